namespace IoAnalyzers.Demo;

/// <summary>A temporary folder that goes with its owner, unless it is kept.</summary>
sealed class Scratch : IDisposable
{
    bool _isKept;

    public string Folder { get; } = Directory.CreateTempSubdirectory("io-analyzers-").FullName;

    public void Keep() => _isKept = true;

    public void Dispose()
    {
        if (!_isKept)
            Directory.Delete(Folder, recursive: true);
    }
}
