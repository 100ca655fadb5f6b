using IoAnalyzers.Copying;
using static IoAnalyzers.Tests.Copying.ReadExactlyCode;

namespace IoAnalyzers.Tests.Copying;

/// <summary>Loops that leave in their own way where the stream ends do so behind ReadAtLeast.</summary>
public class ManualReadExactlyExitTests
{
    [Fact]
    public Task A_check_behind_the_loop_stays() => Verify<ManualReadExactly>.Fix(
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
            if (total != count)
                throw new IOException("Too short");
            """),
        OfCount(
            """
            int total = source.ReadAtLeast(buffer.AsSpan(0, count), count, throwOnEndOfStream: false);
            if (total != count)
                throw new IOException("Too short");
            """));

    [Fact]
    public Task Another_exception_is_thrown_behind_the_call() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (total < count)|]
            {
                int read = source.Read(buffer, total, count - total);
                if (read == 0)
                    throw new IOException("Too short");
                total += read;
            }
            """),
        OfCount(
            """
            if (source.ReadAtLeast(buffer.AsSpan(0, count), count, throwOnEndOfStream: false) < count)
                throw new IOException("Too short");
            """));

    [Fact]
    public Task A_derived_exception_is_thrown_behind_the_call() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (total < count)|]
            {
                int read = source.Read(buffer, total, count - total);
                if (read == 0)
                    throw new Short();
                total += read;
            }
            """),
        OfCount(
            """
            if (source.ReadAtLeast(buffer.AsSpan(0, count), count, throwOnEndOfStream: false) < count)
                throw new Short();
            """));

    [Fact]
    public Task A_negative_count_throws_nothing_as_it_did() => Verify<ManualReadExactly>.Fix(
        InMethod(
            """
            int total = 0;
            [|while (total < count)|]
            {
                int read = source.Read(buffer, total, count - total);
                if (read == 0)
                    throw new IOException("Too short");
                total += read;
            }
            """),
        InMethod(
            """
            if (count > 0 && source.ReadAtLeast(buffer.AsSpan(0, count), count, throwOnEndOfStream: false) < count)
                throw new IOException("Too short");
            """));

    [Fact]
    public Task A_computed_message_is_thrown_behind_the_call() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (total < count)|]
            {
                int read = source.Read(buffer, total, count - total);
                if (read == 0)
                {
                    // The peer is gone.
                    throw new EndOfStreamException($"{total} of {count}");
                }
                total += read;
            }
            """),
        OfCount(
            """
            int total = source.ReadAtLeast(buffer.AsSpan(0, count), count, throwOnEndOfStream: false);
            if (total < count)
            {
                // The peer is gone.
                throw new EndOfStreamException($"{total} of {count}");
            }
            """));

    [Fact]
    public Task A_return_of_something_else_stands_behind_the_call() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (total < count)|]
            {
                int read = source.Read(buffer, total, count - total);
                if (read == 0)
                    return false;
                total += read;
            }
            return true;
            """, "bool"),
        OfCount(
            """
            if (source.ReadAtLeast(buffer.AsSpan(0, count), count, throwOnEndOfStream: false) < count)
                return false;
            return true;
            """, "bool"));

    [Fact]
    public Task A_return_on_the_line_of_its_if_stays_there() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (total < count)|]
            {
                int read = source.Read(buffer, total, count - total);
                if (read == 0) return false;
                total += read;
            }
            return true;
            """, "bool"),
        OfCount(
            """
            if (source.ReadAtLeast(buffer.AsSpan(0, count), count, throwOnEndOfStream: false) < count) return false;
            return true;
            """, "bool"));

    [Fact]
    public Task A_throw_in_an_else_gets_an_if() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (total < count)|]
            {
                int read = source.Read(buffer, total, count - total);
                if (read > 0)
                    total += read;
                else
                    throw new IOException(
                        "Too short");
            }
            """),
        OfCount(
            """
            if (source.ReadAtLeast(buffer.AsSpan(0, count), count, throwOnEndOfStream: false) < count)
                throw new IOException(
                    "Too short");
            """));

    [Fact]
    public Task What_is_left_is_asked_where_it_is_named() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int left = count;
            [|while (left > 0)|]
            {
                int read = source.Read(buffer, offset, left);
                if (read == 0)
                    throw new IOException($"{left} are missing");
                offset += read;
                left -= read;
            }
            """),
        OfCount(
            """
            int left = count;
            left -= source.ReadAtLeast(buffer.AsSpan(offset, count), count, throwOnEndOfStream: false);
            if (left > 0)
                throw new IOException($"{left} are missing");
            """));
}
