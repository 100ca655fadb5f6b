using IoAnalyzers.Copying;

namespace IoAnalyzers.Tests.Copying;

/// <summary>Arrays, memory, spans and the stack, and what may be done with them besides.</summary>
public class ManualCopyLoopBuffersTests
{
    [Theory]
    [InlineData("source.Read(buffer, 0, buffer.Length)", "destination.Write(buffer, 0, n)")]
    [InlineData("source.Read(buffer, 0, 4096)", "destination.Write(buffer, 0, n)")]
    [InlineData("source.Read(buffer, 0, 1024)", "destination.Write(buffer, 0, n)")]
    [InlineData("source.Read(buffer, offset: 0, count: buffer.Length)", "destination.Write(buffer, offset: 0, n)")]
    [InlineData("source.Read(buffer)", "destination.Write(buffer.AsSpan(0, n))")]
    [InlineData("source.Read(buffer.AsSpan())", "destination.Write(buffer.AsSpan()[..n])")]
    [InlineData("source.Read(buffer.AsSpan(0, 4096))", "destination.Write(buffer[..n])")]
    [InlineData("source.Read(new Span<byte>(buffer))", "destination.Write(new ReadOnlySpan<byte>(buffer, 0, n))")]
    [InlineData("source.Read(new Span<byte>(buffer, 0, buffer.Length))", "destination.Write(buffer.AsSpan().Slice(0, n))")]
    [InlineData("source.Read(buffer.AsMemory().Span)", "destination.Write(buffer.AsMemory(0, n).Span)")]
    [InlineData("source.Read(buffer)", "destination.Write(buffer.AsSpan(0..n))")]
    [InlineData("source.Read(buffer)", "destination.Write(buffer[0..n])")]
    public Task Every_way_to_name_the_first_bytes_of_an_array_is_understood(string read, string write) => Verify<ManualCopyLoop>.Reports(
        $$"""
        var buffer = new byte[4096];
        int n;
        [|while ((n = {{read}}) > 0)|]
            {{write}};
        """);

    [Theory]
    [InlineData("stackalloc byte[4096]")]
    [InlineData("new byte[4096]")]
    [InlineData("new byte[4096].AsSpan()")]
    [InlineData("GC.AllocateUninitializedArray<byte>(4096)")]
    public Task A_span_may_be_the_buffer(string created) => Verify<ManualCopyLoop>.Fix(
        $$"""
        using System;
        using System.IO;

        static class Streams
        {
            public static void Pump(Stream source, Stream destination)
            {
                Span<byte> buffer = {{created}};
                int n;
                [|while ((n = source.Read(buffer)) > 0)|]
                {
                    destination.Write(buffer.Slice(0, n));
                }
            }
        }
        """,
        """
        using System;
        using System.IO;

        static class Streams
        {
            public static void Pump(Stream source, Stream destination)
            {
                source.CopyTo(destination, 81920);
            }
        }
        """);

    [Fact]
    public Task A_buffer_may_be_on_the_stack_or_on_the_heap_by_its_size() => Verify<ManualCopyLoop>.Reports(
        """
        using System;
        using System.IO;

        static class Streams
        {
            public static void Pump(Stream source, Stream destination, int size)
            {
                Span<byte> buffer = size <= 1024
                    ? stackalloc byte[size]
                    : new byte[size];
                int n;
                [|while ((n = source.Read(buffer)) != 0)|]
                {
                    destination.Write(buffer[..n]);
                }
            }
        }
        """);

    [Fact]
    public Task Other_names_for_a_buffer_go_with_it() => Verify<ManualCopyLoop>.Fix(
        """
        var buffer = new byte[4096];
        var memory = buffer.AsMemory();
        int n;
        [|while ((n = await source.ReadAsync(memory, token)) > 0)|]
        {
            var chunk = memory[..n];
            await destination.WriteAsync(chunk, token);
        }
        """,
        """
        await source.CopyToAsync(destination, 81920, token);
        """);

    [Fact]
    public Task A_buffer_may_be_made_for_each_chunk() => Verify<ManualCopyLoop>.Reports(
        """
        while (true)
        {
            var buffer = new byte[4096];
            var n = [|source.Read(buffer, 0, buffer.Length)|];
            if (n == 0)
                break;
            destination.Write(buffer, 0, n);
        }
        """);

    [Theory]
    [InlineData("source.Read(buffer, 1, 4095)", "destination.Write(buffer, 0, n)")]
    [InlineData("source.Read(buffer, 0, 4096)", "destination.Write(buffer, 1, n)")]
    [InlineData("source.Read(buffer, 0, 4096)", "destination.Write(buffer, 0, buffer.Length)")]
    [InlineData("source.Read(buffer, 0, 4096)", "destination.Write(buffer, 0, n - 1)")]
    [InlineData("source.Read(buffer, 0, 4096)", "destination.Write(buffer, 0, 4096)")]
    [InlineData("source.Read(buffer, 0, 4096)", "destination.Write(other, 0, n)")]
    [InlineData("source.Read(buffer, 0, 4096)", "destination.Write(buffer.AsSpan(n))")]
    [InlineData("source.Read(buffer, 0, 4096)", "destination.Write(buffer[1..n])")]
    [InlineData("source.Read(buffer, 0, 4096)", "destination.Write(buffer[..^n])")]
    [InlineData("source.Read(buffer, 0, 4096)", "destination.Write(stale.Span)")]
    [InlineData("source.Read(buffer, 0, 5000)", "destination.Write(buffer, 0, n)")]
    public Task Other_bytes_are_no_copy(string read, string write) => Verify<ManualCopyLoop>.Silent(
        $$"""
        var buffer = new byte[4096];
        var other = new byte[4096];
        int n = 7;
        var stale = buffer.AsMemory(0, n);
        while ((n = {{read}}) > 0)
            {{write}};
        """);

    [Theory]
    [InlineData("var buffer = data;")]
    [InlineData("var buffer = new byte[] { 1, 2, 3 };")]
    [InlineData("var buffer = new byte[0];")]
    [InlineData("var buffer = new byte[Math.Min(4096, source.Length)];")]
    [InlineData("var buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(4096);")]
    [InlineData("var buffer = data.Length > 0 ? data : new byte[4096];")]
    [InlineData("var buffer = new byte[4096]; if (data.Length > 0) buffer = data;")]
    [InlineData("var buffer = new byte[4096]; using var view = new MemoryStream(buffer);")]
    [InlineData("var buffer = new byte[4096]; Action show = () => Console.WriteLine(buffer[0]);")]
    [InlineData("var buffer = new byte[4096]; data = buffer;")]
    [InlineData("var size = (int)Math.Min(4096, source.Length); var buffer = new byte[size];")]
    public Task A_buffer_that_others_may_see_or_whose_size_is_computed_stays(string declaration) => Verify<ManualCopyLoop>.Silent(
        $$"""
        {{declaration}}
        int n;
        while ((n = source.Read(buffer, 0, buffer.Length)) > 0)
            destination.Write(buffer, 0, n);
        """);

    [Fact]
    public Task A_parameter_may_be_looked_at_by_the_caller() => Verify<ManualCopyLoop>.Silent(
        """
        int n;
        while ((n = source.Read(data, 0, data.Length)) > 0)
            destination.Write(data, 0, n);
        """);

    [Fact]
    public Task A_field_may_be_looked_at_by_anybody() => Verify<ManualCopyLoop>.Silent(
        """
        using System.IO;

        class Pump
        {
            readonly byte[] _buffer = new byte[4096];

            public void Run(Stream source, Stream destination)
            {
                int n;
                while ((n = source.Read(_buffer, 0, _buffer.Length)) > 0)
                    destination.Write(_buffer, 0, n);
            }
        }
        """);

    [Fact]
    public Task A_buffer_that_was_used_before_stays() => Verify<ManualCopyLoop>.Fix(
        """
        var buffer = new byte[4096];
        source.ReadExactly(buffer, 0, 16);
        Console.WriteLine(buffer[0]);
        int n;
        [|while ((n = source.Read(buffer, 0, buffer.Length)) > 0)|]
            destination.Write(buffer, 0, n);
        """,
        """
        var buffer = new byte[4096];
        source.ReadExactly(buffer, 0, 16);
        Console.WriteLine(buffer[0]);
        source.CopyTo(destination, 81920);
        """);

    [Fact]
    public Task A_buffer_that_an_outer_loop_looks_at_is_observed() => Verify<ManualCopyLoop>.Silent(
        """
        var buffer = new byte[4096];
        foreach (var record in records)
        {
            Console.WriteLine(buffer[0]);
            int n;
            while ((n = source.Read(buffer, 0, buffer.Length)) > 0)
                destination.Write(buffer, 0, n);
        }
        """);
}
