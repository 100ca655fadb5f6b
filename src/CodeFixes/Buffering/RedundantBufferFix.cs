using System.Collections.Generic;
using System.Linq;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Buffering;

/// <summary>Removes the wrapper, or the size that is too small.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RedundantBufferFix() : IoCodeFix(new RedundantBuffer())
{
    public const string WrapperKey = "IOA1005.Wrapper";
    public const string SizeOfCopyKey = "IOA1005.SizeOfCopy";
    public const string SizeOfFileKey = "IOA1005.SizeOfFile";

    private protected override IEnumerable<ProposedFix> Propose(MemberBody body, SourceText text, TextSpan span)
    {
        foreach (var plan in RedundantBuffer.Find(body))
        {
            if (plan.Reported.Span != span)
                continue;

            var edit = new SourceEdit(body.Syntax.SyntaxTree.GetRoot(body.Cancellation), text);
            yield return plan switch
            {
                RedundantWrapper wrapper => Remove(wrapper, edit, text, body),
                SmallCopyBuffer copy => Drop(copy, edit),
                _ => Drop((SmallFileBuffer)plan, edit),
            };
        }
    }

    static ProposedFix Remove(RedundantWrapper plan, SourceEdit edit, SourceText text, MemberBody body)
    {
        WrapperEdits.Remove(plan, edit, text, body);
        if (plan.Size is not { } size)
            return new("Remove the BufferedStream", WrapperKey, edit.Changes);

        BufferSizeArgument.Set(size, edit, body);
        return new($"Remove the BufferedStream, and give its buffer size to the {(plan.Below == "FileStream" ? "FileStream" : "one below")}", WrapperKey, edit.Changes);
    }

    static ProposedFix Drop(SmallCopyBuffer plan, SourceEdit edit)
    {
        if (plan.HasOverload)
            FileStreamArguments.RemoveFromList(plan.Size, edit);
        else
            edit.Replace(plan.Size.Expression, "81920");
        return new($"Copy 81920 bytes at a time, the default of {plan.Call.TargetMethod.Name}", SizeOfCopyKey, edit.Changes);
    }

    static ProposedFix Drop(SmallFileBuffer plan, SourceEdit edit)
    {
        FileStreamArguments.RestoreBuffer(plan.File, edit);
        return new("Let the FileStream have its default buffer", SizeOfFileKey, edit.Changes);
    }
}
