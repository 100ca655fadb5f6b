namespace IoAnalyzers.Tests;

/// <summary>Other ways in which the same file may be written; a fix keeps each of them.</summary>
static class FileStyle
{
    const int TabWidth = 4;

    public static string WithCrLf(string text) => text.ReplaceLineEndings("\r\n");

    public static string WithTabs(string text) => string.Join('\n', text.Split('\n').Select(line =>
    {
        var tabs = (line.Length - line.TrimStart(' ').Length) / TabWidth;
        return new string('\t', tabs) + line[(tabs * TabWidth)..];
    }));
}
