using IoAnalyzers.Copying;
using static IoAnalyzers.Tests.Copying.ReadExactlyCode;

namespace IoAnalyzers.Tests.Copying;

/// <summary>Arrays, spans and memory, read at once or awaited.</summary>
public class ManualReadExactlyBuffersTests
{
    [Fact]
    public Task An_awaited_read_is_awaited_with_its_token() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (total < count)|]
            {
                int read = await source.ReadAsync(buffer, total, count - total, token).ConfigureAwait(false);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """, "async Task", Asynchronous),
        OfCount("await source.ReadExactlyAsync(buffer, 0, count, token).ConfigureAwait(false);", "async Task", Asynchronous));

    [Fact]
    public Task An_awaited_read_of_memory_is_the_same() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (total < count)|]
            {
                int read = await source.ReadAsync(buffer.AsMemory(total, count - total), token);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """, "async Task", Asynchronous),
        OfCount("await source.ReadExactlyAsync(buffer, 0, count, token);", "async Task", Asynchronous));

    [Fact]
    public Task An_awaited_loop_that_stops_at_the_end_says_how_much_there_was() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (total < count)|]
            {
                int read = await source.ReadAsync(buffer.AsMemory(total, count - total), token).ConfigureAwait(false);
                if (read == 0)
                    break;
                total += read;
            }
            return total;
            """, "async Task<int>", Asynchronous),
        OfCount(
            """
            int total = await source.ReadAtLeastAsync(buffer.AsMemory(0, count), count, throwOnEndOfStream: false, token).ConfigureAwait(false);
            return total;
            """, "async Task<int>", Asynchronous));

    [Fact]
    public Task An_awaited_loop_that_throws_says_it_too() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (total < count)|]
            {
                int read = await source.ReadAsync(buffer.AsMemory(total, count - total), token);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            return total;
            """, "async Task<int>", Asynchronous),
        OfCount(
            """
            int total = await source.ReadAtLeastAsync(buffer.AsMemory(0, count), count, cancellationToken: token);
            return total;
            """, "async Task<int>", Asynchronous));

    [Fact]
    public Task A_check_of_the_same_token_adds_nothing() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (total < count)|]
            {
                token.ThrowIfCancellationRequested();
                int read = await source.ReadAsync(buffer, total, count - total, token);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """, "async Task", Asynchronous),
        OfCount("await source.ReadExactlyAsync(buffer, 0, count, token);", "async Task", Asynchronous));

    [Fact]
    public Task A_span_is_sliced_from_a_place_on() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (total < span.Length)|]
            {
                int read = source.Read(span.Slice(total));
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """, "void", "Stream source, Span<byte> span, int count"),
        OfCount("source.ReadExactly(span);", "void", "Stream source, Span<byte> span, int count"));

    [Fact]
    public Task A_span_is_cut_by_a_range() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (total < span.Length)|]
            {
                int read = source.Read(span[total..]);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """, "void", "Stream source, Span<byte> span, int count"),
        OfCount("source.ReadExactly(span);", "void", "Stream source, Span<byte> span, int count"));

    [Fact]
    public Task A_range_may_end_at_the_count() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (total < count)|]
            {
                int read = source.Read(span[total..count]);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """, "void", "Stream source, Span<byte> span, int count"),
        OfCount("source.ReadExactly(span.Slice(0, count));", "void", "Stream source, Span<byte> span, int count"));

    [Fact]
    public Task A_part_of_a_span_is_read() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (total < count)|]
            {
                int read = source.Read(span.Slice(4 + total, count - total));
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """, "void", "Stream source, Span<byte> span, int count"),
        OfCount("source.ReadExactly(span.Slice(4, count));", "void", "Stream source, Span<byte> span, int count"));

    [Fact]
    public Task Memory_is_read_as_a_whole() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (total < memory.Length)|]
            {
                int read = await source.ReadAsync(memory[total..], token);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """, "async Task", "Stream source, Memory<byte> memory, int count, CancellationToken token"),
        OfCount("await source.ReadExactlyAsync(memory, token);", "async Task", "Stream source, Memory<byte> memory, int count, CancellationToken token"));

    [Fact]
    public Task The_span_of_memory_is_a_buffer() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (total < count)|]
            {
                int read = source.Read(memory.Span.Slice(total, count - total));
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """, "void", "Stream source, Memory<byte> memory, int count"),
        OfCount("source.ReadExactly(memory.Span.Slice(0, count));", "void", "Stream source, Memory<byte> memory, int count"));

    [Fact]
    public Task A_span_of_an_array_is_the_array() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (total < count)|]
            {
                int read = source.Read(buffer.AsSpan(total, count - total));
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """),
        OfCount("source.ReadExactly(buffer, 0, count);"));

    [Fact]
    public Task A_span_made_by_its_constructor_is_the_array() => Verify<ManualReadExactly>.Fix(
        OfCount(
            """
            int total = 0;
            [|while (total < count)|]
            {
                int read = source.Read(new Span<byte>(buffer, total, count - total));
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """),
        OfCount("source.ReadExactly(buffer, 0, count);"));

    [Fact]
    public Task The_stack_is_a_buffer() => Verify<ManualReadExactly>.Fix(
        InMethod(
            """
            Span<byte> bytes = stackalloc byte[16];
            int total = 0;
            [|while (total < bytes.Length)|]
            {
                int read = source.Read(bytes[total..]);
                if (read == 0)
                    throw new EndOfStreamException();
                total += read;
            }
            """),
        InMethod(
            """
            Span<byte> bytes = stackalloc byte[16];
            source.ReadExactly(bytes);
            """));
}
