namespace IoAnalyzers.Runtime.Tests.Buffering;

/// <summary>Records, reads, lines and flushes allocate nothing at all.</summary>
public sealed class AllocationTests
{
    [Fact]
    public void Writing_to_a_file_allocates_nothing()
    {
        using var folder = new TestFolder();
        foreach (var options in (BufferedFileWriterOptions[])[new() { BufferSize = 1000 }, new() { BufferSize = 1000, Shared = true }, new() { BufferSize = 1000, Shared = true, Boundary = RecordBoundary.Line }])
        {
            using var writer = BufferedFileWriter.Open(folder["file"], options);
            Assert.Equal(0, Allocated.ByEachRoundOf(() => WriteAll(writer)));
        }
    }

    [Fact]
    public void Writing_to_a_socket_allocates_nothing()
    {
        using var connection = new Connection();
        var received = Task.Run(connection.ReceiveAll);
        using var writer = new BufferedSocketWriter(connection.Near, ownsSocket: true, bufferSize: 1000);
        Assert.Equal(0, Allocated.ByEachRoundOf(() => WriteAll(writer)));
    }

    static void WriteAll(BufferedWriter writer)
    {
        ReadOnlySpan<byte> record = "a record of some bytes"u8;
        for (var i = 0; i < 2000; i++)
        {
            writer.Write(record);
            writer.Write((long)i);
            writer.WriteByte(1);
            writer.WriteUtf8("Text");
            writer.WriteLine("línea");
            writer.WriteLine(record);
            record.CopyTo(writer.GetSpan(record.Length));
            writer.Advance(record.Length);
        }

        writer.Flush();
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        using var folder = new TestFolder();
        File.WriteAllLines(folder["file"], Enumerable.Range(0, 20_000).Select(static i => $"line {i}"));
        using var reader = BufferedFileReader.Open(folder["file"], new() { BufferSize = 1000 });
        Assert.Equal(0, Allocated.ByEachRoundOf(() =>
        {
            for (var i = 0; i < 1000; i++)
            {
                reader.ReadByte();
                reader.TryRead<long>(out _);
                reader.TryReadLine(out _);
                reader.Peek(10);
                reader.Advance(3);
            }
        }));
    }
}
