using System.Net;
using System.Net.Sockets;
using BenchmarkDotNet.Attributes;
using IoAnalyzers.Runtime;

namespace IoAnalyzers.Benchmarks.Buffering;

/// <summary>IOA1006: requests with a header and a body, each answered before the next, over the loopback: in two writes, through a BufferedStream, and through a BufferedSocketWriter.</summary>
public class SplitSendBenchmarks
{
    const int Requests = 20, HeaderBytes = 8, BodyBytes = 200;
    readonly byte[] _header = new byte[HeaderBytes], _body = new byte[BodyBytes];
    TcpClient _client = null!;
    NetworkStream _stream = null!;

    [GlobalSetup]
    public void Connect()
    {
        var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        _client = new TcpClient();
        _client.Connect((IPEndPoint)listener.LocalEndpoint);
        _stream = _client.GetStream();
        var server = listener.AcceptTcpClient();
        listener.Stop();
        new Thread(() => Answer(server)) { IsBackground = true }.Start();
    }

    [GlobalCleanup]
    public void Disconnect() => _client.Dispose();

    [Benchmark(Baseline = true)]
    public void Before()
    {
        for (var i = 0; i < Requests; i++)
        {
            _stream.Write(_header);
            _stream.Write(_body);
            _stream.ReadByte();
        }
    }

    [Benchmark]
    public void After()
    {
        for (var i = 0; i < Requests; i++)
        {
            var buffered = new BufferedStream(_stream);
            buffered.Write(_header);
            buffered.Write(_body);
            buffered.Flush();
            _stream.ReadByte();
        }
    }

    [Benchmark]
    public void AfterWithLibrary()
    {
        for (var i = 0; i < Requests; i++)
        {
            using var writer = new BufferedSocketWriter(_stream, leaveOpen: true, bufferSize: 4096);
            writer.Write(_header);
            writer.Write(_body);
            writer.Flush();
            _stream.ReadByte();
        }
    }

    [Benchmark]
    public void OneWriterForTheConnection()
    {
        using var writer = new BufferedSocketWriter(_stream, leaveOpen: true, bufferSize: 4096);
        for (var i = 0; i < Requests; i++)
        {
            writer.Write(_header);
            writer.Write(_body);
            writer.Flush();
            _stream.ReadByte();
        }
    }

    static void Answer(TcpClient server)
    {
        using (server)
        using (var stream = server.GetStream())
        {
            var request = new byte[HeaderBytes + BodyBytes];
            while (stream.ReadAtLeast(request, request.Length, throwOnEndOfStream: false) == request.Length)
                stream.WriteByte(1);
        }
    }
}
