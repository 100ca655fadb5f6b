using IoAnalyzers.Corpus;
using IoAnalyzers.Demo;

namespace IoAnalyzers.Package.Tests.Corpus;

/// <summary>The scan as its users call it, on trees of their own; the report goes where it disturbs nobody.</summary>
sealed class CorpusCommand : IDisposable
{
    readonly Scratch _scratch = new();

    public string Trees => Path.Combine(_scratch.Folder, "trees");

    public string Report => Path.Combine(_scratch.Folder, "report");

    public void Dispose() => _scratch.Dispose();

    public void Write(string file, string text)
    {
        var path = Path.Combine(Trees, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public string ReadReport(string file) => File.ReadAllText(Path.Combine(Report, file));

    public async Task<(int ExitCode, string[] Output, string[] Errors)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exitCode = await CorpusScan.Run(["--output", Report, .. arguments], output, errors, isTerminal: false);
        return (exitCode, Lines(output), Lines(errors));
    }

    static string[] Lines(StringWriter text) => text.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
}
