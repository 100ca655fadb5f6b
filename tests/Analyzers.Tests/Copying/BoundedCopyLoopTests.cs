using IoAnalyzers.Copying;
using static IoAnalyzers.Tests.Copying.BoundedCopyCode;

namespace IoAnalyzers.Tests.Copying;

/// <summary>What a bounded copy loop becomes.</summary>
public class BoundedCopyLoopTests
{
    [Fact]
    public Task A_remaining_count_is_copied_at_most_and_a_negative_one_copies_nothing() => Verify<BoundedCopyLoop>.Fix(
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
            """),
        InMethod("StreamCopy.CopyAtMost(source, destination, Math.Max(0, count));"),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_count_that_was_checked_is_passed_as_it_is() => Verify<BoundedCopyLoop>.Fix(
        InMethod(
            """
            ArgumentOutOfRangeException.ThrowIfNegative(count);
            var buffer = new byte[4096];
            [|while (count > 0)|]
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                count -= read;
            }
            """),
        InMethod(
            """
            ArgumentOutOfRangeException.ThrowIfNegative(count);
            StreamCopy.CopyAtMost(source, destination, count);
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_count_that_is_checked_by_hand_is_passed_as_it_is() => Verify<BoundedCopyLoop>.Fix(
        InMethod(
            """
            if (count < 0)
                throw new ArgumentException(nameof(count));
            var buffer = new byte[4096];
            [|while (count > 0)|]
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                count -= read;
            }
            """),
        InMethod(
            """
            if (count < 0)
                throw new ArgumentException(nameof(count));
            StreamCopy.CopyAtMost(source, destination, count);
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_source_that_ends_early_is_an_error_for_both() => Verify<BoundedCopyLoop>.Fix(
        InMethod(
            """
            ArgumentOutOfRangeException.ThrowIfNegative(count);
            var buffer = new byte[4096];
            [|while (count > 0)|]
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                if (read == 0)
                    throw new EndOfStreamException();
                destination.Write(buffer, 0, read);
                count -= read;
            }
            """),
        InMethod(
            """
            ArgumentOutOfRangeException.ThrowIfNegative(count);
            StreamCopy.CopyExactly(source, destination, count);
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_constant_message_is_left_to_the_library() => Verify<BoundedCopyLoop>.Fix(
        InMethod(
            """
            ArgumentOutOfRangeException.ThrowIfNegative(count);
            var buffer = new byte[4096];
            [|while (count > 0)|]
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                if (read == 0)
                    throw new EndOfStreamException("Too short");
                destination.Write(buffer, 0, read);
                count -= read;
            }
            """),
        InMethod(
            """
            ArgumentOutOfRangeException.ThrowIfNegative(count);
            StreamCopy.CopyExactly(source, destination, count);
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_total_goes_up_to_its_limit() => Verify<BoundedCopyLoop>.Fix(
        InMethod(
            """
            long total = 0;
            var buffer = new byte[4096];
            [|while (total < count)|]
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count - total));
                if (read <= 0)
                    break;
                destination.Write(buffer, 0, read);
                total += read;
            }
            """),
        InMethod("StreamCopy.CopyAtMost(source, destination, Math.Max(0, count));"),
        Framework.Net10WithLibrary);

    [Fact]
    public Task An_unsigned_count_cannot_be_negative() => Verify<BoundedCopyLoop>.Fix(
        InMethod(
            """
            var buffer = new byte[4096];
            [|while (count > 0)|]
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                count -= (uint)read;
            }
            """, "uint count"),
        InMethod("StreamCopy.CopyAtMost(source, destination, count);", "uint count"),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_length_is_kept_in_its_local() => Verify<BoundedCopyLoop>.Fix(
        InMethod(
            """
            var remaining = source.Length;
            var buffer = new byte[4096];
            [|while (remaining > 0)|]
            {
                var read = source.Read(buffer, 0, (int)Math.Min(remaining, buffer.Length));
                if (read == 0)
                    throw new EndOfStreamException();
                destination.Write(buffer, 0, read);
                remaining -= read;
            }
            """),
        InMethod(
            """
            var remaining = source.Length;
            StreamCopy.CopyExactly(source, destination, remaining);
            """),
        Framework.Net10WithLibrary);
}
