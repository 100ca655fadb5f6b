using IoAnalyzers.Copying;
using static IoAnalyzers.Tests.Copying.ReadExactlyCode;

namespace IoAnalyzers.Tests.Copying;

/// <summary>Loops that throw where the stream ends become ReadExactly.</summary>
public class ManualReadExactlyTests
{
    [Fact]
    public Task A_total_that_rises_to_a_count_is_read_exactly() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (total < count)|]
            {
                int read = source.Read(buffer, total, count - total);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """),
        OfCount("source.ReadExactly(buffer, 0, count);"));

    [Fact]
    public Task An_offset_before_the_total_stays() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (total < count)|]
            {
                int read = source.Read(buffer, offset + total, count - total);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """),
        OfCount("source.ReadExactly(buffer, offset, count);"));

    [Fact]
    public Task An_offset_behind_the_total_stays() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (total < count)|]
            {
                int read = source.Read(buffer, total + offset, count - total);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """),
        OfCount("source.ReadExactly(buffer, offset, count);"));

    [Fact]
    public Task A_constant_offset_stays() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (total < count)|]
            {
                int read = source.Read(buffer, 4 + total, count - total);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """),
        OfCount("source.ReadExactly(buffer, 4, count);"));

    [Fact]
    public Task Parameters_count_themselves() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            [|while (count > 0)|]
            {
                int read = source.Read(buffer, offset, count);
                if (read == 0)
                    throw new EndOfStreamException();
                offset += read;
                count -= read;
            }
            """),
        OfCount("source.ReadExactly(buffer, offset, count);"));

    [Fact]
    public Task A_count_that_may_be_negative_reads_nothing_as_it_did() => Verify<ManualReadExactly>.Fix(
        InMethod(
            """
            int total = 0;
            [|while (total < count)|]
            {
                int read = source.Read(buffer, total, count - total);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """),
        InMethod("source.ReadExactly(buffer, 0, Math.Max(0, count));"));

    [Fact]
    public Task A_count_that_is_refused_for_one_of_several_reasons_is_not_negative() => Verify<ManualReadExactly>.Fix(
        InMethod(
            """
            if ((count < 0) || (offset + count > buffer.Length))
                throw new ArgumentOutOfRangeException(nameof(count));
            int total = 0;
            [|while (total < count)|]
            {
                int read = source.Read(buffer, total, count - total);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """),
        InMethod(
            """
            if ((count < 0) || (offset + count > buffer.Length))
                throw new ArgumentOutOfRangeException(nameof(count));
            source.ReadExactly(buffer, 0, count);
            """));

    [Fact]
    public Task A_new_array_is_read_as_a_whole() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            var bytes = new byte[count];
            int total = 0;
            [|while (total < bytes.Length)|]
            {
                int read = source.Read(bytes, total, bytes.Length - total);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """),
        OfCount(
            """
            var bytes = new byte[count];
            source.ReadExactly(bytes);
            """));

    [Fact]
    public Task An_array_that_may_be_missing_is_asked_for_its_length() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (total < buffer.Length)|]
            {
                int read = source.Read(buffer, total, buffer.Length - total);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """),
        OfCount("source.ReadExactly(buffer, 0, buffer.Length);"));

    [Fact]
    public Task A_field_that_never_changes_is_a_buffer() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (total < _header.Length)|]
            {
                int read = source.Read(_header, total, _header.Length - total);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """),
        OfCount("source.ReadExactly(_header, 0, _header.Length);"));

    [Fact]
    public Task A_constant_is_a_count() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (total < 16)|]
            {
                int read = source.Read(buffer, total, 16 - total);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """),
        OfCount("source.ReadExactly(buffer, 0, 16);"));

    [Fact]
    public Task A_file_is_a_stream() => Verify<ManualReadExactly>.Reports(Filling("FileStream"));

    [Fact]
    public Task A_connection_is_a_stream() => Verify<ManualReadExactly>.Reports(Filling("NetworkStream"));

    [Fact]
    public Task Memory_is_a_stream() => Verify<ManualReadExactly>.Reports(Filling("MemoryStream"));

    [Fact]
    public Task A_buffer_around_a_stream_is_one() => Verify<ManualReadExactly>.Reports(Filling("BufferedStream"));

    static string Filling(string stream) => $$"""
        using System.IO;
        using System.Net.Sockets;

        class Records
        {
            void Fill({{stream}} source, byte[] buffer)
            {
                int left = buffer.Length;
                [|while (left > 0)|]
                {
                    int read = source.Read(buffer, buffer.Length - left, left);
                    if (read == 0)
                        throw new EndOfStreamException();
                    left -= read;
                }
            }
        }
        """;
}
