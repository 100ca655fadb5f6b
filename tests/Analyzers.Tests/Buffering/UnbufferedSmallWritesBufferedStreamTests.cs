using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

/// <summary>The fix that puts a BufferedStream between the writes and the stream.</summary>
public class UnbufferedSmallWritesBufferedStreamTests
{
    [Fact]
    public Task A_pipe_written_byte_by_byte_gets_a_buffer() => Verify<UnbufferedSmallWrites>.Fix(
        """
        using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        foreach (var b in data)
            [|pipe.WriteByte(b)|];
        pipe.WaitForPipeDrain();
        """,
        """
        using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        var buffered = new BufferedStream(pipe);
        foreach (var b in data)
            buffered.WriteByte(b);
        buffered.Flush();
        pipe.WaitForPipeDrain();
        """);

    [Fact]
    public Task Findings_that_are_fixed_in_different_ways_are_fixed_together() => Verify<UnbufferedSmallWrites>.Fix(
        """
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1);
        foreach (var b in data)
            [|network.WriteByte(b)|];
        foreach (var b in data)
            [|file.WriteByte(b)|];
        """,
        """
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        var buffered = new BufferedStream(network);
        foreach (var b in data)
            buffered.WriteByte(b);
        buffered.Flush();
        foreach (var b in data)
            file.WriteByte(b);
        """);

    [Fact]
    public Task The_flush_is_awaited_like_the_writes() => Verify<UnbufferedSmallWrites>.Fix(
        """
        var record = new byte[32];
        for (var i = 0; i < 10; i++)
        {
            record[0] = (byte)i;
            await [|network.WriteAsync(record, token)|].ConfigureAwait(false);
        }
        """,
        """
        var record = new byte[32];
        var buffered = new BufferedStream(network);
        for (var i = 0; i < 10; i++)
        {
            record[0] = (byte)i;
            await buffered.WriteAsync(record, token).ConfigureAwait(false);
        }
        await buffered.FlushAsync(token).ConfigureAwait(false);
        """);

    [Fact]
    public Task Three_writes_in_a_row_leave_together() => Verify<UnbufferedSmallWrites>.Fix(
        """
        [|network.WriteByte(2)|];
        var length = data.Length;
        network.WriteByte((byte)length);
        network.WriteByte(3);
        network.Write(data, 0, length);
        """,
        """
        var buffered = new BufferedStream(network);
        buffered.WriteByte(2);
        var length = data.Length;
        buffered.WriteByte((byte)length);
        buffered.WriteByte(3);
        buffered.Flush();
        network.Write(data, 0, length);
        """);

    [Fact]
    public Task The_new_name_does_not_clash() => Verify<UnbufferedSmallWrites>.Fix(
        """
        var buffered = data.Length;
        foreach (var b in data)
            [|network.WriteByte(b)|];
        """,
        """
        var buffered = data.Length;
        var buffered2 = new BufferedStream(network);
        foreach (var b in data)
            buffered2.WriteByte(b);
        buffered2.Flush();
        """);

    [Fact]
    public Task A_BinaryWriter_gets_the_buffer_under_it_and_is_flushed_before_the_answer_is_read() => Verify<UnbufferedSmallWrites>.Fix(
        """
        var writer = new BinaryWriter(network, Encoding.UTF8, leaveOpen: true);
        writer.Write(data.Length);
        for (var i = 0; i < data.Length; i++)
            [|writer.Write(data[i])|];
        var answer = network.ReadByte();
        writer.Write(answer);
        """,
        """
        var writer = new BinaryWriter(new BufferedStream(network), Encoding.UTF8, leaveOpen: true);
        writer.Write(data.Length);
        for (var i = 0; i < data.Length; i++)
            writer.Write(data[i]);
        writer.Flush();
        var answer = network.ReadByte();
        writer.Write(answer);
        writer.Flush();
        """);

    [Fact]
    public Task A_BinaryWriter_that_waits_between_writes_elsewhere_is_left_alone() => Verify<UnbufferedSmallWrites>.Silent(
        """
        using var writer = new BinaryWriter(network);
        for (var i = 0; i < data.Length; i++)
            writer.Write(data[i]);
        while (network.ReadByte() == 1)
            writer.Write(1);
        """);

    [Fact]
    public Task A_file_without_System_IO_gets_the_using() => Verify<UnbufferedSmallWrites>.Fix(
        """
        using System;
        using System.Net.Sockets;

        class Sender
        {
            static void Send(NetworkStream stream, byte[] data)
            {
                foreach (var b in data)
                    [|stream.WriteByte(b)|];
            }
        }
        """,
        """
        using System;
        using System.IO;
        using System.Net.Sockets;

        class Sender
        {
            static void Send(NetworkStream stream, byte[] data)
            {
                var buffered = new BufferedStream(stream);
                foreach (var b in data)
                    buffered.WriteByte(b);
                buffered.Flush();
            }
        }
        """);

    [Fact]
    public Task A_file_that_never_uses_var_does_not_start() => Verify<UnbufferedSmallWrites>.Fix(
        """
        using System.IO;
        using System.Net.Sockets;

        class Sender
        {
            static void Send(NetworkStream stream, byte[] data)
            {
                int count = data.Length;
                for (int i = 0; i < count; i++)
                    [|stream.WriteByte(data[i])|];
            }
        }
        """,
        """
        using System.IO;
        using System.Net.Sockets;

        class Sender
        {
            static void Send(NetworkStream stream, byte[] data)
            {
                int count = data.Length;
                BufferedStream buffered = new BufferedStream(stream);
                for (int i = 0; i < count; i++)
                    buffered.WriteByte(data[i]);
                buffered.Flush();
            }
        }
        """);

    [Fact]
    public Task A_pipe_of_messages_keeps_one_message_a_write() => Verify<UnbufferedSmallWrites>.Silent(
        """
        using var pipe = new NamedPipeServerStream(path, PipeDirection.Out, 1, PipeTransmissionMode.Message);
        foreach (var b in data)
            pipe.WriteByte(b);
        """);

    [Fact]
    public Task A_named_pipe_from_elsewhere_may_be_one_of_messages() => Verify<UnbufferedSmallWrites>.Silent(
        """
        using System.IO.Pipes;

        class Sender
        {
            static void Send(NamedPipeClientStream pipe, byte[] data)
            {
                foreach (var b in data)
                    pipe.WriteByte(b);
            }
        }
        """);
}
