namespace IoAnalyzers.Benchmarks.Runtime;

/// <summary>A file with random content, made when it is first asked for.</summary>
sealed class BigFile(string folder, long length)
{
    public string Path { get; } = System.IO.Path.Combine(folder, $"big-{length}");

    public long Length => length;

    public void Make()
    {
        if (File.Exists(Path))
            return;
        var piece = new byte[1 << 20];
        new Random(1).NextBytes(piece);
        using var file = File.OpenHandle(Path, FileMode.CreateNew, FileAccess.Write);
        for (long offset = 0; offset < length; offset += piece.Length)
            RandomAccess.Write(file, piece.AsSpan(0, (int)Math.Min(piece.Length, length - offset)), offset);
    }
}
