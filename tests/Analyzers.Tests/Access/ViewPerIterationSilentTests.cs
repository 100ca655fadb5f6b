using IoAnalyzers.Access;

namespace IoAnalyzers.Tests.Access;

public sealed class ViewPerIterationSilentTests
{
    [Fact]
    public Task A_loop_that_sleeps() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            using var view = map.CreateViewAccessor();
            if (view.ReadInt32(0) == 1)
                break;
            Thread.Sleep(10);
        }
        """);

    [Fact]
    public Task A_loop_that_waits_for_a_mutex() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        using var mutex = new Mutex();
        foreach (var record in records)
        {
            mutex.WaitOne();
            using var view = map.CreateViewAccessor();
            view.ReadInt32(record.Length);
            mutex.ReleaseMutex();
        }
        """);

    [Fact]
    public Task A_loop_that_locks() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            lock (records)
            {
                using var view = map.CreateViewAccessor();
                view.ReadInt32(record.Length);
            }
        }
        """);

    [Fact]
    public Task A_loop_that_awaits() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            using var view = map.CreateViewAccessor();
            await destination.WriteAsync(record, token);
            view.ReadInt32(record.Length);
        }
        """);

    [Fact]
    public Task A_loop_that_reads_from_somebody() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            using var view = map.CreateViewAccessor();
            source.Read(record, 0, record.Length);
            view.ReadInt32(record.Length);
        }
        """);

    [Fact]
    public Task A_loop_without_an_end() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        while (true)
        {
            using var view = map.CreateViewAccessor();
            if (view.ReadInt32(0) == 1)
                break;
        }
        """);

    [Fact]
    public Task A_loop_that_calls_a_delegate() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        Action<int> done = Console.WriteLine;
        foreach (var record in records)
        {
            using var view = map.CreateViewAccessor();
            done(view.ReadInt32(0));
        }
        """);

    [Fact]
    public Task A_loop_of_a_few_rounds() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        for (var i = 0; i < 4; i++)
        {
            using var view = map.CreateViewAccessor();
            view.ReadInt32(i);
        }
        """);

    [Fact]
    public Task A_view_that_is_the_last_thing_of_the_loop() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            using var view = map.CreateViewAccessor();
            view.ReadInt32(record.Length);
            break;
        }
        """);

    [Fact]
    public Task A_try_in_the_loop_handles_each_failure() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            try
            {
                using var view = map.CreateViewAccessor();
                view.ReadInt32(record.Length);
            }
            catch (IOException)
            {
            }
        }
        """);
}
