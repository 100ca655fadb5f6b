namespace IoAnalyzers.FixProof.Copying;

public class BoundedCopyLoopProof
{
    const string Id = "IOA3002";
    const int Size = 1000;

    /// <summary>What both methods do with one source and one count: bytes, position, result and error, a line each.</summary>
    const string Watched = """
        static class Watch
        {
            public static void Move(System.Func<System.IO.Stream> open, long count) => Run("move", open, count, async (source, destination) => { Parts.Move(source, destination, count); await System.Threading.Tasks.Task.CompletedTask; return 0; });

            public static void Take(System.Func<System.IO.Stream> open, long count, System.Threading.CancellationToken token = default) =>
                Run("take", open, count, (source, destination) => Parts.TakeAsync(source, destination, count, token));

            static void Run(string name, System.Func<System.IO.Stream> open, long count, System.Func<System.IO.Stream, System.IO.Stream, System.Threading.Tasks.Task<long>> copy)
            {
                using var source = open();
                using var destination = new System.IO.MemoryStream();
                var outcome = "";
                try { outcome = copy(source, destination).GetAwaiter().GetResult().ToString(); }
                catch (System.OperationCanceledException) { outcome = "cancelled"; }
                catch (System.Exception error) { outcome = error.GetType().Name; }
                System.Console.WriteLine($"{name} {count}: {outcome}, source at {source.Position}, {destination.Length} bytes: {System.Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(destination.ToArray()))}");
            }
        }

        sealed class Scripted(int failing, System.Threading.CancellationTokenSource cancelled = null) : System.IO.MemoryStream(Content())
        {
            public override int Read(byte[] buffer, int offset, int count)
            {
                if (Position >= failing)
                {
                    if (cancelled is null)
                        throw new System.IO.InvalidDataException();
                    cancelled.Cancel();
                    cancelled.Token.ThrowIfCancellationRequested();
                }

                return base.Read(buffer, offset, (int)System.Math.Min(System.Math.Min(count, 7), failing - Position));
            }

            public override int Read(System.Span<byte> buffer) => throw new System.NotSupportedException();

            public override System.Threading.Tasks.ValueTask<int> ReadAsync(System.Memory<byte> buffer, System.Threading.CancellationToken token = default)
            {
                token.ThrowIfCancellationRequested();
                var array = new byte[buffer.Length];
                var read = Read(array, 0, array.Length);
                System.MemoryExtensions.CopyTo(array, buffer.Slice(0, array.Length));
                return new(read);
            }

            static byte[] Content()
            {
                var content = new byte[1000];
                new System.Random(1).NextBytes(content);
                return content;
            }
        }
        """;

    static string Output(string block, string main)
    {
        using var program = new CompiledProgram(block, main);
        return program.Run();
    }

    static string Same(string main)
    {
        var before = Output(PageBlock.Before(Id), main + Watched);
        Assert.Equal(before, Output(PageBlock.AfterWithLibrary(Id), main + Watched));
        return before;
    }

    [Fact]
    public void Short_reads_give_the_same_bytes_and_take_no_more_from_the_source() => Assert.Contains("take 999: 999, source at 999", Same($$"""
        foreach (var count in new long[] { 0, 1, 6, 7, 8, 500, {{Size - 1}}, {{Size}} })
        {
            Watch.Move(() => new Scripted(int.MaxValue), count);
            Watch.Take(() => new Scripted(int.MaxValue), count);
        }

        """));

    [Fact]
    public void A_source_that_ends_early_ends_both_in_the_same_way() => Assert.Contains("move 1001: EndOfStreamException, source at 1000", Same("""
        foreach (var count in new long[] { 1001, 5_000_000_000, long.MaxValue })
        {
            Watch.Move(() => new Scripted(int.MaxValue), count);
            Watch.Take(() => new Scripted(int.MaxValue), count);
        }

        """));

    [Fact]
    public void A_negative_count_is_refused_or_copies_nothing_as_it_did() => Assert.Contains("take -1: 0, source at 0", Same("""
        foreach (var count in new long[] { -1, long.MinValue })
        {
            Watch.Move(() => new Scripted(int.MaxValue), count);
            Watch.Take(() => new Scripted(int.MaxValue), count);
        }

        """));

    [Fact]
    public void A_read_that_fails_leaves_the_same_bytes_and_the_same_error() => Assert.Contains("take 500: InvalidDataException, source at 499", Same("""
        foreach (var failing in new[] { 0, 1, 7, 499 })
        {
            Watch.Move(() => new Scripted(failing), 500);
            Watch.Take(() => new Scripted(failing), 500);
            Watch.Take(() => new Scripted(failing), failing);
        }

        """));

    [Fact]
    public void A_cancellation_stops_both_at_the_same_byte() => Assert.Contains("take 500: cancelled, source at 14", Same("""
        var cancellation = new System.Threading.CancellationTokenSource();
        Watch.Take(() => new Scripted(14, cancellation), 500, cancellation.Token);

        """));

    [Fact]
    public void Files_that_the_kernel_copies_end_at_the_same_positions() => Assert.Contains("at 100000 and 100003", Same("""
        var content = new byte[300_000];
        new System.Random(2).NextBytes(content);
        System.IO.File.WriteAllBytes("source.bin", content);
        foreach (var count in new long[] { 100_000, 65_536, 299_999, 300_000, 300_001 })
        {
            using var source = System.IO.File.OpenRead("source.bin");
            using var destination = System.IO.File.Create("copy.bin");
            destination.Write(new byte[3]);
            try { Parts.Move(source, destination, count); }
            catch (System.IO.EndOfStreamException) { System.Console.WriteLine("too short"); }
            System.Console.WriteLine($"at {source.Position} and {destination.Position}, then {source.ReadByte()}");
            destination.WriteByte(1);
            destination.Dispose();
            System.Console.WriteLine(System.Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.IO.File.ReadAllBytes("copy.bin"))));
        }

        """));

    [Fact]
    public void A_connection_keeps_what_comes_behind_the_part() => Assert.Contains("at 70000, then 70000", Same("""
        using var listener = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
        listener.Bind(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0));
        listener.Listen();
        using var peer = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
        peer.Connect(listener.LocalEndPoint);
        using var network = new System.Net.Sockets.NetworkStream(listener.Accept(), ownsSocket: true);
        var sending = System.Threading.Tasks.Task.Run(() =>
        {
            peer.Send(new byte[140_000]);
            peer.Shutdown(System.Net.Sockets.SocketShutdown.Send);
        });
        using (var part = System.IO.File.Create("part.bin"))
        {
            Parts.Move(network, part, 70_000);
            using var rest = new System.IO.MemoryStream();
            network.CopyTo(rest);
            System.Console.WriteLine($"at {part.Position}, then {rest.Length}");
        }

        sending.Wait();

        """));
}
