using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers.Copying;

/// <summary>The call that copies, as it is written.</summary>
/// <param name="BufferSize">Null where the framework chooses.</param>
/// <param name="Space">What the author writes between a method and its arguments: nothing, or a space.</param>
sealed record CopyCall(string Source, string Destination, string? BufferSize, string? Token, string? ConfigureAwait, bool IsAsync, string Space)
{
    /// <summary>What the framework takes when it is free to choose.</summary>
    public const int DefaultBufferSize = 81920;

    public string Method => IsAsync ? "CopyToAsync" : "CopyTo";

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

    public string Statement => (IsAsync ? "await " : "") + Invocation + (ConfigureAwait is null ? "" : $".ConfigureAwait{Space}({ConfigureAwait})") + ";";
}

/// <summary>A counter that becomes the distance that the destination has moved.</summary>
sealed record CopyCounter(VariableDeclaratorSyntax Declarator, string Type, string Name);
