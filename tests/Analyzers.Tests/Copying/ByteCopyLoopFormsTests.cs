using IoAnalyzers.Copying;

namespace IoAnalyzers.Tests.Copying;

/// <summary>The ways to write the loop, its test and its byte.</summary>
public class ByteCopyLoopFormsTests
{
    const string Call = "source.CopyTo(destination, 81920);";

    [Theory]
    [InlineData("(b = source.ReadByte()) != -1")]
    [InlineData("(b = source.ReadByte()) >= 0")]
    [InlineData("(b = source.ReadByte()) > -1")]
    [InlineData("-1 != (b = source.ReadByte())")]
    [InlineData("!((b = source.ReadByte()) < 0)")]
    [InlineData("(b = source.ReadByte()) is not -1")]
    [InlineData("(b = source.ReadByte()) is >= 0")]
    [InlineData("(b = source.ReadByte()) is >= 0 and <= 255")]
    [InlineData("(b = source.ReadByte()) != EndOfStream")]
    public Task Every_test_for_the_end_is_understood(string condition) => Verify<ByteCopyLoop>.Fix(
        $$"""
        const int EndOfStream = -1;
        int b;
        [|while ({{condition}})|]
            destination.WriteByte((byte)b);
        Console.WriteLine(EndOfStream);
        """,
        $"""
        const int EndOfStream = -1;
        {Call}
        Console.WriteLine(EndOfStream);
        """);

    [Theory]
    [InlineData("(byte)b")]
    [InlineData("(byte)(b)")]
    [InlineData("unchecked((byte)b)")]
    [InlineData("checked((byte)b)")]
    [InlineData("(byte)(b & 0xFF)")]
    [InlineData("Convert.ToByte(b)")]
    [InlineData("(byte)(char)b")]
    public Task Every_way_to_make_a_byte_of_the_result_is_understood(string value) => Verify<ByteCopyLoop>.Fix(
        $$"""
        int b;
        [|while ((b = source.ReadByte()) != -1)|]
            destination.WriteByte({{value}});
        """,
        Call);

    [Theory]
    [InlineData("while (true) { int b = [|source.ReadByte()|]; if (b == -1) break; destination.WriteByte((byte)b); }")]
    [InlineData("for (;;) { int b = [|source.ReadByte()|]; if (b != -1) destination.WriteByte((byte)b); else break; }")]
    [InlineData("while (true) { int b = [|source.ReadByte()|]; if (b == -1) break; byte one = (byte)b; destination.WriteByte(one); }")]
    [InlineData("[|for (int b = source.ReadByte(); b != -1; b = source.ReadByte())|] destination.WriteByte((byte)b);")]
    [InlineData("[|for (int b; (b = source.ReadByte()) != -1;)|] destination.WriteByte((byte)b);")]
    [InlineData("[|while (source.ReadByte() is var b and not -1)|] destination.WriteByte((byte)b);")]
    [InlineData("[|while (source.ReadByte() is int b and >= 0)|] { destination.WriteByte((byte)b); }")]
    [InlineData("int b; do { b = [|source.ReadByte()|]; if (b >= 0) destination.WriteByte((byte)b); } while (b >= 0);")]
    [InlineData("long b; [|while ((b = source.ReadByte()) != -1)|] destination.WriteByte((byte)b);")]
    [InlineData("int b = 0; bool more = true; [|while (more)|] { b = source.ReadByte(); if (b < 0) more = false; else destination.WriteByte((byte)b); }")]
    [InlineData("int b; [|while ((b = source.ReadByte()) != -1)|] destination.WriteByte(value: (byte)b);")]
    public Task Every_form_of_loop_becomes_the_call(string loop) => Verify<ByteCopyLoop>.Fix(loop, Call);

    [Fact]
    public Task A_primed_loop_that_tests_at_its_end_needs_a_test_around_it() => Verify<ByteCopyLoop>.Fix(
        """
        int b = source.ReadByte();
        while (true)
        {
            if (b == -1)
                break;
            destination.WriteByte((byte)b);
            b = [|source.ReadByte()|];
        }
        """,
        Call);

    [Fact]
    public Task A_chunk_loop_that_shares_the_local_is_left_as_it_is() => Verify<ByteCopyLoop>.Fix(
        """
        var buffer = new byte[4096];
        int n;
        while ((n = network.Read(buffer, 0, buffer.Length)) > 0)
            destination.Write(buffer, 0, n);
        [|while ((n = source.ReadByte()) != -1)|]
            destination.WriteByte((byte)n);
        """,
        """
        var buffer = new byte[4096];
        int n;
        while ((n = network.Read(buffer, 0, buffer.Length)) > 0)
            destination.Write(buffer, 0, n);
        source.CopyTo(destination, 81920);
        """);

    [Fact]
    public Task The_rule_for_chunks_leaves_bytes_alone() => Verify<ManualCopyLoop>.Silent(
        """
        var buffer = new byte[4096];
        Console.WriteLine(source.Read(buffer, 0, 10));
        int b;
        while ((b = source.ReadByte()) != -1)
            destination.WriteByte((byte)b);
        """);

    [Fact]
    public Task The_rule_for_bytes_leaves_chunks_alone() => Verify<ByteCopyLoop>.Silent(
        """
        Console.WriteLine(source.ReadByte());
        var buffer = new byte[4096];
        int n;
        while ((n = source.Read(buffer, 0, buffer.Length)) > 0)
            destination.Write(buffer, 0, n);
        """);

    [Fact]
    public Task Chunks_counted_as_chunks_are_no_byte_count() => Verify<ManualCopyLoop>.Silent(
        """
        var chunks = 0;
        var buffer = new byte[4096];
        int n;
        while ((n = source.Read(buffer, 0, buffer.Length)) > 0)
        {
            destination.Write(buffer, 0, n);
            chunks++;
        }
        Console.WriteLine(chunks);
        """);
}
