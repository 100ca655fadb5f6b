using IoAnalyzers.Access;

namespace IoAnalyzers.Tests.Access;

public sealed class ViewPerIterationReportTests
{
    [Fact]
    public Task A_while_loop_is_a_loop() => Verify<ViewPerIteration>.Reports(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        var i = 0;
        while (i < data.Length)
        {
            using var view = [|map.CreateViewAccessor()|];
            if (view.ReadInt32(data.Length) == i++)
                continue;
        }
        """);

    [Fact]
    public Task A_do_loop_is_a_loop() => Verify<ViewPerIteration>.Reports(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        var i = 0;
        do
        {
            using var view = [|map.CreateViewAccessor()|];
            view.ReadInt32(i++);
        }
        while (i < data.Length);
        """);

    [Fact]
    public Task A_view_of_reads_of_many_kinds() => Verify<ViewPerIteration>.Reports(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            using var view = [|map.CreateViewAccessor()|];
            view.Read(0, out Guid id);
            view.ReadArray(16, record, 0, record.Length);
            if (view.CanRead && view.Capacity > 16)
                Console.WriteLine(id);
        }
        """);

    [Fact]
    public Task A_view_that_may_be_written_but_is_only_read() => Verify<ViewPerIteration>.Reports(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            using var view = [|map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.ReadWrite)|];
            view.ReadInt32(record.Length);
        }
        """);

    [Fact]
    public Task A_stream_that_is_sought() => Verify<ViewPerIteration>.Reports(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            using var view = [|map.CreateViewStream()|];
            view.Seek(record.Length, SeekOrigin.Begin);
            view.ReadByte();
        }
        """);

    [Fact]
    public Task A_catch_around_the_loop_does_not_matter() => Verify<ViewPerIteration>.Reports(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        try
        {
            foreach (var record in records)
            {
                using var view = [|map.CreateViewAccessor()|];
                view.ReadInt32(record.Length);
            }
        }
        catch (IOException)
        {
        }
        """);

    [Fact]
    public Task A_loop_in_a_lambda() => Verify<ViewPerIteration>.Reports(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        Action run = () =>
        {
            foreach (var record in records)
            {
                using var view = [|map.CreateViewAccessor()|];
                view.ReadInt32(record.Length);
            }
        };
        """);

    [Fact]
    public Task Methods_of_the_program_may_take_what_was_read() => Verify<ViewPerIteration>.Reports(
        """
        using System.IO.MemoryMappedFiles;

        class C
        {
            static int Twice(int value) => value * 2;

            int Sum(MemoryMappedFile map, int[] places)
            {
                var sum = 0;
                foreach (var place in places)
                {
                    using var view = [|map.CreateViewAccessor()|];
                    sum += Twice(view.ReadInt32(place));
                }

                return sum;
            }
        }
        """);

    [Fact]
    public Task A_map_that_is_not_of_a_file() => Verify<ViewPerIteration>.Reports(
        """
        using var map = MemoryMappedFile.CreateNew(null, 4096);
        foreach (var record in records)
        {
            using var view = [|map.CreateViewAccessor()|];
            view.ReadInt32(record.Length);
        }
        """);
}
