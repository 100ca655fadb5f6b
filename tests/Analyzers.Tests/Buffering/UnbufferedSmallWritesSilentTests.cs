using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

/// <summary>What looks like small unbuffered writes, and must be left alone.</summary>
public class UnbufferedSmallWritesSilentTests
{
    [Fact]
    public Task A_lock_file_is_no_stream_of_records() => Verify<UnbufferedSmallWrites>.Silent(
        """
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        foreach (var b in data)
            file.WriteByte(b);
        """);

    [Fact]
    public Task A_sentinel_that_is_never_written_is_left_alone() => Verify<UnbufferedSmallWrites>.Silent(
        """
        using var sentinel = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1);
        foreach (var b in data)
            destination.WriteByte(b);
        """);

    [Fact]
    public Task WriteThrough_wants_each_write_on_the_disk() => Verify<UnbufferedSmallWrites>.Silent(
        """
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.WriteThrough | FileOptions.Asynchronous);
        foreach (var b in data)
            file.WriteByte(b);
        """);

    [Fact]
    public Task A_protocol_that_reads_the_answer_is_left_alone() => Verify<UnbufferedSmallWrites>.Silent(
        """
        foreach (var b in data)
        {
            network.WriteByte(b);
            if (network.ReadByte() != 6)
                break;
        }
        """);

    [Fact]
    public Task A_protocol_that_awaits_the_answer_is_left_alone() => Verify<UnbufferedSmallWrites>.Silent(
        """
        var ack = new byte[1];
        foreach (var b in data)
        {
            network.WriteByte(b);
            await network.ReadAsync(ack, token);
        }
        """);

    [Fact]
    public Task A_reader_of_the_peer_between_three_writes_is_left_alone() => Verify<UnbufferedSmallWrites>.Silent(
        """
        network.WriteByte(1);
        network.WriteByte(2);
        var answer = network.ReadByte();
        network.WriteByte(3);
        """);

    [Fact]
    public Task A_helper_that_reads_the_answer_is_seen() => Verify<UnbufferedSmallWrites>.Silent(
        """
        using System.Net.Sockets;

        class Client
        {
            void Send(NetworkStream stream, byte[] data)
            {
                foreach (var b in data)
                {
                    stream.WriteByte(b);
                    Expect(6);
                }
            }

            readonly NetworkStream _stream = null!;
            void Expect(int answer)
            {
                if (_stream.ReadByte() != answer)
                    throw new System.IO.IOException();
            }
        }
        """);

    [Fact]
    public Task A_loop_that_waits_sends_as_things_happen() => Verify<UnbufferedSmallWrites>.Silent(
        """
        foreach (var b in data)
        {
            network.WriteByte(b);
            Thread.Sleep(10);
        }
        """);

    [Fact]
    public Task A_loop_over_a_queue_waits() => Verify<UnbufferedSmallWrites>.Silent(
        """
        var queue = new System.Collections.Concurrent.BlockingCollection<byte>();
        foreach (var b in queue.GetConsumingEnumerable())
            network.WriteByte(b);
        """);

    [Fact]
    public Task A_loop_that_copies_what_comes_in_sends_it_on_at_once() => Verify<UnbufferedSmallWrites>.Silent(
        """
        int b;
        while ((b = source.ReadByte()) >= 0)
            network.WriteByte((byte)b);
        """);

    [Fact]
    public Task Progress_must_be_seen_at_once() => Verify<UnbufferedSmallWrites>.Silent(
        """
        using System;

        class ProgressBar
        {
            void Draw(int steps)
            {
                using var output = Console.OpenStandardOutput();
                for (var i = 0; i < steps; i++)
                    output.WriteByte((byte)'.');
            }
        }
        """);

    [Fact]
    public Task Standard_error_must_be_seen_at_once() => Verify<UnbufferedSmallWrites>.Silent(
        """
        using var output = Console.OpenStandardError();
        foreach (var b in data)
            output.WriteByte(b);
        """);

    [Fact]
    public Task A_flush_after_each_write_says_that_somebody_is_waiting() => Verify<UnbufferedSmallWrites>.Silent(
        """
        foreach (var b in data)
        {
            network.WriteByte(b);
            network.Flush();
        }
        """);

    [Fact]
    public Task A_write_that_happens_once_is_not_in_a_loop() => Verify<UnbufferedSmallWrites>.Silent(
        """
        foreach (var b in data)
        {
            if (b == 0)
                continue;
            network.WriteByte(b);
            break;
        }
        """);

    [Fact]
    public Task Every_iteration_with_a_stream_of_its_own_is_no_repetition() => Verify<UnbufferedSmallWrites>.Silent(
        """
        foreach (var record in records)
        {
            using var file = new FileStream(path + record.Length, FileMode.Create, FileAccess.Write, FileShare.None, 1);
            file.WriteByte(record[0]);
        }
        """);

    [Fact]
    public Task A_loop_without_an_end_never_reaches_a_flush() => Verify<UnbufferedSmallWrites>.Silent(
        """
        while (true)
            network.WriteByte(0);
        """);

    [Fact]
    public Task A_return_would_skip_the_flush() => Verify<UnbufferedSmallWrites>.Silent(
        """
        foreach (var b in data)
        {
            if (b == 0)
                return;
            network.WriteByte(b);
        }
        """);

    [Fact]
    public Task A_loop_that_runs_while_connected_sends_as_things_happen() => Verify<UnbufferedSmallWrites>.Silent(
        """
        using var client = new TcpClient();
        var stream = client.GetStream();
        while (client.Connected)
            stream.WriteByte(0);
        """);

    [Fact]
    public Task A_byte_copy_becomes_a_call_that_needs_no_buffer() => Verify<UnbufferedSmallWrites>.Silent(
        """
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1);
        using var input = File.OpenRead(target);
        int b;
        while ((b = input.ReadByte()) != -1)
            file.WriteByte((byte)b);
        """);

    [Fact]
    public Task A_byte_copy_that_filters_is_no_copy_and_gets_a_buffer() => Verify<UnbufferedSmallWrites>.Reports(
        """
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1);
        using var input = File.OpenRead(target);
        int b;
        while ((b = input.ReadByte()) != -1)
            if (b != 13)
                [|file.WriteByte((byte)b)|];
        """);

    [Theory]
    [InlineData("Console.Title = new FileInfo(path).Length.ToString();")]
    [InlineData("if (info.Length > 100) break;")]
    [InlineData("File.Copy(path, target, overwrite: true);")]
    public Task A_loop_that_looks_at_the_file_by_its_name_sees_each_write(string look) => Verify<UnbufferedSmallWrites>.Silent(
        $$"""
        var info = new FileInfo(path);
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        for (var i = 0; i < 100; i++)
        {
            file.WriteByte((byte)i);
            {{look}}
        }
        """);

    [Fact]
    public Task A_loop_that_looks_at_another_file_does_not() => Verify<UnbufferedSmallWrites>.Reports(
        """
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        for (var i = 0; i < 100; i++)
        {
            [|file.WriteByte((byte)i)|];
            if (new FileInfo(target).Length > 100)
                break;
        }
        """);
}
