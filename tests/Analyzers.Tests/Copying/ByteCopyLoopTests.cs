using IoAnalyzers.Copying;

namespace IoAnalyzers.Tests.Copying;

public class ByteCopyLoopTests
{
    [Fact]
    public Task A_loop_that_writes_each_byte_it_reads_is_a_copy() => Verify<ByteCopyLoop>.Reports(
        """
        int b;
        [|while ((b = source.ReadByte()) != -1)|]
            destination.WriteByte((byte)b);
        """);

    [Fact]
    public Task An_endless_loop_is_reported_at_its_read() => Verify<ByteCopyLoop>.Reports(
        """
        for (;;)
        {
            var b = [|source.ReadByte()|];
            if (b < 0)
                break;
            destination.WriteByte((byte)b);
        }
        """);

    [Fact]
    public Task Two_loops_in_one_method_are_two_findings() => Verify<ByteCopyLoop>.Reports(
        """
        int b;
        [|while ((b = source.ReadByte()) != -1)|]
            destination.WriteByte((byte)b);
        [|while ((b = network.ReadByte()) != -1)|]
            destination.WriteByte((byte)b);
        """);

    [Fact]
    public Task A_loop_in_a_local_function_is_a_copy() => Verify<ByteCopyLoop>.Reports(
        """
        Pump(source, destination);
        static void Pump(Stream from, Stream to)
        {
            int b;
            [|while ((b = from.ReadByte()) >= 0)|]
                to.WriteByte((byte)b);
        }
        """);

    [Fact]
    public Task Fields_are_streams_as_good_as_locals() => Verify<ByteCopyLoop>.Reports(
        """
        using System.IO;

        class Pump
        {
            readonly Stream _from = File.OpenRead("a"), _to = File.Create("b");

            void Run()
            {
                int b;
                [|while ((b = _from.ReadByte()) != -1)|]
                    _to.WriteByte((byte)b);
            }
        }
        """);

    [Fact]
    public Task The_loop_becomes_one_call_and_its_local_goes() => Verify<ByteCopyLoop>.Fix(
        """
        int b;
        [|while ((b = source.ReadByte()) != -1)|]
        {
            destination.WriteByte((byte)b);
        }
        """,
        """
        source.CopyTo(destination, 81920);
        """,
        key: "CopyTo");

    [Fact]
    public Task A_file_chooses_the_buffer_size_itself() => Verify<ByteCopyLoop>.Fix(
        """
        using var input = File.OpenRead(path);
        using var output = File.Create(target);
        int b;
        [|while ((b = input.ReadByte()) != -1)|]
        {
            output.WriteByte((byte)b);
        }
        """,
        """
        using var input = File.OpenRead(path);
        using var output = File.Create(target);
        input.CopyTo(output);
        """);

    [Fact]
    public Task A_primed_loop_loses_its_first_read() => Verify<ByteCopyLoop>.Fix(
        """
        var b = source.ReadByte();
        [|while (b != -1)|]
        {
            destination.WriteByte((byte)b);
            b = source.ReadByte();
        }
        destination.Flush();
        """,
        """
        source.CopyTo(destination, 81920);
        destination.Flush();
        """);

    [Fact]
    public Task A_comment_in_the_loop_stands_above_the_call() => Verify<ByteCopyLoop>.Fix(
        """
        int b;
        [|while ((b = source.ReadByte()) != -1)|]
        {
            // The rest goes through as it is.
            destination.WriteByte((byte)b);
        }
        """,
        """
        // The rest goes through as it is.
        source.CopyTo(destination, 81920);
        """);

    [Fact]
    public Task A_blocking_loop_of_an_asynchronous_method_stays_blocking() => Verify<ByteCopyLoop>.Fix(
        """
        await Task.Yield();
        int b;
        [|while ((b = source.ReadByte()) != -1)|]
            destination.WriteByte((byte)b);
        await destination.FlushAsync(token);
        """,
        """
        await Task.Yield();
        source.CopyTo(destination, 81920);
        await destination.FlushAsync(token);
        """);

    [Fact]
    public Task A_count_that_is_read_later_is_how_far_the_destination_has_moved() => Verify<ByteCopyLoop>.Fix(
        """
        using var input = File.OpenRead(path);
        using var output = File.Create(target);
        int b;
        long total = 0;
        [|while ((b = input.ReadByte()) != -1)|]
        {
            output.WriteByte((byte)b);
            total++;
        }
        Console.WriteLine(total);
        """,
        """
        using var input = File.OpenRead(path);
        using var output = File.Create(target);
        long start = output.Position;
        input.CopyTo(output);
        long total = output.Position - start;
        Console.WriteLine(total);
        """);

    [Theory]
    [InlineData("total++")]
    [InlineData("++total")]
    [InlineData("total += 1")]
    public Task A_count_that_nobody_reads_goes(string count) => Verify<ByteCopyLoop>.Fix(
        $$"""
        var total = 0L;
        int b;
        [|while ((b = source.ReadByte()) != -1)|]
        {
            destination.WriteByte((byte)b);
            {{count}};
        }
        """,
        """
        source.CopyTo(destination, 81920);
        """);

    [Fact]
    public Task The_old_framework_has_the_call_too() => Verify<ByteCopyLoop>.Fix(
        """
        int b;
        [|while ((b = source.ReadByte()) != -1)|]
        {
            destination.WriteByte((byte)b);
        }
        """,
        """
        source.CopyTo(destination, 81920);
        """,
        framework: Framework.Net472);

    [Fact]
    public Task A_directive_in_the_loop_keeps_it() => Verify<ByteCopyLoop>.Silent(
        """
        int b;
        while ((b = source.ReadByte()) != -1)
        {
        #if TRACE_BYTES
            Console.Write(b);
        #endif
            destination.WriteByte((byte)b);
        }
        """);
}
