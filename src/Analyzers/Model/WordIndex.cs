using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Model;

/// <summary>Where each word of a file stands. A type may have a field for each of its lines, and each is searched for: one scan serves all of them.</summary>
sealed class WordIndex
{
    static readonly ConditionalWeakTable<SyntaxTree, WordIndex> Cache = new();

    /// <summary>For each word its hash, and below it its position: sorted, all places of one word stand together in the order of the text.</summary>
    readonly long[] _words;

    readonly string _text;

    /// <summary>The identifiers of which a character is written as an escape (<c>\u0061</c>): their text does not tell their name.</summary>
    readonly List<SyntaxToken> _escaped = new();

    WordIndex(SyntaxTree tree, CancellationToken cancellation)
    {
        _text = tree.GetText(cancellation).ToString();
        for (var i = _text.IndexOf("\\u", StringComparison.OrdinalIgnoreCase); i >= 0; i = _text.IndexOf("\\u", i + 1, StringComparison.OrdinalIgnoreCase))
            if (IdentifierAt(i, tree.GetRoot(cancellation)) is { } token && (_escaped.Count == 0 || _escaped[_escaped.Count - 1] != token))
                _escaped.Add(token);

        var words = new List<long>();
        for (var i = 0; i < _text.Length; i++)
        {
            if (!IsPartOfWord(_text[i]))
                continue;

            cancellation.ThrowIfCancellationRequested();
            var first = i;
            while (i < _text.Length && IsPartOfWord(_text[i]))
                i++;
            words.Add(KeyOf(Hash(_text, first, i), first));
        }

        _words = words.ToArray();
        Array.Sort(_words);
    }

    public static WordIndex Of(SyntaxTree tree, CancellationToken cancellation)
    {
        if (Cache.TryGetValue(tree, out var known))
            return known;

        var index = new WordIndex(tree, cancellation);
        return Cache.GetValue(tree, _ => index);
    }

    /// <summary>Every identifier of that name in a node, verbatim ones included.</summary>
    public IEnumerable<SyntaxToken> Find(string name, SyntaxNode node)
    {
        foreach (var position in PositionsOf(name, node.FullSpan))
            if (IdentifierAt(position, node) is { } token && token.ValueText == name)
                yield return token;
        foreach (var token in _escaped)
            if (token.ValueText == name && node.FullSpan.Contains(token.Span))
                yield return token;
    }

    /// <summary>A comment, or code that is left out, belongs to the token behind it.</summary>
    static SyntaxToken? IdentifierAt(int position, SyntaxNode node) =>
        node.FindToken(position) is var token && token.IsKind(SyntaxKind.IdentifierToken) && token.Span.Contains(position) ? token : null;

    /// <summary>The positions of a word in a part of the text, those in comments and strings included.</summary>
    IEnumerable<int> PositionsOf(string word, TextSpan span)
    {
        var hash = Hash(word, 0, word.Length);
        var last = KeyOf(hash, span.End);
        var found = Array.BinarySearch(_words, KeyOf(hash, span.Start));
        for (var i = found < 0 ? ~found : found; i < _words.Length && _words[i] < last; i++)
            if ((int)_words[i] is var position && IsAt(word, position))
                yield return position;
    }

    bool IsAt(string word, int position) =>
        string.CompareOrdinal(_text, position, word, 0, word.Length) == 0
        && (position + word.Length == _text.Length || !IsPartOfWord(_text[position + word.Length]));

    /// <summary>The compiler's answer, which looks into tables, is asked only for what is rare.</summary>
    static bool IsPartOfWord(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_' || c >= 0x80 && SyntaxFacts.IsIdentifierPartCharacter(c);

    static long KeyOf(uint hash, int position) => ((long)(int)hash << 32) | (uint)position;

    /// <summary>FNV-1a.</summary>
    static uint Hash(string text, int first, int end)
    {
        var hash = 2166136261u;
        for (var i = first; i < end; i++)
            hash = unchecked((hash ^ text[i]) * 16777619);
        return hash;
    }
}
