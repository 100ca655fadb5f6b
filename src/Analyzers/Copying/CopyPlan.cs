using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Copying;

/// <summary>What a copy loop becomes.</summary>
/// <param name="Location">Where the finding is reported.</param>
/// <param name="Loop">The statement that the call replaces.</param>
/// <param name="Priming">The first read of a primed loop, which goes away with it.</param>
/// <param name="Unused">Locals that nothing uses without the loop.</param>
/// <param name="Counter">The count of bytes that the code after the loop reads.</param>
/// <param name="Rented">Where the buffer is given back that goes away; null for one that is not rented.</param>
sealed record CopyPlan(
    Location Location,
    StatementSyntax Loop,
    StatementSyntax? Priming,
    IReadOnlyList<VariableDeclaratorSyntax> Unused,
    ChunkSize Chunk,
    CopyCall Call,
    CopyCounter? Counter,
    RentedBuffer? Rented)
{
    /// <summary>Null when the loop must stay as it is.</summary>
    public static CopyPlan? For(CopyLoop loop, CopyUses uses, MemberBody body)
    {
        var (source, destination) = (loop.Read.Stream, loop.Write.Stream);
        if (source.Symbol() is null || destination.Symbol() is null || StreamIdentity.MayBeSame(source, destination, body)
            || ChunkSize.Of(loop, body) is not { } chunk || CopyRepetition.IsPolling(loop, body.Io))
            return null;

        var part = loop.Limit is { } limit ? BoundedCopy.Of(limit, loop, uses, body) : null;
        if (loop.Limit is not null ? part is null : CopyRepetition.MayCallItself(loop, body))
            return null;

        var locals = new CopyLocals(loop, uses, part?.Count.Named);
        if (CopyCallPlan.For(loop, chunk, part, body) is not { } call || !locals.LeaveNoTrace(body))
            return null;

        CopyCounter? counter = null;
        if (locals.CounterReadLater is { } total && (counter = part is null ? CopyCounterPlan.For(total, loop, uses, body) : part.CounterOf(total, loop, uses, body)) is null)
            return null;

        var statement = (StatementSyntax)loop.Loop.Syntax;
        var plan = new CopyPlan(
            Location.Create(statement.SyntaxTree, HeadOf(statement, loop)), statement, loop.Shape.Priming?.Syntax as StatementSyntax, locals.Unused, chunk, call, counter, locals.Rented);
        return ReplacedText.CanGo(statement, plan.Priming, plan.Unused, counter, body.Syntax) ? plan : null;
    }

    /// <summary>The head of the loop, from its keyword to its condition; the read where the head says nothing.</summary>
    public static TextSpan HeadOf(StatementSyntax statement, ReadLoop loop)
    {
        switch (statement)
        {
            case WhileStatementSyntax { Condition: not LiteralExpressionSyntax } loopWhile:
                return TextSpan.FromBounds(loopWhile.SpanStart, loopWhile.CloseParenToken.Span.End);
            case ForStatementSyntax { Condition: not (null or LiteralExpressionSyntax) } loopFor:
                return TextSpan.FromBounds(loopFor.SpanStart, loopFor.CloseParenToken.Span.End);
            default:
                foreach (var step in LoopStep.AllIn(loop.Shape.Round))
                    if (step is ReadStep read)
                        return read.Call.Call.Syntax.Span;
                return loop.Read.Call.Syntax.Span;
        }
    }
}
