namespace IoAnalyzers.FixProof.Copying;

public class ManualReadExactlyProof
{
    const string Id = "IOA3008";

    /// <summary>What all three methods do with one source and one count: result or error, the position of the source, and the buffer.</summary>
    const string Watched = """
        static class Watch
        {
            public static void All(System.Func<System.IO.Stream> open, int count, int offset = 0, int size = 1100)
            {
                Run("fill", open, size, (source, buffer) => { Parts.Fill(source, buffer, offset, count); return 0; });
                Run("take", open, size, (source, buffer) => Parts.TakeAsync(source, buffer, offset, count, default).GetAwaiter().GetResult());
                if (count >= 0 && offset >= 0 && offset + count <= size)
                    Run("try", open, size, (source, buffer) => Parts.TryFill(source, new System.Span<byte>(buffer, offset, count)));
            }

            public static void Take(System.Func<System.IO.Stream> open, int count, System.Threading.CancellationToken token) =>
                Run("take", open, count, (source, buffer) => Parts.TakeAsync(source, buffer, 0, count, token).GetAwaiter().GetResult());

            static void Run(string name, System.Func<System.IO.Stream> open, int size, System.Func<System.IO.Stream, byte[], object> read)
            {
                using var source = open();
                var buffer = new byte[size];
                System.Array.Fill(buffer, (byte)77);
                var outcome = "";
                try { outcome = read(source, buffer).ToString(); }
                catch (System.OperationCanceledException) { outcome = "cancelled"; }
                catch (System.Exception error) { outcome = error.GetType().Name; }
                System.Console.WriteLine($"{name}: {outcome}, source at {source.Position}, {System.Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(buffer))}");
            }
        }

        sealed class Scripted(int failing, System.Threading.CancellationTokenSource cancelled = null) : System.IO.MemoryStream(Content())
        {
            public override int Read(byte[] buffer, int offset, int count)
            {
                ValidateBufferArguments(buffer, offset, count);
                if (Position >= failing)
                {
                    if (cancelled is null)
                        throw new System.IO.InvalidDataException();
                    cancelled.Cancel();
                    cancelled.Token.ThrowIfCancellationRequested();
                }

                return base.Read(buffer, offset, (int)System.Math.Min(System.Math.Min(count, 7), failing - Position));
            }

            public override int Read(System.Span<byte> buffer)
            {
                var array = new byte[buffer.Length];
                var read = Read(array, 0, array.Length);
                new System.Span<byte>(array, 0, read).CopyTo(buffer);
                return read;
            }

            public override System.Threading.Tasks.Task<int> ReadAsync(byte[] buffer, int offset, int count, System.Threading.CancellationToken token)
            {
                token.ThrowIfCancellationRequested();
                return System.Threading.Tasks.Task.FromResult(Read(buffer, offset, count));
            }

            public override System.Threading.Tasks.ValueTask<int> ReadAsync(System.Memory<byte> buffer, System.Threading.CancellationToken token = default)
            {
                token.ThrowIfCancellationRequested();
                return new(Read(buffer.Span));
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
        Assert.Equal(before, Output(PageBlock.After(Id), main + Watched));
        return before;
    }

    [Fact]
    public void Short_reads_fill_the_same_bytes_and_take_no_more_from_the_source() => Assert.Contains("take: 999, source at 999", Same("""
        foreach (var count in new[] { 0, 1, 6, 7, 8, 500, 999, 1000 })
            foreach (var offset in new[] { 0, 5, 100 })
                Watch.All(() => new Scripted(int.MaxValue), count, offset);

        """));

    [Fact]
    public void A_source_that_ends_early_ends_all_in_the_same_way() => Assert.Contains("fill: EndOfStreamException, source at 1000", Same("""
        foreach (var count in new[] { 1001, 1007, 1095 })
            Watch.All(() => new Scripted(int.MaxValue), count, 5);

        """));

    [Fact]
    public void A_negative_count_reads_nothing() => Assert.Contains("take: 0, source at 0", Same("""
        Watch.All(() => new Scripted(int.MaxValue), -1);
        Watch.All(() => new Scripted(int.MaxValue), int.MinValue, 3);

        """));

    [Fact]
    public void A_buffer_that_is_too_small_is_refused_before_a_byte_is_taken() => Assert.Contains("fill: ArgumentOutOfRangeException, source at 0", Same("""
        Watch.All(() => new Scripted(int.MaxValue), 1000, 101);

        """));

    [Fact]
    public void A_read_that_fails_leaves_the_same_bytes_and_the_same_error() => Assert.Contains("try: InvalidDataException, source at 499", Same("""
        foreach (var failing in new[] { 0, 1, 7, 499 })
        {
            Watch.All(() => new Scripted(failing), 500);
            Watch.All(() => new Scripted(failing), failing);
        }

        """));

    [Fact]
    public void A_cancellation_stops_both_at_the_same_byte() => Assert.Contains("take: cancelled, source at 14", Same("""
        var cancellation = new System.Threading.CancellationTokenSource();
        Watch.Take(() => new Scripted(14, cancellation), 500, cancellation.Token);

        """));
}
