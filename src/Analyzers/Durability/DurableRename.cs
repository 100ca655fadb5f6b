using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>A rename that <c>DurableFile.Move</c> can do: it brings the content to the disk first, and the new name afterwards.</summary>
static class DurableRename
{
    /// <summary>Not while a stream over the file is open: what it holds in its buffer is out of the library's reach.</summary>
    public static bool CanBe(IInvocationOperation rename, FileHistory history) =>
        history.File.Body.Io.DurableFile is not null && rename.IsInvocationOf(history.File.Body.Io.File, "Move")
        && rename.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax or IdentifierNameSyntax }
        && rename.Syntax.FirstAncestorOrSelf<StatementSyntax>() is { } statement && !FlushPlanner.IsOpenAt(statement.SpanStart, rename, history);
}
