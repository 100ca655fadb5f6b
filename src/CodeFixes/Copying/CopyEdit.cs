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
            edit.Replace(plan.Loop, string.Join(edit.NewLine + edit.IndentOf(plan.Loop), LinesOf(plan, edit, body)));
            var unused = plan.Counter is { Declarator: { } counter } ? plan.Unused.Append(counter) : plan.Unused;
            edit.Remove(unused.ToList(), StatementsOf(plan));
            if (plan.Rented is { Finally: { } last })
                edit.Replace(TextSpan.FromBounds(last.GetFirstToken().GetPreviousToken().Span.End, last.Span.End), "");
            var exception = plan.Call.Part is { HasMessage: true } ? ", whose exception has a message of its own" : "";
            yield return new($"Copy with {plan.Call.Method}{exception}", plan.Call.Method, plan.Rented is { Guard: { } guard } ? Unwrapping.After(edit, guard, text, body) : edit.Changes);
        }
    }

    /// <summary>What only the loop needed: the read before it, and the return of its buffer.</summary>
    static IEnumerable<StatementSyntax> StatementsOf(CopyPlan plan)
    {
        if (plan.Priming is { } priming)
            yield return priming;
        if (plan.Rented is { Guard: null, Finally: null, Return: var returned })
            yield return returned;
    }

    static IEnumerable<string> LinesOf(CopyPlan plan, SourceEdit edit, MemberBody body)
    {
        foreach (var comment in StatementText.CommentsIn(plan.Loop))
            yield return comment;

        if (plan.Call.Part is { } part)
        {
            var position = plan.Loop.SpanStart;
            var call = plan.Call.PartOf(
                edit.NameOf(body.Io.StreamCopy!, body.Model, position), part.Count.MayBeNegative ? edit.NameOf(body.Io.Math!, body.Model, position) : "");
            yield return plan.Counter switch
            {
                null => call,
                { Declarator: null } counted => $"{counted.Name} {counted.Type} {counted.Cast}{call}",
                var declared => $"{declared.Type} {declared.Name} = {declared.Cast}{call}",
            } + ";";
            yield break;
        }

        if (plan.Counter is not { } counter)
        {
            yield return plan.Call.Statement;
            yield break;
        }

        var start = LocalStyle.FreshName("start", body.Syntax);
        yield return $"{counter.Type} {start} = {plan.Call.Destination}.Position;";
        yield return plan.Call.Statement;
        yield return $"{counter.Type} {counter.Name} = {plan.Call.Destination}.Position - {start};";
    }
}
