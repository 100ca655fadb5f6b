using System.Buffers.Binary;
using BenchmarkDotNet.Attributes;
using IoAnalyzers.Runtime;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Benchmarks.Runtime;

/// <summary>Nanoseconds and allocated bytes of one record, in this process: <c>benchmarks -- rules *RecordBenchmarks*</c>.</summary>
public class RecordBenchmarks
{
    const int Records = 1_000_000;
    const string Line = "2026-01-01 12:00:00 order 4711 shipped";
    string _path = "", _text = "";
    SafeFileHandle _output = null!;
    MappedFile _map = null!;

    [GlobalSetup]
    public void Open()
    {
        _path = Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"records-{Guid.NewGuid():N}");
        _text = _path + ".text";
        File.WriteAllBytes(_path, new byte[Records * sizeof(long)]);
        File.WriteAllLines(_text, Enumerable.Repeat(Line, Records));
        _output = File.OpenHandle(_path + ".out", FileMode.Create, FileAccess.Write);
        _map = MappedFile.OpenRead(_path);
    }

    [GlobalCleanup]
    public void Close()
    {
        _map.Dispose();
        _output.Dispose();
        File.Delete(_path);
        File.Delete(_text);
        File.Delete(_path + ".out");
    }

    [Benchmark(OperationsPerInvoke = Records)]
    public void WriteLong()
    {
        using var writer = new BufferedFileWriter(_output, ownsHandle: false);
        for (var i = 0; i < Records; i++)
            writer.Write((long)i);
    }

    [Benchmark(OperationsPerInvoke = Records)]
    public void WriteSpan()
    {
        using var writer = new BufferedFileWriter(_output, ownsHandle: false);
        Span<byte> record = stackalloc byte[24];
        for (var i = 0; i < Records; i++)
            writer.Write(record);
    }

    [Benchmark(OperationsPerInvoke = Records)]
    public void WriteLine()
    {
        using var writer = new BufferedFileWriter(_output, ownsHandle: false);
        for (var i = 0; i < Records; i++)
            writer.WriteLine(Line);
    }

    [Benchmark(OperationsPerInvoke = Records)]
    public long ReadLong()
    {
        using var reader = BufferedFileReader.Open(_path);
        var sum = 0L;
        while (reader.TryRead<long>(out var value))
            sum += value;
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Records)]
    public long ReadLine()
    {
        using var reader = BufferedFileReader.Open(_text);
        var sum = 0L;
        while (reader.TryReadLine(out var line))
            sum += line.Length;
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Records)]
    public long MappedSlice()
    {
        var sum = 0L;
        for (var i = 0; i < Records; i++)
            sum += BinaryPrimitives.ReadInt64LittleEndian(_map.Slice(i * sizeof(long), sizeof(long)));
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Records)]
    public long MappedRead()
    {
        var sum = 0L;
        for (var i = 0; i < Records; i++)
            sum += _map.Read<long>(i * sizeof(long));
        return sum;
    }
}
