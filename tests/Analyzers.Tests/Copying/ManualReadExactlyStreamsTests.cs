using IoAnalyzers.Copying;


namespace IoAnalyzers.Tests.Copying;

/// <summary>What the loop reads from.</summary>
public class ManualReadExactlyStreamsTests
{
    [Fact]
    public Task A_socket_is_no_stream() => Verify<ManualReadExactly>.Silent(
        """
        using System;
        using System.IO;
        using System.Net.Sockets;
        using System.Threading.Tasks;

        class Records
        {
            void Fill(Socket source, byte[] buffer)
            {
                int total = 0;
                while (total < buffer.Length)
                {
                    int read = source.Receive(buffer, total, buffer.Length - total, SocketFlags.None);
                    if (read == 0)
                        throw new EndOfStreamException();
                    total += read;
                }
            }
        }
        """);

    [Fact]
    public Task A_BinaryReader_is_no_stream() => Verify<ManualReadExactly>.Silent(
        """
        using System;
        using System.IO;
        using System.Net.Sockets;
        using System.Threading.Tasks;

        class Records
        {
            void Fill(BinaryReader source, byte[] buffer)
            {
                int total = 0;
                while (total < buffer.Length)
                {
                    int read = source.Read(buffer, total, buffer.Length - total);
                    if (read == 0)
                        throw new EndOfStreamException();
                    total += read;
                }
            }
        }
        """);

    [Fact]
    public Task A_stream_that_hides_ReadExactly_stays() => Verify<ManualReadExactly>.Silent(
        """
        using System;
        using System.IO;
        using System.Net.Sockets;
        using System.Threading.Tasks;

        class Own : MemoryStream
        {
            public new void ReadExactly(byte[] buffer, int offset, int count) { }
        }

        class Records
        {
            void Fill(Own source, byte[] buffer)
            {
                int total = 0;
                while (total < buffer.Length)
                {
                    int read = source.Read(buffer, total, buffer.Length - total);
                    if (read == 0)
                        throw new EndOfStreamException();
                    total += read;
                }
            }
        }
        """);

    [Fact]
    public Task A_stream_that_reads_arrays_alone_would_copy() => Verify<ManualReadExactly>.Silent(
        """
        using System;
        using System.IO;
        using System.Net.Sockets;
        using System.Threading.Tasks;

        class Own : Stream
        {
            public override bool CanRead => true;
            public override bool CanSeek => false;
            public override bool CanWrite => false;
            public override long Length => 0;
            public override long Position { get; set; }
            public override void Flush() { }
            public override long Seek(long offset, SeekOrigin origin) => 0;
            public override void SetLength(long value) { }
            public override void Write(byte[] buffer, int offset, int count) { }
            public override int Read(byte[] buffer, int offset, int count) => 0;
        }

        class Records
        {
            void Fill(Own source, byte[] buffer)
            {
                int total = 0;
                while (total < buffer.Length)
                {
                    int read = source.Read(buffer, total, buffer.Length - total);
                    if (read == 0)
                        throw new EndOfStreamException();
                    total += read;
                }
            }
        }
        """);

    [Fact]
    public Task A_stream_that_reads_from_itself_stays() => Verify<ManualReadExactly>.Silent(
        """
        using System;
        using System.IO;
        using System.Net.Sockets;
        using System.Threading.Tasks;

        abstract class Own : Stream
        {
            void Fill(byte[] buffer)
            {
                int total = 0;
                while (total < buffer.Length)
                {
                    int read = Read(buffer, total, buffer.Length - total);
                    if (read == 0)
                        throw new EndOfStreamException();
                    total += read;
                }
            }
        }
        """);

    [Fact]
    public Task A_stream_of_an_object_that_a_member_returns_stays() => Verify<ManualReadExactly>.Silent(
        """
        using System;
        using System.IO;
        using System.Net.Sockets;
        using System.Threading.Tasks;

        class Records
        {
            void Fill(StreamReader reader, byte[] buffer)
            {
                int total = 0;
                while (total < buffer.Length)
                {
                    int read = reader.BaseStream.Read(buffer, total, buffer.Length - total);
                    if (read == 0)
                        throw new EndOfStreamException();
                    total += read;
                }
            }
        }
        """);

    [Fact]
    public Task An_await_of_options_stays() => Verify<ManualReadExactly>.Silent(
        """
        using System;
        using System.IO;
        using System.Net.Sockets;
        using System.Threading.Tasks;

        class Records
        {
            async Task Fill(Stream source, byte[] buffer)
            {
                int total = 0;
                while (total < buffer.Length)
                {
                    int read = await source.ReadAsync(buffer, total, buffer.Length - total).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
                    if (read == 0)
                        throw new EndOfStreamException();
                    total += read;
                }
            }
        }
        """);

    [Fact]
    public Task A_stream_of_arrays_alone_awaits_without_a_copy() => Verify<ManualReadExactly>.Reports(
        """
        using System.IO;
        using System.Threading.Tasks;

        abstract class Own : Stream
        {
            public override int Read(byte[] buffer, int offset, int count) => 0;
        }

        class Records
        {
            async Task Fill(Own source, byte[] buffer)
            {
                int total = 0;
                [|while (total < buffer.Length)|]
                {
                    int read = await source.ReadAsync(buffer, total, buffer.Length - total);
                    if (read == 0)
                        throw new EndOfStreamException();
                    total += read;
                }
            }
        }
        """);
}
