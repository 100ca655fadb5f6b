using System.Globalization;

namespace IoAnalyzers.Corpus;

/// <summary>How far a scan is: a line that changes on a terminal, elsewhere one line for each tree when it is done.</summary>
sealed class Progress(TextWriter output, bool isTerminal)
{
    readonly object _gate = new();
    SourceTree? _tree;
    int _projects;
    long _bytes, _all;

    public void Begin(SourceTree tree)
    {
        (_tree, _projects, _bytes, _all) = (tree, 0, 0, Math.Max(1, tree.Projects.Sum(project => project.Bytes)));
        Show("");
    }

    public void Advance(ProjectFolder project)
    {
        lock (_gate)
        {
            _projects++;
            _bytes += project.Bytes;
            Show(project.Name);
        }
    }

    public void End(ScanResult result) => output.WriteLine(
        (isTerminal ? "\r\e[K" : "") + string.Create(CultureInfo.InvariantCulture,
            $"{result.Tree}: {Words.Count(result.Projects, "project")}, {Words.Count(result.Lines, "line")}, {Words.Count(result.Findings.Count, "finding")}, {result.Elapsed.TotalSeconds:F1} s"));

    void Show(string last)
    {
        if (!isTerminal)
            return;

        var line = $"{_tree!.Name} {100 * _bytes / _all,3} %, {_projects} of {Words.Count(_tree.Projects.Count, "project")} {last}";
        // A line that wraps cannot be taken back.
        output.Write("\r\e[K" + line[..Math.Min(line.Length, Math.Max(1, Console.WindowWidth - 1))]);
    }
}
