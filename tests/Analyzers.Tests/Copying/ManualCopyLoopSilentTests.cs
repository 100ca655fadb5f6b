using IoAnalyzers.Copying;

namespace IoAnalyzers.Tests.Copying;

/// <summary>Loops that do something besides copying.</summary>
public class ManualCopyLoopSilentTests
{
    [Theory]
    [InlineData("destination.Write(buffer, 0, n); network.Write(buffer, 0, n);")]
    [InlineData("destination.Write(buffer, 0, n); destination.Write(buffer, 0, n);")]
    [InlineData("destination.Write(buffer, 0, n); Thread.Sleep(10);")]
    [InlineData("destination.Write(buffer, 0, n); Console.Write('.');")]
    [InlineData("destination.Write(buffer, 0, n); if (n < buffer.Length) break;")]
    [InlineData("destination.Write(buffer, 0, n); if (source.Position > 1000) break;")]
    [InlineData("if (n > 10) destination.Write(buffer, 0, n);")]
    [InlineData("destination.Write(buffer, 0, n); n = source.Read(buffer, 0, 1);")]
    [InlineData("Array.Reverse(buffer, 0, n); destination.Write(buffer, 0, n);")]
    [InlineData("n = Math.Min(n, 100); destination.Write(buffer, 0, n);")]
    [InlineData("n--; destination.Write(buffer, 0, n);")]
    [InlineData("destination.Seek(0, SeekOrigin.End); destination.Write(buffer, 0, n);")]
    [InlineData("destination.Write(buffer, 0, n); if (n == 1) return;")]
    [InlineData("destination.Write(buffer, 0, n); continue;")]
    [InlineData("destination.Write(buffer, 0, n); if (n < 0) throw new IOException();")]
    [InlineData("try { destination.Write(buffer, 0, n); } catch (IOException) { }")]
    [InlineData("try { destination.Write(buffer, 0, n); } finally { Console.WriteLine(); }")]
    [InlineData("lock (destination) { destination.Write(buffer, 0, n); }")]
    [InlineData("destination = network; destination.Write(buffer, 0, n);")]
    [InlineData("destination?.Write(buffer, 0, n);")]
    [InlineData("if (destination != null) destination.Write(buffer, 0, n);")]
    [InlineData("void Write() => destination.Write(buffer, 0, n); Write();")]
    [InlineData("foreach (var _ in records) destination.Write(buffer, 0, n);")]
    [InlineData("var copy = buffer[..n]; destination.Write(copy); Console.WriteLine(copy.Length);")]
    [InlineData("switch (n) { case 1: destination.Write(buffer, 0, n); break; default: destination.Write(buffer, 0, n); break; }")]
    [InlineData("destination.WriteByte(buffer[0]);")]
    [InlineData("destination.Write(buffer, 0, n); network.Write(buffer, 0, 1); n = network.Read(buffer, 0, 1);")]
    public Task Anything_else_in_the_loop_keeps_it(string body) => Verify<ManualCopyLoop>.Silent(
        $$"""
        var buffer = new byte[4096];
        int n;
        while ((n = source.Read(buffer, 0, buffer.Length)) > 0)
        {
            {{body}}
        }
        """);

    [Theory]
    [InlineData("!_stopped && (n = source.Read(buffer, 0, buffer.Length)) > 0")]
    [InlineData("(n = source.Read(buffer, 0, buffer.Length)) > 0 && !_stopped")]
    [InlineData("(n = Fill(source, buffer)) > 0")]
    [InlineData("(n = source.Read(buffer, 0, buffer.Length)) > 0 && Goes()")]
    [InlineData("(n = source.Read(buffer, 0, Math.Min(buffer.Length, _limit))) > 0")]
    public Task A_condition_that_asks_something_else_keeps_the_loop(string condition) => Verify<ManualCopyLoop>.Silent(
        $$"""
        using System;
        using System.IO;

        class Pump
        {
            volatile bool _stopped;
            int _limit = 100;

            static int Fill(Stream source, byte[] buffer) => source.Read(buffer, 0, buffer.Length);

            bool Goes() => _limit > 0;

            void Run(Stream source, Stream destination)
            {
                var buffer = new byte[4096];
                int n;
                while ({{condition}})
                    destination.Write(buffer, 0, n);
            }
        }
        """);

    [Fact]
    public Task Following_a_file_that_grows_goes_on_after_its_end() => Verify<ManualCopyLoop>.Silent(
        """
        using var log = File.OpenRead(path);
        var buffer = new byte[4096];
        while (!token.IsCancellationRequested)
        {
            int n;
            while ((n = await log.ReadAsync(buffer, token)) > 0)
                await destination.WriteAsync(buffer.AsMemory(0, n), token);
            await Task.Delay(1000, token);
        }
        """);

    [Fact]
    public Task Copying_one_entry_after_the_other_is_no_polling() => Verify<ManualCopyLoop>.Reports(
        """
        using var archive = new ZipArchive(source);
        var buffer = new byte[4096];
        foreach (var entry in archive.Entries)
        {
            await Task.Delay(1000, token);
            using var content = entry.Open();
            int n;
            [|while ((n = content.Read(buffer, 0, buffer.Length)) > 0)|]
                destination.Write(buffer, 0, n);
        }
        """);

    [Fact]
    public Task An_endless_loop_over_a_read_that_is_not_checked_stays() => Verify<ManualCopyLoop>.Silent(
        """
        var buffer = new byte[4096];
        while (true)
        {
            var n = source.Read(buffer, 0, buffer.Length);
            destination.Write(buffer, 0, n);
        }
        """);

    [Fact]
    public Task A_jump_out_of_the_loop_goes_elsewhere() => Verify<ManualCopyLoop>.Silent(
        """
        var buffer = new byte[4096];
        while (true)
        {
            var n = source.Read(buffer, 0, buffer.Length);
            if (n == 0)
                goto done;
            destination.Write(buffer, 0, n);
        }
        done:
        Console.WriteLine();
        """);

    [Fact]
    public Task A_jump_back_may_reach_code_above_the_loop_again() => Verify<ManualCopyLoop>.Silent(
        """
        var buffer = new byte[4096];
        var tries = 0;
        again:
        source.Write(buffer, 0, 10);
        int n;
        while ((n = source.Read(buffer, 0, buffer.Length)) > 0)
            destination.Write(buffer, 0, n);
        if (tries++ < 3)
            goto again;
        """);

    [Fact]
    public Task A_count_that_is_another_name_for_something_else_is_seen_there() => Verify<ManualCopyLoop>.Silent(
        """
        using System.IO;

        class Pump
        {
            int _last;

            void Run(Stream source, Stream destination)
            {
                var buffer = new byte[4096];
                ref int n = ref _last;
                while ((n = source.Read(buffer, 0, buffer.Length)) > 0)
                    destination.Write(buffer, 0, n);
            }
        }
        """);

    [Fact]
    public Task A_for_loop_that_counts_to_a_limit_is_no_whole_copy() => Verify<ManualCopyLoop>.Silent(
        """
        var buffer = new byte[4096];
        int n;
        for (long total = 0; total < 100_000; total += n)
        {
            n = source.Read(buffer, 0, buffer.Length);
            if (n == 0)
                break;
            destination.Write(buffer, 0, n);
        }
        """);

    [Fact]
    public Task A_loop_that_fills_one_buffer_is_not_a_copy() => Verify<ManualCopyLoop>.Silent(
        """
        var buffer = new byte[4096];
        var length = 0;
        int n;
        while ((n = source.Read(buffer, length, buffer.Length - length)) > 0)
            length += n;
        destination.Write(buffer, 0, length);
        """);

    [Fact]
    public Task An_echo_server_reads_and_writes_one_socket() => Verify<ManualCopyLoop>.Silent(
        """
        using var client = new TcpClient();
        var input = client.GetStream();
        var output = client.GetStream();
        var buffer = new byte[4096];
        int n;
        while ((n = input.Read(buffer, 0, buffer.Length)) > 0)
            output.Write(buffer, 0, n);
        """);

    [Theory]
    [InlineData("source = Stream.Null;")]
    [InlineData("destination = Stream.Null;")]
    [InlineData("buffer = new byte[9];")]
    public Task A_loop_that_goes_on_with_another_stream_or_buffer(string change) => Verify<ManualCopyLoop>.Silent(
        $$"""
        var buffer = new byte[4096];
        int n;
        while ((n = source.Read(buffer, 0, buffer.Length)) > 0)
        {
            destination.Write(buffer, 0, n);
            {{change}}
        }
        """);

    [Fact]
    public Task A_loop_over_a_copy_of_its_buffer() => Verify<ManualCopyLoop>.Silent(
        """
        var buffer = new byte[4096];
        int n;
        while ((n = source.Read(buffer[..buffer.Length])) > 0)
            destination.Write(buffer, 0, n);
        """);
}
