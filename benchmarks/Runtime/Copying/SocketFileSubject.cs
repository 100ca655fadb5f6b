using System.Globalization;
using System.Net.Sockets;
using IoAnalyzers.Runtime;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Benchmarks.Runtime.Copying;

/// <summary>A whole file and ranges of it over a connection of the loopback.</summary>
sealed class SocketFileSubject : Subject
{
    const long Whole = 1L << 30;
    const int Range = 4096;
    const int Ranges = 100_000;

    public override string Name => "SocketFile";

    public override string Method => "A file in the page cache to a process that reads and forgets, over the loopback. Wall time has the other end's work in it. CPU time of the awaited ways has the idle turns of the pool's threads in it, which look for work before they sleep.";

    public override string Notes =>
        "At 1 GiB, C, `Socket.SendFile(path)` and the library make the same sendfile calls, a handful of them; what is between their figures is which end of the loopback "
        + "the kernel's work is charged to. Ranges of 4 KiB: two handles that are marshalled, the checks of the arguments and of the range's end remain; "
        + "a coarse clock for the timeout and fewer looks at the end have brought it there. `SendAsync` waits without a thread: the next page of a full socket "
        + "goes to .NET's own `SendAsync`, and what it costs more than C is the pool's idle spinning, which varies with the machine's load.";

    public override IEnumerable<Comparison> Comparisons(Stage stage)
    {
        var file = new BigFile(stage.InMemory, Whole);
        var small = new BigFile(stage.InMemory, Range);
        yield return Compare(stage, file, "1 GiB in one call", Whole, 1, 1.05,
        [
            ("Socket.SendFile(path)", Maker.Bcl, (socket, _) => socket.SendFile(file.Path)),
            ("FileStream.CopyTo(NetworkStream)", Maker.Bcl, (socket, _) => { using var stream = File.OpenRead(file.Path); stream.CopyTo(new NetworkStream(socket)); }),
            ("FileStream.CopyToAsync(NetworkStream)", Maker.Bcl, (socket, _) => { using var stream = File.OpenRead(file.Path); stream.CopyToAsync(new NetworkStream(socket)).Wait(); }),
            ("SocketFile.Send", Maker.Library, (socket, handle) => SocketFile.Send(socket, handle, 0, Whole)),
            ("SocketFile.SendAsync", Maker.Library, (socket, handle) => SocketFile.SendAsync(socket, handle, 0, Whole).AsTask().Wait()),
        ]);
        yield return Compare(stage, file, "Ranges of 4 KiB", Range, Ranges, 1.0,
        [
            ("Socket.SendFile(path of 4 KiB)", Maker.Bcl, (socket, _) => Each(_ => socket.SendFile(small.Path))),
            ("RandomAccess.Read and Send", Maker.Bcl, ReadAndSend),
            ("SocketFile.Send", Maker.Library, (socket, handle) => Each(offset => SocketFile.Send(socket, handle, offset, Range))),
            ("SocketFile.SendAsync", Maker.Library, (socket, handle) => SendEach(socket, handle).Wait()),
        ]) with { Prepare = small.Make };
    }

    static Comparison Compare(
        Stage stage, BigFile file, string name, long bytes, int count, double limit, (string Name, Maker Maker, Action<Socket, SafeFileHandle> Work)[] ways)
    {
        string[] arguments =
            [stage.Sink.Port.ToString(CultureInfo.InvariantCulture), file.Path, count.ToString(CultureInfo.InvariantCulture), bytes.ToString(CultureInfo.InvariantCulture)];
        file.Make();
        Contender[] contenders =
        [
            Contender.C("sendfile", stage.BaselineOf("socket_file"), count, arguments),
            .. ways.Select(way => new Contender(way.Name, way.Maker, count, () => Run(stage, file, bytes * count, way.Work))),
        ];
        return new(name, count == 1 ? "file" : "range", contenders,
        [
            new("SocketFile.Send", "sendfile", Measure.Cpu, limit), new("SocketFile.SendAsync", "sendfile", Measure.Cpu, limit),
            .. Target.NeverSlower("SocketFile.Send", contenders),
        ]);
    }

    /// <summary>The connection is made before and ended after what is measured.</summary>
    static Reading Run(Stage stage, BigFile file, long expected, Action<Socket, SafeFileHandle> work)
    {
        using var handle = File.OpenHandle(file.Path);
        var socket = stage.Sink.Connect();
        var reading = Meter.Measure(() => work(socket, handle), callsAreCounted: false);
        Sink.Finish(socket, expected);
        return reading;
    }

    static long OffsetOf(int i) => i * 7919L % (Whole / Range) * Range;

    static void Each(Action<long> send)
    {
        for (var i = 0; i < Ranges; i++)
            send(OffsetOf(i));
    }

    static async Task SendEach(Socket socket, SafeFileHandle handle)
    {
        for (var i = 0; i < Ranges; i++)
            await SocketFile.SendAsync(socket, handle, OffsetOf(i), Range).ConfigureAwait(false);
    }

    static void ReadAndSend(Socket socket, SafeFileHandle handle)
    {
        var bytes = new byte[Range];
        for (var i = 0; i < Ranges; i++)
        {
            RandomAccess.Read(handle, bytes, OffsetOf(i));
            socket.Send(bytes);
        }
    }
}
