using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Tests.Robustness;

/// <summary>The ways in which code is changed at random: as an editor sees code that is being written, and as nobody would write it.</summary>
static class Mutation
{
    const int MostTokensRemoved = 12;

    /// <summary>What opens and is not closed, what closes, and words that change what stands around them.</summary>
    static readonly ImmutableArray<string> Fragments =
    [
        "{", "}", "(", ")", "[", "]", "<", ">", ";", ",", ".", "?", "!", ":", "=", "=>", "??", "..", "_", "@", "#", "\\", "\"", "$\"{", "@\"", "\"\"\"", "'", "0x", "1e",
        "/*", "*/", "//", "///", "\n#if X\n", "\n#else\n", "\n#endif\n", "\n#region\n", "\n#error\n", "\n#nullable disable\n", "\n#pragma warning disable\n", "\n#line hidden\n",
        " async ", " await ", " using ", " return ", " return; ", " yield return ", " yield break; ", " unsafe ", " static ", " ref ", " out ", " in ", " params ", " stackalloc ", " new() ", " default ", " null ",
        " throw ", " goto L; L: ", " break; ", " continue; ", " lock ", " fixed ", " checked ", " switch ", " is var x ", " when true ", " try ", " catch ", " finally ", " else ", " do ", " while (true) ", " for (;;) ",
        " foreach (var x in y) ", " delegate ", " () => ", " static () => ", " from x in y select ", " with { } ", " this ", " base ", " typeof ", " nameof ", " global:: ", " dynamic ", " var ", " int ", " void ",
        " class X { ", " struct ", " record X(", " interface ", " enum ", " namespace N; ", " partial ", " abstract ", " extern ", " readonly ", " const ", " event ", " operator + ", " where T : ", " T<", "[X] ", " get; ", " init; ",
    ];

    static readonly ImmutableArray<(string Before, string Behind)> Surroundings =
    [
        ("{ ", " }"), ("if (true) ", ""), ("if (true) { } else ", ""), ("for (;;) ", ""), ("do ", " while (false);"), ("foreach (var x in new int[2]) ", ""), ("lock (new object()) ", ""), ("unchecked { ", " }"), ("label: ", ""),
        ("try { ", " } finally { }"), ("try { ", " } catch { }"), ("try { } finally { ", " }"), ("try { } catch (System.Exception) when (true) { ", " }"), ("switch (1) { case 1: ", " break; }"), ("using (null) ", ""),
        ("void L() { ", " } L();"), ("System.Action a = () => { ", " }; a();"), ("System.Func<System.Threading.Tasks.Task> f = async () => { ", " };"), ("unsafe { ", " }"), ("\n#if true\n", "\n#endif\n"), ("\n#if false\n", "\n#endif\n"),
    ];

    static readonly ImmutableArray<string> Literals =
        ["0", "1", "-1", "2", "512", "4096", "int.MaxValue", "int.MinValue", "2147483648", "9223372036854775808", "1L << 62", "0.5", "1e300", "true", "null", "default", "'c'", "\"\"", "\"s\"", "$\"{1}\"", "(byte)1", "new()", "[]", "x", "sizeof(int)", "1 / 0", "-2147483648"];

    delegate string Change(string code, string donor, Random random);

    static readonly ImmutableArray<Change> Changes =
    [
        (code, _, random) => OfTokens(code, random, (tokens, one, _) => tokens[one] = " "),
        (code, _, random) => OfTokens(code, random, (tokens, one, _) => tokens.Insert(one, tokens[one])),
        (code, _, random) => OfTokens(code, random, (tokens, one, other) => (tokens[one], tokens[other]) = (tokens[other], tokens[one])),
        (code, _, random) => OfTokens(code, random, (tokens, one, _) => tokens.RemoveRange(one, Math.Min(random.Next(1, MostTokensRemoved), tokens.Count - one))),
        (code, _, random) => OfTokens(code, random, (tokens, one, _) => tokens.Insert(one, OneOf(Fragments, random))),
        (code, _, random) => code.Insert(random.Next(code.Length + 1), OneOf(Fragments, random)),
        (code, _, random) => code[..random.Next(code.Length + 1)],
        WithoutCharacters,
        Spliced,
        DoubledNode,
        (code, _, random) => OfNode<StatementSyntax>(code, random, (_, _) => ""),
        (code, _, random) => OfTwo<StatementSyntax>(code, random, (one, other) => (other, one)),
        (code, _, random) => OfNode<StatementSyntax>(code, random, (node, _) => OneOf(Surroundings, random) is var (before, behind) ? before + node + behind : ""),
        (code, _, random) => OfTwo<ExpressionSyntax>(code, random, (one, other) => (other, one)),
        (code, _, random) => OfTwo<SimpleNameSyntax>(code, random, (one, other) => (one, one)),
        (code, _, random) => OfTwo<TypeSyntax>(code, random, (one, other) => (one, one)),
        (code, _, random) => OfNode<LiteralExpressionSyntax>(code, random, (_, _) => OneOf(Literals, random)),
        (code, _, random) => OfNode<ExpressionSyntax>(code, random, (_, _) => OneOf(Literals, random)),
        (code, _, random) => OfNode<ArgumentSyntax>(code, random, (node, _) => random.Next(3) switch { 0 => $"{node}, {node}", 1 => $"x: {node}", _ => $"ref {node}" }),
        (code, _, random) => OfNode<SimpleNameSyntax>(code, random, (node, _) => Mistyped(node.ToString(), random)),
        WithoutNewlines,
    ];

    /// <summary>The code with one change or a few; <paramref name="donor"/> is what parts of other files are taken from.</summary>
    public static string Of(string code, string donor, Random random)
    {
        // Mostly one, which leaves findings to be fixed.
        for (var changes = random.Next(5) < 3 ? 1 : random.Next(2, 5); changes > 0; changes--)
            code = OneOf(Changes, random)(code, donor, random);
        return code;
    }

    static T OneOf<T>(IReadOnlyList<T> list, Random random) => list[random.Next(list.Count)];

    static SyntaxNode Parsed(string code) => CSharpSyntaxTree.ParseText(code, new(LanguageVersion.Latest)).GetRoot();

    static List<string> TokensOf(string code) => [.. Parsed(code).DescendantTokens().Select(token => token.ToFullString())];

    static string OfTokens(string code, Random random, Action<List<string>, int, int> change)
    {
        var tokens = TokensOf(code);
        change(tokens, random.Next(tokens.Count), random.Next(tokens.Count));
        return string.Concat(tokens);
    }

    /// <summary>The code with the text of one node replaced; as it was where it has no such node.</summary>
    static string OfNode<T>(string code, Random random, Func<T, string, string> text) where T : SyntaxNode
    {
        var nodes = Parsed(code).DescendantNodes().OfType<T>().ToList();
        return nodes.Count > 0 && OneOf(nodes, random) is var node ? Replaced(code, node.Span, text(node, code)) : code;
    }

    /// <summary>The code with the texts of two nodes replaced, neither of which is in the other.</summary>
    static string OfTwo<T>(string code, Random random, Func<string, string, (string, string)> texts) where T : SyntaxNode
    {
        var nodes = Parsed(code).DescendantNodes().OfType<T>().ToList();
        if (nodes.Count == 0)
            return code;
        var (one, other) = (OneOf(nodes, random).Span, OneOf(nodes, random).Span);
        if (one.Start > other.Start)
            (one, other) = (other, one);
        if (one.OverlapsWith(other))
            return code;
        var (first, second) = texts(code.Substring(one.Start, one.Length), code.Substring(other.Start, other.Length));
        return Replaced(Replaced(code, other, second), one, first);
    }

    static string Replaced(string code, TextSpan span, string with) => string.Concat(code.AsSpan(0, span.Start), with, code.AsSpan(span.End));

    static string WithoutCharacters(string code, string donor, Random random)
    {
        var start = random.Next(code.Length + 1);
        return code.Remove(start, Math.Min(code.Length - start, random.Next(2) == 0 ? 1 : random.Next(60)));
    }

    /// <summary>The beginning of one file and the end of another.</summary>
    static string Spliced(string code, string donor, Random random)
    {
        var (tokens, others) = (TokensOf(code), TokensOf(donor));
        return string.Concat(tokens.Take(random.Next(tokens.Count))) + string.Concat(others.Skip(random.Next(others.Count)));
    }

    /// <summary>A member or a statement twice, or one of another file behind it.</summary>
    static string DoubledNode(string code, string donor, Random random)
    {
        static List<SyntaxNode> NodesOf(string code) => [.. Parsed(code).DescendantNodes().Where(node => node is StatementSyntax or MemberDeclarationSyntax and not BaseNamespaceDeclarationSyntax)];
        var nodes = NodesOf(code);
        if (nodes.Count == 0)
            return code;
        var node = OneOf(nodes, random);
        var added = random.Next(2) == 0 ? node : NodesOf(donor) is { Count: > 0 } others ? OneOf(others, random) : node;
        return code.Insert(node.FullSpan.End, added.ToFullString());
    }

    static string Mistyped(string name, Random random)
    {
        var at = random.Next(name.Length);
        return random.Next(3) switch
        {
            _ when name.Length == 0 => "x",
            0 => name.Remove(at, 1),
            1 => name.Insert(at, name[at].ToString()),
            _ => name[..at],
        };
    }

    static string WithoutNewlines(string code, string donor, Random random) => random.Next(4) switch
    {
        0 => code.ReplaceLineEndings(" "),
        1 => code.ReplaceLineEndings("\r\n"),
        2 => code.ReplaceLineEndings("\r"),
        _ => code.ReplaceLineEndings("\n\n").Replace("    ", "\t"),
    };
}
