using System.Text;

namespace IoAnalyzers.Benchmarks.Cost;

/// <summary>docs/performance.md and its plot, written anew from one run.</summary>
static class CostPage
{
    const string Head = """
        # What the rules cost

        Written by `dotnet run -c Release --project benchmarks -- cost --write`, with `--lines` and `--rounds` as the tables say; all figures are of one run. The command without `--write` prints
        the same, `cost PATH` measures every C# file below a folder of yours.

        The code is generated, the same for everybody: files of parsers, workflows, tables and the like, and, until a percentage of all methods is
        reached, files whose methods open, read, write, rename and send files, some as one should and some not.
        """;

    public static void Write(CostReport report)
    {
        var docs = BuildPaths.Of("Docs");
        var plots = Directory.CreateDirectory(Path.Combine(docs, "performance")).FullName;
        File.WriteAllText(Path.Combine(plots, "cost.svg"), Plot(report));

        var page = new StringBuilder();
        page.Append(Head).Append("\n\n").Append(CostReport.Method).Append("\n\n").Append(report.WarmUp).Append("\n\n").Append(report.Machine).Append(".\n\n![Time in rules](performance/cost.svg)\n\n");
        page.AppendJoin('\n', CostTarget.Of(report).Select(static target => $"- {target}")).Append('\n');
        Section(page, "All rules against the compiler", report.Overview());
        foreach (var results in report.Compared)
            Section(page, $"Against the rules of others: {results.Subject.Name}", CostReport.Comparison(results));
        Section(page, $"Each rule: {report.ForRules.Subject.Name}", report.Rules());
        page.Append("\nThe first rule that asks for the names in a file, or for the code of a member, has it made for all.\n");
        File.WriteAllText(Path.Combine(docs, "performance.md"), page.ToString().ReplaceLineEndings("\n"));
    }

    static void Section(StringBuilder page, string title, Table table) =>
        page.Append("\n## ").Append(title).Append("\n\n").AppendJoin('\n', table.Markdown()).Append('\n');

    static string Plot(CostReport report)
    {
        const string ours = "#2f7fb8", others = "#b9a7d1", compiler = "#9aa0a6";
        var groups = new List<BarGroup>
        {
            new("IoAnalyzers and the compiler, ms per 1,000 lines",
            [
                .. report.Results.SelectMany(static results => new Bar[]
                {
                    new(results.Subject.Name, results.OursInRules * 1000 / results.Subject.Lines, ours),
                    new("the compiler", results.Compiler * 1000 / results.Subject.Lines, compiler),
                }),
            ]),
        };
        foreach (var results in report.Compared)
            groups.Add(new(
                $"Rules of all, {results.Subject.Name}, ms per 1,000 lines",
                [
                    .. results.Sets.Where(static set => !set.IsEmpty)
                        .Select(set => new Bar(set.Name, results.InRules(set) * 1000 / results.Subject.Lines, set == AnalyzerSet.Ours ? ours : others)),
                ]));
        return BarPlot.Of("Time in rules", groups, [(ours, "IoAnalyzers"), (others, "others"), (compiler, "compiler")]);
    }
}
