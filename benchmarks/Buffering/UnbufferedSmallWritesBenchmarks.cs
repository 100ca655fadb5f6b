using System.Net;
using System.Net.Sockets;
using BenchmarkDotNet.Attributes;

namespace IoAnalyzers.Benchmarks.Buffering;

/// <summary>IOA1001: records of 16 bytes to a file without a buffer, and with the default one.</summary>
public class UnbufferedSmallWritesBenchmarks
{
    const int Records = 10_000;
    readonly byte[] _record = new byte[16];
    string _path = "";

    [GlobalSetup]
    public void CreateFile() => _path = Path.GetTempFileName();

    [GlobalCleanup]
    public void DeleteFile() => File.Delete(_path);

    [Benchmark(Baseline = true)]
    public void Before()
    {
        using var file = new FileStream(_path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var i = 0; i < Records; i++)
            file.Write(_record, 0, _record.Length);
    }

    [Benchmark]
    public void After()
    {
        using var file = new FileStream(_path, FileMode.Create, FileAccess.Write, FileShare.None);
        for (var i = 0; i < Records; i++)
            file.Write(_record, 0, _record.Length);
    }
}

/// <summary>IOA1001: fields of a record to a socket on this machine, each alone and through a BufferedStream.</summary>
public class UnbufferedSocketWritesBenchmarks
{
    const int Records = 1_000;
    Socket _listener = null!;
    Socket _reader = null!;
    NetworkStream _stream = null!;
    Task _drained = Task.CompletedTask;

    [GlobalSetup]
    public void Connect()
    {
        _listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(1);
        var writer = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        writer.Connect(_listener.LocalEndPoint!);
        _reader = _listener.Accept();
        _stream = new NetworkStream(writer, ownsSocket: true);
        _drained = Task.Run(Drain);
    }

    [GlobalCleanup]
    public void Disconnect()
    {
        _stream.Dispose();
        _drained.Wait();
        _reader.Dispose();
        _listener.Dispose();
    }

    [Benchmark(Baseline = true)]
    public void Before() => WriteRecords(new BinaryWriter(_stream));

    [Benchmark]
    public void After() => WriteRecords(new BinaryWriter(new BufferedStream(_stream)));

    static void WriteRecords(BinaryWriter writer)
    {
        for (var i = 0; i < Records; i++)
        {
            writer.Write(i);
            writer.Write((long)i);
            writer.Write(1.5);
        }

        writer.Flush();
    }

    void Drain()
    {
        var buffer = new byte[65536];
        while (_reader.Receive(buffer) > 0)
        {
        }
    }
}
