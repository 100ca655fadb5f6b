namespace IoAnalyzers.FixProof.Copying;

public class ByteCopyLoopProof
{
    const string Id = "IOA3003";
    const int Size = 100_000;

    static string Source => $$"""
        var content = new byte[{{Size}}];
        new System.Random(1).NextBytes(content);
        System.IO.File.WriteAllBytes("source.bin", content);

        """;

    const string Copy = """
        using (var source = new System.IO.FileStream("source.bin", System.IO.FileMode.Open, System.IO.FileAccess.Read, System.IO.FileShare.Read, 1))
        using (var destination = new System.IO.FileStream("copy.bin", System.IO.FileMode.Create, System.IO.FileAccess.Write, System.IO.FileShare.Read, 1))
            Relay.Pump(source, destination);
        """;

    /// <summary>Gives at most three bytes at a time, of 1,000 in all, and fails at one of them.</summary>
    const string Scripted = """
        sealed class Scripted(int failing) : System.IO.MemoryStream(Content())
        {
            public override int ReadByte()
            {
                var one = new byte[1];
                return Read(one, 0, 1) == 0 ? -1 : one[0];
            }

            public override int Read(byte[] buffer, int offset, int count) =>
                Position == failing ? throw new System.IO.EndOfStreamException() : base.Read(buffer, offset, (int)System.Math.Min(System.Math.Min(count, 3), failing < Position ? count : failing - Position));

            public override int Read(System.Span<byte> buffer) => throw new System.NotSupportedException();

            public override void CopyTo(System.IO.Stream destination, int bufferSize)
            {
                var buffer = new byte[bufferSize];
                int count;
                while ((count = Read(buffer, 0, buffer.Length)) != 0)
                    destination.Write(buffer, 0, count);
            }

            static byte[] Content()
            {
                var content = new byte[1000];
                for (var i = 0; i < content.Length; i++)
                    content[i] = (byte)i;
                return content;
            }
        }
        """;

    [Fact]
    public void The_copy_is_the_same()
    {
        var (before, after) = BeforeAndAfter.Files(Id, Source + Copy);

        Assert.Equal(before["source.bin"], after["copy.bin"]);
        Assert.Equal(before, after);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(500)]
    [InlineData(999)]
    [InlineData(5000)]
    public void A_source_of_short_reads_that_fails_leaves_the_same_bytes_and_the_same_error(int failing)
    {
        var (before, after) = BeforeAndAfter.Files(Id, $$"""
            using (var destination = System.IO.File.Create("copy.bin"))
            {
                try { Relay.Pump(new Scripted({{failing}}), destination); }
                catch (System.IO.IOException error) { System.IO.File.WriteAllText("error.txt", error.GetType().Name); }
            }
            {{Scripted}}
            """);

        Assert.Equal(failing < 1000, before.ContainsKey("error.txt"));
        Assert.Equal(before, after);
    }

    [Fact]
    public void A_destination_that_is_full_holds_the_same_bytes_and_gives_the_same_error()
    {
        var (before, after) = BeforeAndAfter.Files(Id, $$"""
            var held = new byte[100];
            try { Relay.Pump(new Scripted(5000), new System.IO.MemoryStream(held)); }
            catch (System.Exception error) { System.IO.File.WriteAllText("error.txt", error.GetType().Name); }
            System.IO.File.WriteAllBytes("held.bin", held[..99]);
            {{Scripted}}
            """);

        Assert.Equal(["error.txt", "held.bin"], before.Keys.Order());
        Assert.Equal(before, after);
    }

    [Fact]
    public void A_peer_that_waits_for_each_byte_to_come_through_gets_it()
    {
        var (before, after) = BeforeAndAfter.Files(Id, """
            using var output = new System.IO.Pipes.AnonymousPipeServerStream(System.IO.Pipes.PipeDirection.Out);
            using var input = new System.IO.Pipes.AnonymousPipeClientStream(System.IO.Pipes.PipeDirection.In, output.ClientSafePipeHandle);
            using var answers = new System.IO.Pipes.AnonymousPipeServerStream(System.IO.Pipes.PipeDirection.Out);
            using var seen = new System.IO.Pipes.AnonymousPipeClientStream(System.IO.Pipes.PipeDirection.In, answers.ClientSafePipeHandle);
            var peer = System.Threading.Tasks.Task.Run(() =>
            {
                var all = new byte[50];
                for (var i = 0; i < all.Length; i++)
                {
                    output.WriteByte((byte)i);
                    all[i] = (byte)seen.ReadByte();
                }

                output.Dispose();
                System.IO.File.WriteAllBytes("seen.bin", all);
            });
            Relay.Pump(input, answers);
            peer.Wait();
            """);

        Assert.Equal(Convert.ToHexString(Enumerable.Range(0, 50).Select(static i => (byte)i).ToArray()), before["seen.bin"]);
        Assert.Equal(before, after);
    }

    [ProcIoFact]
    public void A_thousandth_of_the_reads_and_writes_is_left()
    {
        var (before, after) = BeforeAndAfter.Numbers(Id, $$"""
            {{Source}}
            var start = Calls.OfThisThread("syscr") + Calls.OfThisThread("syscw");
            {{Copy}}
            System.Console.WriteLine(Calls.OfThisThread("syscr") + Calls.OfThisThread("syscw") - start);
            {{BeforeAndAfter.CallCounter}}
            """);

        Assert.True(before >= 2 * Size && after * 1000 <= before, $"{before} calls before, {after} after");
    }
}
