namespace IoAnalyzers.Runtime.Tests;

/// <summary>An empty folder for one test.</summary>
sealed class TestFolder : IDisposable
{
    // In memory where the system has it: thousands of crash states are written and recovered from.
    static readonly string Parent = Directory.Exists("/dev/shm") ? "/dev/shm" : System.IO.Path.GetTempPath();

    public TestFolder(bool onDisk = false)
    {
        Path = System.IO.Path.Combine(onDisk ? System.IO.Path.GetTempPath() : Parent, $"runtime-tests-{Guid.NewGuid():N}");
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public string[] Names => [.. Directory.EnumerateFileSystemEntries(Path).Select(path => System.IO.Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
