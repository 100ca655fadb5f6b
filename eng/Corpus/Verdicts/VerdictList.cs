using System.Globalization;
using IoAnalyzers.Demo;

namespace IoAnalyzers.Corpus;

/// <summary>The committed list: findings in pinned commits of public repositories, each with a verdict. It holds none of their code.</summary>
sealed record VerdictList(IReadOnlyList<PinnedRepository> Repositories, IReadOnlyList<Verdict> Verdicts)
{
    const string RepositoriesHead = "# repository\tcommit\tfiles\tlines\tdigest";
    const string VerdictsHead = "# repository\trule\tfile\tline\tfingerprint\tverdict\treason";

    public static string OwnFile => Path.Combine(Own.Metadata("Lists"), "verdicts.tsv");

    public Verdict? VerdictOn(Finding finding) => Verdicts.FirstOrDefault(verdict => verdict.Is(finding));

    public Precision PrecisionOf(string rule)
    {
        var all = Verdicts.Where(verdict => verdict.Rule == rule).ToLookup(verdict => verdict.Ruling);
        return new(rule, all[Ruling.Right].Count(), all[Ruling.Arguable].Count(), all[Ruling.Wrong].Count());
    }

    /// <param name="file">The verdicts; the repositories stand beside them.</param>
    public static VerdictList Read(string file) => new(
        [.. Rows(RepositoriesBeside(file), 5).Select(row => new PinnedRepository(row.Cells[0], row.Cells[1], Number(row, 2), Number(row, 3), row.Cells[4]))],
        [.. Rows(file, 7).Select(row => new Verdict(row.Cells[0], row.Cells[1], row.Cells[2], Number(row, 3), row.Cells[4], RulingIn(row), row.Cells[6]))]);

    public void Write(string file)
    {
        File.WriteAllText(RepositoriesBeside(file), Text(RepositoriesHead, Repositories.OrderBy(one => one.Name, StringComparer.Ordinal)
            .Select(one => string.Join('\t', one.Name, one.Commit, one.Files, one.Lines, one.Digest))));
        File.WriteAllText(file, Text(VerdictsHead, Ordered(Verdicts)
            .Select(one => string.Join('\t', one.Repository, one.Rule, one.File, one.Line, one.Fingerprint, one.Ruling.ToString().ToLowerInvariant(), one.Reason))));
    }

    public static IEnumerable<Verdict> Ordered(IEnumerable<Verdict> verdicts) => verdicts
        .OrderBy(one => one.Repository, StringComparer.Ordinal).ThenBy(one => one.Rule, StringComparer.Ordinal)
        .ThenBy(one => one.File, StringComparer.Ordinal).ThenBy(one => one.Line).ThenBy(one => one.Fingerprint, StringComparer.Ordinal);

    static string RepositoriesBeside(string file) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, "repositories.tsv");

    static string Text(string head, IEnumerable<string> lines) => string.Concat(lines.Prepend(head).Select(line => line + "\n"));

    static IEnumerable<(string Place, string[] Cells)> Rows(string file, int columns)
    {
        if (!File.Exists(file))
            throw new Complaint($"{file} does not exist.");

        var lines = File.ReadAllLines(file);
        for (var i = 0; i < lines.Length; i++)
            if (lines[i].Length > 0 && !lines[i].StartsWith('#'))
                yield return lines[i].Split('\t') is var cells && cells.Length == columns
                    ? ($"{file}({i + 1})", cells)
                    : throw new Complaint($"{file}({i + 1}) has {cells.Length} columns and not {columns}.");
    }

    static int Number((string Place, string[] Cells) row, int column) =>
        int.TryParse(row.Cells[column], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new Complaint($"{row.Place}: '{row.Cells[column]}' is no number.");

    static Ruling RulingIn((string Place, string[] Cells) row) =>
        Enum.GetValues<Ruling>().Where(ruling => ruling.ToString().Equals(row.Cells[5], StringComparison.OrdinalIgnoreCase)).Cast<Ruling?>().FirstOrDefault()
            ?? throw new Complaint($"{row.Place}: '{row.Cells[5]}' is no verdict; there are {string.Join(", ", Enum.GetNames<Ruling>()).ToLowerInvariant()}.");
}
