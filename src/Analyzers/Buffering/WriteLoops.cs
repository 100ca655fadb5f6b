using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>The loops that repeat a write on the same stream without waiting for anybody. Each is judged once for each stream, however many writes are in it.</summary>
sealed class WriteLoops(MemberBody body)
{
    readonly Dictionary<IBlockOperation, int> _exits = new();
    readonly Dictionary<(ILoopOperation, ISymbol), ILoopOperation?> _largest = new();
    readonly WaitingPlaces _waits = new(body);

    /// <summary>The outermost one around a write.</summary>
    public ILoopOperation? LargestAround(IInvocationOperation write, ISymbol stream)
    {
        ILoopOperation? largest = null;
        var inside = new Stack<ILoopOperation>();
        for (var loop = NextAround(write); loop is not null && !_largest.TryGetValue((loop, stream), out largest); loop = NextAround(loop))
        {
            if (LoopExits.IsDeclaredIn(stream, loop) || !LoopExits.CanEnd(loop) || _waits.AreIn(loop, stream))
            {
                _largest.Add((loop, stream), null);
                break;
            }

            inside.Push(loop);
        }

        while (inside.Count > 0)
        {
            var loop = inside.Pop();
            largest ??= loop;
            _largest.Add((loop, stream), largest);
        }

        return largest;
    }

    /// <summary>Null where what comes before the next loop happens once.</summary>
    ILoopOperation? NextAround(IOperation inner)
    {
        for (var around = inner.Parent; around is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation); around = around.Parent)
        {
            if (around is IBlockOperation block && LoopExits.LastOf(block, _exits) > inner.Syntax.SpanStart)
                return null;
            if (around is ILoopOperation loop)
                return loop;
            inner = around;
        }

        return null;
    }
}
