using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Buffering;

/// <summary>
/// Opens the file once, by the first append, so that a loop without appends leaves no file behind, and closes it behind the loop, however
/// that is left. Encoding, sharing and the order in which things are evaluated stay.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ReopenPerAppendFix() : IoCodeFix(new ReopenPerAppend())
{
    public const string Key = "IOA1002.KeepOpen";

    private protected override IEnumerable<ProposedFix> Propose(MemberBody body, SourceText text, TextSpan span)
    {
        foreach (var appends in ReopenPerAppend.Find(body))
        {
            if (appends.First.Operation.Syntax.Span != span)
                continue;

            var edit = new SourceEdit(body.Syntax.SyntaxTree.GetRoot(body.Cancellation), text);
            var holder = AppendHolder.For(appends, edit, body);
            var names = new HashSet<string>();
            foreach (var append in appends.Appends)
                if (append is WholeAppend whole)
                    Replace(whole, appends.IsOpenAt(whole), holder, names, edit, body);
                else if (append is OpenedAppend opened)
                    UsingOpening.Replace(opened.Statement, opened.References, holder.Name, holder.OpenLazily(edit.IndentStep), edit, text);
            yield return new("Keep the file open during the loop", Key, LoopWrapping.Around(appends.Statement, edit, text, holder.Before(appends.OpensFirst), holder.After(appends.OpensFirst, edit.IndentStep), body));
        }
    }

    static void Replace(WholeAppend append, bool isOpen, LoopHolder holder, HashSet<string> names, SourceEdit edit, MemberBody body)
    {
        var lines = new List<string>();
        var content = append.Expression.Syntax.ToString();
        if (append.IsHoisted)
        {
            // A local of one block may not be named like one of a block around it.
            var (wanted, type) = append.Content switch
            {
                AppendedContent.Bytes => ("bytes", "byte[]"),
                AppendedContent.Lines => ("lines", "var"),
                AppendedContent.Line => ("line", "string"),
                _ => ("text", "string"),
            };
            var name = Fresh(wanted, names, body);
            lines.Add($"{(LocalStyle.UsesVar(body.Syntax) ? "var" : type)} {name} = {content};");
            content = name;
        }

        if (!isOpen)
            lines.AddRange(holder.OpenLazily(edit.IndentStep));
        var (awaiting, suffix, configured) = append.IsAsync ? ("await ", "Async", Continuation.CallOf(append.ConfigureAwait)) : ("", "", "");
        var target = append.Statement is ExpressionStatementSyntax statement ? statement.Expression : append.Call.Syntax;
        if (append.Content == AppendedContent.Lines)
        {
            var line = Fresh("line", names, body);
            lines.Add($"foreach (var {line} in {content})");
            lines.Add($"{edit.IndentStep}{awaiting}{holder.Name}.WriteLine{suffix}({line}){configured};");
            Put(lines, append.Statement, edit, isWhole: true);
            return;
        }

        edit.Replace(target, $"{awaiting}{holder.Name}.{(append.Content == AppendedContent.Line ? "WriteLine" : "Write")}{suffix}({content}){configured}");
        if (lines.Count > 0)
            Put(lines, append.Statement, edit, isWhole: false);
    }

    /// <summary>A name that neither the member nor the fix itself has used.</summary>
    static string Fresh(string wanted, HashSet<string> names, MemberBody body)
    {
        var name = LocalStyle.FreshName(wanted, body.Syntax);
        for (var number = 2; !names.Add(name); number++)
            name = LocalStyle.FreshName(wanted + number, body.Syntax);
        return name;
    }

    /// <param name="isWhole">The lines take the place of the statement; else they stand in front of it.</param>
    static void Put(List<string> lines, StatementSyntax statement, SourceEdit edit, bool isWhole)
    {
        var isInList = StatementList.Holds(statement);
        if (isWhole)
        {
            // The last two lines are the loop that writes; what comes before it may need braces around both.
            edit.Replace(statement, lines[lines.Count - 2] + edit.NewLine + edit.IndentOf(statement) + lines[lines.Count - 1]);
            lines.RemoveRange(lines.Count - 2, 2);
            if (lines.Count == 0)
                return;
        }

        if (isInList)
            edit.InsertBefore(statement, lines.ToArray());
        else
            edit.InsertBeforeInBraces(statement, lines.ToArray());
    }
}
