using IoAnalyzers.Copying;
using static IoAnalyzers.Tests.Copying.ReadExactlyCode;

namespace IoAnalyzers.Tests.Copying;

/// <summary>Loops that do more than fill a buffer, or fill it otherwise.</summary>
public class ManualReadExactlySilentTests
{
    [Fact]
    public Task A_framework_without_the_methods_keeps_its_loop() => Verify<ManualReadExactly>.Silent(
        InMethod(
            """
            int total = 0;
            while (total < count)
            {
                int read = source.Read(buffer, total, count - total);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """),
        Framework.NetStandard20);

    [Fact]
    public Task The_desktop_framework_keeps_its_loop() => Verify<ManualReadExactly>.Silent(
        InMethod(
            """
            int total = 0;
            while (total < count)
            {
                int read = source.Read(buffer, total, count - total);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """),
        Framework.Net472);

    [Fact]
    public Task A_loop_that_reports_its_progress_stays() => Verify<ManualReadExactly>.Silent(
        OfCount(
            """
            int total = 0;
            while (total < count)
            {
                int read = source.Read(buffer, total, count - total);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
                Console.WriteLine(total);
            }
            """));

    [Fact]
    public Task A_loop_that_counts_its_reads_stays() => Verify<ManualReadExactly>.Silent(
        OfCount(
            """
            int total = 0;
            while (total < count)
            {
                int read = source.Read(buffer, total, count - total);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
                offset++;
            }
            Console.WriteLine(offset);
            """));

    [Fact]
    public Task A_loop_that_gives_up_after_some_reads_stays() => Verify<ManualReadExactly>.Silent(
        OfCount(
            """
            int total = 0, tries = 0;
            while (total < count)
            {
                int read = source.Read(buffer, total, count - total);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
                if (++tries > 5)
                    break;
            }
            """));

    [Fact]
    public Task A_loop_that_waits_at_the_end_stays() => Verify<ManualReadExactly>.Silent(
        OfCount(
            """
            int total = 0;
            while (total < count)
            {
                int read = source.Read(buffer, total, count - total);
                if (read == 0)
                    Thread.Sleep(10);
                total += read;
            }
            """));

    [Fact]
    public Task A_loop_that_does_not_ask_for_the_end_stays() => Verify<ManualReadExactly>.Silent(
        OfCount(
            """
            int total = 0;
            while (total < count)
                total += source.Read(buffer, total, count - total);
            """));

    [Fact]
    public Task A_loop_that_adds_without_asking_stays() => Verify<ManualReadExactly>.Silent(
        OfCount(
            """
            int total = 0;
            while (total < count)
            {
                int read = source.Read(buffer, total, count - total);
                total += read;
            }
            """));

    [Fact]
    public Task A_result_that_nobody_asks_for_stays() => Verify<ManualReadExactly>.Silent(
        OfCount(
            """
            int total = 0;
            while (total < count)
            {
                int read = source.Read(buffer, total, count - total);
                if (read == 0)
                    break;
                total += read;
            }
            """));

    [Fact]
    public Task A_read_of_more_than_is_missing_stays() => Verify<ManualReadExactly>.Silent(
        OfCount(
            """
            int total = 0;
            while (total < count)
            {
                int read = source.Read(buffer, total, count);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """));

    [Fact]
    public Task A_read_of_all_the_rest_of_a_longer_buffer_stays() => Verify<ManualReadExactly>.Silent(
        OfCount(
            """
            int total = 0;
            while (total < count)
            {
                int read = source.Read(buffer, total, buffer.Length - total);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """));

    [Fact]
    public Task A_span_to_the_end_of_a_longer_buffer_stays() => Verify<ManualReadExactly>.Silent(
        OfCount(
            """
            int total = 0;
            while (total < count)
            {
                int read = source.Read(buffer.AsSpan(total));
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """));

    [Fact]
    public Task A_read_to_the_same_place_stays() => Verify<ManualReadExactly>.Silent(
        OfCount(
            """
            int total = 0;
            while (total < count)
            {
                int read = source.Read(buffer, 0, count - total);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """));

    [Fact]
    public Task A_read_to_a_place_that_stays_stays() => Verify<ManualReadExactly>.Silent(
        OfCount(
            """
            int total = 0;
            while (total < count)
            {
                int read = source.Read(buffer, offset, count - total);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """));

    [Fact]
    public Task A_range_of_an_array_is_a_copy() => Verify<ManualReadExactly>.Silent(
        OfCount(
            """
            int total = 0;
            while (total < buffer.Length)
            {
                int read = source.Read(buffer[total..]);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """));

    [Fact]
    public Task A_total_that_does_not_begin_at_0_stays() => Verify<ManualReadExactly>.Silent(
        OfCount(
            """
            int total = 4;
            while (total < count)
            {
                int read = source.Read(buffer, total, count - total);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """));

    [Fact]
    public Task A_total_that_is_set_somewhere_else_stays() => Verify<ManualReadExactly>.Silent(
        OfCount(
            """
            int total = 0;
            if (offset > 3)
                total = 2;
            while (total < count)
            {
                int read = source.Read(buffer, total, count - total);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """));
}
