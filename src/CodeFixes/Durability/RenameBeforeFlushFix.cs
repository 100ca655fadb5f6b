using System.Collections.Generic;
using System.Linq;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Durability;

/// <summary>Puts the file on the disk before it is renamed; what is written, and in which order streams are closed and files renamed, stays.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RenameBeforeFlushFix() : IoCodeFix(RenameBeforeFlush.Rule)
{
    public const string Key = "IOA2001.FlushToDisk";
    public const string ReplaceKey = "IOA2001.DurableReplace";
    public const string MoveKey = "IOA2001.DurableMove";

    private protected override IEnumerable<ProposedFix> Propose(MemberBody body, SourceText text, TextSpan span)
    {
        foreach (var finding in RenameBeforeFlush.Find(body))
        {
            if (finding.Rename.Syntax.Span != span)
                continue;

            var root = body.Syntax.SyntaxTree.GetRoot(body.Cancellation);
            var edit = new SourceEdit(root, text);
            if (finding.Replacement is { } replacement)
            {
                var method = DurableReplacementEdit.Write(replacement, edit, body);
                yield return new($"Replace the file with DurableFile.{method}, without a temporary file of its own", ReplaceKey, edit.Changes);
                edit = new(root, text);
            }

            if (finding.CanRenameDurably)
            {
                DurableMove.Write(finding.Rename, edit, body);
                yield return new("Rename with DurableFile.Move, which puts the content and the name on the disk", MoveKey, edit.Changes);
                edit = new(root, text);
            }

            switch (finding.Plan)
            {
                case FlushWhileOpen plan:
                    Flush(plan, edit, body, awaitsAnywhere: text.ToString().Contains("ConfigureAwait(false)"));
                    break;
                case WriteThroughStream plan:
                    edit.ReplaceByLines(plan.Statement, StreamFormOf(plan, edit, body).ToArray());
                    break;
                case FlushByReopening plan:
                    Reopen(plan, edit, body);
                    break;
            }

            yield return new($"Flush '{finding.Source.Syntax}' to disk before the rename", Key, edit.Changes);
        }
    }

    static void Flush(FlushWhileOpen plan, SourceEdit edit, MemberBody body, bool awaitsAnywhere)
    {
        var lines = new List<string>();
        foreach (var name in plan.Buffers)
            lines.Add(!plan.IsAsync ? $"{name}.Flush();" : $"await {name}.FlushAsync(){(awaitsAnywhere ? ".ConfigureAwait(false)" : "")};");

        if (plan.Existing is { } existing)
        {
            if (lines.Count > 0)
                edit.InsertBefore((StatementSyntax)existing.Parent!, lines.ToArray());
            edit.Replace(existing.ArgumentList, "(flushToDisk: true)");
            return;
        }

        lines.Add(SyncOf(plan, edit, body));
        if (plan.Place.Before is { } statement)
            edit.InsertBefore(statement, lines.ToArray());
        else
            edit.AppendTo((BlockSyntax)plan.Place.Container, lines.ToArray());
    }

    static string SyncOf(FlushWhileOpen plan, SourceEdit edit, MemberBody body)
    {
        string NameOf(INamedTypeSymbol type) => edit.NameOf(type, body.Model, plan.Place.Position);

        return plan.Form switch
        {
            SyncForm.Stream => $"{plan.Name}.Flush(flushToDisk: true);",
            SyncForm.CastStream => $"(({NameOf(body.Io.FileStream!)}){plan.Name}).Flush(flushToDisk: true);",
            SyncForm.BaseStream => $"(({NameOf(body.Io.FileStream!)}){plan.Name}.BaseStream).Flush(flushToDisk: true);",
            _ => $"{NameOf(body.Io.RandomAccess!)}.FlushToDisk({plan.Name});",
        };
    }

    static IEnumerable<string> StreamFormOf(WriteThroughStream plan, SourceEdit edit, MemberBody body)
    {
        var position = plan.Statement.SpanStart;
        string NameOf(INamedTypeSymbol type) => edit.NameOf(type, body.Model, position);
        string Fresh(string wanted) => LocalStyle.FreshName(wanted, body.Model, position);

        var content = plan.ContentExpression.ToString();
        if (plan.HoistContent)
        {
            // A local of the block itself may not be named like one of a block inside it.
            var hoisted = LocalStyle.FreshName(plan.Content == WholeContent.Text ? "contents" : plan.Content == WholeContent.Bytes ? "bytes" : "lines", body.Syntax);
            yield return $"var {hoisted} = {content};";
            content = hoisted;
        }

        var stream = Fresh("stream");
        var (opening, awaiting, suffix) = plan.IsAsync ? ("await using", "await ", "Async") : ("using", "", "");
        var arguments = $"{plan.Path}, {NameOf(body.Io.FileMode!)}.Create, {NameOf(body.Io.FileAccess!)}.Write, {NameOf(body.Io.FileShare!)}.Read";
        yield return $"{opening} (var {stream} = new {NameOf(body.Io.FileStream!)}({arguments}{(plan.IsAsync ? ", 4096, useAsync: true" : "")}))";
        if (plan.Content == WholeContent.Bytes)
        {
            yield return "{";
            yield return $"{edit.IndentStep}{awaiting}{stream}.Write{suffix}({(plan.ByLength ? $"{content}, 0, {content}.Length" : content)});";
        }
        else
        {
            var writer = Fresh("writer");
            yield return $"{opening} (var {writer} = new {NameOf(body.Io.StreamWriter!)}({stream}{(plan.Encoding is null ? "" : ", " + plan.Encoding)}))";
            yield return "{";
            if (plan.Content == WholeContent.Text)
            {
                yield return $"{edit.IndentStep}{awaiting}{writer}.Write{suffix}({content});";
            }
            else
            {
                var line = Fresh("line");
                yield return $"{edit.IndentStep}foreach (var {line} in {content})";
                yield return $"{edit.IndentStep}{edit.IndentStep}{awaiting}{writer}.WriteLine{suffix}({line});";
            }

            yield return $"{edit.IndentStep}{awaiting}{writer}.Flush{suffix}();";
        }

        yield return $"{edit.IndentStep}{stream}.Flush(flushToDisk: true);";
        yield return "}";
    }

    static void Reopen(FlushByReopening plan, SourceEdit edit, MemberBody body)
    {
        var position = plan.Statement.SpanStart;
        string NameOf(INamedTypeSymbol type) => edit.NameOf(type, body.Model, position);

        var stream = LocalStyle.FreshName("stream", body.Model, position);
        var path = plan.IsFileInfo ? $"{plan.Path}.FullName" : plan.Path.ToString();
        string[] lines =
        [
            $"using (var {stream} = new {NameOf(body.Io.FileStream!)}({path}, {NameOf(body.Io.FileMode!)}.Open, {NameOf(body.Io.FileAccess!)}.Write))",
            "{",
            $"{edit.IndentStep}{stream}.Flush(flushToDisk: true);",
            "}",
            "",
        ];
        if (plan.NeedsBraces)
            edit.InsertBeforeInBraces(plan.Statement, lines);
        else
            edit.InsertBefore(plan.Statement, lines);
    }
}
