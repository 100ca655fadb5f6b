namespace IoAnalyzers.FixProof.Copying;

public class LeakingSendFileProof
{
    const string Id = "IOA3006";

    /// <summary>A connection whose other end keeps all that it gets, and what a main program does with it.</summary>
    static string Connected(string statements) => $$"""
        using System;
        using System.IO;
        using System.Net;
        using System.Net.Sockets;
        using System.Threading.Tasks;

        File.WriteAllBytes("page.bin", Content.Of(5000));
        File.WriteAllBytes("big.bin", Content.Of(20_000_000));
        File.WriteAllBytes("empty.bin", Array.Empty<byte>());
        using var listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(listener.LocalEndPoint);
        using var peer = listener.Accept();
        {{statements}}

        static class Content
        {
            public static byte[] Of(int length)
            {
                var content = new byte[length];
                new Random(length).NextBytes(content);
                return content;
            }
        }
        """;

    const string Receiving = """
        var receiving = Task.Run(() =>
        {
            using var stream = new NetworkStream(peer);
            using var file = File.Create("received.bin");
            stream.CopyTo(file);
        });
        """;

    static string Output(string block, string main)
    {
        using var program = new CompiledProgram(block, main);
        return program.Run();
    }

    static void AssertSame(string main)
    {
        var before = Output(PageBlock.Before(Id), main);
        Assert.NotEmpty(before);
        Assert.Equal(before, Output(PageBlock.After(Id), main));
        Assert.Equal(before, Output(PageBlock.AfterWithLibrary(Id), main));
    }

    [Fact]
    public void The_other_end_receives_the_same() => AssertSame(Connected($$"""
        {{Receiving}}
        foreach (var name in new[] { "page.bin", "empty.bin", "big.bin", "page.bin" })
            await Downloads.SendAsync(socket, name);
        socket.Shutdown(SocketShutdown.Send);
        await receiving;
        Console.WriteLine(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes("received.bin"))));
        """));

    [Fact]
    public void A_file_that_cannot_be_opened_throws_the_same_and_the_connection_goes_on() => AssertSame(Connected($$"""
        {{Receiving}}
        foreach (var name in new[] { "missing.bin", "missing/page.bin", ".", "", "a\0b", "page.bin" })
        {
            try
            {
                await Downloads.SendAsync(socket, name);
                Console.WriteLine("sent");
            }
            catch (Exception e)
            {
                Console.WriteLine($"{e.GetType()} {e.Message.Replace(Environment.CurrentDirectory, "")}");
            }
        }
        socket.Shutdown(SocketShutdown.Send);
        await receiving;
        Console.WriteLine(new FileInfo("received.bin").Length);
        """));

    [Fact]
    public void A_peer_that_resets_the_connection_throws_the_same() => AssertSame(Connected("""
        peer.LingerState = new LingerOption(true, 0);
        var sending = Downloads.SendAsync(socket, "big.bin");
        peer.Dispose();
        try
        {
            await sending;
        }
        catch (Exception e)
        {
            Console.WriteLine(e.GetType());
        }
        """));

    [Fact]
    public void A_slow_peer_holds_neither_the_caller_nor_a_timeout() => AssertSame(Connected($$"""
        socket.SendTimeout = 1;
        var sending = Downloads.SendAsync(socket, "big.bin");
        Console.WriteLine(sending.IsCompleted);
        await Task.Delay(50);
        Console.WriteLine(sending.IsCompleted);
        {{Receiving}}
        await sending;
        socket.Shutdown(SocketShutdown.Send);
        await receiving;
        Console.WriteLine(new FileInfo("received.bin").Length);
        """));

    [Fact]
    public void A_non_blocking_socket_sends_too() => AssertSame(Connected($$"""
        socket.Blocking = false;
        {{Receiving}}
        await Downloads.SendAsync(socket, "big.bin");
        socket.Shutdown(SocketShutdown.Send);
        await receiving;
        Console.WriteLine(new FileInfo("received.bin").Length);
        """));

    [Fact]
    public void A_socket_that_was_disposed_throws_the_same() => AssertSame(Connected("""
        socket.Dispose();
        try
        {
            await Downloads.SendAsync(socket, "page.bin");
        }
        catch (Exception e)
        {
            Console.WriteLine($"{e.GetType()} {e.Message}");
        }
        """));

    // A collection in between would close some: the program keeps from one.
    static readonly string Leaked = Connected($$"""
        {{Receiving}}
        await Downloads.SendAsync(socket, "page.bin");
        GC.TryStartNoGCRegion(100_000_000);
        var before = Directory.GetFiles("/proc/self/fd").Length;
        for (var i = 0; i < 500; i++)
            await Downloads.SendAsync(socket, "page.bin");
        Console.WriteLine(Directory.GetFiles("/proc/self/fd").Length - before);
        Environment.Exit(0);
        """);

    // The runtime opens and closes a few of its own.
    [ProcIoFact]
    public void Each_call_left_a_descriptor_and_none_does_now()
    {
        Assert.InRange(int.Parse(Output(PageBlock.Before(Id), Leaked)), 490, 510);
        Assert.InRange(int.Parse(Output(PageBlock.After(Id), Leaked)), -10, 10);
        Assert.InRange(int.Parse(Output(PageBlock.AfterWithLibrary(Id), Leaked)), -10, 10);
    }
}
