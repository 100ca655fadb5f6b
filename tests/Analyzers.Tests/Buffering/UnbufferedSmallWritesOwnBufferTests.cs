using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

/// <summary>The fix that gives a FileStream its own buffer back.</summary>
public class UnbufferedSmallWritesOwnBufferTests
{
    [Fact]
    public Task The_last_argument_goes_away() => Verify<UnbufferedSmallWrites>.Fix(
        """
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1);
        foreach (var b in data)
            [|file.WriteByte(b)|];
        """,
        """
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        foreach (var b in data)
            file.WriteByte(b);
        """);

    [Fact]
    public Task The_named_argument_goes_away() => Verify<UnbufferedSmallWrites>.Fix(
        """
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            foreach (var b in data)
                [|file.WriteByte(b)|];
        }
        """,
        """
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            foreach (var b in data)
                file.WriteByte(b);
        }
        """);

    [Fact]
    public Task With_options_behind_it_the_argument_becomes_the_default() => Verify<UnbufferedSmallWrites>.Fix(
        """
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
        var record = new byte[8];
        for (var i = 0; i < 100; i++)
            await [|file.WriteAsync(record, token)|].ConfigureAwait(false);
        Console.WriteLine(path);
        """,
        """
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 4096, FileOptions.Asynchronous);
        var record = new byte[8];
        for (var i = 0; i < 100; i++)
            await file.WriteAsync(record, token).ConfigureAwait(false);
        await file.FlushAsync(token).ConfigureAwait(false);
        Console.WriteLine(path);
        """);

    [Fact]
    public Task The_option_goes_away() => Verify<UnbufferedSmallWrites>.Fix(
        """
        using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.Create, BufferSize = 0, Access = FileAccess.Write });
        foreach (var b in data)
            [|file.WriteByte(b)|];
        """,
        """
        using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write });
        foreach (var b in data)
            file.WriteByte(b);
        """);

    [Fact]
    public Task What_follows_the_loop_sees_the_bytes() => Verify<UnbufferedSmallWrites>.Fix(
        """
        var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 1);
        foreach (var b in data)
            [|file.WriteByte(b)|];
        var length = new FileInfo(path).Length;
        file.Dispose();
        """,
        """
        var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read);
        foreach (var b in data)
            file.WriteByte(b);
        file.Flush();
        var length = new FileInfo(path).Length;
        file.Dispose();
        """);

    [Fact]
    public Task A_stream_that_is_closed_behind_the_loop_needs_no_flush() => Verify<UnbufferedSmallWrites>.Fix(
        """
        var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 1);
        foreach (var b in data)
            [|file.WriteByte(b)|];
        file.Close();
        """,
        """
        var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read);
        foreach (var b in data)
            file.WriteByte(b);
        file.Close();
        """);

    [Fact]
    public Task The_file_under_a_BinaryWriter_keeps_its_buffer() => Verify<UnbufferedSmallWrites>.Fix(
        """
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1))
        using (var writer = new BinaryWriter(file))
        {
            for (var i = 0; i < 100; i++)
                [|writer.Write(i)|];
        }
        """,
        """
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None))
        using (var writer = new BinaryWriter(file))
        {
            for (var i = 0; i < 100; i++)
                writer.Write(i);
        }
        """);

    [Fact]
    public Task A_field_that_is_flushed_after_each_record_gets_its_buffer_back() => Verify<UnbufferedSmallWrites>.Fix(
        """
        using System.IO;

        sealed class CommitLog
        {
            readonly FileStream _file;

            public CommitLog(string path) => _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);

            public void Append(byte[] payload)
            {
                [|_file.WriteByte(1)|];
                _file.WriteByte((byte)payload.Length);
                _file.WriteByte(payload[0]);
                _file.WriteByte(2);
                _file.Flush();
            }
        }
        """,
        """
        using System.IO;

        sealed class CommitLog
        {
            readonly FileStream _file;

            public CommitLog(string path) => _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);

            public void Append(byte[] payload)
            {
                _file.WriteByte(1);
                _file.WriteByte((byte)payload.Length);
                _file.WriteByte(payload[0]);
                _file.WriteByte(2);
                _file.Flush();
            }
        }
        """);

    [Fact]
    public Task A_field_that_another_method_writes_without_a_flush_is_left_alone() => Verify<UnbufferedSmallWrites>.Silent(
        """
        using System.IO;

        sealed class CommitLog
        {
            readonly FileStream _file = new FileStream("log", FileMode.Append, FileAccess.Write, FileShare.Read, 0);

            public void Append(byte[] payload)
            {
                foreach (var b in payload)
                    _file.WriteByte(b);
            }

            public void Mark() => _file.WriteByte(0);
        }
        """);

    [Fact]
    public Task Records_appended_by_RandomAccess_go_through_a_FileStream() => Verify<UnbufferedSmallWrites>.Fix(
        """
        using var handle = File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.None);
        var record = new byte[16];
        long offset = 0;
        for (var i = 0; i < 1000; i++)
        {
            record[0] = (byte)i;
            [|RandomAccess.Write(handle, record, offset)|];
            offset += record.Length;
        }
        """,
        """
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        var record = new byte[16];
        long offset = 0;
        for (var i = 0; i < 1000; i++)
        {
            record[0] = (byte)i;
            stream.Write(record);
            offset += record.Length;
        }
        """);

    [Fact]
    public Task Records_written_at_computed_offsets_are_left_alone() => Verify<UnbufferedSmallWrites>.Silent(
        """
        using var handle = File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.None);
        var record = new byte[16];
        for (var i = 0; i < 1000; i++)
            RandomAccess.Write(handle, record, i * 4096L);
        """);

    [Fact]
    public Task A_method_that_takes_a_ReadOnlySpan_reads_from_nobody() => Verify<UnbufferedSmallWrites>.Reports(
        """
        using System;
        using System.IO;

        class Journal
        {
            void Append(string path, byte[] record)
            {
                using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
                foreach (var value in record)
                    [|file.WriteByte(Masked(record, value))|];
            }

            static byte Masked(ReadOnlySpan<byte> all, byte value) => (byte)(value ^ all.Length);
        }
        """);

    [Fact]
    public Task Values_on_the_stack_are_counted() => Verify<UnbufferedSmallWrites>.Reports(
        """
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (var b in data)
            [|file.Write(stackalloc byte[] { 1, 2, b })|];
        """);
}
