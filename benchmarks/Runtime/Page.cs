using System.Globalization;
using System.Text;

namespace IoAnalyzers.Benchmarks.Runtime;

/// <summary>docs/benchmarks.md: a section for each subject, so that one can be measured anew without the others, and a plot beside it.</summary>
static class Page
{
    const string Head = """
        # The runtime library against C and the BCL

        Written by `dotnet run -c Release --project benchmarks -- runtime --write`; each section says what it was measured on. C is built with
        `cc -O2` from `benchmarks/baseline`. All ways run in turn, round after round; the table has the medians, in nanoseconds per
        operation, and x is the median of the ratios to the first way within each round. System calls and allocated bytes are those of a whole run;
        the calls are those that `/proc/self/io` counts, which on sockets are none.
        """;

    public static void Write(Subject subject, IReadOnlyList<Results> results, string machine, int rounds)
    {
        var docs = Cost.BuildPaths.Of("Docs");
        var plots = Directory.CreateDirectory(Path.Combine(docs, "benchmarks")).FullName;
        File.WriteAllText(Path.Combine(plots, subject.Name + ".svg"), ResultsPlot.Of(subject.Name, results));

        var page = Path.Combine(docs, "benchmarks.md");
        var sections = File.Exists(page) ? Sections(File.ReadAllText(page)) : [];
        sections[subject.Name] = Section(subject, results, machine, rounds);
        File.WriteAllText(page, $"{Head}\n{string.Concat(sections.Select(static section => $"\n## {section.Key}\n{section.Value}"))}".ReplaceLineEndings("\n"));
    }

    static SortedDictionary<string, string> Sections(string page)
    {
        var sections = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var section in page.Split("\n## ").Skip(1))
        {
            var end = section.IndexOf('\n');
            sections[section[..end]] = section[(end + 1)..].TrimEnd() + "\n";
        }

        return sections;
    }

    static string Section(Subject subject, IReadOnlyList<Results> results, string machine, int rounds)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"\n{subject.Method}\n\n{machine}; {rounds} rounds.\n\n![{subject.Name} against C and the BCL](benchmarks/{subject.Name}.svg)\n");
        if (subject.Notes.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"\n{subject.Notes}\n");
        foreach (var result in results)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### {result.Comparison.Name}, ns per {result.Comparison.Unit}\n\n");
            text.AppendJoin('\n', TextTable.Of(result).Markdown()).Append("\n\n");
            text.AppendJoin('\n', TextTable.Targets(result).Select(static line => $"- {line}")).Append('\n');
        }

        return text.ToString();
    }
}
