using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers;

/// <summary>How a file ends its lines and indents them.</summary>
static class FileLayout
{
    /// <summary>The newline of the first line.</summary>
    public static string NewLineOf(SourceText text)
    {
        var first = text.Lines[0];
        return first.EndIncludingLineBreak > first.End ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
    }

    /// <summary>What the first indented line begins with.</summary>
    public static string IndentStepOf(SourceText text)
    {
        foreach (var line in text.Lines)
        {
            var code = line.ToString();
            var width = code.Length - code.TrimStart(' ').Length;
            if (code.StartsWith("\t", System.StringComparison.Ordinal))
                return "\t";
            if (width >= 2 && width < code.Length && code[width] != '*')
                return width is 2 ? "  " : "    ";
        }

        return "    ";
    }
}
