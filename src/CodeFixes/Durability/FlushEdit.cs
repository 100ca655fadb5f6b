using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers.Durability;

/// <summary>The ways in which a file gets to the disk, as code.</summary>
static class FlushEdit
{
    /// <summary>The stream is flushed at its last place, with the writers over it.</summary>
    public static void Flush(FlushWhileOpen plan, SourceEdit edit, MemberBody body, bool awaitsAnywhere)
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

    /// <summary>A stream in place of a call that writes a whole file, flushed to the disk before it is closed.</summary>
    public static IEnumerable<string> LinesOfStream(WriteThroughStream plan, string path, SourceEdit edit, MemberBody body)
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
        var arguments = $"{path}, {NameOf(body.Io.FileMode!)}.Create, {NameOf(body.Io.FileAccess!)}.Write, {NameOf(body.Io.FileShare!)}.Read";
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

    /// <summary>The closed file is opened once more, only to be flushed.</summary>
    public static string[] LinesOfReopening(string path, int position, SourceEdit edit, MemberBody body)
    {
        string NameOf(INamedTypeSymbol type) => edit.NameOf(type, body.Model, position);

        var stream = LocalStyle.FreshName("stream", body.Model, position);
        return
        [
            $"using (var {stream} = new {NameOf(body.Io.FileStream!)}({path}, {NameOf(body.Io.FileMode!)}.Open, {NameOf(body.Io.FileAccess!)}.Write))",
            "{",
            $"{edit.IndentStep}{stream}.Flush(flushToDisk: true);",
            "}",
        ];
    }
}
