using System.Net;
using System.Net.Sockets;
using BenchmarkDotNet.Attributes;
using IoAnalyzers.Runtime;

namespace IoAnalyzers.Benchmarks.Copying;

/// <summary>IOA3005: a file sent over the loopback through the program's memory, and by the kernel.</summary>
public class FileThroughUserSpaceBenchmarks
{
    const int Length = 64 << 20;
    string _file = "";
    TcpClient _client = null!;
    NetworkStream _network = null!;

    [GlobalSetup]
    public void Connect()
    {
        _file = Path.GetTempFileName();
        File.WriteAllBytes(_file, new byte[Length]);
        var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        _client = new TcpClient();
        _client.Connect((IPEndPoint)listener.LocalEndpoint);
        _network = _client.GetStream();
        var server = listener.AcceptTcpClient();
        listener.Stop();
        new Thread(() => Drain(server)) { IsBackground = true }.Start();
    }

    [GlobalCleanup]
    public void Disconnect()
    {
        _client.Dispose();
        File.Delete(_file);
    }

    [Benchmark]
    public void CopyTo()
    {
        using var file = File.OpenRead(_file);
        file.CopyTo(_network);
    }

    [Benchmark]
    public void ByStreamCopy()
    {
        using var file = File.OpenRead(_file);
        StreamCopy.Copy(file, _network);
    }

    [Benchmark]
    public async Task CopyToAsync()
    {
        using var file = File.OpenRead(_file);
        await file.CopyToAsync(_network);
    }

    [Benchmark]
    public async Task ByStreamCopyAsync()
    {
        using var file = File.OpenRead(_file);
        await StreamCopy.CopyAsync(file, _network);
    }

    [Benchmark]
    public void Bytes() => _client.Client.Send(File.ReadAllBytes(_file));

    [Benchmark]
    public void BySocketFile()
    {
        using var file = File.OpenHandle(_file);
        SocketFile.Send(_client.Client, file, 0, RandomAccess.GetLength(file));
    }

    static void Drain(TcpClient server)
    {
        using (server)
        {
            var piece = new byte[1 << 20];
            while (server.Client.Receive(piece) > 0)
            {
            }
        }
    }
}
