using System.Collections.Generic;
using System.Linq;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Copying;

/// <summary>Puts a call of ReadExactly or ReadAtLeast in the place of a loop that fills a buffer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ManualReadExactlyFix))]
public sealed class ManualReadExactlyFix() : IoCodeFix(new ManualReadExactly())
{
    private protected override IEnumerable<ProposedFix> Propose(MemberBody body, SourceText text, TextSpan span)
    {
        foreach (var plan in ManualReadExactly.Find(body))
        {
            if (plan.Location.SourceSpan != span)
                continue;

            var edit = new SourceEdit(body.Syntax.SyntaxTree.GetRoot(body.Cancellation), text);
            edit.Replace(plan.Loop, string.Join(edit.NewLine + edit.IndentOf(plan.Loop), LinesOf(plan, edit, body)));
            var unused = plan.Counter is { Declarator: { } counter } ? plan.Unused.Append(counter) : plan.Unused;
            edit.Remove(unused.ToList(), []);
            yield return new($"Read with {plan.Call.Method}{(plan.LosesMessage ? ", whose exception has a message of its own" : "")}", plan.Call.Method, edit.Changes);
        }
    }

    static IEnumerable<string> LinesOf(FillPlan plan, SourceEdit edit, MemberBody body)
    {
        foreach (var comment in StatementText.CommentsIn(plan.Loop, plan.Exit?.Kept ?? default))
            yield return comment;

        var (call, position) = (plan.Call, plan.Loop.SpanStart);
        var expression = call.Expression(
            call.NeedsView ? edit.NameOf(body.Io.MemoryExtensions!, body.Model, position) : "", call.NeedsMax ? edit.NameOf(body.Io.Math!, body.Model, position) : "");
        var mayBeNegative = call.ReturnsCount && call.Count.MayBeNegative;
        if (plan.Counter is { } counter)
        {
            var value = mayBeNegative ? $"{call.Count.Text} > 0 ? {expression} : 0" : expression;
            yield return counter.Declarator is null ? $"{counter.Name} {counter.Type} {value};" : $"{counter.Type} {counter.Name} = {value};";
        }

        var condition = plan.Counter is { } counted ? counted.Type == "-=" ? $"{counted.Name} > 0" : $"{counted.Name} < {call.Count.Text}"
            : $"{(mayBeNegative ? call.Count.Text + " > 0 && " : "")}{expression} < {call.Count.Text}";
        if (plan.Exit is { } exit)
            foreach (var line in LinesOf(exit, condition, call.Space, edit))
                yield return line;
        else if (plan.Counter is null)
            yield return expression + ";";
    }

    /// <summary>The if of the loop with another condition, or one that is made for its throw or return.</summary>
    static IEnumerable<string> LinesOf(FillExit exit, string condition, string space, SourceEdit edit)
    {
        SyntaxNode from = exit.If is { } choice ? choice : exit.Statement;
        var head = exit.If is { } ready ? $"if{ready.IfKeyword.TrailingTrivia}({condition})" : $"if ({condition})";
        var (outer, lines) = (edit.IndentOf(from), from.SyntaxTree.GetText().ToString(exit.Kept).Split('\n').Select(static line => line.TrimEnd('\r')).ToArray());
        yield return exit.If is null ? head : head + lines[0];
        var inner = exit.If is null ? edit.IndentStep : "";
        for (var i = exit.If is null ? 0 : 1; i < lines.Length; i++)
            yield return inner + (lines[i].StartsWith(outer, System.StringComparison.Ordinal) ? lines[i].Substring(outer.Length) : lines[i].TrimStart());
    }
}
