using IoAnalyzers.Model.Loops;

namespace IoAnalyzers.Tests.Model.Loops;

public class ByteRegionTests
{
    [Theory]
    [InlineData("bytes", "bytes")]
    [InlineData("bytes.AsSpan()", "bytes")]
    [InlineData("bytes.AsSpan(0, size)", "bytes[..size]")]
    [InlineData("bytes.AsMemory(0, size)", "bytes[..size]")]
    [InlineData("bytes[..size]", "bytes[..size]")]
    [InlineData("bytes[0..size]", "bytes[..size]")]
    [InlineData("bytes.AsSpan()[..size]", "bytes[..size]")]
    [InlineData("bytes.AsSpan(..size)", "bytes[..size]")]
    [InlineData("bytes.AsSpan(0, bytes.Length)", "bytes")]
    [InlineData("new ReadOnlySpan<byte>(bytes, 0, size)", "bytes[..size]")]
    [InlineData("new ReadOnlyMemory<byte>(bytes)", "bytes")]
    [InlineData("memory", "bytes")]
    [InlineData("memory[..size]", "bytes[..size]")]
    [InlineData("memory.Slice(0, size).Span", "bytes[..size]")]
    [InlineData("part", "bytes[..9]")]
    [InlineData("part[..size]", "bytes[..size]")]
    public void The_first_bytes_of_a_variable_are_a_region(string expression, string region) => Assert.Equal(region, RegionOf(expression));

    [Theory]
    [InlineData("bytes.AsSpan(1)")]
    [InlineData("bytes.AsSpan(1, size)")]
    [InlineData("bytes[1..size]")]
    [InlineData("bytes[..^size]")]
    [InlineData("memory.Slice(size)")]
    [InlineData("memory[size..]")]
    [InlineData("new Memory<byte>(bytes, 1, size)")]
    [InlineData("bytes.AsSpan(start: size, length: 5)")]
    [InlineData("new byte[9]")]
    [InlineData("path.AsSpan().Length")]
    public void Anything_else_is_none(string expression) => Assert.Null(RegionOf(expression));

    [Fact]
    public void A_local_that_is_made_of_itself_ends_the_search() => Assert.NotNull(
        Snippet.Statements("Memory<byte> memory; memory = default; memory = memory.Slice(0, 5); _ = [|memory|];").Ask((marked, body) => ByteRegion.Of(marked, body)));

    [Theory]
    [InlineData("new byte[size]", true)]
    [InlineData("new byte[size].AsMemory()", true)]
    [InlineData("new Memory<byte>(new byte[size])", true)]
    [InlineData("GC.AllocateUninitializedArray<byte>(size)", true)]
    [InlineData("GC.AllocateArray<byte>(size, pinned: true)", false)]
    [InlineData("new byte[] { 1 }", false)]
    [InlineData("new byte[size, size]", false)]
    [InlineData("new int[size]", false)]
    [InlineData("flag ? new byte[size] : new byte[size]", true)]
    [InlineData("flag ? new byte[size] : new byte[9]", false)]
    [InlineData("System.Buffers.ArrayPool<byte>.Shared.Rent(size)", false)]
    public void A_buffer_is_created_with_a_size(string expression, bool isCreated) => Assert.Equal(
        isCreated,
        Snippet.Statements($"_ = [|{expression}|];").Ask((marked, body) => ByteRegion.CreatedSize(marked, body) is not null));

    static string? RegionOf(string expression) =>
        Snippet.Statements($"var bytes = new byte[9]; var memory = bytes.AsMemory(); var part = bytes.AsMemory(0, 9); _ = [|{expression}|].ToString();")
            .Ask((marked, body) => ByteRegion.Of(marked, body) is { } region ? region.Buffer.Name + (region.Length is null ? "" : $"[..{region.Length.Syntax}]") : null);
}
