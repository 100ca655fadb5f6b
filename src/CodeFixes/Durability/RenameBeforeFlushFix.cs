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
public sealed class RenameBeforeFlushFix() : IoCodeFix(new RenameBeforeFlush())
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
                    FlushEdit.Flush(plan, edit, body, awaitsAnywhere: text.ToString().Contains("ConfigureAwait(false)"));
                    break;
                case WriteThroughStream plan:
                    edit.ReplaceByLines(plan.Statement, FlushEdit.LinesOfStream(plan, plan.Path.ToString(), edit, body).ToArray());
                    break;
                case FlushByReopening plan:
                    Reopen(plan, edit, body);
                    break;
            }

            yield return new($"Flush '{finding.Source.Syntax}' to disk before the rename", Key, edit.Changes);
        }
    }

    static void Reopen(FlushByReopening plan, SourceEdit edit, MemberBody body)
    {
        var path = plan.IsFileInfo ? $"{plan.Path}.FullName" : plan.Path.ToString();
        string[] lines = FlushEdit.LinesOfReopening(path, plan.Statement.SpanStart, edit, body).Append("").ToArray();
        if (plan.NeedsBraces)
            edit.InsertBeforeInBraces(plan.Statement, lines);
        else
            edit.InsertBefore(plan.Statement, lines);
    }
}
