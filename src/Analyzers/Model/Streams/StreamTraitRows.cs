using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Threading;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Model.Streams;

/// <summary>One line of a user's table: a row, or what is wrong with it and where.</summary>
readonly record struct StreamTraitLine(StreamTrait? Row, string? Complaint, TextSpan Span);

/// <summary>
/// Rows of the users' own, from additional files of the name <see cref="FileName"/>: a row a line, the columns of <see cref="StreamTrait"/> apart by
/// white space, <c>-</c> for a column that is empty, <c>#</c> before a comment.
/// </summary>
static class StreamTraitRows
{
    public const string FileName = "IoAnalyzers.StreamTraits.txt";

    const int LeastColumns = 5, MostColumns = 8;

    // What a setting means is known of the base class library's types only.
    static readonly string[] Transfers = { nameof(Transfer.None), nameof(Transfer.Each), nameof(Transfer.EachMessage), nameof(Transfer.Collected), nameof(Transfer.ByBlock), nameof(Transfer.BySize) };
    static readonly string[] Backings = Enum.GetNames(typeof(Backing));
    static readonly string[] Reaches = Enum.GetNames(typeof(FlushReach));
    static readonly string[] Disposals = { "Closes", "Keeps" };

    public static bool IsTable(string path) => string.Equals(Path.GetFileName(path), FileName, StringComparison.OrdinalIgnoreCase);

    /// <summary>The tables of a project; nearly all have none.</summary>
    public static ImmutableArray<SourceText> TablesIn(AnalyzerOptions options, CancellationToken cancellation)
    {
        var tables = ImmutableArray<SourceText>.Empty;
        foreach (var file in options.AdditionalFiles)
            if (IsTable(file.Path) && file.GetText(cancellation) is { } text)
                tables = tables.Add(text);
        return tables;
    }

    /// <summary>The good rows of all tables; null where there is no table.</summary>
    public static List<StreamTrait>? In(ImmutableArray<SourceText> tables)
    {
        List<StreamTrait>? rows = null;
        foreach (var text in tables)
            foreach (var line in Lines(text))
                if (line.Row is not null)
                    (rows ??= new()).Add(line.Row);
        return rows;
    }

    /// <summary>Every line that is neither empty nor a comment.</summary>
    public static IEnumerable<StreamTraitLine> Lines(SourceText text)
    {
        var types = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in StreamTraits.Table)
            types.Add(row.Type);

        foreach (var line in text.Lines)
        {
            var words = Words(line);
            if (words.Count > 0)
                yield return Read(words, types);
        }
    }

    static StreamTraitLine Read(List<(string Text, TextSpan Span)> words, HashSet<string> types)
    {
        var whole = TextSpan.FromBounds(words[0].Span.Start, words[words.Count - 1].Span.End);
        if (words.Count is < LeastColumns or > MostColumns)
            return new(null, $"it has {words.Count} columns and not the {LeastColumns} to {MostColumns} of 'Type Writes Reads Backing Flush [Inner [LeaveOpen [Disposal]]]'", whole);

        var unknown = Unknown(words, 1, "Writes", Transfers) ?? Unknown(words, 2, "Reads", Transfers) ?? Unknown(words, 3, "Backing", Backings)
            ?? Unknown(words, 4, "Flush", Reaches) ?? Unknown(words, 7, "Disposal", Disposals);
        if (unknown is not null)
            return unknown.Value;

        var (backing, inner, leaveOpen) = (Parsed<Backing>(words[3].Text), Column(words, 5), Column(words, 6));
        if (inner is null && backing == Backing.Inner)
            return new(null, "a stream whose bytes live in an inner one names the constructor parameter that takes it, in column Inner", whole);
        if (inner is null && leaveOpen is not null)
            return new(null, "there is no inner stream that the parameter in column LeaveOpen could keep open", words[6].Span);
        if (!types.Add(words[0].Text))
            return new(null, $"'{words[0].Text}' has a row already", words[0].Span);

        return new(
            new StreamTrait(
                words[0].Text, Parsed<Transfer>(words[1].Text), Parsed<Transfer>(words[2].Text), backing, Parsed<FlushReach>(words[4].Text), inner, leaveOpen,
                // No column says it, so it may.
                ClosesInner: Column(words, 7) != "Keeps", FlushMarks: true),
            null, whole);
    }

    static StreamTraitLine? Unknown(List<(string Text, TextSpan Span)> words, int index, string column, string[] known) =>
        index >= words.Count || Array.IndexOf(known, words[index].Text) >= 0
            ? null
            : new StreamTraitLine(null, $"'{words[index].Text}' in column {column} is none of {string.Join(", ", known)}", words[index].Span);

    static T Parsed<T>(string word) where T : struct => (T)Enum.Parse(typeof(T), word);

    static string? Column(List<(string Text, TextSpan Span)> words, int index) => index < words.Count && words[index].Text != "-" ? words[index].Text : null;

    static List<(string Text, TextSpan Span)> Words(TextLine line)
    {
        var words = new List<(string, TextSpan)>();
        var text = line.ToString();
        var i = 0;
        while (i < text.Length && text[i] != '#')
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && !char.IsWhiteSpace(text[i]) && text[i] != '#')
                i++;
            words.Add((text.Substring(start, i - start), new TextSpan(line.Start + start, i - start)));
        }

        return words;
    }
}
