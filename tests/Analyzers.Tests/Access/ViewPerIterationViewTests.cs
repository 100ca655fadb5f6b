using IoAnalyzers.Access;

namespace IoAnalyzers.Tests.Access;

public sealed class ViewPerIterationViewTests
{
    [Fact]
    public Task A_view_in_front_of_the_loop() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        using var view = map.CreateViewAccessor();
        foreach (var record in records)
        {
            view.ReadInt32(record.Length);
        }
        """);

    [Fact]
    public Task A_window_that_moves() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        for (var i = 0; i < data.Length; i++)
        {
            using var view = map.CreateViewAccessor(i * 4096L, 4096);
            view.ReadInt32(0);
        }
        """);

    [Fact]
    public Task An_offset_that_the_loop_sets() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        var offset = 0L;
        foreach (var record in records)
        {
            using var view = map.CreateViewAccessor(offset, 64);
            offset += view.ReadInt32(0);
        }
        """);

    [Fact]
    public Task A_size_of_the_round() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            using var view = map.CreateViewAccessor(0, record.Length);
            view.ReadInt32(0);
        }
        """);

    [Fact]
    public Task An_offset_that_is_computed_by_a_method() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            using var view = map.CreateViewAccessor(Environment.TickCount64, 64);
            view.ReadInt32(0);
        }
        """);

    [Fact]
    public Task A_map_of_the_round() => Verify<ViewPerIteration>.Silent(
        """
        foreach (var record in records)
        {
            using var map = MemoryMappedFile.CreateFromFile(path + record.Length);
            using var view = map.CreateViewAccessor();
            view.ReadInt32(0);
        }
        """);

    [Fact]
    public Task Maps_of_a_list() => Verify<ViewPerIteration>.Silent(
        """
        var maps = new List<MemoryMappedFile>();
        for (var i = 0; i < maps.Count; i++)
        {
            using var view = maps[i].CreateViewAccessor();
            view.ReadInt32(0);
        }
        """);

    [Fact]
    public Task A_map_that_the_loop_changes_for_another() => Verify<ViewPerIteration>.Silent(
        """
        var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            using var view = map.CreateViewAccessor();
            view.ReadInt32(0);
            map = MemoryMappedFile.CreateFromFile(target);
        }
        """);

    [Fact]
    public Task A_map_that_the_loop_closes() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            using var view = map.CreateViewAccessor();
            view.ReadInt32(record.Length);
            if (record.Length == 0)
                map.Dispose();
        }
        """);

    [Fact]
    public Task A_map_that_goes_to_a_method() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            using var view = map.CreateViewAccessor();
            view.ReadInt32(record.Length);
            GC.KeepAlive(map);
        }
        """);

    [Fact]
    public Task A_file_that_the_loop_makes_longer() => Verify<ViewPerIteration>.Silent(
        """
        using var file = File.Open(path, FileMode.Open);
        using var map = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, true);
        foreach (var record in records)
        {
            using var view = map.CreateViewAccessor();
            view.ReadInt32(record.Length);
            file.SetLength(file.Length + record.Length);
        }
        """);

    [Fact]
    public Task A_private_copy_of_the_pages_begins_anew() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            using var view = map.CreateViewAccessor(0, 64, MemoryMappedFileAccess.CopyOnWrite);
            view.Write(0, view.ReadInt32(0) + record.Length);
        }
        """);

    [Fact]
    public Task An_access_that_is_computed() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        var access = (MemoryMappedFileAccess)data[0];
        foreach (var record in records)
        {
            using var view = map.CreateViewAccessor(0, 64, access);
            view.ReadInt32(0);
        }
        """);
}
