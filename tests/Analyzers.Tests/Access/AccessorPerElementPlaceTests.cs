using IoAnalyzers.Access;

namespace IoAnalyzers.Tests.Access;

public sealed class AccessorPerElementPlaceTests
{
    [Theory]
    [InlineData("i + start", "start", "start")]
    [InlineData("start + i", "start", "start")]
    [InlineData("(long)start + i", "(long)start", "start")]
    [InlineData("offset + (8 + i)", "offset + 8", "offset")]
    [InlineData("offset + start + i", "offset + start", null)]
    [InlineData("i + (offset - start)", "offset - start", null)]
    [InlineData("offset + i - 8", "offset - 8", "offset")]
    [InlineData("16 + i + 8", "24", null)]
    [InlineData("start * 1024 + i", "start * 1024", "start")]
    [InlineData("1 * (i + start)", "start * 1", "start")]
    public Task The_place_of_the_first_element_is_what_is_left_without_the_index(string place, string first, string? parameter) => Verify<AccessorPerElement>.Fix(
        ElementsCode.Method($"""
            for (var i = 0; i < data.Length; i++)
                data[i] = [|view.ReadByte({place})|];
            """),
        ElementsCode.Method($"""
            if (data.Length > 0 && view.ReadArray({first}, data, 0, data.Length) < data.Length)
                throw new ArgumentOutOfRangeException({(parameter is null ? "null" : $"nameof({parameter})")}, "The view ends before the last element.");
            """));

    [Fact]
    public Task A_place_with_the_name_of_a_keyword() => Verify<AccessorPerElement>.Fix(
        """
        using System;
        using System.IO.MemoryMappedFiles;

        class Table
        {
            void M(MemoryMappedViewAccessor view, long @base, byte[] data)
            {
                for (var i = 0; i < data.Length; i++)
                    data[i] = [|view.ReadByte(@base + i)|];
            }
        }
        """,
        """
        using System;
        using System.IO.MemoryMappedFiles;

        class Table
        {
            void M(MemoryMappedViewAccessor view, long @base, byte[] data)
            {
                if (data.Length > 0 && view.ReadArray(@base, data, 0, data.Length) < data.Length)
                    throw new ArgumentOutOfRangeException(nameof(@base), "The view ends before the last element.");
            }
        }
        """);

    [Theory]
    [InlineData("4 * i", "0")]
    [InlineData("4 * i + 8", "8")]
    [InlineData("(i + start) * 4", "start * 4")]
    [InlineData("4 * (i + start + 1)", "(start + 1) * 4")]
    [InlineData("(i + 3) * 4", "12")]
    [InlineData("(i + 3) * sizeof(int)", "3 * sizeof(int)")]
    [InlineData("int.MaxValue + i * 4L", "int.MaxValue")]
    [InlineData("2 * i + 2 * i", "0")]
    [InlineData("offset + 4L * i", "offset")]
    [InlineData("(long)start * 4 + i * 4", "(long)start * 4")]
    [InlineData("((long)start + i) * 4", "(long)start * 4")]
    [InlineData("(long)(start + i) * 4", "(long)start * 4")]
    [InlineData("(long)(start + 1 + i) * 4", "(long)(start + 1) * 4")]
    public Task The_place_of_the_first_number(string place, string first) => Verify<AccessorPerElement>.Fix(
        ElementsCode.Method($"""
            for (var i = 0; i < numbers.Length; i++)
                numbers[i] = [|view.ReadInt32({place})|];
            """),
        ElementsCode.Method($"""
            if (numbers.Length > 0 && view.ReadArray({first}, numbers, 0, numbers.Length) < numbers.Length)
                throw new ArgumentOutOfRangeException({(first.Contains("offset", StringComparison.Ordinal) ? "nameof(offset)" : first.Contains("start", StringComparison.Ordinal) ? "nameof(start)" : "null")}, "The view ends before the last element.");
            """));
}
