using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

public class UnbufferedSmallWritesOtherUsesTests
{
    [Fact]
    public Task A_stream_that_is_given_away_in_the_loop_may_be_used_by_others() => Verify<UnbufferedSmallWrites>.Silent(
        """
        foreach (var record in records)
        {
            network.WriteByte(1);
            Save(network, record);
        }

        static void Save(Stream stream, byte[] record) => stream.Write(record, 0, record.Length);
        """);

    [Fact]
    public Task A_method_of_the_same_object_may_write_to_the_same_field() => Verify<UnbufferedSmallWrites>.Silent(
        """
        using System.Net.Sockets;

        class Client
        {
            readonly NetworkStream _stream;
            public Client(NetworkStream stream) => _stream = stream;

            void Send(byte[][] records)
            {
                foreach (var record in records)
                {
                    _stream.WriteByte(1);
                    Body(record);
                }
            }

            void Body(byte[] record) => _stream.Write(record, 0, record.Length);
        }
        """);

    [Fact]
    public Task Seeking_between_the_writes_gives_a_buffer_nothing_to_collect() => Verify<UnbufferedSmallWrites>.Silent(
        """
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1);
        for (var i = 0; i < 100; i++)
        {
            file.Seek(i * 4096L, SeekOrigin.Begin);
            file.WriteByte(1);
        }
        """);

    [Fact]
    public Task Moving_the_position_between_the_writes_is_seeking() => Verify<UnbufferedSmallWrites>.Silent(
        """
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1);
        foreach (var b in data)
        {
            file.WriteByte(b);
            file.Position++;
        }
        """);

    [Fact]
    public Task A_lambda_that_reads_may_run_at_any_time() => Verify<UnbufferedSmallWrites>.Silent(
        """
        using var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1);
        var reader = Task.Run(() => file.ReadByte());
        foreach (var b in data)
            file.WriteByte(b);
        """);

    [Fact]
    public Task The_length_of_a_path_tells_nothing_of_its_file() => Verify<UnbufferedSmallWrites>.Reports(
        """
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var i = 0; i < path.Length; i++)
            [|file.WriteByte((byte)path[i])|];
        """);

    [Fact]
    public Task A_loop_that_is_all_of_a_using_statement_needs_no_braces() => Verify<UnbufferedSmallWrites>.Fix(
        """
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
            foreach (var b in data)
                [|file.WriteByte(b)|];
        """,
        """
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None))
            foreach (var b in data)
                file.WriteByte(b);
        """);

    [Fact]
    public Task A_file_that_outlives_a_full_disk_would_throw_once_more_when_it_is_closed() => Verify<UnbufferedSmallWrites>.Silent(
        """
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            foreach (var b in data)
                file.WriteByte(b);
        }
        catch (IOException)
        {
            Console.WriteLine("full");
        }
        """);

    [Fact]
    public Task A_file_that_is_closed_before_the_failure_is_caught_throws_once() => Verify<UnbufferedSmallWrites>.Reports(
        """
        try
        {
            using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            foreach (var b in data)
                [|file.WriteByte(b)|];
        }
        catch (IOException)
        {
            Console.WriteLine("full");
        }
        """);
}
