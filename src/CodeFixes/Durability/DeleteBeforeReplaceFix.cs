using System.Collections.Generic;
using System.Linq;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Durability;

/// <summary>The rename replaces the file itself.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeleteBeforeReplaceFix))]
public sealed class DeleteBeforeReplaceFix() : IoCodeFix(new DeleteBeforeReplace())
{
    public const string Key = "IOA2002.Overwrite";

    private protected override IEnumerable<ProposedFix> Propose(MemberBody body, SourceText text, TextSpan span)
    {
        foreach (var plan in DeleteBeforeReplace.Find(body))
        {
            if (plan.Deletion.Syntax.Span != span)
                continue;

            var edit = new SourceEdit(body.Syntax.SyntaxTree.GetRoot(body.Cancellation), text);
            var arguments = ((InvocationExpressionSyntax)plan.Rename.Syntax).ArgumentList;
            edit.Insert(arguments.Arguments.Span.End, $", overwrite: {plan.Choice?.Syntax.ToString() ?? "true"}");
            var comments = StatementText.CommentsIn(plan.Removed).ToList();
            if (comments.Count == 0)
                edit.Remove(new[] { plan.Removed });
            else
                edit.Replace(plan.Removed, string.Join(edit.NewLine + edit.IndentOf(plan.Removed), comments));
            yield return new($"Replace the file with {plan.Rename.TargetMethod.Name}(…, overwrite: {plan.Choice?.Syntax.ToString() ?? "true"})", Key, edit.Changes);
        }
    }
}
