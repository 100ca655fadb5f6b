using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace IoAnalyzers.Model.Files;

/// <summary>What a path expression stands for. Two expressions with equal keys name the same file while no symbol of the key is set anew.</summary>
/// <remarks>Unequal keys prove nothing. An expression whose value cannot be told has no key.</remarks>
sealed class PathKey : IEquatable<PathKey>
{
    const string ConstantForm = "constant";
    const string SymbolForm = "symbol";
    const string ConcatForm = "concat";

    readonly string _form;
    readonly string _text;
    readonly int _hash;

    PathKey(string form, string text, ISymbol? symbol, ImmutableArray<PathKey> parts)
    {
        (_form, _text, Symbol, Parts) = (form, text, symbol, parts);
        _hash = unchecked(form.GetHashCode() * 31 + text.GetHashCode());
        if (symbol is not null)
            _hash = unchecked(_hash * 31 + SymbolEqualityComparer.Default.GetHashCode(symbol));
        foreach (var part in parts)
            _hash = unchecked(_hash * 31 + part._hash);
    }

    /// <summary>The local, parameter, field or property whose value this is; null for a constant or something made of parts.</summary>
    public ISymbol? Symbol { get; }

    public ImmutableArray<PathKey> Parts { get; }

    public string? ConstantText => _form == ConstantForm ? _text : null;

    public bool IsConcatenation => _form == ConcatForm;

    /// <summary>Its last part stands behind a separator.</summary>
    public bool IsJoinedPath => _form is "Path.Combine" or "Path.Join";

    /// <summary>Whether the system's folder for temporary files is part of it.</summary>
    public bool IsTemporary
    {
        get
        {
            foreach (var part in Parts)
                if (part.IsTemporary)
                    return true;
            return _form == "Path.GetTempPath";
        }
    }

    /// <summary>All constant texts in the key, in order.</summary>
    public IEnumerable<string> Constants
    {
        get
        {
            if (ConstantText is { } text)
                yield return text;
            foreach (var part in Parts)
                foreach (var constant in part.Constants)
                    yield return constant;
        }
    }

    /// <summary>The locals, parameters, fields and properties that the value is made of.</summary>
    public IEnumerable<ISymbol> Symbols
    {
        get
        {
            if (Symbol is { } symbol)
                yield return symbol;
            foreach (var part in Parts)
                foreach (var inner in part.Symbols)
                    yield return inner;
        }
    }

    public static PathKey Constant(string text) => new(ConstantForm, text, null, ImmutableArray<PathKey>.Empty);

    public static PathKey Of(ISymbol symbol, PathKey? instance = null) =>
        new(SymbolForm, "", symbol, instance is null ? ImmutableArray<PathKey>.Empty : ImmutableArray.Create(instance));

    /// <summary>Strings one after the other: neighbouring constants are one constant, and empty ones are none.</summary>
    public static PathKey Concat(IEnumerable<PathKey> parts)
    {
        var flat = ImmutableArray.CreateBuilder<PathKey>();
        foreach (var part in parts)
            AddFlat(part, flat);
        return flat.Count switch
        {
            0 => Constant(""),
            1 => flat[0],
            _ => new(ConcatForm, "", null, flat.ToImmutable()),
        };
    }

    /// <summary>A function that gives the same for the same arguments.</summary>
    public static PathKey Call(string function, IEnumerable<PathKey> arguments)
    {
        var parts = ImmutableArray.CreateBuilder<PathKey>();
        foreach (var argument in arguments)
        {
            // Path.Combine(Path.Combine(a, b), c) is Path.Combine(a, b, c).
            if (function == "Path.Combine" && argument._form == function)
                parts.AddRange(argument.Parts);
            else
                parts.Add(argument);
        }

        return new(function, "", null, parts.ToImmutable());
    }

    /// <summary>Whether the value changes when the symbol is set anew.</summary>
    public bool DependsOn(ISymbol symbol)
    {
        if (SymbolEqualityComparer.Default.Equals(Symbol, symbol))
            return true;
        foreach (var part in Parts)
            if (part.DependsOn(symbol))
                return true;
        return false;
    }

    /// <summary>Whether code outside this body can come by the same path: it is made of fields or properties, or of constants alone.</summary>
    public bool IsKnownElsewhere => Has(static symbol => symbol is IFieldSymbol or IPropertySymbol) || !Has(static symbol => symbol is ILocalSymbol or IParameterSymbol);

    bool Has(Func<ISymbol, bool> wanted)
    {
        if (Symbol is { } symbol && wanted(symbol))
            return true;
        foreach (var part in Parts)
            if (part.Has(wanted))
                return true;
        return false;
    }

    /// <summary>What follows when this is <paramref name="start"/> with more text behind it; null when it is not.</summary>
    public IReadOnlyList<PathKey>? After(PathKey start)
    {
        var (whole, prefix) = (Flat, start.Flat);
        if (whole.Length < prefix.Length)
            return null;

        var rest = new List<PathKey>();
        for (var i = 0; i < prefix.Length; i++)
        {
            if (whole[i].Equals(prefix[i]))
                continue;
            if (i < prefix.Length - 1 || whole[i].ConstantText is not { } text || prefix[i].ConstantText is not { } begin || !text.StartsWith(begin, StringComparison.Ordinal))
                return null;
            rest.Add(Constant(text.Substring(begin.Length)));
        }

        for (var i = prefix.Length; i < whole.Length; i++)
            rest.Add(whole[i]);
        return rest.Count == 0 ? null : rest;
    }

    ImmutableArray<PathKey> Flat => _form == ConcatForm ? Parts : ImmutableArray.Create(this);

    public bool Equals(PathKey? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (other is null || _hash != other._hash || _form != other._form || _text != other._text || Parts.Length != other.Parts.Length
            || !SymbolEqualityComparer.Default.Equals(Symbol, other.Symbol))
            return false;
        for (var i = 0; i < Parts.Length; i++)
            if (!Parts[i].Equals(other.Parts[i]))
                return false;
        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as PathKey);

    public override int GetHashCode() => _hash;

    static void AddFlat(PathKey part, ImmutableArray<PathKey>.Builder flat)
    {
        if (part._form == ConcatForm)
        {
            foreach (var inner in part.Parts)
                AddFlat(inner, flat);
        }
        else if (part.ConstantText is { } text && flat.Count > 0 && flat[flat.Count - 1].ConstantText is { } before)
        {
            flat[flat.Count - 1] = Constant(before + text);
        }
        else if (part.ConstantText is not "")
        {
            flat.Add(part);
        }
    }
}
