using System.Collections.Generic;
using System.Linq;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Copying;

/// <summary>Puts one call in the place of a loop; what only the loop needed goes away with it.</summary>
static class CopyEdit
{
    public static IEnumerable<ProposedFix> At(TextSpan span, IEnumerable<CopyPlan> plans, MemberBody body, SourceText text)
    {
        foreach (var plan in plans)
        {
            if (plan.Location.SourceSpan != span)
                continue;

            var edit = new SourceEdit(body.Syntax.SyntaxTree.GetRoot(body.Cancellation), text);
            edit.Replace(plan.Loop, string.Join(edit.NewLine + edit.IndentOf(plan.Loop), LinesOf(plan, body.Syntax)));
            var unused = plan.Counter is { } counter ? plan.Unused.Append(counter.Declarator) : plan.Unused;
            edit.Remove(unused.ToList(), plan.Priming is { } priming ? [priming] : Enumerable.Empty<StatementSyntax>());
            yield return new($"Copy with {plan.Call.Method}", plan.Call.Method, edit.Changes);
        }
    }

    static IEnumerable<string> LinesOf(CopyPlan plan, SyntaxNode member)
    {
        foreach (var comment in ReplacedText.CommentsIn(plan.Loop))
            yield return comment;

        if (plan.Counter is not { } counter)
        {
            yield return plan.Call.Statement;
            yield break;
        }

        var start = LocalStyle.FreshName("start", member);
        yield return $"{counter.Type} {start} = {plan.Call.Destination}.Position;";
        yield return plan.Call.Statement;
        yield return $"{counter.Type} {counter.Name} = {plan.Call.Destination}.Position - {start};";
    }
}
