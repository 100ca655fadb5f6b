using System.Collections.Generic;
using System.Linq;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Buffering;

/// <summary>Flushes once, behind the loop. What was written is in the file by then, however the loop is left, and not before.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class FlushPerWriteFix() : IoCodeFix(new FlushPerWrite())
{
    public const string MoveKey = "IOA1003.Move";
    public const string DropKey = "IOA1003.DropAutoFlush";

    private protected override IEnumerable<ProposedFix> Propose(MemberBody body, SourceText text, TextSpan span)
    {
        foreach (var loop in FlushedLoopSearch.In(body, FlushTarget.System))
            if (loop.Flushes[0].Call.Syntax.Span == span)
            {
                var edit = new SourceEdit(body.Syntax.SyntaxTree.GetRoot(body.Cancellation), text);
                MoveOut(loop, edit);
                yield return new("Flush when the loop ends: the bytes target the file then", MoveKey, edit.Changes);
            }

        foreach (var writer in AutoFlushSearch.In(body))
            if (writer.Setting.Syntax.Span == span)
                yield return Drop(writer, new SourceEdit(body.Syntax.SyntaxTree.GetRoot(body.Cancellation), text));
    }

    /// <summary>One flush behind the loop for all that are in it.</summary>
    internal static void MoveOut(FlushedLoop loop, SourceEdit edit)
    {
        edit.InsertAfter(loop.Statement, edit.TakeOut(loop.Flushes[0].Statement));
        edit.Remove(loop.Flushes.Skip(1).Select(static flush => (StatementSyntax)flush.Statement));
    }

    static ProposedFix Drop(AutoFlushedWriter writer, SourceEdit edit)
    {
        if (writer.IsInInitializer)
            RemoveMember((AssignmentExpressionSyntax)writer.Setting.Syntax, edit);
        else
            edit.Remove([(StatementSyntax)writer.Setting.Syntax.Parent!]);
        foreach (var (loop, flush) in writer.Flushed)
            edit.InsertAfter(loop, flush);
        return new("Drop AutoFlush: the bytes target the file when the loop ends", DropKey, edit.Changes);
    }

    /// <summary>The initializer goes with its only member.</summary>
    static void RemoveMember(AssignmentExpressionSyntax member, SourceEdit edit)
    {
        var initializer = (InitializerExpressionSyntax)member.Parent!;
        if (initializer.Expressions.Count > 1)
            edit.RemoveFrom(initializer.Expressions, member);
        else
            edit.Replace(TextSpan.FromBounds(initializer.GetFirstToken().GetPreviousToken().Span.End, initializer.Span.End), "");
    }
}
