using IoAnalyzers.Access;

namespace IoAnalyzers.Tests.Access;

public sealed class AccessorPerElementSilentTests
{
    static Task Silent(string statements) => Verify<AccessorPerElement>.Silent(ElementsCode.Method(statements));

    [Fact]
    public Task One_or_two_accesses() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("data[0] = view.ReadByte(offset); data[1] = view.ReadByte(offset + 1);"));

    [Fact]
    public Task A_few_rounds() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("var bytes = new byte[8]; for (var i = 0; i < 8; i++) bytes[i] = view.ReadByte(offset + i);"));

    [Fact]
    public Task A_few_numbers() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("var few = new int[16]; for (var i = 0; i < few.Length; i++) few[i] = view.ReadInt32(offset + i * 4);"));

    [Fact]
    public Task Places_with_gaps() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("for (var i = 0; i < numbers.Length; i++) numbers[i] = view.ReadInt32(offset + i * 8);"));

    [Fact]
    public Task Places_that_overlap() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("for (var i = 0; i < numbers.Length; i++) numbers[i] = view.ReadInt32(offset + i);"));

    [Fact]
    public Task The_same_place() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("for (var i = 0; i < data.Length; i++) data[i] = view.ReadByte(offset);"));

    [Fact]
    public Task Places_from_the_end() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("for (var i = 0; i < data.Length; i++) data[i] = view.ReadByte(offset - i);"));

    [Fact]
    public Task A_ring() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("for (var i = 0; i < data.Length; i++) data[i] = view.ReadByte((start + i) % 4096);"));

    [Fact]
    public Task Every_second_element() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("for (var i = 0; i < data.Length; i += 2) data[i] = view.ReadByte(offset + i);"));

    [Fact]
    public Task Not_the_first_element() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("for (var i = 1; i < data.Length; i++) data[i] = view.ReadByte(offset + i);"));

    [Fact]
    public Task An_element_at_another_place_of_the_array() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("for (var i = 0; i < data.Length; i++) data[data.Length - 1 - i] = view.ReadByte(offset + i);"));

    [Fact]
    public Task An_array_that_may_be_shorter() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("for (var i = 0; i < count; i++) data[i] = view.ReadByte(offset + i);"));

    [Fact]
    public Task An_array_that_is_shorter() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("var bytes = new byte[100]; for (var i = 0; i < 101; i++) bytes[i] = view.ReadByte(offset + i);"));

    [Fact]
    public Task A_count_that_changes_before_the_loop() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("var bytes = new byte[count]; count++; for (var i = 0; i < count; i++) bytes[i] = view.ReadByte(offset + i);"));

    [Fact]
    public Task A_capacity_that_is_cut() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("var bytes = new byte[(int)view.Capacity]; for (var i = 0L; i < view.Capacity; i++) bytes[i] = view.ReadByte(i);"));

    [Fact]
    public Task A_loop_that_breaks_early() => Silent(
        """
        for (var i = 0; i < data.Length; i++)
        {
            data[i] = view.ReadByte(offset + i);
            if (data[i] == 0)
                break;
        }
        """);

    [Fact]
    public Task A_loop_that_asks_before() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("for (var i = 0; i < data.Length; i++) if (offset + i < view.Capacity) data[i] = view.ReadByte(offset + i);"));

    [Fact]
    public Task A_loop_that_does_more() => Silent(
        """
        for (var i = 0; i < data.Length; i++)
        {
            data[i] = view.ReadByte(offset + i);
            Console.WriteLine(i);
        }
        """);

    [Fact]
    public Task A_loop_that_writes_to_the_view() => Silent(
        """
        for (var i = 0; i < data.Length; i++)
        {
            data[i] = view.ReadByte(offset + i);
            view.Write(offset + i, (byte)0);
        }
        """);

    [Fact]
    public Task A_condition_that_asks_for_more() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("for (var i = 0; i < data.Length && view.CanRead; i++) data[i] = view.ReadByte(offset + i);"));

    [Fact]
    public Task A_sum() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("var sum = 0; for (var i = 0; i < count; i++) sum += view.ReadByte(offset + i);"));

    [Fact]
    public Task A_search() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("for (var i = 0; i < count; i++) if (view.ReadByte(offset + i) == 0) return;"));

    [Fact]
    public Task Elements_that_are_converted() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("for (var i = 0; i < numbers.Length; i++) numbers[i] = view.ReadByte(offset + i);"));

    [Fact]
    public Task Elements_that_are_changed() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("for (var i = 0; i < data.Length; i++) data[i] = (byte)~view.ReadByte(offset + i);"));

    [Fact]
    public Task Elements_that_are_added() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("for (var i = 0; i < numbers.Length; i++) numbers[i] += view.ReadInt32(offset + i * 4);"));

    [Fact]
    public Task Truths_of_which_a_byte_may_be_more_than_one() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("var flags = new bool[count]; for (var i = 0; i < count; i++) flags[i] = view.ReadBoolean(offset + i);"));

    [Fact]
    public Task Decimals_of_which_the_bits_are_checked() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("var sums = new decimal[count]; for (var i = 0; i < count; i++) sums[i] = view.ReadDecimal(offset + i * 16);"));

    [Fact]
    public Task Structs_of_another_size_in_an_array() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("var ids = new Guid[count]; for (var i = 0; i < count; i++) view.Read(offset + i * 16, out ids[i]);"));

    [Fact]
    public Task A_span() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("Span<byte> bytes = data; for (var i = 0; i < bytes.Length; i++) bytes[i] = view.ReadByte(offset + i);"));

    [Fact]
    public Task Two_dimensions() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("var table = new int[count, 4]; for (var i = 0; i < count; i++) table[i, 0] = view.ReadInt32(offset + i * 4);"));

    [Fact]
    public Task An_index_that_lives_on() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("int i; for (i = 0; i < data.Length; i++) data[i] = view.ReadByte(offset + i);"));

    [Fact]
    public Task A_handler_that_asks_for_the_type_of_the_exception() => Silent(
        """
        try
        {
            for (var i = 0; i < numbers.Length; i++)
                numbers[i] = view.ReadInt32(offset + i * 4);
        }
        catch (ArgumentOutOfRangeException)
        {
        }
        """);

    [Fact]
    public Task A_handler_that_asks_how_far_it_came() => Silent(
        """
        try
        {
            for (var i = 0; i < data.Length; i++)
                data[i] = view.ReadByte(offset++);
        }
        finally
        {
            Console.WriteLine(offset);
        }
        """);

    [Fact]
    public Task A_caller_of_a_lambda_that_asks_how_far_it_came() => Verify<AccessorPerElement>.Silent(ElementsCode.Method(
        """
        Action read = () => { for (var i = 0; i < data.Length; i++) data[i] = view.ReadByte(start++); };
        try
        {
            read();
        }
        catch (ArgumentOutOfRangeException)
        {
            Console.WriteLine(start);
        }
        """));

    [Fact]
    public Task Arithmetic_that_is_checked() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("checked { for (var i = 0; i < numbers.Length; i++) numbers[i] = view.ReadInt32(start + i * 4); }"));

    [Fact]
    public Task A_first_place_beyond_32_bits() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("for (var i = 0; i < data.Length; i++) data[i] = view.ReadByte(2000000000L + i + 2000000000L);"));

    [Fact]
    public Task A_first_place_before_the_view() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("for (var i = 0; i < data.Length; i++) data[i] = view.ReadByte(i - start);"));

    [Fact]
    public Task An_index_that_is_taken_back() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("for (var i = 0; i < data.Length; i++) data[i] = view.ReadByte(i * 0 + offset + i);"));

    [Fact]
    public Task A_bound_that_moves_with_the_place() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("var bytes = new byte[start]; for (var i = 0; i < start; i++) bytes[i] = view.ReadByte(start++);"));

    [Fact]
    public Task A_place_that_moves_too_far() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("for (var i = 0; i < numbers.Length; i++, offset += 8) numbers[i] = view.ReadInt32(offset);"));

    [Fact]
    public Task A_place_that_moves_first() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("for (var i = 0; i < data.Length; i++) { offset++; data[i] = view.ReadByte(offset); }"));

    [Fact]
    public Task A_place_that_moves_twice() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("for (var i = 0; i < data.Length; i++, offset++) { data[i] = view.ReadByte(offset); offset++; }"));

    [Fact]
    public Task A_loop_that_is_the_whole_of_an_if() => Verify<AccessorPerElement>.Silent(ElementsCode.Method("if (count > 0) for (var i = 0; i < data.Length; i++) data[i] = view.ReadByte(offset + i); else Console.WriteLine();"));

    [Fact]
    public Task Code_of_another_configuration() => Silent(
        """
        for (var i = 0; i < data.Length; i++)
        {
            data[i] = view.ReadByte(offset + i);
        #if TRACE_READS
            Console.WriteLine(i);
        #endif
        }
        """);

    [Fact]
    public Task A_view_in_a_field_that_other_threads_may_write() => Verify<AccessorPerElement>.Silent(
        """
        using System.IO.MemoryMappedFiles;

        class Table
        {
            readonly MemoryMappedViewAccessor _view = MemoryMappedFile.CreateNew(null, 4096).CreateViewAccessor();

            void Read(byte[] data)
            {
                for (var i = 0; i < data.Length; i++)
                    data[i] = _view.ReadByte(i);
            }
        }
        """);

    [Fact]
    public Task A_view_that_is_found_anew() => Verify<AccessorPerElement>.Silent(
        """
        using System.IO.MemoryMappedFiles;

        class Table
        {
            MemoryMappedViewAccessor View => MemoryMappedFile.CreateNew(null, 4096).CreateViewAccessor();

            void Read(byte[] data)
            {
                for (var i = 0; i < data.Length; i++)
                    data[i] = View.ReadByte(i);
            }
        }
        """);

    [Fact]
    public Task A_stream() => Verify<AccessorPerElement>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        using var view = map.CreateViewStream();
        for (var i = 0; i < data.Length; i++)
            data[i] = (byte)view.ReadByte();
        """);
}
