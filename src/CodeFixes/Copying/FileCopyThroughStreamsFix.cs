using System.Collections.Generic;
using System.Linq;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Copying;

/// <summary>The system copies the file, with its attributes, or by StreamCopy its bytes alone.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FileCopyThroughStreamsFix))]
public sealed class FileCopyThroughStreamsFix() : IoCodeFix(new FileCopyThroughStreams())
{
    public const string StreamCopyKey = "IOA3004.StreamCopy";
    public const string FileCopyKey = "IOA3004.FileCopy";

    private protected override IEnumerable<ProposedFix> Propose(MemberBody body, SourceText text, TextSpan span)
    {
        foreach (var plan in FileCopyThroughStreams.Find(body))
        {
            if (plan.Copy.Syntax.Span != span)
                continue;

            var root = body.Syntax.SyntaxTree.GetRoot(body.Cancellation);
            if (plan.FitsStreamCopy)
                yield return ByStreamCopy(plan, new SourceEdit(root, text), body);
            yield return ByFileCopy(plan, new SourceEdit(root, text), body);
        }
    }

    static ProposedFix ByStreamCopy(FileCopyPlan plan, SourceEdit edit, MemberBody body)
    {
        var type = edit.NameOf(body.Io.StreamCopy!, body.Model, plan.Copy.Syntax.SpanStart);
        edit.Replace(plan.Copy.Syntax, $"{type}.Copy({plan.Copy.Instance!.Syntax}, {plan.Copy.ArgumentNamed("destination")!.Syntax})");
        return new("Copy with StreamCopy, which leaves the bytes to the system", StreamCopyKey, edit.Changes);
    }

    static ProposedFix ByFileCopy(FileCopyPlan plan, SourceEdit edit, MemberBody body)
    {
        var type = edit.NameOf(body.Io.File!, body.Model, plan.Replaced.SpanStart);
        var call = $"{type}.Copy({plan.Source.Syntax}, {plan.Destination.Syntax}{(plan.Overwrites ? ", overwrite: true" : "")});";
        edit.Replace(plan.Replaced, string.Join(edit.NewLine + edit.IndentOf(plan.Replaced), StatementText.CommentsIn(plan.Replaced).Append(call)));
        edit.Remove(plan.Removed);
        return new("Copy the file with File.Copy, attributes and times included", FileCopyKey, edit.Changes);
    }
}
