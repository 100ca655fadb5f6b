using IoAnalyzers.Copying;
using static IoAnalyzers.Tests.Copying.ReadExactlyCode;

namespace IoAnalyzers.Tests.Copying;

/// <summary>Ends that a call in the place of the loop would not have.</summary>
public class ManualReadExactlyEndsTests
{
    [Fact]
    public Task A_throw_that_names_the_last_read_stays() => Verify<ManualReadExactly>.Silent(
        OfCount(
            """
            int total = 0;
            while (total < count)
            {
                int read = source.Read(buffer, total, count - total);
                if (read <= 0)
                    throw new IOException($"{read}");
                total += read;
            }
            """));

    [Fact]
    public Task A_do_that_reads_before_it_asks_for_a_negative_count_stays() => Verify<ManualReadExactly>.Silent(
        InMethod(
            """
            int total = 0;
            int read;
            do
            {
                read = source.Read(buffer, total, count - total);
                total += read;
            }
            while (read > 0 && total < count);
            return total;
            """, "int"));

    [Fact]
    public Task A_do_that_throws_for_a_count_of_0_stays() => Verify<ManualReadExactly>.Silent(
        OfCount(
            """
            int total = 0;
            do
            {
                int read = source.Read(buffer, total, count - total);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            while (total < count);
            """));

    [Fact]
    public Task A_token_for_some_other_check_stays() => Verify<ManualReadExactly>.Silent(
        OfCount(
            """
            int total = 0;
            while (total < count)
            {
                token.ThrowIfCancellationRequested();
                int read = source.Read(buffer, total, count - total);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """, "void", Asynchronous));

    [Fact]
    public Task A_call_that_throws_is_not_looked_into() => Verify<ManualReadExactly>.Silent(
        OfCount(
            """
            int total = 0;
            while (total < count)
            {
                int read = source.Read(buffer, total, count - total);
                if (read == 0)
                    Environment.FailFast(null);
                total += read;
            }
            """));

    [Fact]
    public Task Code_of_other_configurations_stays() => Verify<ManualReadExactly>.Silent(
        OfCount(
            """
            int total = 0;
            while (total < count)
            {
                #if DEBUG
                Console.WriteLine();
            #endif
                int read = source.Read(buffer, total, count - total);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """));

    [Fact]
    public Task A_return_of_what_is_there_at_the_count_stays() => Verify<ManualReadExactly>.Silent(
        OfCount(
            """
            int total = 0;
            while (true)
            {
                int read = source.Read(buffer, total, count - total);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
                if (total == count)
                    return total;
            }
            """, "int"));

    [Fact]
    public Task An_offset_with_which_the_loop_begins_again_rises() => Verify<ManualReadExactly>.Fix(
        InMethod(
            """
            foreach (var part in _header)
            {
                int left = _header.Length;
                [|while (left > 0)|]
                {
                    int read = source.Read(buffer, offset, left);
                    if (read == 0)
                        throw new EndOfStreamException();
                    offset += read;
                    left -= read;
                }
            }
            """),
        InMethod(
            """
            foreach (var part in _header)
            {
                int left = _header.Length;
                offset += source.ReadAtLeast(buffer.AsSpan(offset, left), left);
            }
            """));

    [Fact]
    public Task An_offset_with_which_another_loop_goes_on_rises() => Verify<ManualReadExactly>.Fix(
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

            int left = 4;
            [|while (left > 0)|]
            {
                int read = source.Read(buffer, offset, left);
                if (read == 0)
                    throw new EndOfStreamException();
                offset += read;
                left -= read;
            }
            """),
        OfCount(
            """
            offset += source.ReadAtLeast(buffer.AsSpan(offset, count), count);

            source.ReadExactly(buffer, offset, 4);
            """));

    [Fact]
    public Task A_count_that_sizes_an_array_is_not_negative() => Verify<ManualReadExactly>.Fix(
        InMethod(
            """
            var bytes = new byte[count];
            int total = 0;
            [|while (total < count)|]
            {
                int read = source.Read(bytes, total, count - total);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """),
        InMethod(
            """
            var bytes = new byte[count];
            source.ReadExactly(bytes, 0, count);
            """));
}
