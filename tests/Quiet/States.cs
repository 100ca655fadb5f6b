#pragma warning disable IOA2007, IOA2011 // Right with the base library alone; Syncs.cs has what is right with IoAnalyzers.Runtime.
using System.Text.Json;

namespace Quiet;

/// <summary>Files that a type loads and writes as a whole, and that may be written in place, or are not.</summary>
public sealed class States
{
    readonly string _path;
    readonly string _cachePath;
    readonly string _lastRun;

    public States(string folder)
    {
        _path = Path.Combine(folder, "state.json");
        _cachePath = Path.Combine(folder, "index.cache");
        _lastRun = Path.Combine(folder, "last-run");
    }

    string Defaults => Path.Combine(AppContext.BaseDirectory, "defaults.json");

    public Dictionary<string, int>? Load() => JsonSerializer.Deserialize<Dictionary<string, int>>(File.ReadAllText(File.Exists(_path) ? _path : Defaults));

    /// <summary>The file gets its name when it is on the disk.</summary>
    public void Save(Dictionary<string, int> state)
    {
        var temporary = _path + ".tmp";
        using (var file = File.Create(temporary))
        {
            JsonSerializer.Serialize(file, state);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, _path, overwrite: true);
    }

    /// <summary>It is filled again when it is lost.</summary>
    public byte[] Index(Func<byte[]> build)
    {
        if (File.Exists(_cachePath))
            return File.ReadAllBytes(_cachePath);
        var index = build();
        File.WriteAllBytes(_cachePath, index);
        return index;
    }

    /// <summary>There is nothing to lose.</summary>
    public string FirstRun()
    {
        if (!File.Exists(_lastRun))
            File.WriteAllText(_lastRun, DateTime.UtcNow.ToString("O"));
        return File.ReadAllText(_lastRun);
    }

    /// <summary>Nobody loads it here.</summary>
    public void Publish(string page, string text) => File.WriteAllText(page, text);

    /// <summary>What is there is compared, and no more.</summary>
    public void PublishChanged(string page, string text)
    {
        if (!File.Exists(page) || File.ReadAllText(page) != text)
            File.WriteAllText(page, text);
    }
}
