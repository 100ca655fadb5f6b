using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Corpus;

static class Regions
{
    public static Region Of(SourceText text, TextSpan span)
    {
        var (start, end) = (text.Lines.GetLinePosition(span.Start), text.Lines.GetLinePosition(span.End));
        return new(start.Line + 1, start.Character + 1, end.Line + 1, end.Character + 1);
    }

    /// <summary>What an editor counts; behind the last newline is no line.</summary>
    public static long LinesIn(SourceText text) => text.Lines.Count - (text.Lines[^1].Span.IsEmpty ? 1 : 0);

    /// <summary>A file's path from the root of its tree, with forward slashes.</summary>
    public static string PathOf(this SourceTree tree, string file) =>
        Path.IsPathRooted(file) ? Path.GetRelativePath(tree.Folder, file).Replace('\\', '/') : file;
}
