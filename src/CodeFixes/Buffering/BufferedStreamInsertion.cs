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

    /// <summary>The stream that a writer or reader is created over is wrapped where it is named.</summary>
    public static void Under(SyntaxNode wrapped, SourceEdit edit, MemberBody body)
    {
        var type = edit.NameOf(body.Io.BufferedStream!, body.Model, wrapped.SpanStart);
        edit.Insert(wrapped.SpanStart, $"new {type}(");
        edit.Insert(wrapped.Span.End, ")");
    }
}
