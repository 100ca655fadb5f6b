using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers.Copying;

/// <summary>What a loop that fills a buffer becomes.</summary>
/// <param name="Location">Where the finding is reported.</param>
/// <param name="Loop">The statement that the call replaces.</param>
/// <param name="Unused">Locals that nothing uses without the loop.</param>
/// <param name="Counter">The count of bytes that the code behind the call reads.</param>
/// <param name="Exit">What is done where the stream ends before, if it is more than going on or throwing as the call does.</param>
/// <param name="LosesMessage">The loop throws what the call throws, but with a message of its own.</param>
sealed record FillPlan(
    Location Location, StatementSyntax Loop, IReadOnlyList<VariableDeclaratorSyntax> Unused, FillCall Call, CopyCounter? Counter, FillExit? Exit, bool LosesMessage)
{
    /// <summary>Null when the loop must stay as it is.</summary>
    public static FillPlan? For(FillLoop loop, CopyUses uses, MemberBody body)
    {
        var losesMessage = false;
        var isExact = loop.Limit!.Thrown is { } thrown && BoundedCopy.IsEndOfStream(thrown, body.Io, out losesMessage);
        FillExit? exit = null;
        if (!isExact && loop.Limit.Exit is { } leave && !FillExit.IsRepeatedBehind(leave, loop) && (exit = FillExit.Of(leave, loop)) is null)
            return null;

        if (CopyCount.Of(loop, uses, body) is not { } count || !FillMethods.ReadAs(loop.Read, body))
            return null;

        var locals = new CopyLocals(loop, uses, count.Named, loop.Start.Counter) { ReadByExit = exit?.Counter };
        if (!locals.LeaveNoTrace(body) || exit is { Counter: { } named } && !SymbolEqualityComparer.Default.Equals(named, locals.CounterReadLater))
            return null;

        CopyCounter? counter = null;
        if (locals.CounterReadLater is { } later
            && (LoopBound.TypeOf(later)?.SpecialType is not (SpecialType.System_Int32 or SpecialType.System_Int64) || (counter = count.CounterOf(later, loop, uses, body)) is null))
            return null;

        // A call of which nobody asks how much it has read looks like a mistake, and the loop may be one.
        if (!isExact && exit is null && counter is null)
            return null;

        // A counter that began with something else does not tell how much there was.
        var statement = (StatementSyntax)loop.Loop.Syntax;
        if (counter is not null && exit is not null && (counter.Type == "+=" || statement.Parent is not (BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax)))
            return null;

        var call = FillCall.Of(loop, count, returnsCount: counter is not null || !isExact, throws: isExact, body);
        return call is not null && ReplacedText.CanGo(statement, priming: null, locals.Unused, counter, body.Syntax)
            ? new(Location.Create(statement.SyntaxTree, CopyPlan.HeadOf(statement, loop)), statement, locals.Unused, call, counter, exit, losesMessage)
            : null;
    }
}
