using System.Globalization;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using IoAnalyzers.Runtime;

namespace IoAnalyzers.Benchmarks.Runtime.Buffering;

/// <summary>Records of four fields over a connection of the loopback.</summary>
sealed class BufferedSocketWriterSubject : Subject
{
    const int RecordBytes = sizeof(int) + sizeof(long) + sizeof(double) + sizeof(byte);
    const int Count = 5_000_000;
    const int Fewer = 100;
    const int Capacity = 64 * 1024;

    public override string Name => "BufferedSocketWriter";

    public override string Method => $"Records of an int, a long, a double and a byte ({RecordBytes} bytes) to a process that reads and forgets, over the loopback; buffers are 64 KiB. Wall time has the other end's work in it.";

    public override string Notes =>
        "Field by field, C keeps its cursor in a register for the whole loop; the library's stands in the writer, which is stored to and compared with the end for "
        + "each of the four fields, 0.3 ns a field. Comparing another sum (cursor plus size) changed nothing. One packed struct a record is a single `Write<T>`.";

    public override IEnumerable<Comparison> Comparisons(Stage stage)
    {
        var c = stage.BaselineOf("buffered_socket_writer");
        Contender[] contenders =
        [
            Contender.C("buffer and send", c, Count, stage.Sink.Port.ToString(CultureInfo.InvariantCulture), Count.ToString(CultureInfo.InvariantCulture)),
            Of(stage, "BinaryWriter over NetworkStream", Count / Fewer, static (socket, count) => Fields(new NetworkStream(socket), count)),
            Of(stage, "with a BufferedStream between", Count, static (socket, count) => Fields(new BufferedStream(new NetworkStream(socket), Capacity), count)),
            Of(stage, "StreamWriter, AutoFlush", Count / Fewer, static (socket, count) => Chars(new NetworkStream(socket), count)),
            Of(stage, "a field at a time", Count, static (socket, count) => Library(socket, count, WriteFields)) with { Maker = Maker.Library },
            Of(stage, "a record at a time", Count, static (socket, count) => Library(socket, count, WriteRecords)) with { Maker = Maker.Library },
        ];
        yield return new("Records of 21 bytes", "record", contenders,
        [
            new("a field at a time", "buffer and send", Measure.Cpu, 1.2), new("a record at a time", "buffer and send", Measure.Cpu, 1.2),
            Target.NothingPerOperation("a field at a time", Capacity), .. Target.NeverSlower("a field at a time", contenders),
            .. Target.NeverSlower("a field at a time", contenders, Measure.Wall),
        ]);
    }

    /// <summary>The connection is made before and ended after what is measured.</summary>
    static Contender Of(Stage stage, string name, int count, Action<Socket, int> work) => new(name, Maker.Bcl, count, () =>
    {
        var socket = stage.Sink.Connect();
        var reading = Meter.Measure(() => work(socket, count), callsAreCounted: false);
        Sink.Finish(socket, (long)count * RecordBytes);
        return reading;
    });

    static void Fields(Stream stream, int count)
    {
        var writer = new BinaryWriter(stream);
        for (var i = 0; i < count; i++)
        {
            writer.Write(i);
            writer.Write((long)i);
            writer.Write(1.5);
            writer.Write((byte)1);
        }

        writer.Flush();
    }

    static void Chars(Stream stream, int count)
    {
        var writer = new StreamWriter(stream) { AutoFlush = true };
        ReadOnlySpan<char> record = new string('x', RecordBytes);
        for (var i = 0; i < count; i++)
            writer.Write(record);
    }

    static void Library(Socket socket, int count, Action<BufferedSocketWriter, int> loop)
    {
        using var writer = new BufferedSocketWriter(socket);
        loop(writer, count);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void WriteFields(BufferedSocketWriter writer, int count)
    {
        for (var i = 0; i < count; i++)
        {
            writer.Write(i);
            writer.Write((long)i);
            writer.Write(1.5);
            writer.WriteByte(1);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void WriteRecords(BufferedSocketWriter writer, int count)
    {
        for (var i = 0; i < count; i++)
            writer.Write(new Fields4 { First = i, Second = i, Third = 1.5, Fourth = 1 });
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    struct Fields4
    {
        public int First;
        public long Second;
        public double Third;
        public byte Fourth;
    }
}
