using System.Text.Json;
using System.Xml.Linq;

namespace IoAnalyzers.Package.Tests.Corpus;

/// <summary>One scan of the samples, which hold a finding of nearly every rule.</summary>
public sealed class SampleReport : IAsyncLifetime
{
    readonly CorpusCommand _command = new();

    public int ExitCode { get; private set; }

    public string[] Output { get; private set; } = [];

    public XElement Page { get; private set; } = new("html");

    public JsonElement Sarif { get; private set; }

    public JsonElement Findings { get; private set; }

    public string[] Lines { get; private set; } = [];

    public async Task InitializeAsync()
    {
        (ExitCode, Output, _) = await _command.Run("--with-library", Path.Combine(Repository.Root, "samples"));
        Page = XDocument.Parse(_command.ReadReport("report.html")).Root!;
        Sarif = JsonDocument.Parse(_command.ReadReport("findings.sarif")).RootElement;
        Findings = JsonDocument.Parse(_command.ReadReport("findings.json")).RootElement;
        Lines = _command.ReadReport("findings.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public Task DisposeAsync()
    {
        _command.Dispose();
        return Task.CompletedTask;
    }
}
