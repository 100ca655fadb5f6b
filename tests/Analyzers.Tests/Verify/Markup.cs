using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;
using Xunit.Sdk;

namespace IoAnalyzers.Tests;

/// <summary>Where a case expects a finding; no id means the one rule of the analyzer.</summary>
readonly record struct MarkedSpan(TextSpan Span, string? Id) : IComparable<MarkedSpan>
{
    public int CompareTo(MarkedSpan other) =>
        Span != other.Span ? Span.CompareTo(other.Span) : string.CompareOrdinal(Id, other.Id);
}

/// <summary>Code and the places marked in it: <c>[|…|]</c>, <c>{|IOA1001:…|}</c>, <c>{|#0:…|}</c>, as Microsoft.CodeAnalysis.Testing writes them.</summary>
sealed record Markup(string Code, ImmutableArray<MarkedSpan> Spans)
{
    public static Markup Parse(string markup)
    {
        var code = new StringBuilder();
        var open = new Stack<(int Start, string? Id, char Kind)>();
        var spans = ImmutableArray.CreateBuilder<MarkedSpan>();
        for (var i = 0; i < markup.Length;)
        {
            var two = i + 1 < markup.Length ? markup.AsSpan(i, 2) : default;
            if (two is "[|")
            {
                open.Push((code.Length, null, ']'));
                i += 2;
            }
            else if (two is "{|" && markup.IndexOf(':', i) is > 0 and var colon)
            {
                var name = markup[(i + 2)..colon];
                open.Push((code.Length, name.StartsWith('#') ? null : name, '}'));
                i = colon + 1;
            }
            else if (two is "|]" or "|}")
            {
                if (!open.TryPop(out var last) || last.Kind != two[1])
                    throw new XunitException($"Markup: '{two}' closes nothing at character {i} of\n{markup}");
                spans.Add(new(TextSpan.FromBounds(last.Start, code.Length), last.Id));
                i += 2;
            }
            else
            {
                code.Append(markup[i++]);
            }
        }

        if (open.Count > 0)
            throw new XunitException($"Markup: a span is opened and not closed in\n{markup}");
        spans.Sort();
        return new(code.ToString(), spans.ToImmutable());
    }

    /// <summary>The other way round, for messages: code with the spans written into it.</summary>
    public static string Write(string code, IEnumerable<MarkedSpan> spans)
    {
        // At one position inner spans close first, then empty ones stand, then outer ones open first.
        var marks = new List<(int Position, int Order, int Length, string Text)>();
        foreach (var (span, id) in spans)
        {
            marks.Add((span.Start, 2, -span.Length, id is null ? "[|" : $"{{|{id}:"));
            marks.Add((span.End, span.IsEmpty ? 3 : 1, span.Length, id is null ? "|]" : "|}"));
        }

        var written = new StringBuilder(code);
        foreach (var (position, _, _, text) in marks.OrderByDescending(mark => (mark.Position, mark.Order, mark.Length)))
            written.Insert(position, text);
        return written.ToString();
    }
}
