using IoAnalyzers.Model;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary><c>File.Move</c> as <c>DurableFile.Move</c>, and other calls of the library by the same name, with the same arguments.</summary>
static class DurableMove
{
    public static void Write(IInvocationOperation rename, SourceEdit edit, MemberBody body)
    {
        var call = (InvocationExpressionSyntax)rename.Syntax;
        edit.Replace(call.Expression, $"{edit.NameOf(body.Io.DurableFile!, body.Model, call.SpanStart)}.{rename.TargetMethod.Name}");
        foreach (var argument in call.ArgumentList.Arguments)
            if (argument.NameColon is { Name: { Identifier.ValueText: "destFileName" } name })
                edit.Replace(name, "destinationFileName");
    }
}
