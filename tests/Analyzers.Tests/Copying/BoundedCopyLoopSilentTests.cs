using IoAnalyzers.Copying;
using static IoAnalyzers.Tests.Copying.BoundedCopyCode;

namespace IoAnalyzers.Tests.Copying;

/// <summary>Bounded loops that are more than a copy.</summary>
public class BoundedCopyLoopSilentTests
{
    [Fact]
    public Task A_hash_of_the_bytes() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[4096];
            while (count > 0)
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                hash.AppendData(buffer, 0, read);
                count -= read;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task Progress_of_each_chunk() => Verify<BoundedCopyLoop>.Silent(
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
                Console.WriteLine(count);
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_wait_between_chunks() => Verify<BoundedCopyLoop>.Silent(
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
                await Task.Delay(10);
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_changed_buffer() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            var buffer = new byte[4096];
            while (count > 0)
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                if (read == 0)
                    break;
                buffer[0] ^= 1;
                destination.Write(buffer, 0, read);
                count -= read;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task The_same_stream_on_both_sides() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            var buffer = new byte[4096];
            while (count > 0)
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                if (read == 0)
                    break;
                source.Write(buffer, 0, read);
                count -= read;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task Two_names_of_one_stream() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            var other = source;
            var buffer = new byte[4096];
            while (count > 0)
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                if (read == 0)
                    break;
                other.Write(buffer, 0, read);
                count -= read;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task Two_positions_of_one_stream() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            var buffer = new byte[4096];
            while (count > 0)
            {
                source.Position = count;
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                count -= read;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_read_cut_after_it_was_made() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            var buffer = new byte[4096];
            while (count > 0)
            {
                var read = source.Read(buffer, 0, buffer.Length);
                if (read == 0)
                    break;
                read = (int)Math.Min(read, count);
                destination.Write(buffer, 0, read);
                count -= read;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_buffer_that_is_asked_later() => Verify<BoundedCopyLoop>.Silent(
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
            }
            Console.WriteLine(buffer[0]);
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_read_and_a_write_with_different_tokens() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            var buffer = new byte[4096];
            while (count > 0)
            {
                var read = await source.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, count)), token);
                if (read == 0)
                    break;
                await destination.WriteAsync(buffer.AsMemory(0, read));
                count -= read;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task An_outer_loop_that_waits() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            var buffer = new byte[4096];
            while (true)
            {
                var remaining = count;
                while (remaining > 0)
                {
                    var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, remaining));
                    if (read == 0)
                        break;
                    destination.Write(buffer, 0, read);
                    remaining -= read;
                }

                await Task.Delay(1000);
            }
            """),
        Framework.Net10WithLibrary);
}
