using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace IoAnalyzers.Model.Loops;

/// <summary>What is known of the locals while a loop runs, and of how much it has still to copy.</summary>
sealed class LoopValues(LoopBound? bound)
{
    readonly Dictionary<ISymbol, ValueRange> _known = new(SymbolEqualityComparer.Default);

    /// <summary>How much the bound leaves.</summary>
    public ValueRange? Left { get; set; }

    public ValueRange? Of(ISymbol symbol) =>
        bound is { Limit: null } && SymbolEqualityComparer.Default.Equals(symbol, bound.Counter) ? Left
        : _known.TryGetValue(symbol, out var known) ? known : null;

    /// <summary>One operand less the other, where only the bound tells it: the limit and the counter, or the other way round.</summary>
    public ValueRange? Difference(IOperation one, IOperation other)
    {
        if (bound?.Limit is null || Left is not { } left)
            return null;
        if (bound.IsCounter(other) && bound.IsLimit(one))
            return left;
        return bound.IsCounter(one) && bound.IsLimit(other) ? new(-left.High, -left.Low) : null;
    }

    public void Set(ISymbol symbol, ValueRange? value)
    {
        if (value is { } known)
            _known[symbol] = known;
        else
            _known.Remove(symbol);
    }

    /// <summary>Equal for equal values.</summary>
    public override string ToString()
    {
        var values = new List<string>();
        foreach (var pair in _known)
            values.Add($"{pair.Key.Name}@{pair.Key.Locations[0].SourceSpan.Start}={pair.Value.Low}..{pair.Value.High}");
        values.Sort(string.CompareOrdinal);
        return string.Join(", ", values);
    }
}
