using IoAnalyzers.Copying;
using static IoAnalyzers.Tests.Copying.BoundedCopyCode;

namespace IoAnalyzers.Tests.Copying;

/// <summary>Bounds that are not exactly a count.</summary>
public class BoundedCopyLoopBoundsTests
{
    [Fact]
    public Task A_limit_that_the_loop_changes() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            long total = 0;
            var buffer = new byte[4096];
            while (total < count)
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count - total));
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                total += read;
                count = 5;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_limit_in_a_field_that_others_may_change() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            long total = 0;
            var buffer = new byte[4096];
            while (total < _changing)
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, _changing - total));
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                total += read;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_total_of_fewer_bits_than_its_limit() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            int total = 0;
            var buffer = new byte[4096];
            while (total < count)
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count - total));
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                total += read;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_total_that_does_not_begin_with_0() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            long total = source.Position;
            var buffer = new byte[4096];
            while (total < count)
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count - total));
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                total += read;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task An_end_one_byte_before() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            var buffer = new byte[4096];
            while (count > 1)
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
    public Task A_negative_count_would_reach_the_read() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            var buffer = new byte[4096];
            int read;
            while ((read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count))) > 0)
            {
                destination.Write(buffer, 0, read);
                count -= read;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_loop_that_runs_for_every_count_but_0() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            var buffer = new byte[4096];
            while (count != 0)
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
    public Task A_loop_that_throws_for_a_count_of_0() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            ArgumentOutOfRangeException.ThrowIfNegative(count);

            var buffer = new byte[4096];
            do
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                if (read == 0)
                    throw new EndOfStreamException();
                destination.Write(buffer, 0, read);
                count -= read;
            } while (count > 0);
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_loop_that_never_sees_the_end_of_the_source() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            var buffer = new byte[4096];
            while (count > 0)
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                destination.Write(buffer, 0, read);
                count -= read;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_count_that_falls_by_another_number() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            var buffer = new byte[4096];
            while (count > 0)
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                count -= buffer.Length;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_count_that_falls_twice() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            var buffer = new byte[4096];
            while (count > 0)
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                count -= read;
                count -= read;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_copy_to_the_end_is_another_rule() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            var buffer = new byte[4096];
            int read;
            while ((read = source.Read(buffer, 0, buffer.Length)) > 0)
                destination.Write(buffer, 0, read);
            """),
        Framework.Net10WithLibrary);
}
