using IoAnalyzers.Copying;
using static IoAnalyzers.Tests.Copying.ReadExactlyCode;

namespace IoAnalyzers.Tests.Copying;

/// <summary>Loops that stop where the stream ends become ReadAtLeast, which says how much there was.</summary>
public class ManualReadExactlyAtLeastTests
{
    [Fact]
    public Task A_loop_that_stops_at_the_end_says_how_much_there_was() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (total < count)|]
            {
                int read = source.Read(buffer, total, count - total);
                if (read == 0)
                    break;
                total += read;
            }
            return total;
            """, "int"),
        OfCount(
            """
            int total = source.ReadAtLeast(buffer.AsSpan(0, count), count, throwOnEndOfStream: false);
            return total;
            """, "int"));

    [Fact]
    public Task A_count_that_may_be_negative_reads_nothing_as_it_did() => Verify<ManualReadExactly>.Fix(
        InMethod(
            """
            int total = 0;
            [|while (total < count)|]
            {
                int read = source.Read(buffer, offset + total, count - total);
                if (read == 0)
                    break;
                total += read;
            }
            return total;
            """, "int"),
        InMethod(
            """
            int total = count > 0 ? source.ReadAtLeast(buffer.AsSpan(offset, count), count, throwOnEndOfStream: false) : 0;
            return total;
            """, "int"));

    [Fact]
    public Task The_condition_may_stop_at_the_end() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            int read;
            [|while (total < count && (read = source.Read(buffer, total, count - total)) > 0)|]
                total += read;
            return total;
            """, "int"),
        OfCount(
            """
            int total = source.ReadAtLeast(buffer.AsSpan(0, count), count, throwOnEndOfStream: false);
            return total;
            """, "int"));

    [Fact]
    public Task The_read_of_nothing_at_the_count_is_not_made() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            int read;
            [|while ((read = source.Read(buffer, total, count - total)) > 0)|]
                total += read;
            return total;
            """, "int"),
        OfCount(
            """
            int total = source.ReadAtLeast(buffer.AsSpan(0, count), count, throwOnEndOfStream: false);
            return total;
            """, "int"));

    [Fact]
    public Task A_return_that_stands_behind_the_loop_too_is_a_break() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (total < count)|]
            {
                int read = source.Read(buffer, total, count - total);
                if (read == 0)
                    return total;
                total += read;
            }
            return total;
            """, "int"),
        OfCount(
            """
            int total = source.ReadAtLeast(buffer.AsSpan(0, count), count, throwOnEndOfStream: false);
            return total;
            """, "int"));

    [Fact]
    public Task A_counter_that_does_not_bound_the_loop_is_the_result() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (count > 0)|]
            {
                int read = source.Read(buffer, offset, count);
                if (read == 0)
                    return total;
                offset += read;
                count -= read;
                total += read;
            }
            return total;
            """, "int"),
        OfCount(
            """
            int total = source.ReadAtLeast(buffer.AsSpan(offset, count), count, throwOnEndOfStream: false);
            return total;
            """, "int"));

    [Fact]
    public Task An_array_is_read_as_a_whole() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (total < buffer.Length)|]
            {
                int read = source.Read(buffer, total, buffer.Length - total);
                if (read == 0)
                    break;
                total += read;
            }
            return total;
            """, "int"),
        OfCount(
            """
            int total = source.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            return total;
            """, "int"));

    [Fact]
    public Task A_do_reads_before_it_tests() => Verify<ManualReadExactly>.Fix(
        InMethod(
            """
            const int size = 16;
            int total = 0;
            int read;
            do
            {
                read = [|source.Read(buffer, total, size - total)|];
                total += read;
            }
            while (read > 0 && total < size);
            return total;
            """, "int"),
        InMethod(
            """
            const int size = 16;
            int total = source.ReadAtLeast(buffer.AsSpan(0, size), size, throwOnEndOfStream: false);
            return total;
            """, "int"));

    [Fact]
    public Task A_counter_that_is_used_before_is_assigned() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            Console.WriteLine(total);
            [|for (total = 0; total < count; )|]
            {
                int read = source.Read(buffer, total, count - total);
                if (read == 0)
                    break;
                total += read;
            }
            return total;
            """, "int"),
        OfCount(
            """
            int total = 0;
            Console.WriteLine(total);
            total = source.ReadAtLeast(buffer.AsSpan(0, count), count, throwOnEndOfStream: false);
            return total;
            """, "int"));

    [Fact]
    public Task What_is_left_falls_by_what_was_read() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            [|while (count > 0)|]
            {
                int read = source.Read(buffer, offset, count);
                if (read == 0)
                    break;
                offset += read;
                count -= read;
            }
            return count == 0;
            """, "bool"),
        OfCount(
            """
            count -= source.ReadAtLeast(buffer.AsSpan(offset, count), count, throwOnEndOfStream: false);
            return count == 0;
            """, "bool"));

    [Fact]
    public Task An_offset_rises_by_what_was_read() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            [|while (count > 0)|]
            {
                int read = source.Read(buffer, offset, count);
                if (read == 0)
                    break;
                offset += read;
                count -= read;
            }
            return offset;
            """, "int"),
        OfCount(
            """
            offset += source.ReadAtLeast(buffer.AsSpan(offset, count), count, throwOnEndOfStream: false);
            return offset;
            """, "int"));

    [Fact]
    public Task A_total_that_is_read_behind_a_loop_that_throws_is_the_result() => Verify<ManualReadExactly>.Fix(
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
            return total;
            """, "int"),
        OfCount(
            """
            int total = source.ReadAtLeast(buffer.AsSpan(0, count), count);
            return total;
            """, "int"));
}
