using IoAnalyzers.Model;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary><c>File.Move</c> as <c>DurableFile.Move</c>, with the same arguments.</summary>
static class DurableMove
{
    public static void Write(IInvocationOperation rename, SourceEdit edit, MemberBody body)
    {
        var call = (InvocationExpressionSyntax)rename.Syntax;
        edit.Replace(call.Expression, $"{edit.NameOf(body.Io.DurableFile!, body.Model, call.SpanStart)}.Move");
        foreach (var argument in call.ArgumentList.Arguments)
            if (argument.NameColon is { Name: { Identifier.ValueText: "destFileName" } name })
                edit.Replace(name, "destinationFileName");
    }
}
