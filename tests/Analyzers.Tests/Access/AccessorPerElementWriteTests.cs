using IoAnalyzers.Access;

namespace IoAnalyzers.Tests.Access;

public sealed class AccessorPerElementWriteTests
{
    [Fact]
    public Task A_view_as_long_as_the_array_is_written_at_once() => Verify<AccessorPerElement>.Fix(
        """
        using var map = MemoryMappedFile.CreateFromFile(path, FileMode.Create, null, data.Length);
        using (var view = map.CreateViewAccessor(0, data.Length))
        {
            for (int i = 0; i < data.Length; i++)
                [|view.Write(i, data[i])|];
        }
        """,
        """
        using var map = MemoryMappedFile.CreateFromFile(path, FileMode.Create, null, data.Length);
        using (var view = map.CreateViewAccessor(0, data.Length))
        {
            view.WriteArray(0, data, 0, data.Length);
        }
        """);

    [Fact]
    public Task A_map_as_long_as_the_array_has_a_view_as_long() => Verify<AccessorPerElement>.Fix(
        """
        using var map = MemoryMappedFile.CreateNew(null, data.Length);
        using var view = map.CreateViewAccessor();
        var place = 0L;
        foreach (var value in data)
        {
            [|view.Write(place, value)|];
            place++;
        }
        """,
        """
        using var map = MemoryMappedFile.CreateNew(null, data.Length);
        using var view = map.CreateViewAccessor();
        var place = 0L;
        view.WriteArray(place, data, 0, data.Length);
        """);

    [Fact]
    public Task A_view_of_as_many_numbers_as_the_array_has() => Verify<AccessorPerElement>.Fix(
        """
        var numbers = new double[data.Length];
        using var map = MemoryMappedFile.CreateNew(null, data.Length * sizeof(double));
        using var view = map.CreateViewAccessor();
        for (int i = 0; i < numbers.Length; i++)
            [|view.Write(i * sizeof(double), numbers[i])|];
        """,
        """
        var numbers = new double[data.Length];
        using var map = MemoryMappedFile.CreateNew(null, data.Length * sizeof(double));
        using var view = map.CreateViewAccessor();
        view.WriteArray(0, numbers, 0, numbers.Length);
        """);

    [Fact]
    public Task Numbers_by_reference() => Verify<AccessorPerElement>.Fix(
        """
        var numbers = new int[1000];
        using var map = MemoryMappedFile.CreateNew(null, 4096);
        using var view = map.CreateViewAccessor();
        for (int i = 0; i < numbers.Length; i++)
            [|view.Write(i * 4 + 96, ref numbers[i])|];
        """,
        """
        var numbers = new int[1000];
        using var map = MemoryMappedFile.CreateNew(null, 4096);
        using var view = map.CreateViewAccessor();
        view.WriteArray(96, numbers, 0, numbers.Length);
        """);

    [Fact]
    public Task A_part_of_a_map_has_a_byte_only_where_there_are_elements() => Verify<AccessorPerElement>.Fix(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        using var view = map.CreateViewAccessor(4096, data.Length);
        for (int i = 0; i < data.Length; i++)
            [|view.Write(i, data[i])|];
        """,
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        using var view = map.CreateViewAccessor(4096, data.Length);
        if (data.Length > 0)
            view.WriteArray(0, data, 0, data.Length);
        """);

    [Fact]
    public Task A_view_that_cannot_be_written_refuses_only_elements() => Verify<AccessorPerElement>.Fix(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        using var view = map.CreateViewAccessor(0, data.Length, MemoryMappedFileAccess.Read);
        for (int i = 0; i < data.Length; i++)
            [|view.Write(i, data[i])|];
        """,
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        using var view = map.CreateViewAccessor(0, data.Length, MemoryMappedFileAccess.Read);
        if (data.Length > 0)
            view.WriteArray(0, data, 0, data.Length);
        """);

    [Fact]
    public Task A_place_that_moved_before_is_not_the_first() => Verify<AccessorPerElement>.Silent(
        """
        using var map = MemoryMappedFile.CreateNew(null, data.Length);
        using var view = map.CreateViewAccessor();
        var place = 0L;
        view.Write(place++, (byte)1);
        foreach (var value in data)
            view.Write(place++, value);
        """);

    [Fact]
    public Task A_place_that_an_outer_round_moved_is_not_the_first() => Verify<AccessorPerElement>.Silent(
        """
        using var map = MemoryMappedFile.CreateNew(null, data.Length);
        using var view = map.CreateViewAccessor();
        var place = 0L;
        foreach (var record in records)
        {
            foreach (var value in data)
                view.Write(place++, value);
        }
        """);

    [Fact]
    public Task What_others_see_of_elements_before_the_end_of_a_view() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("""
        for (int i = 0; i < data.Length; i++)
            view.Write(offset + i, data[i]);
        """));

    [Fact]
    public Task A_view_of_the_file_that_may_be_shorter_than_the_array() => Verify<AccessorPerElement>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        using var view = map.CreateViewAccessor();
        for (int i = 0; i < data.Length; i++)
            view.Write(i, data[i]);
        """);

    [Fact]
    public Task A_map_that_may_be_there_with_another_length() => Verify<AccessorPerElement>.Silent(
        """
        using var map = MemoryMappedFile.CreateOrOpen("shared", data.Length);
        using var view = map.CreateViewAccessor();
        for (int i = 0; i < data.Length; i++)
            view.Write(i, data[i]);
        """);

    [Fact]
    public Task A_view_that_is_shorter_than_the_array() => Verify<AccessorPerElement>.Silent(
        """
        var bytes = new byte[1025];
        using var map = MemoryMappedFile.CreateNew(null, 1024);
        using var view = map.CreateViewAccessor();
        for (int i = 0; i < bytes.Length; i++)
            view.Write(i, bytes[i]);
        """);

    [Fact]
    public Task A_size_that_is_that_of_another_array() => Verify<AccessorPerElement>.Silent(
        """
        using var map = MemoryMappedFile.CreateNew(null, data.Length);
        using var view = map.CreateViewAccessor();
        var bytes = new byte[path.Length];
        for (int i = 0; i < bytes.Length; i++)
            view.Write(i, bytes[i]);
        """);

    [Fact]
    public Task A_view_from_another_place_of_its_map() => Verify<AccessorPerElement>.Silent(
        """
        using var map = MemoryMappedFile.CreateNew(null, data.Length);
        using var view = map.CreateViewAccessor(8, 0);
        for (int i = 0; i < data.Length; i++)
            view.Write(i, data[i]);
        """);

    [Fact]
    public Task Elements_of_another_type_than_the_write() => Verify<AccessorPerElement>.Silent(
        """
        var bytes = new byte[256];
        using var map = MemoryMappedFile.CreateNew(null, 1024);
        using var view = map.CreateViewAccessor();
        for (int i = 0; i < bytes.Length; i++)
            view.Write(i * 4, (int)bytes[i]);
        """);

    [Fact]
    public Task A_value_that_is_computed() => Verify<AccessorPerElement>.Silent(
        """
        using var map = MemoryMappedFile.CreateNew(null, data.Length);
        using var view = map.CreateViewAccessor();
        for (int i = 0; i < data.Length; i++)
            view.Write(i, (byte)(data[i] ^ 0x55));
        """);

    [Fact]
    public Task Elements_of_a_list() => Verify<AccessorPerElement>.Silent(
        """
        var list = new List<byte>(data);
        using var map = MemoryMappedFile.CreateNew(null, 1024);
        using var view = map.CreateViewAccessor();
        var place = 0;
        foreach (var value in list)
            view.Write(place++, value);
        """);
}
