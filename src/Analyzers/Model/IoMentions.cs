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

    void Scan(SourceText text, CancellationToken cancellation)
    {
        const int ChunkLength = 8192;
        var chunk = new char[Math.Min(ChunkLength, Math.Max(1, text.Length))];
        var start = 0;
        while (start < text.Length)
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
        var i = 0;
        while (i < length)
        {
            if (!IsWordCharacter(chunk[i]))
            {
                i++;
                continue;
            }

            var first = i;
            while (i < length && IsWordCharacter(chunk[i]))
                i++;
            if (i == length && !isLast)
                return first;

            if (IoNameTable.MayBeName(chunk[first], i - first) && IoNameTable.Of(new string(chunk, first, i - first)) is not 0 and var names)
            {
                _words.Add((start + first, names));
                Names |= names;
            }
        }

        return length;
    }

    static bool IsWordCharacter(char c) => (uint)((c | 0x20) - 'a') < 26 || (uint)(c - '0') < 10 || c == '_' || c >= 0x80;

    List<(SyntaxNode, IoNames)> FindBodies(SyntaxNode root)
    {
        var bodies = new List<(SyntaxNode Body, IoNames Names)>();
        var endOfLast = -1;
        foreach (var (position, names) in _words)
        {
            if (position < endOfLast)
            {
                var last = bodies[bodies.Count - 1];
                if ((last.Names | names) != last.Names && IdentifierAt(root, position) is not null)
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
    static SyntaxToken? IdentifierAt(SyntaxNode root, int position)
    {
        var token = root.FindToken(position);
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
}
