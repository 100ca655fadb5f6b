using IoAnalyzers.Durability;

namespace IoAnalyzers.Tests.Durability;

/// <summary>What the fix does where the project refers to IoAnalyzers.Runtime.</summary>
public sealed class RenameBeforeFlushLibraryTests
{
    const Framework Library = Framework.Net10WithLibrary;

    static string Method(string statements, string parameters = "string path, string text, byte[] data", string modifiers = "static void") => $$"""
        using System;
        using System.IO;
        using System.Text;
        using System.Threading;
        using System.Threading.Tasks;
        using IoAnalyzers.Runtime;

        static class Store
        {
            {{modifiers}} Save({{parameters}})
            {
                {{statements.ReplaceLineEndings("\n").Replace("\n", "\n        ").Replace("\n        \n", "\n\n")}}
            }
        }
        """;

    static Task Fixes(string before, string after) => Verify<RenameBeforeFlush>.Fix(Method(before), Method(after), Library);

    static Task Keeps(string before, string after) =>
        Verify<RenameBeforeFlush>.Fix(Method(before), Method(after), Library, RenameBeforeFlushFix.MoveKey);

    [Fact]
    public Task Text_in_a_temporary_file_becomes_one_call() => Fixes(
        """
        var temp = path + ".tmp";
        File.WriteAllText(temp, text);
        [|File.Move(temp, path, overwrite: true)|];
        """,
        """
        DurableFile.WriteAllText(path, text);
        """);

    [Fact]
    public Task More_code_around_stays() => Fixes(
        """
        var upper = text.ToUpperInvariant();
        var temp = Path.Combine(Path.GetDirectoryName(path)!, Path.GetRandomFileName());

        File.WriteAllText(temp, upper, Encoding.Unicode);
        [|File.Move(temp, path, true)|];

        Console.WriteLine(path);
        """,
        """
        var upper = text.ToUpperInvariant();

        DurableFile.WriteAllText(path, upper, Encoding.Unicode);

        Console.WriteLine(path);
        """);

    [Fact]
    public Task A_path_that_is_written_out_twice() => Fixes(
        """
        File.WriteAllBytes(path + ".tmp", Encoding.UTF8.GetBytes(text));
        [|File.Move(path + ".tmp", path, overwrite: true)|];
        """,
        """
        DurableFile.WriteAllBytes(path, Encoding.UTF8.GetBytes(text));
        """);

    [Fact]
    public Task Named_arguments_keep_their_names() => Fixes(
        """
        File.WriteAllText(contents: text, path: path + ".tmp");
        [|File.Move(path + ".tmp", path, overwrite: true)|];
        """,
        """
        DurableFile.WriteAllText(contents: text, path: path);
        """);

    [Fact]
    public Task An_asynchronous_write_stays_one_with_its_token() => Verify<RenameBeforeFlush>.Fix(
        Method(
            """
            var temp = path + ".tmp";
            await File.WriteAllTextAsync(temp, text, token).ConfigureAwait(false);
            [|File.Move(temp, path, overwrite: true)|];
            """,
            "string path, string text, CancellationToken token",
            "static async Task"),
        Method(
            """
            await DurableFile.WriteAllTextAsync(path, text, token).ConfigureAwait(false);
            """,
            "string path, string text, CancellationToken token",
            "static async Task"),
        Library);

    [Fact]
    public Task A_stream_becomes_the_callback_of_a_replacement() => Fixes(
        """
        var temp = path + ".tmp";
        using (var stream = new FileStream(temp, FileMode.Create, FileAccess.Write))
        {
            stream.Write(data, 0, data.Length);
            stream.WriteByte(0);
        }

        [|File.Move(temp, path, overwrite: true)|];
        """,
        """
        DurableFile.Replace(path, stream =>
        {
            stream.Write(data, 0, data.Length);
            stream.WriteByte(0);
        });
        """);

    [Fact]
    public Task Writers_over_the_stream_and_loops_move_along() => Fixes(
        """
        using (var stream = File.Create(path + ".tmp"))
        {
            using var writer = new StreamWriter(stream);
            foreach (var part in text.Split(' '))
            {
                if (part.Length == 0)
                    continue;
                writer.WriteLine(part);
            }
        }

        [|File.Move(path + ".tmp", path, overwrite: true)|];

        Console.WriteLine(path);
        """,
        """
        DurableFile.Replace(path, stream =>
        {
            using var writer = new StreamWriter(stream);
            foreach (var part in text.Split(' '))
            {
                if (part.Length == 0)
                    continue;
                writer.WriteLine(part);
            }
        });

        Console.WriteLine(path);
        """);

    [Fact]
    public Task What_fills_the_file_otherwise_is_renamed_durably() => Fixes(
        """
        var temp = path + ".tmp";
        using (var writer = new StreamWriter(temp))
        {
            writer.Write(text);
        }

        [|File.Move(temp, path, overwrite: true)|];
        """,
        """
        var temp = path + ".tmp";
        using (var writer = new StreamWriter(temp))
        {
            writer.Write(text);
        }

        DurableFile.Move(temp, path, overwrite: true);
        """);

    [Fact]
    public Task The_rename_alone_can_be_chosen_too() => Keeps(
        """
        var temp = path + ".tmp";
        File.WriteAllText(temp, text);
        [|File.Move(temp, path, overwrite: true)|];
        """,
        """
        var temp = path + ".tmp";
        File.WriteAllText(temp, text);
        DurableFile.Move(temp, path, overwrite: true);
        """);

    [Fact]
    public Task A_name_of_an_argument_is_the_library_s() => Keeps(
        """
        var temp = path + ".tmp";
        File.WriteAllText(temp, text);
        [|System.IO.File.Move(sourceFileName: temp, destFileName: path)|];
        """,
        """
        var temp = path + ".tmp";
        File.WriteAllText(temp, text);
        DurableFile.Move(sourceFileName: temp, destinationFileName: path);
        """);

    [Fact]
    public Task A_stream_that_is_still_open_is_flushed_as_without_the_library() => Fixes(
        """
        var temp = path + ".tmp";
        using var stream = new FileStream(temp, FileMode.Create);
        stream.Write(data, 0, data.Length);
        [|File.Move(temp, path, overwrite: true)|];
        """,
        """
        var temp = path + ".tmp";
        using var stream = new FileStream(temp, FileMode.Create);
        stream.Write(data, 0, data.Length);
        stream.Flush(flushToDisk: true);
        File.Move(temp, path, overwrite: true);
        """);

    [Fact]
    public Task Replace_with_a_backup_has_no_counterpart_in_the_library() => Fixes(
        """
        var temp = path + ".tmp";
        File.WriteAllText(temp, text);
        [|File.Replace(temp, path, null)|];
        """,
        """
        var temp = path + ".tmp";
        using (var stream = new FileStream(temp, FileMode.Create, FileAccess.Write, FileShare.Read))
        using (var writer = new StreamWriter(stream))
        {
            writer.Write(text);
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }

        File.Replace(temp, path, null);
        """);
}
