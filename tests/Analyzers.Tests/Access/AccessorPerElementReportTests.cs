using IoAnalyzers.Access;

namespace IoAnalyzers.Tests.Access;

public sealed class AccessorPerElementReportTests
{
    static Task Reports(string statements) => Verify<AccessorPerElement>.Reports(ElementsCode.Method(statements));

    [Fact]
    public Task A_count_that_a_local_names() => Verify<AccessorPerElement>.Reports(ElementsCode.Method("var all = count; var bytes = new byte[all]; for (var i = 0; i < count; i++) bytes[i] = [|view.ReadByte(offset + i)|];"));

    [Fact]
    public Task A_count_that_is_computed_twice() => Verify<AccessorPerElement>.Reports(ElementsCode.Method("var bytes = new byte[count - start]; for (var i = 0; i < count - start; i++) bytes[i] = [|view.ReadByte(offset + i)|];"));

    [Fact]
    public Task A_length_that_is_cut_twice() => Verify<AccessorPerElement>.Reports(ElementsCode.Method("var bytes = new byte[(int)view.Capacity]; for (var i = 0; i < (int)view.Capacity; i++) bytes[i] = [|view.ReadByte(i)|];"));

    [Fact]
    public Task A_length_that_is_cut_and_named() => Verify<AccessorPerElement>.Reports(ElementsCode.Method("var all = (int)view.Capacity; var bytes = new byte[all]; for (var i = 0; i < all; i++) bytes[i] = [|view.ReadByte(i)|];"));

    [Fact]
    public Task A_loop_in_a_lambda() => Verify<AccessorPerElement>.Reports(ElementsCode.Method("Action read = () => { for (var i = 0; i < data.Length; i++) data[i] = [|view.ReadByte(offset + i)|]; }; read();"));

    [Fact]
    public Task A_loop_under_a_lock() => Verify<AccessorPerElement>.Reports(ElementsCode.Method("lock (this) { for (var i = 0; i < data.Length; i++) data[i] = [|view.ReadByte(offset + i)|]; }"));

    [Fact]
    public Task A_loop_in_a_section_of_a_switch() => Verify<AccessorPerElement>.Reports(ElementsCode.Method("switch (count) { case 1: for (var i = 0; i < data.Length; i++) data[i] = [|view.ReadByte(offset + i)|]; break; }"));

    [Fact]
    public Task Bytes_under_a_handler() => Reports(
        """
        try
        {
            for (var i = 0; i < data.Length; i++)
                data[i] = [|view.ReadByte(offset + i)|];
        }
        catch (ArgumentOutOfRangeException)
        {
        }
        """);

    [Fact]
    public Task Numbers_that_a_finally_lets_go() => Reports(
        """
        try
        {
            for (var i = 0; i < numbers.Length; i++)
                numbers[i] = [|view.ReadInt32(offset + i * 4)|];
        }
        finally
        {
            Console.WriteLine();
        }
        """);

    [Fact]
    public Task A_place_that_moves_within_a_try() => Reports(
        """
        try
        {
            var place = offset;
            for (var i = 0; i < data.Length; i++)
                data[i] = [|view.ReadByte(place++)|];
        }
        catch (ArgumentOutOfRangeException)
        {
        }
        """);

    [Fact]
    public Task A_view_in_a_field_that_only_reads() => Verify<AccessorPerElement>.Reports(
        """
        using System.IO.MemoryMappedFiles;

        class Table
        {
            readonly MemoryMappedViewAccessor _view;
            readonly int[] _rows = new int[1000];

            public Table(MemoryMappedFile map) => _view = map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);

            void Read(long offset)
            {
                for (var i = 0; i < _rows.Length; i++)
                    _rows[i] = [|_view.ReadInt32(offset + i * sizeof(int))|];
            }
        }
        """);
}
