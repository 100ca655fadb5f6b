using IoAnalyzers.Durability;

namespace IoAnalyzers.Tests.Durability;

/// <summary>Syncs that are tried again after they failed.</summary>
public sealed class IgnoredSyncFailureRetryTests
{
    [Fact]
    public Task A_loop_that_is_there_for_the_sync_alone() => Verify<IgnoredSyncFailure>.Fix(
        """
        using var file = new FileStream(path, FileMode.Create);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                [|file.Flush(true)|];
                break;
            }
            catch (IOException)
            {
                Thread.Sleep(100);
            }
        }

        Console.WriteLine(path);
        """,
        """
        using var file = new FileStream(path, FileMode.Create);
        file.Flush(true);

        Console.WriteLine(path);
        """);

    [Fact]
    public Task An_endless_loop_that_returns() => Verify<IgnoredSyncFailure>.Fix(
        """
        using var file = new FileStream(path, FileMode.Create);
        while (true)
        {
            try
            {
                [|RandomAccess.FlushToDisk(file.SafeFileHandle)|];
                return;
            }
            catch (IOException)
            {
                await Task.Delay(100, token);
            }
        }
        """,
        """
        using var file = new FileStream(path, FileMode.Create);
        RandomAccess.FlushToDisk(file.SafeFileHandle);
        return;
        """);

    [Fact]
    public Task A_loop_that_gives_up_by_throwing() => Verify<IgnoredSyncFailure>.Fix(
        """
        using var file = new FileStream(path, FileMode.Create);
        for (var attempts = 0; ; )
        {
            try
            {
                [|file.Flush(true)|];
                break;
            }
            catch (IOException)
            {
                attempts++;
                if (attempts > 3)
                    throw;
            }
        }
        """,
        """
        using var file = new FileStream(path, FileMode.Create);
        file.Flush(true);
        """);

    [Fact]
    public Task A_counter_of_the_method_would_be_left_over() => Verify<IgnoredSyncFailure>.Silent("""
        using var file = new FileStream(path, FileMode.Create);
        var attempts = 0;
        while (true)
        {
            try
            {
                file.Flush(true);
                break;
            }
            catch (IOException)
            {
                attempts++;
            }
        }
        """);

    [Fact]
    public Task The_file_is_written_anew_in_each_round() => Verify<IgnoredSyncFailure>.Silent("""
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                using var file = new FileStream(path, FileMode.Create);
                file.Write(data, 0, data.Length);
                file.Flush(true);
                break;
            }
            catch (IOException)
            {
                Thread.Sleep(100);
            }
        }
        """);

    [Fact]
    public Task Somebody_is_told_of_each_failure() => Verify<IgnoredSyncFailure>.Silent("""
        using var file = new FileStream(path, FileMode.Create);
        while (true)
        {
            try
            {
                file.Flush(true);
                break;
            }
            catch (IOException e)
            {
                Console.Error.WriteLine(e);
            }
        }
        """);

    [Fact]
    public Task Behind_a_loop_that_gives_up_stands_what_a_success_never_reaches() => Verify<IgnoredSyncFailure>.Silent("""
        using var file = new FileStream(path, FileMode.Create);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                file.Flush(true);
                return;
            }
            catch (IOException)
            {
                Thread.Sleep(100);
            }
        }

        throw new IOException();
        """);
}
