using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Model;

/// <summary>Where a syntax tree mentions the names that rules know. One scan of the text serves all rules.</summary>
/// <remarks>
/// The scan reads characters, not tokens: creating the red nodes of a whole tree costs twenty times as much. Only where a
/// word of the table stands is the token looked up, so a name in a comment or a string is not a mention.
/// </remarks>
sealed class IoMentions
{
    static readonly ConditionalWeakTable<SyntaxTree, IoMentions> Cache = new();

    static readonly CharacterKinds[] Kinds = KindsOfAscii();

    readonly SyntaxTree _tree;
    readonly List<(int Position, IoNames Names)> _words = new();
    List<(SyntaxNode Body, IoNames Names)>? _bodies;

    IoMentions(SyntaxTree tree, CancellationToken cancellation)
    {
        _tree = tree;
        Scan(tree.GetText(cancellation), cancellation);
    }

    /// <summary>Every name whose word stands anywhere in the tree, comments included: an upper bound.</summary>
    public IoNames Names { get; private set; }

    public static IoMentions In(SyntaxTree tree, CancellationToken cancellation)
    {
        if (Cache.TryGetValue(tree, out var known))
            return known;

        var mentions = new IoMentions(tree, cancellation);
        return Cache.GetValue(tree, _ => mentions);
    }

    /// <summary>The member bodies that mention a name, in the order of the text, with all names that each one mentions.</summary>
    public IReadOnlyList<(SyntaxNode Body, IoNames Names)> Bodies(CancellationToken cancellation) =>
        _bodies ??= FindBodies(_tree.GetRoot(cancellation));

    /// <summary>Those of them in a part of the text, which may be a small part of a large file.</summary>
    public IEnumerable<(SyntaxNode Body, IoNames Names)> BodiesIn(TextSpan span, CancellationToken cancellation)
    {
        var bodies = Bodies(cancellation);
        for (var i = FirstFrom(span.Start, bodies, static body => body.Body.SpanStart); i < bodies.Count && bodies[i].Body.SpanStart < span.End; i++)
            if (span.Contains(bodies[i].Body.Span))
                yield return bodies[i];
    }

    /// <summary>The identifiers in a node that are names of one of these groups, in the order of the text; not one that is written with an escape.</summary>
    public IEnumerable<SyntaxToken> Identifiers(IoNames names, SyntaxNode node)
    {
        if ((Names & names) == 0)
            yield break;
        for (var i = FirstFrom(node.SpanStart, _words, static word => word.Position); i < _words.Count && _words[i].Position < node.Span.End; i++)
            if ((_words[i].Names & names) != 0 && IdentifierAt(node, _words[i].Position) is { } token)
                yield return token;
    }

    /// <summary>The first of a list in the order of the text that stands at a position or behind it.</summary>
    static int FirstFrom<T>(int position, IReadOnlyList<T> list, Func<T, int> positionOf)
    {
        var (first, end) = (0, list.Count);
        while (first < end)
        {
            var middle = (first + end) / 2;
            (first, end) = positionOf(list[middle]) < position ? (middle + 1, end) : (first, middle);
        }

        return first;
    }

    void Scan(SourceText text, CancellationToken cancellation)
    {
        // Small: for each file, fresh memory costs more than a call for each chunk does.
        const int ChunkLength = 512;
        var chunk = new char[Math.Min(ChunkLength, text.Length)];
        for (var start = 0; start < text.Length;)
        {
            cancellation.ThrowIfCancellationRequested();
            var length = Math.Min(chunk.Length, text.Length - start);
            text.CopyTo(start, chunk, 0, length);
            var next = ScanChunk(chunk, length, start, isLast: start + length == text.Length);
            // A word that reaches the end of the chunk is read again with the next one, unless it alone fills a chunk.
            start += next == 0 ? length : next;
        }
    }

    /// <summary>Returns the number of characters that are done.</summary>
    int ScanChunk(char[] chunk, int length, int start, bool isLast)
    {
        var kinds = Kinds;
        for (var i = 0; i < length; i++)
        {
            // First what is rare: few characters are the first of a name, and fewer of them stand at the beginning of a word.
            if ((KindOf(chunk[i], kinds) & CharacterKinds.Start) == 0 || i > 0 && KindOf(chunk[i - 1], kinds) != CharacterKinds.None)
                continue;

            var first = i;
            while (i + 1 < length && KindOf(chunk[i + 1], kinds) != CharacterKinds.None)
                i++;
            if ((i + 1 < length || isLast) && IoNameTable.Of(chunk, first, i + 1 - first) is not 0 and var names)
            {
                _words.Add((start + first, names));
                Names |= names;
            }
        }

        if (!isLast)
            while (length > 0 && KindOf(chunk[length - 1], kinds) != CharacterKinds.None)
                length--;
        return length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static CharacterKinds KindOf(char c, CharacterKinds[] kinds) => c < kinds.Length ? kinds[c] : CharacterKinds.Word;

    List<(SyntaxNode, IoNames)> FindBodies(SyntaxNode root)
    {
        var bodies = new List<(SyntaxNode Body, IoNames Names)>();
        var endOfLast = -1;
        foreach (var (position, names) in _words)
        {
            if (position < endOfLast)
            {
                var last = bodies[bodies.Count - 1];
                if ((last.Names | names) != last.Names && IdentifierAt(last.Body, position) is not null)
                    bodies[bodies.Count - 1] = (last.Body, last.Names | names);
            }
            else if (IdentifierAt(root, position) is { } token && BodyAround(token) is { } body)
            {
                bodies.Add((body, names));
                endOfLast = EndOf(body);
            }
        }

        return bodies;
    }

    /// <summary>The identifier, perhaps a verbatim one, whose text stands there; null for a word in a comment, a string or an excluded region.</summary>
    static SyntaxToken? IdentifierAt(SyntaxNode code, int position)
    {
        var token = code.FindToken(position);
        var isThere = token.IsKind(SyntaxKind.IdentifierToken)
            && (token.SpanStart == position || token.SpanStart == position - 1 && token.Text.StartsWith("@", StringComparison.Ordinal));
        return isThere ? token : null;
    }

    /// <summary>The top-level statements of a program end where its first type begins.</summary>
    static int EndOf(SyntaxNode body)
    {
        if (body is not CompilationUnitSyntax unit)
            return body.Span.End;

        var end = -1;
        foreach (var member in unit.Members)
            if (member is GlobalStatementSyntax)
                end = member.Span.End;
        return end;
    }

    /// <summary>The outermost code around a token: a member's body, an initializer, or the top-level statements of a program.</summary>
    internal static SyntaxNode? BodyAround(SyntaxToken token)
    {
        SyntaxNode? initializer = null;
        for (var node = token.Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case BaseMethodDeclarationSyntax or AccessorDeclarationSyntax:
                    return node;
                case ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax or IndexerDeclarationSyntax }:
                    return node;
                case GlobalStatementSyntax { Parent: CompilationUnitSyntax unit }:
                    return unit;
                case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } or PropertyDeclarationSyntax }:
                    initializer = node;
                    break;
                case MemberDeclarationSyntax:
                    return initializer;
            }
        }

        return initializer;
    }

    static CharacterKinds[] KindsOfAscii()
    {
        var kinds = new CharacterKinds[0x80];
        for (var c = '\0'; c < kinds.Length; c++)
            if (c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_')
                kinds[c] = IoNameTable.MayBegin(c) ? CharacterKinds.Word | CharacterKinds.Start : CharacterKinds.Word;
        return kinds;
    }

    [Flags]
    enum CharacterKinds : byte
    {
        None = 0,
        Word = 1,
        /// <summary>A name of the table begins with it. Most words begin with another letter, and are passed over.</summary>
        Start = 2,
    }
}
