using IoAnalyzers.Copying;
using static IoAnalyzers.Tests.Copying.BoundedCopyCode;

namespace IoAnalyzers.Tests.Copying;

/// <summary>Where bounded copy loops test what they read and what is left.</summary>
public class BoundedCopyLoopTestedTests
{
    [Fact]
    public Task A_limit_that_is_a_number() => Verify<BoundedCopyLoop>.Reports(
        InMethod(
            """
            var total = 0;
            var buffer = new byte[256];
            [|while (total != 1000)|]
            {
                var read = source.Read(buffer, 0, Math.Min(buffer.Length, 1000 - total));
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                total += read;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_test_of_the_read_alone_where_the_count_was_checked() => Verify<BoundedCopyLoop>.Reports(
        InMethod(
            """
            ArgumentOutOfRangeException.ThrowIfNegative(count);

            var buffer = new byte[4096];
            int read;
            [|while ((read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count))) > 0)|]
            {
                destination.Write(buffer, 0, read);
                count -= read;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_loop_that_tests_at_its_end_where_the_count_was_checked() => Verify<BoundedCopyLoop>.Reports(
        InMethod(
            """
            ArgumentOutOfRangeException.ThrowIfNegative(count);

            var buffer = new byte[4096];
            do
            {
                var read = [|source.Read(buffer, 0, (int)Math.Min(buffer.Length, count))|];
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                count -= read;
            } while (count > 0);
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_primed_loop_where_the_count_was_checked() => Verify<BoundedCopyLoop>.Reports(
        InMethod(
            """
            ArgumentOutOfRangeException.ThrowIfNegative(count);

            var buffer = new byte[4096];
            var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
            [|while (read > 0)|]
            {
                destination.Write(buffer, 0, read);
                count -= read;
                read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_check_of_the_token_that_the_reads_have() => Verify<BoundedCopyLoop>.Reports(
        InMethod(
            """
            var buffer = new byte[4096];
            [|while (count > 0)|]
            {
                token.ThrowIfCancellationRequested();
                var read = await source.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, count)), token);
                if (read == 0)
                    break;
                await destination.WriteAsync(buffer.AsMemory(0, read), token);
                count -= read;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_break_in_an_else() => Verify<BoundedCopyLoop>.Reports(
        InMethod(
            """
            var buffer = new byte[1024];
            long total = 0;
            [|while (total < count)|]
            {
                var size = (int)Math.Min(buffer.Length, count - total);
                var read = source.Read(buffer, 0, size);
                if (read > 0)
                {
                    destination.Write(buffer, 0, read);
                    total += read;
                }
                else
                {
                    break;
                }
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_last_read_of_nothing() => Verify<BoundedCopyLoop>.Reports(
        InMethod(
            """
            var buffer = new byte[4096];
            [|while (count >= 0)|]
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                count -= read;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_test_behind_the_loop_stays() => Verify<BoundedCopyLoop>.Reports(
        InMethod(
            """
            var buffer = new byte[4096];
            [|while (count > 0)|]
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                count -= read;
            }
            if (count > 0)
                throw new InvalidDataException("short");
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_byte_at_a_time_counted_down() => Verify<BoundedCopyLoop>.Reports(
        InMethod(
            """
            [|while (count > 0)|]
            {
                var value = source.ReadByte();
                if (value == -1)
                    break;
                destination.WriteByte((byte)value);
                count--;
            }
            """),
        Framework.Net10WithLibrary);
}
