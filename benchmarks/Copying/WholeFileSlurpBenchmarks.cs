using BenchmarkDotNet.Attributes;

namespace IoAnalyzers.Benchmarks.Copying;

/// <summary>IOA3007: a file that is written on, a memory that is written, and lines that are counted, by way of one array and without it.</summary>
public class WholeFileSlurpBenchmarks
{
    const int Length = 8 << 20;
    readonly MemoryStream _memory = new();
    string _file = "";
    string _destination = "";

    [GlobalSetup]
    public void CreateFiles()
    {
        _file = Path.GetTempFileName();
        _destination = Path.GetTempFileName();
        var line = string.Concat(Enumerable.Repeat("0123456", 9)) + "\n";
        File.WriteAllText(_file, string.Concat(Enumerable.Repeat(line, Length / line.Length)));
        _memory.Write(File.ReadAllBytes(_file));
    }

    [GlobalCleanup]
    public void DeleteFiles()
    {
        File.Delete(_file);
        File.Delete(_destination);
    }

    [Benchmark]
    public void FileBefore()
    {
        using var output = new FileStream(_destination, FileMode.Create, FileAccess.Write);
        output.Write(File.ReadAllBytes(_file));
    }

    [Benchmark]
    public void FileAfter()
    {
        using var output = new FileStream(_destination, FileMode.Create, FileAccess.Write);
        using var file = File.OpenRead(_file);
        file.CopyTo(output);
    }

    [Benchmark]
    public void MemoryBefore() => Stream.Null.Write(_memory.ToArray());

    [Benchmark]
    public void MemoryAfter() => _memory.WriteTo(Stream.Null);

    [Benchmark]
    public int LinesBefore()
    {
        var count = 0;
        foreach (var line in File.ReadAllLines(_file))
            count += line.Length;
        return count;
    }

    [Benchmark]
    public int LinesAfter()
    {
        var count = 0;
        foreach (var line in File.ReadLines(_file))
            count += line.Length;
        return count;
    }
}
