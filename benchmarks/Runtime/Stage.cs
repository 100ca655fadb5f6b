namespace IoAnalyzers.Benchmarks.Runtime;

/// <summary>What subjects work with: folders, a sink for sockets, C. All of it is gone when the run ends.</summary>
sealed class Stage : IDisposable
{
    readonly List<string> _folders = [];
    readonly Dictionary<string, Baseline> _baselines = new(StringComparer.Ordinal);
    Sink? _sink;

    /// <summary>A folder in memory where the system has one, for work that no disk is to disturb.</summary>
    public string InMemory => field ??= Folder(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath());

    /// <summary>A folder on a disk.</summary>
    public string OnDisk => field ??= Folder(Path.GetTempPath());

    public Sink Sink => _sink ??= Sink.Start();

    public string? Compiler { get; } = Baseline.Compiler();

    /// <summary><c>benchmarks/baseline/NAME.c</c>, built once.</summary>
    public Baseline BaselineOf(string name)
    {
        if (!_baselines.TryGetValue(name, out var baseline))
            _baselines[name] = baseline = Baseline.Of(name, Compiler is not null);
        return baseline;
    }

    string Folder(string parent)
    {
        var folder = Directory.CreateDirectory(Path.Combine(parent, $"runtime-benchmarks-{Guid.NewGuid():N}")).FullName;
        _folders.Add(folder);
        return folder;
    }

    public void Dispose()
    {
        _sink?.Dispose();
        foreach (var folder in _folders)
            Directory.Delete(folder, recursive: true);
    }
}
