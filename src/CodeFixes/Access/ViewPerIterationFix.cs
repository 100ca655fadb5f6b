using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Access;

/// <summary>
/// Maps the view once, where the first round did, so that a loop without rounds maps nothing, and unmaps it behind the loop, however that is
/// left. A stream goes back to its first byte in each round.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ViewPerIterationFix() : IoCodeFix(new ViewPerIteration())
{
    public const string Key = "IOA4003.KeepView";

    private protected override IEnumerable<ProposedFix> Propose(MemberBody body, SourceText text, TextSpan span)
    {
        foreach (var view in ViewPerIteration.Find(body))
        {
            if (view.Creation.Syntax.Span != span)
                continue;

            var edit = new SourceEdit(body.Syntax.SyntaxTree.GetRoot(body.Cancellation), text);
            var holder = LoopHolder.For(
                LoopHolder.NameFrom(view.Local, view.References, body), (INamedTypeSymbol)view.Local.Type, view.Creation.Syntax.ToString(), isAsync: false, configured: "",
                view.LoopStatement.SpanStart, edit, body);
            var opening = new List<string>(holder.OpenLazily(edit.IndentStep));
            if (view.HasPosition)
                opening.Add($"{holder.Name}.Position = 0;");
            UsingOpening.Replace(view.Using, view.References, holder.Name, opening, edit, text);
            yield return new(
                view.IsWritten ? "Keep the view during the loop: what is written is flushed to the disk behind it" : "Keep the view during the loop",
                Key,
                LoopWrapping.Around(view.LoopStatement, edit, text, holder.Before(opensFirst: false), holder.After(opensFirst: false, edit.IndentStep), body));
        }
    }
}
