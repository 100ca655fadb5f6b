using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Buffering;

/// <summary>Gives the writes a buffer that is empty again wherever somebody could have seen the bytes before.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnbufferedSmallWritesFix() : IoCodeFix(new UnbufferedSmallWrites())
{
    public const string OwnBufferKey = "IOA1001.OwnBuffer";
    public const string FileStreamKey = "IOA1001.FileStream";
    public const string BufferedFileWriterKey = "IOA1001.BufferedFileWriter";
    public const string BufferedSocketWriterKey = "IOA1001.BufferedSocketWriter";
    public const string BufferedStreamKey = "IOA1001.BufferedStream";

    private protected override IEnumerable<ProposedFix> Propose(MemberBody body, SourceText text, TextSpan span)
    {
        foreach (var (writes, plan) in UnbufferedSmallWrites.Find(body))
        {
            if (writes.Writes[0].Syntax.Span != span)
                continue;

            var root = body.Syntax.SyntaxTree.GetRoot(body.Cancellation);
            if (plan is BufferUnderWriter { FitsSocketWriter: true } connected)
                yield return PutSocketWriterUnder(connected, new SourceEdit(root, text), body);

            var edit = new SourceEdit(root, text);
            yield return plan switch
            {
                OwnBuffer own => KeepOwnBuffer(own, edit),
                BufferUnderWriter under => PutUnder(under, edit, body),
                StreamForHandle stream => OpenStream(stream, edit, body),
                WriterForHandle writer => WriteAtHandle(writer, edit, text, body),
                _ => PutInFront((BufferInFront)plan, edit, body),
            };
        }
    }

    static ProposedFix KeepOwnBuffer(OwnBuffer plan, SourceEdit edit)
    {
        FileStreamArguments.RestoreBuffer(plan.FileStream, edit);
        if (plan.FlushAfter is { } last)
            edit.InsertAfter(last, string.Format(plan.Flush, plan.Stream.Name));
        return new("Let the FileStream keep its default buffer", OwnBufferKey, edit.Changes);
    }

    static ProposedFix OpenStream(StreamForHandle plan, SourceEdit edit, MemberBody body)
    {
        var name = LocalStyle.FreshName("stream", body.Syntax);
        var declarator = (VariableDeclaratorSyntax)plan.Handle.Syntax;
        var declaration = (VariableDeclarationSyntax)declarator.Parent!;
        var type = edit.NameOf(body.Io.FileStream!, body.Model, declaration.SpanStart);
        if (!declaration.Type.IsVar)
            edit.Replace(declaration.Type, type);
        edit.Replace(declarator.Identifier.Span, name);
        edit.Replace(((InvocationExpressionSyntax)plan.OpenHandle.Syntax).Expression, $"new {type}");
        foreach (var write in plan.Writes)
            edit.Replace(write.Syntax, $"{name}.Write({write.ArgumentNamed("buffer")!.Syntax})");
        return new("Write through a FileStream, which buffers", FileStreamKey, edit.Changes);
    }

    static ProposedFix WriteAtHandle(WriterForHandle plan, SourceEdit edit, SourceText text, MemberBody body)
    {
        var name = LocalStyle.FreshName("writer", body.Syntax);
        var type = edit.NameOf(body.Io.BufferedFileWriter!, body.Model, plan.Loop.SpanStart);
        edit.Replace(plan.Write.Syntax, $"{name}.Write({plan.Bytes.Syntax})");
        var opening = $"using ({(LocalStyle.UsesVar(body.Syntax) ? "var" : type)} {name} = new {type}({plan.Write.ArgumentNamed("handle")!.Syntax}, {plan.Offset.Name}, ownsHandle: false))";
        return new("Write through a BufferedFileWriter, which buffers", BufferedFileWriterKey, LoopWrapping.Around(plan.Loop, edit, text, new[] { opening, "{" }, new[] { "}" }, body));
    }

    static ProposedFix PutInFront(BufferInFront plan, SourceEdit edit, MemberBody body)
    {
        BufferedStreamInsertion.ForWrites(plan, edit, body);
        return new("Write through a BufferedStream, flushed after the writes", BufferedStreamKey, edit.Changes);
    }

    static ProposedFix PutSocketWriterUnder(BufferUnderWriter plan, SourceEdit edit, MemberBody body)
    {
        BufferedStreamInsertion.ForWritesToSocket(plan, edit, body);
        return new("Write through a BufferedSocketWriter, flushed after the writes", BufferedSocketWriterKey, edit.Changes);
    }

    static ProposedFix PutUnder(BufferUnderWriter plan, SourceEdit edit, MemberBody body)
    {
        BufferedStreamInsertion.ForWrites(plan, edit, body);
        return new("Write through a BufferedStream, flushed after the writes", BufferedStreamKey, edit.Changes);
    }
}
