using IoAnalyzers.Copying;

namespace IoAnalyzers.Tests.Copying;

/// <summary>Loops that do something besides copying, or end elsewhere.</summary>
public class ByteCopyLoopSilentTests
{
    [Theory]
    [InlineData("(b = source.ReadByte()) != '\\n'")]
    [InlineData("(b = source.ReadByte()) > 0")]
    [InlineData("(b = source.ReadByte()) != 0")]
    [InlineData("(b = source.ReadByte()) != 255")]
    [InlineData("(b = source.ReadByte()) != 256")]
    [InlineData("(b = source.ReadByte()) != -2")]
    [InlineData("(b = source.ReadByte()) is >= 0 and not '\\n'")]
    [InlineData("(b = source.ReadByte()) is >= 0 and < 128")]
    [InlineData("(b = source.ReadByte()) != -1 && b != '\\n'")]
    [InlineData("(b = source.ReadByte()) >= 0 && !token.IsCancellationRequested")]
    [InlineData("total < 100 && (b = source.ReadByte()) != -1")]
    public Task A_terminator_ends_the_loop_before_the_stream_does(string condition) => Verify<ByteCopyLoop>.Silent(
        $$"""
        long total = 0;
        int b = 0;
        while ({{condition}})
        {
            destination.WriteByte((byte)b);
            total++;
        }
        """);

    [Theory]
    [InlineData("if (b != '\\r') destination.WriteByte((byte)b);")]
    [InlineData("if (b == '\\r') continue; destination.WriteByte((byte)b);")]
    [InlineData("destination.WriteByte((byte)b); if (b == 0) break;")]
    [InlineData("destination.WriteByte((byte)b); if (b == 0) return;")]
    public Task A_filter_leaves_bytes_out(string body) => Silent(body);

    [Theory]
    [InlineData("destination.WriteByte(data[b]);")]
    [InlineData("destination.WriteByte((byte)(b ^ 0x5A));")]
    [InlineData("destination.WriteByte((byte)(b + 1));")]
    [InlineData("destination.WriteByte((byte)(b & 0x7F));")]
    [InlineData("destination.WriteByte((byte)~b);")]
    [InlineData("destination.WriteByte((byte)(sbyte)b);")]
    [InlineData("destination.WriteByte((byte)char.ToUpperInvariant((char)b));")]
    [InlineData("destination.WriteByte((byte)(b == 10 ? 13 : b));")]
    [InlineData("b ^= 1; destination.WriteByte((byte)b);")]
    [InlineData("b++; destination.WriteByte((byte)b);")]
    [InlineData("b = 0; destination.WriteByte((byte)b);")]
    [InlineData("byte one = (byte)b; one ^= 1; destination.WriteByte(one);")]
    [InlineData("destination.WriteByte(0);")]
    [InlineData("destination.WriteByte(data[0]);")]
    public Task A_table_or_a_formula_changes_the_bytes(string body) => Silent(body);

    [Theory]
    [InlineData("destination.WriteByte((byte)b); destination.WriteByte((byte)b);")]
    [InlineData("destination.WriteByte((byte)b); network.WriteByte((byte)b);")]
    [InlineData("destination.WriteByte((byte)b); sum += b;")]
    [InlineData("destination.WriteByte((byte)b); sum++; sum++;")]
    [InlineData("destination.WriteByte((byte)b); sum--;")]
    [InlineData("destination.WriteByte((byte)b); sum += 2;")]
    [InlineData("destination.WriteByte((byte)b); sum = sum * 31 + b;")]
    [InlineData("destination.WriteByte((byte)b); if (++sum == 100) break;")]
    [InlineData("destination.WriteByte((byte)b); if (b == 10) sum++;")]
    [InlineData("destination.WriteByte((byte)b); Console.Write('.');")]
    [InlineData("destination.WriteByte((byte)b); destination.Flush();")]
    [InlineData("destination.WriteByte((byte)b); Thread.Sleep(1);")]
    [InlineData("destination.WriteByte((byte)b); token.ThrowIfCancellationRequested();")]
    [InlineData("destination.WriteByte((byte)b); source.ReadByte();")]
    [InlineData("destination.WriteByte((byte)source.ReadByte());")]
    [InlineData("destination?.WriteByte((byte)b);")]
    [InlineData("lock (destination) destination.WriteByte((byte)b);")]
    [InlineData("try { destination.WriteByte((byte)b); } catch (IOException) { }")]
    [InlineData("data[0] = (byte)b; destination.WriteByte((byte)b);")]
    [InlineData("destination.WriteByte((byte)b); if (source.Position == 100) break;")]
    [InlineData("destination = network; destination.WriteByte((byte)b);")]
    public Task Anything_else_in_the_loop_keeps_it(string body) => Silent(body);

    static Task Silent(string body) => Verify<ByteCopyLoop>.Silent(
        $$"""
        long sum = 0;
        int b;
        while ((b = source.ReadByte()) != -1)
        {
            {{body}}
        }
        Console.WriteLine(sum);
        """);

    [Theory]
    [InlineData("int b; do { b = source.ReadByte(); destination.WriteByte((byte)b); } while (b != -1);")]
    [InlineData("byte b; while ((b = (byte)source.ReadByte()) != 255) destination.WriteByte(b);")]
    [InlineData("int b; while ((b = (byte)source.ReadByte()) != 255) destination.WriteByte((byte)b);")]
    [InlineData("sbyte b; while ((b = (sbyte)source.ReadByte()) != -1) destination.WriteByte((byte)b);")]
    [InlineData("int b; while ((b = (sbyte)source.ReadByte()) != -1) destination.WriteByte((byte)b);")]
    [InlineData("while (source.Position < source.Length) destination.WriteByte((byte)source.ReadByte());")]
    [InlineData("for (var i = 0; i < 100; i++) destination.WriteByte((byte)source.ReadByte());")]
    [InlineData("for (var i = 0; i < 100; i++) { var b = source.ReadByte(); if (b < 0) break; destination.WriteByte((byte)b); }")]
    [InlineData("for (int b = source.ReadByte(), i = 0; b >= 0 && i < 9; b = source.ReadByte(), i++) destination.WriteByte((byte)b);")]
    [InlineData("int b = 0, last = -1; while ((b = source.ReadByte()) != -1) { if (last != -1) destination.WriteByte((byte)last); last = b; }")]
    public Task A_loop_that_writes_its_end_or_stops_before_is_no_copy(string loop) => Verify<ByteCopyLoop>.Silent(loop);

    [Fact]
    public Task An_int_of_two_bytes_is_no_byte() => Verify<ByteCopyLoop>.Silent(
        """
        int high, low;
        while ((high = source.ReadByte()) != -1 && (low = source.ReadByte()) != -1)
        {
            destination.WriteByte((byte)low);
            destination.WriteByte((byte)high);
        }
        """);

    [Fact]
    public Task Moving_bytes_inside_one_stream_is_no_copy() => Verify<ByteCopyLoop>.Silent(
        """
        int b;
        while ((b = source.ReadByte()) != -1)
            source.WriteByte((byte)b);
        """);

    [Fact]
    public Task An_echo_reads_and_writes_one_socket() => Verify<ByteCopyLoop>.Silent(
        """
        using var client = new TcpClient();
        var input = client.GetStream();
        var output = client.GetStream();
        int b;
        while ((b = input.ReadByte()) != -1)
            output.WriteByte((byte)b);
        """);

    [Fact]
    public Task A_result_that_is_used_later_stays() => Verify<ByteCopyLoop>.Silent(
        """
        int b;
        while ((b = source.ReadByte()) != -1)
            destination.WriteByte((byte)b);
        Console.WriteLine(b);
        """);

    [Fact]
    public Task The_last_byte_that_is_used_later_stays() => Verify<ByteCopyLoop>.Silent(
        """
        byte last = 0;
        int b;
        while ((b = source.ReadByte()) != -1)
        {
            last = (byte)b;
            destination.WriteByte(last);
        }
        Console.WriteLine(last);
        """);

    [Fact]
    public Task A_count_of_streams_without_a_position_cannot_be_had_otherwise() => Verify<ByteCopyLoop>.Silent(
        """
        long total = 0;
        int b;
        while ((b = source.ReadByte()) != -1)
        {
            destination.WriteByte((byte)b);
            total++;
        }
        Console.WriteLine(total);
        """);

    [Fact]
    public Task A_local_that_a_lambda_sees_stays() => Verify<ByteCopyLoop>.Silent(
        """
        int b = 0;
        Action show = () => Console.WriteLine(b);
        while ((b = source.ReadByte()) != -1)
            destination.WriteByte((byte)b);
        show();
        """);

    [Fact]
    public Task Following_a_file_that_grows_goes_on_after_its_end() => Verify<ByteCopyLoop>.Silent(
        """
        using var log = File.OpenRead(path);
        while (true)
        {
            int b;
            while ((b = log.ReadByte()) != -1)
                destination.WriteByte((byte)b);
            Thread.Sleep(1000);
        }
        """);

    [Fact]
    public Task Readers_and_writers_of_other_kinds_are_no_streams() => Verify<ByteCopyLoop>.Silent(
        """
        using var reader = new BinaryReader(source);
        using var writer = new BinaryWriter(destination);
        int b;
        while ((b = reader.Read()) != -1)
            writer.Write((byte)b);
        while ((b = reader.ReadByte()) != 0)
            destination.WriteByte((byte)b);
        """);
}
