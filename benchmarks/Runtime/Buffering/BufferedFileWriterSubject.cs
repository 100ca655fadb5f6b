using System.Globalization;
using System.Runtime.CompilerServices;
using IoAnalyzers.Runtime;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Benchmarks.Runtime.Buffering;

/// <summary>Small records, one after the other, over a file whose pages are there already.</summary>
sealed class BufferedFileWriterSubject : Subject
{
    const int Capacity = 64 * 1024;
    // Ways that make a system call for each record do fewer.
    const int Fewer = 50;

    public override string Name => "BufferedFileWriter";

    public override string Method => "Records over a file in memory that has its pages already; all buffers are 64 KiB where nothing else is said.";

    public override string Notes =>
        "`Write<T>` of 8 and 16 bytes lies at its limit: C's cursor is in a register, and one that stands in an object costs C up to 7 % too (second row). A loop "
        + "directly below the writer's `using` costs some 15 % more, as the JIT then loads the local anew for each record; in a method of its own it does not.";

    public override IEnumerable<Comparison> Comparisons(Stage stage)
    {
        yield return Records<Record8>(stage, 10_000_000);
        yield return Records<Record16>(stage, 10_000_000);
        yield return Records<Record64>(stage, 4_000_000);
    }

    static Comparison Records<T>(Stage stage, int count)
        where T : unmanaged
    {
        var size = Unsafe.SizeOf<T>();
        var path = Path.Combine(stage.InMemory, "records");
        var c = stage.BaselineOf("buffered_file_writer");
        string[] Arguments(string way, int records) => [way, path, size.ToString(CultureInfo.InvariantCulture), records.ToString(CultureInfo.InvariantCulture)];

        Contender[] contenders =
        [
            Contender.C("size known to the compiler", c, count, Arguments("known", count)),
            Contender.C("size known, cursor in an object", c, count, Arguments("object", count)),
            Contender.C("any size", c, count, Arguments("any", count)),
            Contender.C("fwrite_unlocked", c, count, Arguments("fwrite", count)),
            Contender.C("write for each record", c, count / Fewer, Arguments("write", count / Fewer)),
            Contender.Bcl("FileStream, 64 KiB", count, () => Stream(Opened(path, Capacity), size, count)),
            Contender.Bcl("FileStream, 4 KiB", count, () => Stream(Opened(path, 4096), size, count)),
            Contender.Bcl("FileStream without a buffer", count / Fewer, () => Stream(Opened(path, 0), size, count / Fewer)),
            Contender.Bcl("BinaryWriter, a long at a time", count, () => Longs(Opened(path, 4096), size, count)),
            Contender.Bcl("StreamWriter, AutoFlush", count / Fewer, () => Chars(Opened(path, 4096), size, count / Fewer)),
            Contender.Library("Write<T>", count, () => Values<T>(path, count)),
            Contender.Library("Write(span)", count, () => Spans(path, size, count)),
            Contender.Library("GetSpan, Advance", count, () => Rooms(path, size, count)),
        ];
        return new($"Records of {size} bytes", "record", contenders,
        [
            new("Write<T>", "size known to the compiler", Measure.Cpu, 1.10), new("Write(span)", "any size", Measure.Cpu, 1.0),
            Target.NothingPerOperation("Write<T>", Capacity), Target.NothingPerOperation("Write(span)", Capacity),
            .. Target.NeverSlower("Write(span)", contenders),
        ])
        {
            Prepare = () => File.WriteAllBytes(path, new byte[size * (long)count]),
        };
    }

    static FileStream Opened(string path, int bufferSize) => new(path, FileMode.Open, FileAccess.Write, FileShare.Read, bufferSize);

    static SafeFileHandle Handle(string path) => File.OpenHandle(path, FileMode.Open, FileAccess.Write);

    static void Stream(FileStream stream, int size, int count)
    {
        using (stream)
        {
            ReadOnlySpan<byte> record = new byte[size];
            for (var i = 0; i < count; i++)
                stream.Write(record);
        }
    }

    static void Longs(FileStream stream, int size, int count)
    {
        using var writer = new BinaryWriter(stream);
        for (var i = 0; i < count; i++)
        {
            for (var field = 0; field < size; field += sizeof(long))
                writer.Write((long)i);
        }
    }

    static void Chars(FileStream stream, int size, int count)
    {
        using var writer = new StreamWriter(stream) { AutoFlush = true };
        ReadOnlySpan<char> record = new string('x', size);
        for (var i = 0; i < count; i++)
            writer.Write(record);
    }

    static void Values<T>(string path, int count)
        where T : unmanaged
    {
        using var writer = new BufferedFileWriter(Handle(path));
        Fill<T>(writer, count);
    }

    // The loop is in a method of its own: within the reach of a finally, the JIT loads the local anew in each round.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Fill<T>(BufferedFileWriter writer, int count)
        where T : unmanaged
    {
        T record = default;
        for (var i = 0; i < count; i++)
        {
            Unsafe.As<T, long>(ref record) = i;
            writer.Write(record);
        }
    }

    static void Spans(string path, int size, int count)
    {
        using var writer = new BufferedFileWriter(Handle(path));
        ReadOnlySpan<byte> record = new byte[size];
        for (var i = 0; i < count; i++)
            writer.Write(record);
    }

    static void Rooms(string path, int size, int count)
    {
        using var writer = new BufferedFileWriter(Handle(path));
        ReadOnlySpan<byte> record = new byte[size];
        for (var i = 0; i < count; i++)
        {
            record.CopyTo(writer.GetSpan(size));
            writer.Advance(size);
        }
    }

    [InlineArray(1)]
    struct Record8
    {
        long _field;
    }

    [InlineArray(2)]
    struct Record16
    {
        long _field;
    }

    [InlineArray(8)]
    struct Record64
    {
        long _field;
    }
}
