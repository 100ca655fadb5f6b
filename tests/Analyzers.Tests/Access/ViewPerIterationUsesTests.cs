using IoAnalyzers.Access;

namespace IoAnalyzers.Tests.Access;

public sealed class ViewPerIterationUsesTests
{
    [Fact]
    public Task A_flush_in_each_round() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            using var view = map.CreateViewAccessor();
            view.Write(0, record.Length);
            view.Flush();
        }
        """);

    [Fact]
    public Task A_view_that_goes_to_a_reader() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            using var view = map.CreateViewStream();
            using var reader = new BinaryReader(view);
            reader.ReadInt32();
        }
        """);

    [Fact]
    public Task A_view_that_goes_to_a_method() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            using var view = map.CreateViewAccessor();
            view.ReadInt32(0);
            GC.KeepAlive(view);
        }
        """);

    [Fact]
    public Task A_view_that_is_kept() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        var views = new List<MemoryMappedViewAccessor>();
        foreach (var record in records)
        {
            using var view = map.CreateViewAccessor();
            view.ReadInt32(0);
            views.Add(view);
        }
        """);

    [Fact]
    public Task A_view_whose_pointer_is_taken() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            using var view = map.CreateViewAccessor();
            view.ReadInt32(0);
            Console.WriteLine(view.SafeMemoryMappedViewHandle.ByteLength);
        }
        """);

    [Fact]
    public Task A_view_that_a_lambda_reads() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            using var view = map.CreateViewAccessor();
            Func<int> read = () => view.ReadInt32(0);
            Console.WriteLine(read.Method);
        }
        """);

    [Fact]
    public Task A_view_that_is_closed_early() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            using var view = map.CreateViewAccessor();
            view.ReadInt32(0);
            view.Dispose();
        }
        """);

    [Fact]
    public Task A_view_that_nobody_closes() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            var view = map.CreateViewAccessor();
            view.ReadInt32(record.Length);
        }
        """);

    [Fact]
    public Task A_view_that_is_only_looked_at() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            using var view = map.CreateViewAccessor();
            Console.WriteLine(view.Capacity);
        }
        """);

    [Fact]
    public Task A_map_that_a_local_function_changes_for_another() => Verify<ViewPerIteration>.Silent(
        """
        var map = default(MemoryMappedFile);
        Reopen();
        void Reopen() => map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            using var view = map!.CreateViewAccessor();
            if (view.ReadInt32(record.Length) == 0)
                Reopen();
        }
        """);

    [Fact]
    public Task A_map_that_a_local_function_closes() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        void Close() => map.Dispose();
        foreach (var record in records)
        {
            using var view = map.CreateViewAccessor();
            if (view.ReadInt32(record.Length) == 0)
                Close();
        }
        """);

    [Fact]
    public Task A_map_that_is_closed_by_another_name() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        var same = map;
        foreach (var record in records)
        {
            using var view = map.CreateViewAccessor();
            if (view.ReadInt32(record.Length) == 0)
                same.Dispose();
        }
        """);
}
