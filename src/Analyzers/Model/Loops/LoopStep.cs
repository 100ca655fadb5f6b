using System.Collections.Generic;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;

namespace IoAnalyzers.Model.Loops;

/// <summary>One thing that a loop does, in the order in which it does it.</summary>
abstract record LoopStep(IOperation Operation)
{
    /// <summary>The steps and those of their branches.</summary>
    public static IEnumerable<LoopStep> AllIn(params IReadOnlyList<LoopStep>[] lists)
    {
        foreach (var list in lists)
            foreach (var step in list)
            {
                yield return step;
                if (step is BranchStep branch)
                    foreach (var inner in AllIn(branch.WhenTrue, branch.WhenFalse))
                        yield return inner;
            }
    }
}

/// <summary><c>n = source.Read(buffer)</c>, <c>b = source.ReadByte()</c>.</summary>
/// <param name="Result">How many bytes were read, or which.</param>
sealed record ReadStep(IOperation Operation, StreamCall Call, ILocalSymbol Result) : LoopStep(Operation);

/// <summary><c>destination.Write(buffer, 0, n)</c>, <c>destination.WriteByte((byte)b)</c>.</summary>
sealed record WriteStep(IOperation Operation, StreamCall Call) : LoopStep(Operation);

/// <summary><c>total += n</c>, or with a negative sign <c>remaining -= n</c>; <c>total++</c>.</summary>
/// <param name="Count">Null for 1.</param>
sealed record CountStep(IOperation Operation, ISymbol Counter, ILocalSymbol? Count, int Sign) : LoopStep(Operation);

/// <summary><c>token.ThrowIfCancellationRequested()</c>.</summary>
sealed record CancellationStep(IOperation Operation, IOperation Token) : LoopStep(Operation);

/// <summary><c>more = n > 0</c>, <c>n = 1</c>: a local is set to what other locals say, without any effect.</summary>
sealed record SetStep(IOperation Operation, ILocalSymbol Local, IOperation Value) : LoopStep(Operation);

/// <summary><c>var buffer = new byte[4096]</c>, <c>var chunk = memory[..n]</c>: a new buffer or another name for its bytes.</summary>
sealed record ViewStep(IOperation Operation, ILocalSymbol Local) : LoopStep(Operation);

/// <summary>A condition without effects of its own; what it calls stands in steps before it.</summary>
sealed record BranchStep(IOperation Condition, IReadOnlyList<LoopStep> WhenTrue, IReadOnlyList<LoopStep> WhenFalse) : LoopStep(Condition);

/// <summary>The end of the loop: <c>break</c>, or its condition.</summary>
sealed record BreakStep(IOperation Operation) : LoopStep(Operation);

/// <summary><c>throw new EndOfStreamException()</c>.</summary>
sealed record ThrowStep(IOperation Operation, IOperation Exception) : LoopStep(Operation);

/// <summary><c>return;</c> in the last statement of a method, where it is a break.</summary>
sealed record ReturnStep(IOperation Operation) : LoopStep(Operation);

/// <summary><c>return total;</c>, or <c>return;</c> with code behind the loop: whoever calls the method sees that it ended here.</summary>
sealed record ExitStep(IOperation Operation) : LoopStep(Operation);

/// <summary>Everything else.</summary>
sealed record OtherStep(IOperation Operation) : LoopStep(Operation);
