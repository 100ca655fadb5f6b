namespace IoAnalyzers.FixProof.Copying;

public class FileThroughUserSpaceProof
{
    const string Id = "IOA3005";

    static string Connected(string statements) => $$"""
        using System;
        using System.IO;
        using System.Net;
        using System.Net.Sockets;
        using System.Threading;
        using System.Threading.Tasks;

        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new TcpClient();
        client.Connect((IPEndPoint)listener.LocalEndpoint);
        using var peer = listener.AcceptTcpClient();
        {{statements}}
        """;

    [Fact]
    public void The_other_end_receives_the_same() => AssertSame(Connected("""
        var receiving = Task.Run(() =>
        {
            using var file = File.Create("received.bin");
            peer.GetStream().CopyTo(file);
        });
        foreach (var length in new[] { 0, 1, 65535, 65536, 65537, 3_000_001 })
        {
            var content = new byte[length];
            new Random(length).NextBytes(content);
            File.WriteAllBytes("file.bin", content);
            await Downloads.SendAsync(client, "file.bin", default);
            Downloads.Send(client, "file.bin");
            Downloads.SendPage(client, "file.bin");
        }
        client.Client.Shutdown(SocketShutdown.Send);
        await receiving;
        Console.WriteLine(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes("received.bin"))));
        """));

    [Fact]
    public void A_file_that_cannot_be_opened_throws_the_same() => AssertSame(Connected("""
        foreach (var path in new[] { "missing.bin", "missing/file.bin", ".", "" })
        {
            foreach (var send in new Func<Task>[] { () => Downloads.SendAsync(client, path, default), () => { Downloads.Send(client, path); return Task.CompletedTask; }, () => { Downloads.SendPage(client, path); return Task.CompletedTask; } })
            {
                try
                {
                    await send();
                    Console.WriteLine("sent");
                }
                catch (Exception e)
                {
                    Console.WriteLine($"{e.GetType()} {e.Message.Replace(Environment.CurrentDirectory, "")}");
                }
            }
        }
        """));

    [Fact]
    public void A_peer_that_is_gone_throws_the_same() => AssertSame(Connected("""
        File.WriteAllBytes("file.bin", new byte[3_000_000]);
        peer.Client.LingerState = new LingerOption(true, 0);
        peer.Dispose();
        foreach (var send in new Func<Task>[] { () => Downloads.SendAsync(client, "file.bin", default), () => { Downloads.Send(client, "file.bin"); return Task.CompletedTask; }, () => { Downloads.SendPage(client, "file.bin"); return Task.CompletedTask; } })
        {
            try
            {
                // Before the news has come, the kernel may take some.
                while (true)
                    await send();
            }
            catch (Exception e)
            {
                Console.WriteLine($"{e.GetType()} {e.InnerException?.GetType()}");
            }
        }
        """));

    [Fact]
    public void A_cancelled_token_stops_it() => AssertSame(Connected("""
        File.WriteAllBytes("file.bin", new byte[50_000_000]);
        using var cancelled = new CancellationTokenSource();
        var sending = Downloads.SendAsync(client, "file.bin", cancelled.Token);
        Console.WriteLine(sending.IsCompleted);
        cancelled.Cancel();
        try
        {
            await sending;
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine("cancelled");
        }
        """));

    static void AssertSame(string main)
    {
        var before = Output(PageBlock.Before(Id), main);
        Assert.NotEmpty(before);
        Assert.Equal(before, Output(PageBlock.AfterWithLibrary(Id), main));
    }

    static string Output(string block, string main)
    {
        using var program = new CompiledProgram(block, main);
        return program.Run();
    }
}
