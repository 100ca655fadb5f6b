using System.Globalization;
using System.Net;
using System.Text;

namespace IoAnalyzers.Benchmarks;

sealed record Bar(string Label, double Value, string Color);

sealed record BarGroup(string Name, IReadOnlyList<Bar> Bars);

/// <summary>Bars on a logarithmic scale: what is compared differs by a factor of hundreds.</summary>
static class BarPlot
{
    const int LabelWidth = 300, BarWidth = 380, ValueWidth = 120, RowHeight = 20, GroupHeight = 34, Margin = 12;

    /// <param name="legend">What each color stands for.</param>
    public static string Of(string title, IReadOnlyList<BarGroup> groups, IReadOnlyList<(string Color, string Name)> legend)
    {
        var values = groups.SelectMany(static group => group.Bars, static (_, bar) => bar.Value).ToList();
        var least = values.Min() / 2;
        var decades = Math.Log10(values.Max() / least);
        var svg = new StringBuilder();
        var y = Margin;
        foreach (var group in groups)
        {
            Text(svg, Margin, y + 20, group.Name, "font-weight=\"bold\"");
            y += GroupHeight;
            foreach (var bar in group.Bars)
            {
                var width = Math.Log10(bar.Value / least) / decades * BarWidth;
                Text(svg, Margin + LabelWidth - 8, y + 14, bar.Label, "text-anchor=\"end\"");
                svg.Append(CultureInfo.InvariantCulture, $"""  <rect x="{Margin + LabelWidth}" y="{y + 3}" width="{width:F1}" height="{RowHeight - 6}" fill="{bar.Color}"/>""").Append('\n');
                Text(svg, Margin + LabelWidth + width + 6, y + 14, bar.Value.ToString(bar.Value < 10 ? "F2" : "N0", CultureInfo.InvariantCulture), "");
                y += RowHeight;
            }
        }

        y += GroupHeight;
        var x = Margin + LabelWidth;
        foreach (var (color, name) in legend)
        {
            svg.Append(CultureInfo.InvariantCulture, $"""  <rect x="{x}" y="{y - 12}" width="12" height="12" fill="{color}"/>""").Append('\n');
            Text(svg, x + 18, y - 2, name, "");
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
}
