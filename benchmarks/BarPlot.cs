using System.Globalization;
using System.Net;
using System.Text;

namespace IoAnalyzers.Benchmarks.Runtime;

/// <summary>Bars of wall time per operation, one group for each comparison, on a logarithmic scale: the ways differ by a factor of hundreds.</summary>
static class BarPlot
{
    const int LabelWidth = 300, BarWidth = 380, ValueWidth = 120, RowHeight = 20, GroupHeight = 34, Margin = 12;

    public static string Of(string title, IReadOnlyList<Results> groups)
    {
        var walls = (from results in groups from contender in results.Comparison.Contenders let row = results.Of(contender) where row is not null select row.Wall).ToList();
        var least = walls.Min() / 2;
        var decades = Math.Log10(walls.Max() / least);
        var svg = new StringBuilder();
        var y = Margin;
        foreach (var results in groups)
        {
            Text(svg, Margin, y + 20, $"{results.Comparison.Name}, ns per {results.Comparison.Unit}", "font-weight=\"bold\"");
            y += GroupHeight;
            foreach (var contender in results.Comparison.Contenders)
            {
                if (results.Of(contender) is not { } row)
                    continue;
                var width = Math.Log10(row.Wall / least) / decades * BarWidth;
                Text(svg, Margin + LabelWidth - 8, y + 14, contender.Name, "text-anchor=\"end\"");
                svg.Append(CultureInfo.InvariantCulture, $"""  <rect x="{Margin + LabelWidth}" y="{y + 3}" width="{width:F1}" height="{RowHeight - 6}" fill="{ColorOf(contender.Maker)}"/>""").Append('\n');
                Text(svg, Margin + LabelWidth + width + 6, y + 14, row.Wall.ToString(row.Wall < 10 ? "F2" : "N0", CultureInfo.InvariantCulture), "");
                y += RowHeight;
            }
        }

        y += GroupHeight;
        var x = Margin + LabelWidth;
        foreach (var maker in Enum.GetValues<Maker>())
        {
            svg.Append(CultureInfo.InvariantCulture, $"""  <rect x="{x}" y="{y - 12}" width="12" height="12" fill="{ColorOf(maker)}"/>""").Append('\n');
            Text(svg, x + 18, y - 2, TextTable.LabelOf(maker), "");
            x += 90;
        }

        Text(svg, x, y - 2, "logarithmic", "");
        var full = (Width: LabelWidth + BarWidth + ValueWidth + 2 * Margin, Height: y + Margin);
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{full.Width}" height="{full.Height}" viewBox="0 0 {full.Width} {full.Height}" font-family="sans-serif" font-size="12">
              <title>{title}</title>
              <rect width="100%" height="100%" fill="white"/>
            {svg}</svg>

            """;
    }

    static void Text(StringBuilder svg, double x, double y, string text, string attributes) =>
        svg.Append(CultureInfo.InvariantCulture, $"""  <text x="{x:F1}" y="{y:F1}" {attributes}>{WebUtility.HtmlEncode(text)}</text>""").Append('\n');

    static string ColorOf(Maker maker) => maker switch { Maker.C => "#9aa0a6", Maker.Bcl => "#d98c5f", Maker.Library => "#2f7fb8", _ => "#b9a7d1" };
}
