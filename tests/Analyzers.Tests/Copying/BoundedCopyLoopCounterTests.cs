using IoAnalyzers.Copying;
using static IoAnalyzers.Tests.Copying.BoundedCopyCode;

namespace IoAnalyzers.Tests.Copying;

/// <summary>Counters that are gone, or asked after the copy.</summary>
public class BoundedCopyLoopCounterTests
{
    [Fact]
    public Task A_total_that_is_asked_later_is_what_was_copied() => Verify<BoundedCopyLoop>.Fix(
        InMethod(
            """
            var buffer = new byte[4096];
            long total = 0;
            [|while (total < count)|]
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count - total));
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                total += read;
            }

            Console.WriteLine(total);
            """),
        InMethod(
            """
            long total = StreamCopy.CopyAtMost(source, destination, Math.Max(0, count));

            Console.WriteLine(total);
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_remaining_count_that_is_asked_later_falls_by_what_was_copied() => Verify<BoundedCopyLoop>.Fix(
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
            Console.WriteLine(count);
            """),
        InMethod(
            """
            ArgumentOutOfRangeException.ThrowIfNegative(count);
            count -= StreamCopy.CopyAtMost(source, destination, count);
            Console.WriteLine(count);
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task An_int_count_that_is_asked_later_is_cast() => Verify<BoundedCopyLoop>.Fix(
        InMethod(
            """
            ArgumentOutOfRangeException.ThrowIfNegative(count);
            var buffer = new byte[4096];
            [|while (count > 0)|]
            {
                var read = source.Read(buffer, 0, Math.Min(buffer.Length, count));
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                count -= read;
            }
            Console.WriteLine(count);
            """, "int count"),
        InMethod(
            """
            ArgumentOutOfRangeException.ThrowIfNegative(count);
            count -= (int)StreamCopy.CopyAtMost(source, destination, count);
            Console.WriteLine(count);
            """, "int count"),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_local_that_only_counts_goes() => Verify<BoundedCopyLoop>.Fix(
        InMethod(
            """
            long remaining = count;
            var buffer = new byte[BufferSize];
            int read;
            [|while (remaining > 0 && (read = source.Read(buffer, 0, (int)Math.Min(BufferSize, remaining))) > 0)|]
            {
                destination.Write(buffer, 0, read);
                remaining -= read;
            }
            """),
        InMethod("StreamCopy.CopyAtMost(source, destination, Math.Max(0, count));"),
        Framework.Net10WithLibrary);

    [Fact]
    public Task An_asynchronous_count_that_is_asked_later_waits_for_the_call() => Verify<BoundedCopyLoop>.Fix(
        InMethod(
            """
            ArgumentOutOfRangeException.ThrowIfNegative(count);

            var buffer = new byte[4096];
            [|while (count > 0)|]
            {
                var read = await source.ReadAsync(buffer, 0, (int)Math.Min(buffer.Length, count));
                if (read == 0)
                    break;
                await destination.WriteAsync(buffer, 0, read);
                count -= read;
            }

            Console.WriteLine(count);
            """),
        InMethod(
            """
            ArgumentOutOfRangeException.ThrowIfNegative(count);

            count -= await StreamCopy.CopyAtMostAsync(source, destination, count);

            Console.WriteLine(count);
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_second_count_is_what_was_copied() => Verify<BoundedCopyLoop>.Fix(
        InMethod(
            """
            long copied = 0;
            long remaining = count;
            var buffer = new byte[4096];
            [|while (remaining > 0)|]
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, remaining));
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                remaining -= read;
                copied += read;
            }

            Console.WriteLine(copied);
            """),
        InMethod(
            """
            long copied = StreamCopy.CopyAtMost(source, destination, Math.Max(0, count));

            Console.WriteLine(copied);
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_count_that_several_copies_share_is_asked_later_by_the_next_one() => Verify<BoundedCopyLoop>.Fix(
        InMethod(
            """
            foreach (var part in new[] { source, Stream.Null })
            {
                var buffer = new byte[4096];
                [|while (count > 0)|]
                {
                    var read = part.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                    if (read == 0)
                        break;
                    destination.Write(buffer, 0, read);
                    count -= read;
                }
            }
            """),
        InMethod(
            """
            foreach (var part in new[] { source, Stream.Null })
            {
                count -= StreamCopy.CopyAtMost(part, destination, Math.Max(0, count));
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_sum_of_several_copies_is_added_to() => Verify<BoundedCopyLoop>.Fix(
        InMethod(
            """
            long sum = source.Position;
            var buffer = new byte[4096];
            [|while (count > 0)|]
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                count -= read;
                sum += read;
            }

            Console.WriteLine(sum);
            """),
        InMethod(
            """
            long sum = source.Position;
            sum += StreamCopy.CopyAtMost(source, destination, Math.Max(0, count));

            Console.WriteLine(sum);
            """),
        Framework.Net10WithLibrary);
}
