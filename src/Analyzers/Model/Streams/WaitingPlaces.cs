using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Streams;

/// <summary>Where the loops of one member may wait between the writes to a stream. Each place is judged once, however many loops and streams it is asked for.</summary>
sealed class WaitingPlaces(MemberBody body)
{
    readonly List<IOperation> _places = new();
    readonly Dictionary<ILoopOperation, (int First, int End)> _loops = new();
    bool[] _mayWait = [];

    /// <summary>Of a place that does not wait, one behind it before which none does; 0 of one that nobody has asked for.</summary>
    int[] _next = [];

    /// <summary>The same as <see cref="Waits.In"/>.</summary>
    public bool AreIn(ILoopOperation loop, ISymbol stream)
    {
        if (_loops.Count == 0)
            Collect(body.Operation!);
        var (first, end) = _loops[loop];
        for (var i = NextFrom(first, end); i < end; i = NextFrom(i + 1, end))
            if (!Waits.IsWriteTo(_places[i], stream))
                return true;
        return false;
    }

    /// <summary>The first place from there on that may wait; the end where none does.</summary>
    int NextFrom(int place, int end)
    {
        var found = place;
        while (found < end && !_mayWait[found])
        {
            if (_next[found] == 0)
            {
                _mayWait[found] = Waits.MayBe(_places[found], body);
                _next[found] = found + 1;
            }
            else
            {
                found = _next[found];
            }
        }

        // The next search goes there at once.
        for (var next = place; place < found; place = next)
        {
            next = _next[place];
            _next[place] = found;
        }

        return Math.Min(found, end);
    }

    /// <summary>What is in a loop stands together, in whatever order: without recursion, as code may be very deep.</summary>
    void Collect(IOperation code)
    {
        var open = new Stack<(IOperation Operation, int First)>();
        open.Push((code, -1));
        while (open.Count > 0)
        {
            var (operation, first) = open.Pop();
            if (first >= 0)
            {
                _loops.Add((ILoopOperation)operation, (first, _places.Count));
                continue;
            }

            if (operation is ILoopOperation)
                open.Push((operation, _places.Count));
            if (Waits.CanBe(operation))
                _places.Add(operation);
            foreach (var child in operation.ChildOperations)
                open.Push((child, -1));
        }

        _mayWait = new bool[_places.Count];
        _next = new int[_places.Count];
    }
}
