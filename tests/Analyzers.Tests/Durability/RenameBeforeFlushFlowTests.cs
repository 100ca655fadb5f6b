using IoAnalyzers.Durability;

namespace IoAnalyzers.Tests.Durability;

/// <summary>Which ways through a method lead from a write to the rename.</summary>
public sealed class RenameBeforeFlushFlowTests
{
    [Theory]
    [InlineData("if (data.Length > 0) stream.Write(data, 0, data.Length);")]
    [InlineData("if (data.Length > 0) { stream.Write(data, 0, data.Length); stream.Flush(true); } else { stream.WriteByte(0); }")]
    [InlineData("stream.Write(data, 0, data.Length); switch (data[0]) { case 1: stream.Flush(true); break; }")]
    [InlineData("for (int i = 0; i < 3; i++) { stream.Flush(true); stream.WriteByte(1); }")]
    [InlineData("try { stream.WriteByte(1); } finally { Console.WriteLine(); }")]
    [InlineData("stream.WriteByte(1); try { stream.Flush(true); } catch (IOException) when (data.Length > 0) { } stream.WriteByte(2);")]
    public Task Some_way_is_not_synced(string body) => Verify<RenameBeforeFlush>.Reports($$"""
        var temp = path + ".tmp";
        using (var stream = new FileStream(temp, FileMode.Create))
        {
            {{body}}
        }

        [|File.Move(temp, path)|];
        """);

    [Theory]
    [InlineData("stream.WriteByte(1); if (data.Length > 0) stream.Flush(true); else stream.Flush(flushToDisk: true);")]
    [InlineData("if (data.Length > 0) { stream.WriteByte(1); stream.Flush(true); }")]
    [InlineData("for (int i = 0; i < 3; i++) { stream.WriteByte(1); stream.Flush(true); }")]
    [InlineData("try { stream.WriteByte(1); } finally { stream.Flush(true); }")]
    [InlineData("stream.WriteByte(1); if (data.Length == 0) return; stream.Flush(true);")]
    [InlineData("stream.WriteByte(1); if (data.Length == 0) throw new IOException(); stream.Flush(true);")]
    public Task Every_way_is_synced(string body) => Verify<RenameBeforeFlush>.Silent($$"""
        var temp = path + ".tmp";
        using (var stream = new FileStream(temp, FileMode.Create))
        {
            {{body}}
        }

        File.Move(temp, path);
        """);

    // A write that failed and was swallowed is not on the disk either, but then the missing sync is the least of it.
    [Fact]
    public Task A_swallowed_exception_is_not_a_way() => Verify<RenameBeforeFlush>.Silent("""
        var temp = path + ".tmp";
        var written = false;
        try
        {
            using (var stream = new FileStream(temp, FileMode.Create))
            {
                stream.Write(data, 0, data.Length);
                stream.Flush(true);
            }

            written = true;
        }
        catch (IOException)
        {
            Console.WriteLine("disk full");
        }

        if (written)
        {
            File.Move(temp, path);
        }
        """);

    [Theory]
    [InlineData("if (stream != null) { stream.Flush(true); stream.Dispose(); }")]
    [InlineData("if (stream is not null) { stream.Flush(true); stream.Dispose(); }")]
    [InlineData("if (!(stream == null)) { stream.Flush(true); stream.Dispose(); }")]
    [InlineData("stream?.Flush(true); stream?.Dispose();")]
    public Task A_stream_that_is_null_has_written_nothing(string ending) => Verify<RenameBeforeFlush>.Silent($$"""
        var temp = path + ".tmp";
        FileStream stream = null!;
        try
        {
            stream = new FileStream(temp, FileMode.Create);
            stream.Write(data, 0, data.Length);
        }
        finally
        {
            {{ending}}
        }

        File.Move(temp, path);
        """);

    [Fact]
    public Task An_early_return_that_never_renames_does_not_matter() => Verify<RenameBeforeFlush>.Silent("""
        var temp = path + ".tmp";
        using (var stream = new FileStream(temp, FileMode.Create))
        {
            stream.Write(data, 0, data.Length);
            if (token.IsCancellationRequested)
            {
                return;
            }

            stream.Flush(true);
        }

        File.Move(temp, path);
        """);

    [Fact]
    public Task Each_round_of_a_loop_has_a_file_of_its_own() => Verify<RenameBeforeFlush>.Silent("""
        foreach (var name in Directory.GetFiles(path))
        {
            var temp = name + ".tmp";
            if (File.Exists(temp))
            {
                File.Move(temp, name);
            }

            File.WriteAllText(temp, target);
        }
        """);

    [Fact]
    public Task A_loop_writes_and_renames_many_files() => Verify<RenameBeforeFlush>.Reports("""
        foreach (var record in records)
        {
            var temp = Path.GetRandomFileName();
            File.WriteAllBytes(temp, record);
            [|File.Move(temp, Path.Combine(path, temp))|];
        }
        """);

    [Fact]
    public Task Two_ways_to_rename_what_one_stream_wrote_are_one_finding() => Verify<RenameBeforeFlush>.Reports("""
        var temp = path + ".tmp";
        using (var stream = new FileStream(temp, FileMode.Create))
        {
            stream.Write(data, 0, data.Length);
        }

        if (File.Exists(path))
        {
            [|File.Replace(temp, path, null)|];
        }
        else
        {
            File.Move(temp, path);
        }
        """);

    [Fact]
    public Task A_file_that_was_deleted_again_is_not_renamed() => Verify<RenameBeforeFlush>.Silent("""
        var temp = path + ".tmp";
        File.WriteAllText(temp, target);
        File.Delete(temp);
        File.Move(temp, path);
        """);

    [Fact]
    public Task A_lambda_renames_what_its_method_wrote() => Verify<RenameBeforeFlush>.Reports("""
        var temp = path + ".tmp";
        File.WriteAllText(temp, target);
        await Task.Run(() => [|File.Move(temp, path)|]);
        """);

    [Fact]
    public Task A_lambda_writes_and_renames() => Verify<RenameBeforeFlush>.Reports("""
        Action save = () =>
        {
            var temp = path + ".tmp";
            File.WriteAllText(temp, target);
            [|File.Move(temp, path)|];
        };
        save();
        """);

    [Fact]
    public Task A_lambda_that_is_kept_may_run_at_any_time() => Verify<RenameBeforeFlush>.Silent("""
        var temp = path + ".tmp";
        File.WriteAllText(temp, target);
        Action later = () => File.Move(temp, path);
        Console.CancelKeyPress += (_, _) => later();
        """);

    [Fact]
    public Task A_local_function_renames_what_its_method_wrote() => Verify<RenameBeforeFlush>.Reports("""
        var temp = path + ".tmp";
        File.WriteAllText(temp, target);
        Commit();

        void Commit()
        {
            [|File.Move(temp, path)|];
        }
        """);

    [Fact]
    public Task Top_level_statements_write_and_rename() => Verify<RenameBeforeFlush>.Reports("""
        using System.IO;

        var temp = "state.tmp";
        using (var stream = File.Create(temp))
        {
            stream.WriteByte(1);
        }

        [|File.Move(temp, "state")|];
        """);
}
