using IoAnalyzers.Copying;
using static IoAnalyzers.Tests.Copying.BoundedCopyCode;

namespace IoAnalyzers.Tests.Copying;

/// <summary>What a bounded copy loop becomes where it is asynchronous, has comments, or moves bytes.</summary>
public class BoundedCopyLoopCallTests
{
    [Fact]
    public Task The_token_and_ConfigureAwait_are_kept() => Verify<BoundedCopyLoop>.Fix(
        InMethod(
            """
            ArgumentOutOfRangeException.ThrowIfNegative(count);

            var buffer = new byte[4096];
            [|while (count > 0)|]
            {
                var read = await source.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, count)), token).ConfigureAwait(false);
                if (read == 0)
                    throw new EndOfStreamException();
                await destination.WriteAsync(buffer.AsMemory(0, read), token).ConfigureAwait(false);
                count -= read;
            }
            """),
        InMethod(
            """
            ArgumentOutOfRangeException.ThrowIfNegative(count);

            await StreamCopy.CopyExactlyAsync(source, destination, count, token).ConfigureAwait(false);
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_return_at_the_end_of_the_method_is_a_break() => Verify<BoundedCopyLoop>.Fix(
        InMethod(
            """
            var buffer = new byte[4096];
            [|while (count > 0)|]
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                if (read == 0)
                    return;
                destination.Write(buffer, 0, read);
                count -= read;
            }
            """, returns: "void"),
        InMethod("StreamCopy.CopyAtMost(source, destination, Math.Max(0, count));", returns: "void"),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_comment_in_the_loop_is_kept() => Verify<BoundedCopyLoop>.Fix(
        InMethod(
            """
            ArgumentOutOfRangeException.ThrowIfNegative(count);
            var buffer = new byte[4096];
            [|while (count > 0)|]
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                if (read == 0)
                    break;
                // as much as there is
                destination.Write(buffer, 0, read);
                count -= read;
            }
            """),
        InMethod(
            """
            ArgumentOutOfRangeException.ThrowIfNegative(count);
            // as much as there is
            StreamCopy.CopyAtMost(source, destination, count);
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task Bytes_up_to_a_count_are_one_call() => Verify<BoundedCopyLoop>.Fix(
        InMethod(
            """
            [|for (long i = 0; i < count; i++)|]
            {
                var value = source.ReadByte();
                if (value < 0)
                    throw new EndOfStreamException();
                destination.WriteByte((byte)value);
            }
            """),
        InMethod("StreamCopy.CopyExactly(source, destination, Math.Max(0, count));"),
        Framework.Net10WithLibrary);
}
