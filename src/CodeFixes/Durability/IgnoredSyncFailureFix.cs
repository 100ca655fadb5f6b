using System.Collections.Generic;
using System.Linq;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Durability;

/// <summary>The failure gets to the caller: nothing catches it any more, or a result that says so becomes an exception.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(IgnoredSyncFailureFix))]
public sealed class IgnoredSyncFailureFix() : IoCodeFix(new IgnoredSyncFailure())
{
    public const string CatchKey = "IOA2005.RemoveCatch";
    public const string ThrowKey = "IOA2005.Throw";
    public const string OnceKey = "IOA2005.Once";

    private protected override IEnumerable<ProposedFix> Propose(MemberBody body, SourceText text, TextSpan span)
    {
        foreach (var plan in IgnoredSyncFailure.Find(body))
        {
            if (plan.Sync.Syntax.Span != span)
                continue;

            var edit = new SourceEdit(body.Syntax.SyntaxTree.GetRoot(body.Cancellation), text);
            switch (plan)
            {
                case SwallowedSync swallowed:
                    if (swallowed.IsUnwrapped)
                        Unwrapping.Unwrap(swallowed.Try, edit, text);
                    else
                        edit.Replace(TextSpan.FromBounds(swallowed.Try.Block.Span.End, swallowed.Try.Catches[0].Span.End), "");
                    yield return new("Remove the catch, so that the failure is seen", CatchKey, edit.Changes);
                    break;
                case DroppedResult dropped:
                    Throw(dropped, edit, body);
                    yield return new($"Throw when '{dropped.Sync.TargetMethod.Name}' fails", ThrowKey, edit.Changes);
                    break;
                case RetriedSync retried:
                    edit.Replace(retried.Loop, string.Join(edit.NewLine + edit.IndentOf(retried.Loop), StatementText.CommentsIn(retried.Loop).Concat(retried.Kept.Select(static statement => statement.ToString()))));
                    yield return new("Sync once, so that the failure is seen", OnceKey, edit.Changes);
                    break;
            }
        }
    }

    static void Throw(DroppedResult plan, SourceEdit edit, MemberBody body)
    {
        var position = plan.Statement.SpanStart;
        var error = plan.KeepsError ? $" with error {{{edit.NameOf(body.Io.Marshal!, body.Model, position)}.GetLastWin32Error()}}" : "";
        edit.Replace(
            plan.Statement,
            $"if ({string.Format(plan.Condition, plan.Sync.Syntax)}){edit.NewLine}{edit.IndentOf(plan.Statement)}{edit.IndentStep}"
            + $"throw new {edit.NameOf(body.Io.IOException!, body.Model, position)}({(plan.KeepsError ? "$" : "")}\"{plan.Sync.TargetMethod.Name} failed{error}.\");");
    }
}
