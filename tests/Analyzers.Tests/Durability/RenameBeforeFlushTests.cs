using IoAnalyzers.Durability;

namespace IoAnalyzers.Tests.Durability;

/// <summary>The rule at a glance; the other RenameBeforeFlush… classes take one topic each.</summary>
public sealed class RenameBeforeFlushTests
{
    [Fact]
    public Task A_stream_that_is_closed_and_renamed_unsynced_is_reported() => Verify<RenameBeforeFlush>.Reports("""
        using (var stream = File.Create(path + ".tmp"))
        {
            stream.Write(data, 0, data.Length);
        }

        [|File.Move(path + ".tmp", path)|];
        """);

    [Fact]
    public Task Text_that_is_written_and_replaced_unsynced_is_reported() => Verify<RenameBeforeFlush>.Reports("""
        var temp = path + ".tmp";
        File.WriteAllText(temp, target);
        [|File.Replace(temp, path, null)|];
        """);

    [Fact]
    public Task A_FileInfo_that_is_moved_unsynced_is_reported() => Verify<RenameBeforeFlush>.Reports("""
        var file = new FileInfo(path + ".tmp");
        using (var writer = file.CreateText())
        {
            writer.Write(target);
        }

        [|file.MoveTo(path)|];
        """);

    [Fact]
    public Task Flush_without_the_argument_reaches_the_page_cache_only() => Verify<RenameBeforeFlush>.Reports("""
        var temp = path + ".tmp";
        using (var stream = new FileStream(temp, FileMode.Create))
        {
            await stream.WriteAsync(data, 0, data.Length, token);
            await stream.FlushAsync(token);
        }

        [|File.Move(temp, path, overwrite: true)|];
        """);

    [Fact]
    public Task One_path_that_skips_the_sync_is_enough() => Verify<RenameBeforeFlush>.Reports("""
        var temp = path + ".tmp";
        using (var stream = new FileStream(temp, FileMode.Create))
        {
            stream.Write(data, 0, data.Length);
            if (data.Length > 4096)
            {
                stream.Flush(true);
            }
        }

        [|File.Move(temp, path)|];
        """);

    [Fact]
    public Task A_copy_that_is_renamed_is_reported() => Verify<RenameBeforeFlush>.Reports("""
        var temp = target + ".tmp";
        File.Copy(path, temp);
        [|File.Move(temp, target)|];
        """);

    [Fact]
    public Task A_synced_stream_is_fine() => Verify<RenameBeforeFlush>.Silent("""
        var temp = path + ".tmp";
        using (var stream = new FileStream(temp, FileMode.Create))
        {
            stream.Write(data, 0, data.Length);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temp, path);
        """);

    [Fact]
    public Task A_file_that_is_not_written_here_is_fine() => Verify<RenameBeforeFlush>.Silent("File.Move(path, target);");

    [Fact]
    public Task Another_file_that_is_written_here_does_not_matter() => Verify<RenameBeforeFlush>.Silent("""
        File.WriteAllText(path + ".log", "moved");
        File.Move(path, target);
        """);

    [Fact]
    public Task A_handle_that_writes_through_is_fine() => Verify<RenameBeforeFlush>.Silent("""
        var temp = path + ".tmp";
        using (var stream = new FileStream(temp, FileMode.Create, FileAccess.Write, FileShare.None, 4096, FileOptions.WriteThrough | FileOptions.SequentialScan))
        {
            stream.Write(data, 0, data.Length);
        }

        File.Move(temp, path);
        """);

    [Fact]
    public Task An_empty_marker_has_no_content_to_lose() => Verify<RenameBeforeFlush>.Silent("""
        var temp = path + ".tmp";
        File.Create(temp).Dispose();
        File.Move(temp, path);
        """);

    [Fact]
    public Task A_file_that_stays_in_the_temporary_folder_is_fine() => Verify<RenameBeforeFlush>.Silent("""
        var temp = Path.GetTempFileName();
        File.WriteAllText(temp, target);
        File.Move(temp, Path.Combine(Path.GetTempPath(), "report.html"));
        """);

    [Fact]
    public Task A_stream_that_somebody_else_gets_is_unknown() => Verify<RenameBeforeFlush>.Silent("""
        class C
        {
            System.IO.Stream _current;

            void M(string path, byte[] data)
            {
                var temp = path + ".tmp";
                _current = System.IO.File.Create(temp);
                _current.Write(data, 0, data.Length);
                Finish();
                System.IO.File.Move(temp, path);
            }

            void Finish() => _current.Dispose();
        }
        """);

    [Fact]
    public Task A_path_that_is_set_anew_is_another_file() => Verify<RenameBeforeFlush>.Silent("""
        var temp = path + ".tmp";
        File.WriteAllText(temp, target);
        temp = path + ".new";
        File.Move(temp, path);
        """);

    [Fact]
    public Task Replace_of_a_string_is_no_rename() => Verify<RenameBeforeFlush>.Silent("""
        File.WriteAllText(path, target);
        path.Replace(".tmp", "");
        """);

    [Fact]
    public Task The_stream_is_synced_before_it_is_closed() => Verify<RenameBeforeFlush>.Fix(
        """
        var temp = path + ".tmp";
        using (var stream = new FileStream(temp, FileMode.Create))
        {
            stream.Write(data, 0, data.Length);
        }

        [|File.Move(temp, path, overwrite: true)|];
        """,
        """
        var temp = path + ".tmp";
        using (var stream = new FileStream(temp, FileMode.Create))
        {
            stream.Write(data, 0, data.Length);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temp, path, overwrite: true);
        """);

    [Fact]
    public Task A_writer_over_the_stream_is_flushed_first() => Verify<RenameBeforeFlush>.Fix(
        """
        var temp = path + ".tmp";
        await using (var stream = new FileStream(temp, FileMode.Create))
        await using (var writer = new StreamWriter(stream))
        {
            await writer.WriteAsync(target);
        }

        [|File.Move(temp, path)|];
        """,
        """
        var temp = path + ".tmp";
        await using (var stream = new FileStream(temp, FileMode.Create))
        await using (var writer = new StreamWriter(stream))
        {
            await writer.WriteAsync(target);
            await writer.FlushAsync();
            stream.Flush(flushToDisk: true);
        }

        File.Move(temp, path);
        """);

    [Fact]
    public Task WriteAllText_becomes_a_stream_that_is_synced() => Verify<RenameBeforeFlush>.Fix(
        """
        var temp = path + ".tmp";
        File.WriteAllText(temp, target);
        [|File.Move(temp, path)|];
        """,
        """
        var temp = path + ".tmp";
        using (var stream = new FileStream(temp, FileMode.Create, FileAccess.Write, FileShare.Read))
        using (var writer = new StreamWriter(stream))
        {
            writer.Write(target);
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }

        File.Move(temp, path);
        """);

    [Fact]
    public Task A_file_without_a_stream_at_hand_is_opened_once_more() => Verify<RenameBeforeFlush>.Fix(
        """
        var temp = target + ".tmp";
        File.Copy(path, temp);
        [|File.Move(temp, target)|];
        """,
        """
        var temp = target + ".tmp";
        File.Copy(path, temp);
        using (var stream = new FileStream(temp, FileMode.Open, FileAccess.Write))
        {
            stream.Flush(flushToDisk: true);
        }

        File.Move(temp, target);
        """);
}
