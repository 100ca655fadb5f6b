using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers.Copying;

/// <summary>The call that copies, as it is written.</summary>
/// <param name="BufferSize">Null where the framework chooses.</param>
/// <param name="Space">What the author writes between a method and its arguments: nothing, or a space.</param>
sealed record CopyCall(string Source, string Destination, string? BufferSize, string? Token, string? ConfigureAwait, bool IsAsync, string Space)
{
    /// <summary>How much is copied; null for everything.</summary>
    public BoundedCopy? Part { get; init; }

    /// <summary>What the framework takes when it is free to choose.</summary>
    public const int DefaultBufferSize = 81920;

    public string Method => (Part is null ? "CopyTo" : Part.IsExact ? "CopyExactly" : "CopyAtMost") + (IsAsync ? "Async" : "");

    public string Invocation
    {
        get
        {
            var arguments = Destination;
            if (BufferSize is not null)
                arguments += ", " + BufferSize;
            if (Token is not null)
                arguments += ", " + Token;
            return $"{Source}.{Method}{Space}({arguments})";
        }
    }

    public string Statement => Awaited(Invocation) + ";";

    /// <summary>The call of the library, whose types are written as they can be at the call's place.</summary>
    public string PartOf(string streamCopy, string math) =>
        Awaited($"{streamCopy}.{Method}{Space}({Source}, {Destination}, {(Part!.Count.MayBeNegative ? $"{math}.Max{Space}(0, {Part.Count.Text})" : Part.Count.Text)}{(Token is null ? "" : ", " + Token)})");

    string Awaited(string call) => (IsAsync ? "await " : "") + call + (ConfigureAwait is null ? "" : $".ConfigureAwait{Space}({ConfigureAwait})");
}

/// <summary>A counter that code behind the loop reads: of a whole copy it becomes the distance that the destination has moved.</summary>
/// <param name="Declarator">The declaration that moves down to the call; null where the counter is assigned.</param>
/// <param name="Type">The type that the declaration names; with an assignment its operator.</param>
/// <param name="Cast">What turns the count of bytes into the counter's type.</param>
sealed record CopyCounter(VariableDeclaratorSyntax? Declarator, string Type, string Name, string Cast = "");
