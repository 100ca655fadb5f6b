using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace IoAnalyzers.Benchmarks.Runtime;

/// <summary>The far end of connections, in a process of its own so that its CPU time is not that of what is measured. It reads, forgets, and tells how much it was.</summary>
sealed class Sink : IDisposable
{
    public const string Verb = "sink";

    readonly Process _process;

    Sink(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    public static Sink Start()
    {
        var start = Itself.Start(Verb);
        (start.RedirectStandardInput, start.RedirectStandardOutput) = (true, true);
        var process = Process.Start(start)!;
        return new(process, int.Parse(process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture));
    }

    public Socket Connect()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(IPAddress.Loopback, Port);
        return socket;
    }

    /// <summary>Ends a connection, and checks that all of it arrived.</summary>
    public static void Finish(Socket socket, long expected)
    {
        socket.Shutdown(SocketShutdown.Send);
        var count = new byte[8];
        for (var read = 0; read < count.Length;)
        {
            var received = socket.Receive(count, read, count.Length - read, SocketFlags.None);
            read += received > 0 ? received : throw new InvalidOperationException("The sink ended early.");
        }

        socket.Dispose();
        if (BinaryPrimitives.ReadInt64LittleEndian(count) is var arrived && arrived != expected)
            throw new InvalidOperationException($"{arrived:N0} bytes of {expected:N0} arrived.");
    }

    /// <summary>What the process does until its input ends.</summary>
    public static int Run()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        Console.WriteLine(((IPEndPoint)listener.LocalEndPoint!).Port);
        new Thread(() =>
        {
            Console.In.ReadToEnd();
            Environment.Exit(0);
        }) { IsBackground = true }.Start();

        var bytes = new byte[256 * 1024];
        while (true)
        {
            using var socket = listener.Accept();
            long total = 0;
            while (socket.Receive(bytes) is > 0 and var received)
                total += received;
            BinaryPrimitives.WriteInt64LittleEndian(bytes, total);
            socket.Send(bytes.AsSpan(0, sizeof(long)));
        }
    }

    public void Dispose()
    {
        _process.StandardInput.Dispose();
        _process.WaitForExit();
        _process.Dispose();
    }
}
