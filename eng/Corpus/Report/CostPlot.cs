using System.Globalization;
using System.Xml.Linq;

namespace IoAnalyzers.Corpus;

/// <summary>What each rule costs, as bars.</summary>
static class CostPlot
{
    const int EnoughLines = 100_000, Row = 20, NameWidth = 250, BarWidth = 420, TextWidth = 210;

    public static XElement Section(Report report)
    {
        var rules = report.Outcomes.Where(rule => rule.Cost > TimeSpan.Zero).OrderByDescending(rule => rule.Cost).ThenBy(rule => rule.Id, StringComparer.Ordinal).ToList();
        var most = rules.Count > 0 ? rules[0].Cost : TimeSpan.MaxValue;
        return Html.Tag("section", null, Html.Id("cost"),
            Html.Tag("h2", null, "Cost"),
            Html.Tag("p", null, $"All rules took {Words.Milliseconds(report.Cost)} ms by the driver's stopwatch, the compiler {Words.Milliseconds(report.All.CompilerTime)} ms for its own errors and warnings: "
                + $"{Words.Share(report.Cost / Longer(report.All.CompilerTime))}. A rule that is the first to look at a body pays for binding it"
                + (report.All.Lines < EnoughLines ? ", and in so little code most of it is the time in which the program itself is compiled." : ".")),
            new XElement("svg", new XAttribute("role", "img"), new XAttribute("aria-label", "Cost of each rule"),
                new XAttribute("viewBox", $"0 0 {NameWidth + BarWidth + TextWidth} {rules.Count * Row + 4}"),
                rules.SelectMany((rule, i) => Bar(rule, i * Row, most))));
    }

    static IEnumerable<XElement> Bar(RuleOutcome rule, int top, TimeSpan most)
    {
        var width = Math.Max(1, BarWidth * (rule.Cost / most));
        yield return Text(NameWidth - 8, top, "end", $"{rule.Id} {NameOf(rule)}");
        yield return new XElement("rect", At("x", NameWidth), At("y", top + 3), At("width", width), At("height", Row - 6), At("rx", 2));
        yield return Text(NameWidth + width + 6, top, "start", $"{Words.Milliseconds(rule.Cost)} ms, {Words.Share(rule.ShareOfCompiler)} of the compiler");
    }

    static XElement Text(double x, int top, string anchor, string text) =>
        new("text", At("x", x), At("y", top + Row - 6), new XAttribute("text-anchor", anchor), text);

    static XAttribute At(string name, double value) => new(name, value.ToString("0.#", CultureInfo.InvariantCulture));

    // The page of a rule is named by its id, its class by the pattern.
    static string NameOf(RuleOutcome rule) => typeof(IoAnalyzer).Assembly.GetTypes()
        .FirstOrDefault(type => type.GetField("Rule")?.GetValue(null) is Microsoft.CodeAnalysis.DiagnosticDescriptor descriptor && descriptor.Id == rule.Id)?.Name ?? "";

    static TimeSpan Longer(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.MaxValue;
}
