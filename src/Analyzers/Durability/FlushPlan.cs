using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers.Durability;

/// <summary>How a file gets onto the disk before it is renamed: all that a fix has to know to write it down.</summary>
abstract record FlushPlan
{
    /// <summary>What the fix changes; two findings with the same target are one.</summary>
    public abstract object Target { get; }
}

/// <summary>The stream that wrote the file is flushed to the disk while it is still open.</summary>
/// <param name="Buffers">The writers over the stream that still hold data there; each is flushed first.</param>
/// <param name="Existing">A <c>stream.Flush()</c> that already stands at that place and is given the argument; null when there is none.</param>
sealed record FlushWhileOpen(StatementPlace Place, ImmutableArray<string> Buffers, bool IsAsync, string Name, SyncForm Form, InvocationExpressionSyntax? Existing)
    : FlushPlan
{
    public override object Target => Place;
}

/// <summary>A call that writes a whole file becomes a stream that is flushed to the disk before it is closed.</summary>
/// <param name="Call">The call of <c>File.WriteAllText</c>, <c>WriteAllBytes</c>, <c>WriteAllLines</c> or an asynchronous form of one.</param>
/// <param name="HoistContent">The content is computed before the file is opened, as it was when it was an argument.</param>
/// <param name="ByLength">The framework writes arrays by offset and count only.</param>
sealed record WriteThroughStream(
    StatementSyntax Statement, WholeContent Content, bool IsAsync, ExpressionSyntax Path, ExpressionSyntax ContentExpression, ExpressionSyntax? Encoding,
    bool HoistContent, bool ByLength) : FlushPlan
{
    public override object Target => Statement;
}

/// <summary>The closed file is opened once more, only to be flushed to the disk, right before the statement that renames it.</summary>
/// <remarks>A sync through any descriptor writes all dirty pages of the file, whoever wrote them.</remarks>
/// <param name="NeedsBraces">The statement is the whole body of an if, an else or a loop.</param>
sealed record FlushByReopening(StatementSyntax Statement, ExpressionSyntax Path, bool IsFileInfo, bool NeedsBraces) : FlushPlan
{
    public override object Target => Statement;
}

/// <summary>In front of a statement, or at the end of a block.</summary>
readonly record struct StatementPlace(SyntaxNode Container, StatementSyntax? Before)
{
    public int Position => Before is not null ? Before.SpanStart : Container is BlockSyntax block ? block.CloseBraceToken.SpanStart : Container.Span.End;
}

enum SyncForm
{
    /// <summary><c>stream.Flush(flushToDisk: true)</c></summary>
    Stream,
    /// <summary>The same for a FileStream in a variable of type Stream.</summary>
    CastStream,
    /// <summary>The same for the FileStream that a writer made for itself.</summary>
    BaseStream,
    /// <summary><c>RandomAccess.FlushToDisk(handle)</c></summary>
    Handle,
}

enum WholeContent
{
    Text,
    Bytes,
    Lines,
}
