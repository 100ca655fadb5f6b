using IoAnalyzers.Access;

namespace IoAnalyzers.Tests.Access;

public sealed class AccessorPerElementTests
{
    [Fact]
    public Task A_view_from_its_first_byte_may_end_before_the_array_is_full() => Verify<AccessorPerElement>.Fix(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        using var view = map.CreateViewAccessor();
        for (var i = 0; i < data.Length; i++)
            data[i] = [|view.ReadByte(i)|];
        """,
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        using var view = map.CreateViewAccessor();
        if (view.ReadArray(0, data, 0, data.Length) < data.Length)
            throw new ArgumentOutOfRangeException(null, "The view ends before the last element.");
        """);

    [Fact]
    public Task No_elements_at_the_end_of_a_view_are_read_by_no_call() => Verify<AccessorPerElement>.Fix(
        ElementsCode.Method("""
            var values = new int[count];
            for (int i = 0; i < count; i++)
            {
                values[i] = [|view.ReadInt32(offset + i * sizeof(int))|];
            }
            return values;
            """, "int[]"),
        ElementsCode.Method("""
            var values = new int[count];
            if (count > 0 && view.ReadArray(offset, values, 0, count) < count)
                throw new ArgumentOutOfRangeException(nameof(offset), "The view ends before the last element.");
            return values;
            """, "int[]"));

    [Fact]
    public Task An_array_of_the_size_of_the_view_is_read_to_its_end() => Verify<AccessorPerElement>.Fix(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        using var view = map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        var bytes = new byte[view.Capacity];
        for (long i = 0; i < view.Capacity; i++)
            bytes[i] = [|view.ReadByte(i)|];
        """,
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        using var view = map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        var bytes = new byte[view.Capacity];
        view.ReadArray(0, bytes, 0, bytes.Length);
        """);

    [Fact]
    public Task A_view_of_somebody_else_may_have_no_bytes() => Verify<AccessorPerElement>.Fix(
        ElementsCode.Method("""
            var bytes = new byte[view.Capacity];
            for (var i = 0; i < view.Capacity; i++)
                bytes[i] = [|view.ReadByte(i)|];
            """),
        ElementsCode.Method("""
            var bytes = new byte[view.Capacity];
            if (bytes.Length > 0)
                view.ReadArray(0, bytes, 0, bytes.Length);
            """));

    [Fact]
    public Task A_view_of_a_known_size_holds_a_known_number_of_elements() => Verify<AccessorPerElement>.Fix(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        using var view = map.CreateViewAccessor(4096, 1024);
        var numbers = new long[100];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = [|view.ReadInt64(i * 8 + 16)|];
        """,
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        using var view = map.CreateViewAccessor(4096, 1024);
        var numbers = new long[100];
        view.ReadArray(16, numbers, 0, numbers.Length);
        """);

    [Fact]
    public Task A_view_of_a_known_size_may_be_too_small() => Verify<AccessorPerElement>.Fix(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        using var view = map.CreateViewAccessor(4096, 800);
        var numbers = new long[100];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = [|view.ReadInt64(i * 8 + 16)|];
        """,
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        using var view = map.CreateViewAccessor(4096, 800);
        var numbers = new long[100];
        if (view.ReadArray(16, numbers, 0, numbers.Length) < numbers.Length)
            throw new ArgumentOutOfRangeException(null, "The view ends before the last element.");
        """);

    [Fact]
    public Task A_place_that_moves_on_ends_behind_the_elements() => Verify<AccessorPerElement>.Fix(
        ElementsCode.Method("""
            for (var i = 0; i < numbers.Length; i++)
            {
                // Little-endian, as the machine.
                numbers[i] = [|view.ReadInt32(offset)|];
                offset += 4;
            }

            return offset;
            """, "long"),
        ElementsCode.Method("""
            // Little-endian, as the machine.
            if (numbers.Length > 0 && view.ReadArray(offset, numbers, 0, numbers.Length) < numbers.Length)
                throw new ArgumentOutOfRangeException(nameof(offset), "The view ends before the last element.");
            offset += (long)numbers.Length * 4;

            return offset;
            """, "long"));

    [Fact]
    public Task A_place_that_nobody_asks_for_stays() => Verify<AccessorPerElement>.Fix(
        ElementsCode.Method("""
            var place = 16;
            for (var i = 0; i < numbers.Length; ++i, place += sizeof(int))
                numbers[i] = [|view.ReadInt32(place)|];
            """),
        ElementsCode.Method("""
            var place = 16;
            if (numbers.Length > 0 && view.ReadArray(place, numbers, 0, numbers.Length) < numbers.Length)
                throw new ArgumentOutOfRangeException(null, "The view ends before the last element.");
            """));

    [Fact]
    public Task A_place_that_an_outer_loop_asks_for_moves_on() => Verify<AccessorPerElement>.Fix(
        ElementsCode.Method("""
            while (start < count)
            {
                var row = new byte[100];
                for (var i = 0; i < row.Length; i += 1)
                    row[i] = [|view.ReadByte(start++)|];
                Console.WriteLine(row[0]);
            }
            """),
        ElementsCode.Method("""
            while (start < count)
            {
                var row = new byte[100];
                if (view.ReadArray(start, row, 0, row.Length) < row.Length)
                    throw new ArgumentOutOfRangeException(nameof(start), "The view ends before the last element.");
                start += row.Length;
                Console.WriteLine(row[0]);
            }
            """));

    [Theory]
    [InlineData("sbyte", "ReadSByte", 1)]
    [InlineData("short", "ReadInt16", 2)]
    [InlineData("ushort", "ReadUInt16", 2)]
    [InlineData("char", "ReadChar", 2)]
    [InlineData("uint", "ReadUInt32", 4)]
    [InlineData("float", "ReadSingle", 4)]
    [InlineData("ulong", "ReadUInt64", 8)]
    [InlineData("double", "ReadDouble", 8)]
    public Task Elements_of_each_type_that_is_its_bytes(string type, string method, int size) => Verify<AccessorPerElement>.Fix(
        ElementsCode.Method($"""
            var values = new {type}[count];
            for (var i = 0; i < count; i++)
                values[i] = [|view.{method}(offset + i * {size})|];
            """),
        ElementsCode.Method($"""
            var values = new {type}[count];
            if (count > 0 && view.ReadArray(offset, values, 0, count) < count)
                throw new ArgumentOutOfRangeException(nameof(offset), "The view ends before the last element.");
            """));

    [Fact]
    public Task A_read_into_the_element_is_one() => Verify<AccessorPerElement>.Fix(
        ElementsCode.Method("""
            for (var i = 0; i < numbers.Length; i++)
                [|view.Read(offset + i * 4, out numbers[i])|];
            """),
        ElementsCode.Method("""
            if (numbers.Length > 0 && view.ReadArray(offset, numbers, 0, numbers.Length) < numbers.Length)
                throw new ArgumentOutOfRangeException(nameof(offset), "The view ends before the last element.");
            """));

    [Fact]
    public Task The_first_elements_of_a_longer_array() => Verify<AccessorPerElement>.Fix(
        ElementsCode.Method("""
            var bytes = new byte[1024];
            for (var i = 0; i < 1000; i++) bytes[i] = [|view.ReadByte(offset + i)|];
            """),
        ElementsCode.Method("""
            var bytes = new byte[1024];
            if (view.ReadArray(offset, bytes, 0, 1000) < 1000)
                throw new ArgumentOutOfRangeException(nameof(offset), "The view ends before the last element.");
            """));

    [Fact]
    public Task An_older_framework_has_the_call_too() => Verify<AccessorPerElement>.Fix(
        ElementsCode.Method("""
            for (var i = 0; i < data.Length; i++)
                data[i] = [|view.ReadByte(offset + i)|];
            """),
        ElementsCode.Method("""
            if (data.Length > 0 && view.ReadArray(offset, data, 0, data.Length) < data.Length)
                throw new ArgumentOutOfRangeException(nameof(offset), "The view ends before the last element.");
            """),
        Framework.Net472);
}
