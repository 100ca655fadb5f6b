using IoAnalyzers.Copying;
using static IoAnalyzers.Tests.Copying.ReadExactlyCode;

namespace IoAnalyzers.Tests.Copying;

/// <summary>The ways to write such a loop, and what stays of its text.</summary>
public class ManualReadExactlyFormsTests
{
    [Fact]
    public Task What_is_left_of_a_length_tells_the_offset() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int left = buffer.Length;
            [|while (left > 0)|]
            {
                int read = source.Read(buffer, buffer.Length - left, left);
                if (read == 0)
                    throw new EndOfStreamException();
                left -= read;
            }
            """),
        OfCount("source.ReadExactly(buffer, 0, buffer.Length);"));

    [Fact]
    public Task What_is_left_of_a_count_tells_the_offset_behind_another_one() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            var left = count;
            [|while (left > 0)|]
            {
                int read = source.Read(buffer, offset + count - left, left);
                if (read == 0)
                    throw new EndOfStreamException();
                left -= read;
            }
            """),
        OfCount("source.ReadExactly(buffer, offset, count);"));

    [Fact]
    public Task What_is_missing_may_have_a_name() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (total < count)|]
            {
                var missing = count - total;
                int read = source.Read(buffer, total, missing);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """),
        OfCount("source.ReadExactly(buffer, 0, count);"));

    [Fact]
    public Task The_read_may_stand_in_a_condition() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0, read;
            [|while (total < count)|]
            {
                if ((read = source.Read(buffer, total, count - total)) <= 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """),
        OfCount("source.ReadExactly(buffer, 0, count);"));

    [Fact]
    public Task A_for_counts_too() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int read;
            [|for (int total = 0; total < count; total += read)|]
            {
                read = source.Read(buffer, total, count - total);
                if (read < 1)
                    throw new EndOfStreamException();
            }
            """),
        OfCount("source.ReadExactly(buffer, 0, count);"));

    [Fact]
    public Task A_loop_without_a_condition_may_break_at_the_count() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            while (true)
            {
                if (total == count)
                    break;
                int read = [|source.Read(buffer, total, count - total)|];
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """),
        OfCount("source.ReadExactly(buffer, 0, count);"));

    [Fact]
    public Task The_exception_may_be_thrown_where_the_bytes_are_not_counted() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (total < count)|]
            {
                int read = source.Read(buffer, total, count - total);
                if (read > 0)
                    total += read;
                else
                    throw new EndOfStreamException();
            }
            """),
        OfCount("source.ReadExactly(buffer, 0, count);"));

    [Fact]
    public Task A_message_is_lost_as_the_title_says() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (total < count)|]
            {
                int read = source.Read(buffer, total, count - total);
                if (read == 0)
                    throw new EndOfStreamException("The header ends too early.");
                total += read;
            }
            """),
        OfCount("source.ReadExactly(buffer, 0, count);"));

    [Fact]
    public Task A_comment_stays_above_the_call() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (total < count)|]
            {
                int read = source.Read(buffer, total, count - total);
                // The peer is gone.
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """),
        OfCount(
            """
            // The peer is gone.
            source.ReadExactly(buffer, 0, count);
            """));

    [Fact]
    public Task A_field_is_a_stream() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (total < count)|]
            {
                int read = _stream.Read(buffer, total, count - total);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """),
        OfCount("_stream.ReadExactly(buffer, 0, count);"));

    [Fact]
    public Task Cases_and_ifs_have_a_loop_as_their_only_statement() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            if (offset > 0)
                [|while (count > 0)|]
                {
                    int read = source.Read(buffer, offset, count);
                    if (read == 0)
                        throw new EndOfStreamException();
                    offset += read;
                    count -= read;
                }
            """),
        OfCount(
            """
            if (offset > 0)
                source.ReadExactly(buffer, offset, count);
            """));
}
