using IoAnalyzers.Copying;

namespace IoAnalyzers.Tests.Copying;

/// <summary>Bytes that are counted while they are copied.</summary>
public class ManualCopyLoopCounterTests
{
    [Theory]
    [InlineData("long total = 0;", "total += n;")]
    [InlineData("long total = 0;", "total = total + n;")]
    [InlineData("var total = 0;", "total = n + total;")]
    [InlineData("int total = 0;", "total += n;")]
    [InlineData("long total = 100;", "total += n;")]
    public Task A_count_that_nobody_reads_goes(string declaration, string count) => Verify<ManualCopyLoop>.Fix(
        $$"""
        {{declaration}}
        var buffer = new byte[4096];
        int n;
        [|while ((n = source.Read(buffer, 0, buffer.Length)) > 0)|]
        {
            {{count}}
            destination.Write(buffer, 0, n);
        }
        """,
        """
        source.CopyTo(destination, 81920);
        """);

    [Fact]
    public Task A_count_between_files_is_the_distance_that_the_destination_moves() => Verify<ManualCopyLoop>.Fix(
        """
        using var input = File.OpenRead(path);
        using var output = File.Create(target);

        var buffer = new byte[4096];
        long total = 0;
        int n;
        [|while ((n = input.Read(buffer, 0, buffer.Length)) > 0)|]
        {
            output.Write(buffer, 0, n);
            total += n;
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

    [Fact]
    public Task A_count_into_memory_keeps_its_var_and_finds_a_free_name() => Verify<ManualCopyLoop>.Fix(
        """
        using var input = new FileStream(path, FileMode.Open);
        var memory = new MemoryStream();
        var start = DateTime.UtcNow;
        var buffer = new byte[4096];
        var total = 0L;
        while (true)
        {
            var n = await [|input.ReadAsync(buffer, token)|];
            if (n == 0)
                break;
            await memory.WriteAsync(buffer.AsMemory(0, n), token);
            total += n;
        }
        Console.WriteLine($"{total} bytes since {start}");
        """,
        """
        using var input = new FileStream(path, FileMode.Open);
        var memory = new MemoryStream();
        var start = DateTime.UtcNow;
        var start2 = memory.Position;
        await input.CopyToAsync(memory, token);
        var total = memory.Position - start2;
        Console.WriteLine($"{total} bytes since {start}");
        """);

    [Fact]
    public Task A_count_of_bytes_appended_to_a_file_is_the_distance_too() => Verify<ManualCopyLoop>.Fix(
        """
        using var input = new MemoryStream(data);
        using var output = new FileStream(path, FileMode.Append);
        var buffer = new byte[4096];
        long total = 0;
        [|for (int n = input.Read(buffer, 0, buffer.Length); n > 0; n = input.Read(buffer, 0, buffer.Length))|]
        {
            output.Write(buffer, 0, n);
            total += n;
        }
        total += 16;
        Console.WriteLine(total);
        """,
        """
        using var input = new MemoryStream(data);
        using var output = new FileStream(path, FileMode.Append);
        long start = output.Position;
        input.CopyTo(output);
        long total = output.Position - start;
        total += 16;
        Console.WriteLine(total);
        """);

    [Theory]
    [InlineData("long total = 0;", "total += n;", "source", "destination")]
    [InlineData("long total = 0;", "total += n;", "network", "output")]
    [InlineData("long total = 0;", "total += n;", "input", "destination")]
    [InlineData("int total = 0;", "total += n;", "input", "output")]
    [InlineData("ulong total = 0;", "total += (ulong)n;", "input", "output")]
    [InlineData("long total = 1;", "total += n;", "input", "output")]
    [InlineData("long total = 0; Console.WriteLine(total);", "total += n;", "input", "output")]
    [InlineData("long total = 0; input.Seek(10, SeekOrigin.Begin);", "total += n;", "input", "output")]
    [InlineData("long total = 0;", "total -= n;", "input", "output")]
    [InlineData("long total = 0;", "total++;", "input", "output")]
    [InlineData("long total = 0;", "total += n; total += n;", "input", "output")]
    [InlineData("long total = 0;", "total += buffer.Length;", "input", "output")]
    [InlineData("long total = 0;", "if (n > 100) total += n;", "input", "output")]
    [InlineData("long total = 0;", "total += n; if (total > 1000) break;", "input", "output")]
    [InlineData("long total = 0;", "if (total == 0) total += n;", "input", "output")]
    [InlineData("long total = 0; Action show = () => Console.WriteLine(total);", "total += n;", "input", "output")]
    public Task A_count_that_no_position_tells_stays(string declaration, string count, string from, string to) => Verify<ManualCopyLoop>.Silent(
        $$"""
        using var input = File.OpenRead(path);
        using var output = File.Create(target);
        var buffer = new byte[4096];
        int n;
        {{declaration}}
        while ((n = {{from}}.Read(buffer, 0, buffer.Length)) > 0)
        {
            {{to}}.Write(buffer, 0, n);
            {{count}}
        }
        Console.WriteLine(total);
        """);

    [Fact]
    public Task A_count_that_lives_outside_a_try_may_be_read_after_a_failure() => Verify<ManualCopyLoop>.Silent(
        """
        using var input = File.OpenRead(path);
        using var output = File.Create(target);
        var buffer = new byte[4096];
        long total = 0;
        try
        {
            int n;
            while ((n = input.Read(buffer, 0, buffer.Length)) > 0)
            {
                output.Write(buffer, 0, n);
                total += n;
            }
        }
        catch (IOException)
        {
        }
        Console.WriteLine(total);
        """);

    [Fact]
    public Task A_count_in_a_field_is_seen_by_others() => Verify<ManualCopyLoop>.Silent(
        """
        using System.IO;

        class Pump
        {
            public long Total;

            public void Run(Stream source, Stream destination)
            {
                var buffer = new byte[4096];
                int n;
                while ((n = source.Read(buffer, 0, buffer.Length)) > 0)
                {
                    destination.Write(buffer, 0, n);
                    Total += n;
                }
            }
        }
        """);

    [Fact]
    public Task The_last_count_is_not_zero_for_code_that_reads_it_later() => Verify<ManualCopyLoop>.Silent(
        """
        var buffer = new byte[4096];
        int n;
        while ((n = source.Read(buffer, 0, buffer.Length)) > 0)
            destination.Write(buffer, 0, n);
        Console.WriteLine(n);
        """);

    [Fact]
    public Task A_count_that_is_set_again_before_it_is_read_is_free() => Verify<ManualCopyLoop>.Fix(
        """
        var buffer = new byte[4096];
        int n;
        [|while ((n = source.Read(buffer, 0, buffer.Length)) > 0)|]
            destination.Write(buffer, 0, n);
        n = source.ReadByte();
        Console.WriteLine(n);
        """,
        """
        int n;
        source.CopyTo(destination, 81920);
        n = source.ReadByte();
        Console.WriteLine(n);
        """);

    [Fact]
    public Task A_counter_that_is_another_name_of_an_element_is_seen_by_others() => Verify<ManualCopyLoop>.Silent(
        """
        var totals = new long[2];
        Count();
        Console.WriteLine(totals[0]);

        void Count()
        {
            ref var total = ref totals[0];
            var buffer = new byte[4096];
            int n;
            while ((n = source.Read(buffer, 0, buffer.Length)) > 0)
            {
                destination.Write(buffer, 0, n);
                total += n;
            }
        }
        """);
}
