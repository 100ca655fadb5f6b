using System.Net;
using System.Net.Sockets;
using BenchmarkDotNet.Attributes;

namespace IoAnalyzers.Benchmarks.Copying;

/// <summary>IOA3006: a file of 4 KiB sent a hundred times over the loopback: by SendFileAsync, in packets from a file that is closed again, and by SocketFile.</summary>
public class LeakingSendFileBenchmarks
{
    const int Files = 100, FileBytes = 4096;
    readonly string _path = Path.GetTempFileName();
    Socket _socket = null!;

    [GlobalSetup]
    public void Connect()
    {
        File.WriteAllBytes(_path, new byte[FileBytes]);
        using var listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        _socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        _socket.Connect(listener.LocalEndPoint!);
        var peer = listener.Accept();
        new Thread(() => Receive(peer)) { IsBackground = true }.Start();
    }

    [GlobalCleanup]
    public void Disconnect()
    {
        _socket.Dispose();
        File.Delete(_path);
    }

    [Benchmark(Baseline = true)]
    public async Task Before()
    {
        for (var i = 0; i < Files; i++)
            await _socket.SendFileAsync(_path);
        // Who leaks has to pay for it: without this, the process is out of descriptors before the measurement is over.
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    [Benchmark]
    public async Task After()
    {
        for (var i = 0; i < Files; i++)
        {
            using var file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
            using var packets = new SocketAsyncEventArgs { SendPacketsElements = [new SendPacketsElement(file)] };
            var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            packets.Completed += (_, _) => sent.SetResult();
            if (_socket.SendPacketsAsync(packets))
                await sent.Task;
            if (packets.SocketError != SocketError.Success)
                throw new SocketException((int)packets.SocketError);
        }
    }

    [Benchmark]
    public async Task AfterWithLibrary()
    {
        for (var i = 0; i < Files; i++)
        {
            using var file = File.OpenHandle(_path);
            await IoAnalyzers.Runtime.SocketFile.SendAsync(_socket, file, 0, RandomAccess.GetLength(file));
        }
    }

    static void Receive(Socket peer)
    {
        using (peer)
        {
            var buffer = new byte[1 << 16];
            while (peer.Receive(buffer) > 0)
            {
            }
        }
    }
}
