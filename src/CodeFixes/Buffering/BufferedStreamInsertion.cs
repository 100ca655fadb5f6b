using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers.Buffering;

/// <summary>Puts a BufferedStream between a stream and who uses it.</summary>
static class BufferedStreamInsertion
{
    /// <summary>A local in front of the statement takes the stream's place wherever it is named; its name.</summary>
    public static string InFront(StatementSyntax first, IReadOnlyList<SyntaxNode> references, SourceEdit edit, MemberBody body)
    {
        var buffered = LocalStyle.FreshName("buffered", body.Syntax);
        var type = edit.NameOf(body.Io.BufferedStream!, body.Model, first.SpanStart);
        edit.InsertBefore(first, $"{(LocalStyle.UsesVar(body.Syntax) ? "var" : type)} {buffered} = new {type}({references[0]});");
        foreach (var reference in references)
            edit.Replace(reference, buffered);
        return buffered;
    }

    /// <summary>The writes of a plan go through a buffer in front of the stream, which is flushed behind them.</summary>
    public static void ForWrites(BufferInFront plan, SourceEdit edit, MemberBody body)
    {
        var buffered = InFront(plan.First, plan.References, edit, body);
        edit.InsertAfter(plan.Last, string.Format(plan.Flush, buffered));
    }

    /// <summary>The writer of a plan is created over a buffer, and flushed wherever its bytes left at once before.</summary>
    public static void ForWrites(BufferUnderWriter plan, SourceEdit edit, MemberBody body)
    {
        Under(plan.Wrapped, edit, body);
        foreach (var statement in plan.FlushAfter)
            edit.InsertAfter(statement, plan.Flush);
    }

    /// <summary>The same with a buffer of the runtime library, which sends by itself.</summary>
    public static void ForWritesToSocket(BufferUnderWriter plan, SourceEdit edit, MemberBody body)
    {
        var type = edit.NameOf(body.Io.BufferedSocketWriter!, body.Model, plan.Wrapped.SpanStart);
        edit.Insert(plan.Wrapped.SpanStart, $"new {type}(");
        edit.Insert(plan.Wrapped.Span.End, ", bufferSize: 4096).AsStream()");
        foreach (var statement in plan.FlushAfter)
            edit.InsertAfter(statement, plan.Flush);
    }

    /// <summary>The stream that a writer or reader is created over is wrapped where it is named.</summary>
    public static void Under(SyntaxNode wrapped, SourceEdit edit, MemberBody body)
    {
        var type = edit.NameOf(body.Io.BufferedStream!, body.Model, wrapped.SpanStart);
        edit.Insert(wrapped.SpanStart, $"new {type}(");
        edit.Insert(wrapped.Span.End, ")");
    }
}
