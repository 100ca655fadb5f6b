using System.Runtime.CompilerServices;
using IoAnalyzers.Runtime;

namespace IoAnalyzers.Benchmarks.Runtime.Buffering;

/// <summary>A file in memory, read by bytes, by longs and by lines.</summary>
sealed class BufferedFileReaderSubject : Subject
{
    const int FileBytes = 128 * 1024 * 1024;
    const int Capacity = 64 * 1024;
    // A system call for each value: fewer of them.
    const int Fewer = 50;

    // What a loop computes goes here, so that the compiler cannot leave it out.
    static volatile int s_result;

    public override string Name => "BufferedFileReader";

    public override string Method => $"A file of {FileBytes >> 20} MiB in memory, read from the front to the back; the library's buffer is 64 KiB. Lines have 0 to 79 bytes.";

    public override string Notes =>
        "`ReadByte` is near `getc_unlocked` and not at it: both load and store the cursor for each byte, but the caller's loop tests the result for the end "
        + "once more, which C's compiler leaves out where it knows that a byte came. A slow path that is inlined made it worse (1.9), and without "
        + "a profile (tiered compilation off) the loop has one more jump (1.4).";

    public override IEnumerable<Comparison> Comparisons(Stage stage)
    {
        var path = Path.Combine(stage.InMemory, "read");
        var c = stage.BaselineOf("buffered_file_reader");
        var lines = WriteLines(path);
        yield return Bytes(path, c);
        yield return Longs(path, c);
        yield return Lines(path, c, lines);
    }

    static Comparison Bytes(string path, Baseline c)
    {
        Contender[] contenders =
        [
            Contender.C("getc_unlocked", c, FileBytes, "getc", path),
            Contender.C("getc_unlocked, 64 KiB", c, FileBytes, "getc64", path),
            Contender.Bcl("FileStream.ReadByte", FileBytes, () => StreamBytes(File.OpenRead(path))),
            Contender.Bcl("BufferedStream.ReadByte, 64 KiB", FileBytes, () => StreamBytes(new BufferedStream(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0), Capacity))),
            Contender.Library("ReadByte", FileBytes, () => Read(path, ReadBytes)),
        ];
        return new("Bytes", "byte", contenders,
            [new("ReadByte", "getc_unlocked", Measure.Cpu, 1.0), Target.NothingPerOperation("ReadByte", Capacity), .. Target.NeverSlower("ReadByte", contenders)]);
    }

    static Comparison Longs(string path, Baseline c)
    {
        const int Count = FileBytes / sizeof(long);
        Contender[] contenders =
        [
            Contender.C("a pointer through 64 KiB", c, Count, "pointer", path),
            Contender.C("fread_unlocked, 64 KiB", c, Count, "fread", path),
            Contender.Bcl("BinaryReader.ReadInt64", Count, () => StreamLongs(File.OpenRead(path), Count)),
            Contender.Bcl("BinaryReader without a buffer", Count / Fewer, () => StreamLongs(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0), Count / Fewer)),
            Contender.Library("TryRead<long>", Count, () => Read(path, ReadLongs)),
        ];
        return new("Longs", "long", contenders,
        [
            new("TryRead<long>", "a pointer through 64 KiB", Measure.Cpu, 1.3), Target.NothingPerOperation("TryRead<long>", Capacity),
            .. Target.NeverSlower("TryRead<long>", contenders),
        ]);
    }

    static Comparison Lines(string path, Baseline c, int count)
    {
        Contender[] contenders =
        [
            Contender.C("memchr through 64 KiB", c, count, "memchr", path),
            Contender.C("getline", c, count, "getline", path),
            Contender.Bcl("StreamReader.ReadLine", count, () => StreamLines(path)),
            Contender.Library("TryReadLine", count, () => Read(path, ReadLines)),
        ];
        return new("Lines", "line", contenders,
        [
            new("TryReadLine", "memchr through 64 KiB", Measure.Cpu, 1.3), Target.NothingPerOperation("TryReadLine", Capacity),
            .. Target.NeverSlower("TryReadLine", contenders),
        ]);
    }

    static int WriteLines(string path)
    {
        var random = new Random(1);
        var lines = 0;
        using var writer = BufferedFileWriter.Create(path);
        Span<byte> line = stackalloc byte[80];
        line.Fill((byte)'x');
        while (FileBytes - writer.Position is > 0 and var left)
        {
            var length = (int)Math.Min(random.Next(80), left - 1);
            writer.Write(line[..length]);
            writer.WriteByte((byte)'\n');
            lines++;
        }

        return lines;
    }

    static void StreamBytes(Stream stream)
    {
        var sum = 0;
        using (stream)
        {
            for (int value; (value = stream.ReadByte()) >= 0;)
                sum += value;
        }

        s_result = sum;
    }

    static void StreamLongs(Stream stream, int count)
    {
        var sum = 0L;
        using var reader = new BinaryReader(stream);
        for (var i = 0; i < count; i++)
            sum += reader.ReadInt64();
        s_result = (int)sum;
    }

    static void StreamLines(string path)
    {
        var sum = 0;
        using var reader = new StreamReader(path);
        while (reader.ReadLine() is { } line)
            sum += line.Length + (line.Length > 0 ? line[0] : 0);
        s_result = sum;
    }

    static void Read(string path, Func<BufferedFileReader, int> loop)
    {
        using var reader = BufferedFileReader.Open(path);
        s_result = loop(reader);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static int ReadBytes(BufferedFileReader reader)
    {
        var sum = 0;
        for (int value; (value = reader.ReadByte()) >= 0;)
            sum += value;
        return sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static int ReadLongs(BufferedFileReader reader)
    {
        var sum = 0L;
        while (reader.TryRead<long>(out var value))
            sum += value;
        return (int)sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static int ReadLines(BufferedFileReader reader)
    {
        var sum = 0;
        while (reader.TryReadLine(out var line))
            sum += line.Length + (line.Length > 0 ? line[0] : 0);
        return sum;
    }
}
