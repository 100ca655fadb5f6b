using System.Collections.Generic;
using System.Linq;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>Gives the stream below the buffer size of the wrapper that goes, and says what was implied where the overload wants it said.</summary>
static class BufferSizeArgument
{
    public static void Set(PassedSize size, SourceEdit edit, MemberBody body)
    {
        var creation = size.Creation;
        if (SizeNow(creation) is { } now)
        {
            if (size.Expression is null && creation.Type.Is(body.Io.FileStream))
                FileStreamArguments.RestoreBuffer(creation, edit);
            else
                edit.Replace(now.Syntax, Text(size));
            return;
        }

        var list = ListOf(creation);
        var isNamed = list.Arguments.Any(static argument => argument.NameColon is not null);
        var added = Implied(creation, edit, body, list.SpanStart).Append(("bufferSize", Text(size))).Select(argument => isNamed ? $"{argument.Item1}: {argument.Item2}" : argument.Item2);
        edit.Insert(list.Arguments.Last().Span.End, ", " + string.Join(", ", added));
        if (creation is IInvocationOperation { TargetMethod.Name: not "Create" })
            edit.Replace(((InvocationExpressionSyntax)creation.Syntax).Expression, "new " + edit.NameOf(body.Io.FileStream!, body.Model, creation.Syntax.SpanStart));
    }

    static string Text(PassedSize size) => size.Expression?.ToString() ?? "4096";

    static IOperation? SizeNow(IOperation creation) =>
        creation.ArgumentNamed("options")?.Unconverted() is IObjectCreationOperation { Initializer: { } initializer } ? StreamCreation.OptionNamed(initializer, "BufferSize") : creation.ArgumentNamed("bufferSize");

    static BaseArgumentListSyntax ListOf(IOperation creation) =>
        creation.Syntax is InvocationExpressionSyntax call ? call.ArgumentList : ((BaseObjectCreationExpressionSyntax)creation.Syntax).ArgumentList!;

    /// <summary>What the shorter call stands for: <c>File.OpenRead</c> opens and shares for reading, <c>File.Open</c> does not share, a FileStream is shared for reading.</summary>
    static IEnumerable<(string Name, string Value)> Implied(IOperation creation, SourceEdit edit, MemberBody body, int position)
    {
        if (creation.Type.Is(body.Io.BufferedStream) || creation is IInvocationOperation { TargetMethod.Name: "Create" })
            yield break;

        var method = creation is IInvocationOperation { TargetMethod.Name: var name } ? name : null;
        if (method is "OpenRead" or "OpenWrite")
            yield return ("mode", $"{Name(body.Io.FileMode!)}.{(method == "OpenRead" ? "Open" : "OpenOrCreate")}");
        if (creation.ArgumentNamed("access") is null)
            yield return ("access", $"{Name(body.Io.FileAccess!)}.{(method == "OpenRead" ? "Read" : method == "OpenWrite" ? "Write" : PassedSizes.AccessOf(creation))}");
        if (creation.ArgumentNamed("share") is null)
            yield return ("share", $"{Name(body.Io.FileShare!)}.{(method is "OpenWrite" or "Open" ? "None" : "Read")}");

        string Name(INamedTypeSymbol type) => edit.NameOf(type, body.Model, position);
    }
}
