using IoAnalyzers.Copying;
using static IoAnalyzers.Tests.Copying.ReadExactlyCode;

namespace IoAnalyzers.Tests.Copying;

/// <summary>What the loop changes while it runs, and what the code around it asks.</summary>
public class ManualReadExactlyUsesTests
{
    [Fact]
    public Task A_chunk_size_of_its_own_stays() => Verify<ManualReadExactly>.Silent(
        OfCount(
            """
            int total = 0;
            while (total < count)
            {
                int read = source.Read(buffer, total, Math.Min(512, count - total));
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """));

    [Fact]
    public Task A_total_of_64_bits_is_cut() => Verify<ManualReadExactly>.Silent(
        OfCount(
            """
            long total = 0;
            while (total < count)
            {
                int read = source.Read(buffer, (int)total, (int)(count - total));
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """));

    [Fact]
    public Task A_limit_that_may_change_stays() => Verify<ManualReadExactly>.Silent(
        OfCount(
            """
            int total = 0;
            while (total < _changing)
            {
                int read = source.Read(buffer, total, _changing - total);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """));

    [Fact]
    public Task A_limit_that_the_loop_changes_stays() => Verify<ManualReadExactly>.Silent(
        OfCount(
            """
            int total = 0;
            while (total < count)
            {
                int read = source.Read(buffer, total, count - total);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
                count -= read;
            }
            """));

    [Fact]
    public Task A_test_of_another_value_stays() => Verify<ManualReadExactly>.Silent(
        OfCount(
            """
            int total = 0;
            while (total < count && _changing > 0)
            {
                int read = source.Read(buffer, total, count - total);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """));

    [Fact]
    public Task A_buffer_that_may_be_replaced_stays() => Verify<ManualReadExactly>.Silent(
        OfCount(
            """
            int total = 0;
            while (total < count)
            {
                int read = source.Read(buffer, total, count - total);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
                buffer = new byte[count];
            }
            """));

    [Fact]
    public Task Another_stream_in_a_later_round_stays() => Verify<ManualReadExactly>.Silent(
        OfCount(
            """
            int total = 0;
            var from = source;
            while (total < count)
            {
                int read = from.Read(buffer, total, count - total);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
                from = Stream.Null;
            }
            """));

    [Fact]
    public Task The_count_of_the_last_read_is_used_later() => Verify<ManualReadExactly>.Silent(
        OfCount(
            """
            int read = 0;
            int total = 0;
            while (total < count)
            {
                read = source.Read(buffer, total, count - total);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            Console.WriteLine(read);
            """));

    [Fact]
    public Task Two_counters_that_are_used_later_stay() => Verify<ManualReadExactly>.Silent(
        OfCount(
            """
            int total = 0, again = 0;
            while (total < count)
            {
                int read = source.Read(buffer, total, count - total);
                if (read == 0)
                    break;
                total += read;
                again += read;
            }
            Console.WriteLine(total + again);
            """));

    [Fact]
    public Task A_handler_that_asks_how_far_it_came_keeps_the_loop() => Verify<ManualReadExactly>.Silent(
        OfCount(
            """
            int total = 0;
            try
            {
                while (total < count)
                {
                    int read = source.Read(buffer, total, count - total);
                    if (read == 0)
                        throw new EndOfStreamException();
                    total += read;
                }
            }
            catch (IOException)
            {
                Console.WriteLine(total);
            }
            """));

    [Fact]
    public Task A_total_that_is_shared_with_a_lambda_stays() => Verify<ManualReadExactly>.Silent(
        OfCount(
            """
            int total = 0;
            Action show = () => Console.WriteLine(total);
            while (total < count)
            {
                int read = source.Read(buffer, total, count - total);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            show();
            """));
}
