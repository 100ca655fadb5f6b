using System.Collections.Generic;
using System.Linq;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Durability;

/// <summary>The content goes into a temporary file beside the old one, and to the disk, before it gets the name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OverwriteInPlaceFix))]
public sealed class OverwriteInPlaceFix() : IoCodeFix(new OverwriteInPlace())
{
    public const string Key = "IOA2006.Rename";
    public const string LibraryKey = "IOA2006.DurableFile";

    private protected override IEnumerable<ProposedFix> Propose(MemberBody body, SourceText text, TextSpan span)
    {
        foreach (var (plan, _, _) in OverwriteInPlace.Find(body))
        {
            if (plan.Write.Syntax.Span != span)
                continue;

            var root = body.Syntax.SyntaxTree.GetRoot(body.Cancellation);
            var edit = new SourceEdit(root, text);
            if (plan.Library != LibraryOverwrite.None)
            {
                var method = ByLibrary(plan, edit, body);
                yield return new($"Replace the file with DurableFile.{method}: it is a new one then", LibraryKey, edit.Changes);
                edit = new(root, text);
            }

            if (plan.Statement is not { } statement)
                continue;
            ByRename(plan, statement, edit, body, awaitsAnywhere: text.ToString().Contains("ConfigureAwait(false)"));
            yield return new("Write a temporary file, flush it to the disk and rename it: the file is a new one then", Key, edit.Changes);
        }
    }

    static string ByLibrary(OverwritePlan plan, SourceEdit edit, MemberBody body)
    {
        if (plan.Library == LibraryOverwrite.SameName)
        {
            var call = (IInvocationOperation)plan.Write;
            DurableMove.Write(call, edit, body);
            return call.TargetMethod.Name;
        }

        var scope = (UsingStatementSyntax)plan.Statement!;
        DurableReplacementEdit.WriteCallback(scope, scope.Declaration!.Variables[0].Identifier.Text, plan.Path, edit, body);
        return "Replace";
    }

    static void ByRename(OverwritePlan plan, StatementSyntax statement, SourceEdit edit, MemberBody body, bool awaitsAnywhere)
    {
        var position = statement.SpanStart;
        var type = plan.Flush is not FlushWhileOpen || LocalStyle.UsesVar(statement) ? "var" : "string"; // The other ways write var themselves.
        var temporary = LocalStyle.FreshName("temporary", body.Syntax);
        var path = plan.HoistsPath ? LocalStyle.FreshName("path", body.Syntax) : plan.Path.ToString();
        var lines = new List<string>();
        if (plan.HoistsPath)
            lines.Add($"{type} {path} = {plan.Path};");
        lines.Add($"{type} {temporary} = {path} + \".tmp\";");
        var rename = $"{edit.NameOf(body.Io.File!, body.Model, position)}.Move({temporary}, {path}, overwrite: true);";

        if (plan.Flush is WriteThroughStream stream)
        {
            edit.ReplaceByLines(statement, [.. lines, .. FlushEdit.LinesOfStream(stream, temporary, edit, body), "", rename]);
            return;
        }

        edit.InsertBefore(statement, [.. lines]);
        edit.Replace(plan.Path, temporary);
        if (plan.CreatedBy is { } mode)
            edit.Replace(mode, $"{edit.NameOf(body.Io.FileMode!, body.Model, mode.SpanStart)}.Create");
        if (plan.Flush is FlushWhileOpen flush)
            FlushEdit.Flush(flush, edit, body, awaitsAnywhere);
        var behind = plan.Flush is null ? FlushEdit.LinesOfReopening(temporary, position, edit, body).Append("").Append(rename) : ["", rename];
        edit.InsertAfter(statement, behind.ToArray());
    }
}
