using IoAnalyzers.Durability;
using Microsoft.CodeAnalysis.CSharp;
using static IoAnalyzers.Tests.Durability.OverwriteCode;

namespace IoAnalyzers.Tests.Durability;

/// <summary>A temporary file, a flush to the disk, and a rename.</summary>
public sealed class OverwriteInPlaceFixTests
{
    static Task Fixes(string before, string after, string signature = "public void Save(string text, byte[] data)") =>
        Verify<OverwriteInPlace>.Fix(Saving(before, signature), Saving(after, signature));

    [Fact]
    public Task Text_keeps_its_encoding() => Fixes(
        "[|File.WriteAllText(_path, text, Encoding.Unicode)|];",
        """
        var temporary = _path + ".tmp";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.Read))
        using (var writer = new StreamWriter(stream, Encoding.Unicode))
        {
            writer.Write(text);
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, _path, overwrite: true);
        """);

    [Fact]
    public Task Content_is_computed_before_the_file_is_opened() => Fixes(
        """
        Console.WriteLine(text);
        [|File.WriteAllText(_path, JsonSerializer.Serialize(data))|];
        Console.WriteLine("saved");
        """,
        """
        Console.WriteLine(text);
        var temporary = _path + ".tmp";
        var contents = JsonSerializer.Serialize(data);
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.Read))
        using (var writer = new StreamWriter(stream))
        {
            writer.Write(contents);
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, _path, overwrite: true);

        Console.WriteLine("saved");
        """);

    [Fact]
    public Task Lines_are_written_one_by_one() => Fixes(
        "[|File.WriteAllLines(_path, new[] { text, text })|];",
        """
        var temporary = _path + ".tmp";
        var lines = new[] { text, text };
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.Read))
        using (var writer = new StreamWriter(stream))
        {
            foreach (var line in lines)
                writer.WriteLine(line);
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, _path, overwrite: true);
        """);

    [Fact]
    public Task Bytes_that_may_be_null_are_refused_before_as_after() => Fixes(
        "[|File.WriteAllBytes(_path, data)|];",
        """
        var temporary = _path + ".tmp";
        File.WriteAllBytes(temporary, data);
        using (var stream = new FileStream(temporary, FileMode.Open, FileAccess.Write))
        {
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, _path, overwrite: true);
        """);

    [Fact]
    public Task An_asynchronous_write_stays_one() => Fixes(
        "await [|File.WriteAllTextAsync(_path, text)|];",
        """
        var temporary = _path + ".tmp";
        await using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.Read, 4096, useAsync: true))
        await using (var writer = new StreamWriter(stream))
        {
            await writer.WriteAsync(text);
            await writer.FlushAsync();
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, _path, overwrite: true);
        """,
        "public async Task SaveAsync(string text)");

    [Fact]
    public Task A_token_and_a_context_are_kept() => Fixes(
        "await [|File.WriteAllTextAsync(_path, text, token)|].ConfigureAwait(false);",
        """
        var temporary = _path + ".tmp";
        await File.WriteAllTextAsync(temporary, text, token).ConfigureAwait(false);
        using (var stream = new FileStream(temporary, FileMode.Open, FileAccess.Write))
        {
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, _path, overwrite: true);
        """,
        "public async Task SaveAsync(string text, CancellationToken token)");

    [Fact]
    public Task A_copy_is_opened_once_more_to_be_flushed() => Fixes(
        "[|File.Copy(text, _path, overwrite: true)|];",
        """
        var temporary = _path + ".tmp";
        File.Copy(text, temporary, overwrite: true);
        using (var stream = new FileStream(temporary, FileMode.Open, FileAccess.Write))
        {
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, _path, overwrite: true);
        """);

    [Fact]
    public Task A_stream_is_flushed_at_the_end_of_its_using() => Fixes(
        """
        using (var stream = [|File.Create(_path)|])
        {
            stream.Write(data, 0, data.Length);
        }
        """,
        """
        var temporary = _path + ".tmp";
        using (var stream = File.Create(temporary))
        {
            stream.Write(data, 0, data.Length);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, _path, overwrite: true);
        """);

    [Fact]
    public Task A_writer_over_the_stream_is_flushed_first() => Fixes(
        """
        using (var stream = [|new FileStream(_path, FileMode.Create, FileAccess.Write, FileShare.None)|])
        using (var writer = new StreamWriter(stream))
        {
            writer.Write(text);
        }

        Console.WriteLine(text);
        """,
        """
        var temporary = _path + ".tmp";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        using (var writer = new StreamWriter(stream))
        {
            writer.Write(text);
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, _path, overwrite: true);

        Console.WriteLine(text);
        """);

    [Fact]
    public Task A_writer_that_opens_the_file_itself() => Fixes(
        """
        using (var writer = [|new StreamWriter(_path, false, Encoding.UTF8)|])
        {
            writer.Write(text);
        }
        """,
        """
        var temporary = _path + ".tmp";
        using (var writer = new StreamWriter(temporary, false, Encoding.UTF8))
        {
            writer.Write(text);
            writer.Flush();
            ((FileStream)writer.BaseStream).Flush(flushToDisk: true);
        }

        File.Move(temporary, _path, overwrite: true);
        """);

    [Fact]
    public Task A_file_that_is_cut_at_once_is_created_anew() => Fixes(
        """
        using (var stream = [|new FileStream(_path, FileMode.OpenOrCreate, FileAccess.Write)|])
        {
            stream.SetLength(0);
            JsonSerializer.Serialize(stream, text);
        }
        """,
        """
        var temporary = _path + ".tmp";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            stream.SetLength(0);
            JsonSerializer.Serialize(stream, text);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, _path, overwrite: true);
        """);

    [Fact]
    public Task A_flush_that_is_there_reaches_the_disk() => Fixes(
        """
        using (var stream = [|File.Create(_path)|])
        {
            stream.Write(data, 0, data.Length);
            stream.Flush();
        }
        """,
        """
        var temporary = _path + ".tmp";
        using (var stream = File.Create(temporary))
        {
            stream.Write(data, 0, data.Length);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, _path, overwrite: true);
        """);

    [Fact]
    public Task A_path_that_is_computed_is_computed_once() => Verify<OverwriteInPlace>.Fix(
        Type(
            """
            public string Folder { get; set; }

            string Load() => File.ReadAllText(Path.Combine(Folder, "settings.json"));

            void Save(byte[] data)
            {
                [|File.WriteAllBytes(Path.Combine(Folder, "settings.json"), data)|];
            }
            """),
        Type(
            """
            public string Folder { get; set; }

            string Load() => File.ReadAllText(Path.Combine(Folder, "settings.json"));

            void Save(byte[] data)
            {
                var path = Path.Combine(Folder, "settings.json");
                var temporary = path + ".tmp";
                File.WriteAllBytes(temporary, data);
                using (var stream = new FileStream(temporary, FileMode.Open, FileAccess.Write))
                {
                    stream.Flush(flushToDisk: true);
                }

                File.Move(temporary, path, overwrite: true);
            }
            """));

    [Fact]
    public Task Names_that_are_taken_are_not_used() => Fixes(
        """
        var temporary = 1;
        var stream = 2;
        [|File.WriteAllText(_path, text + temporary + stream)|];
        """,
        """
        var temporary = 1;
        var stream = 2;
        var temporary2 = _path + ".tmp";
        using (var stream2 = new FileStream(temporary2, FileMode.Create, FileAccess.Write, FileShare.Read))
        using (var writer = new StreamWriter(stream2))
        {
            writer.Write(text + temporary + stream);
            writer.Flush();
            stream2.Flush(flushToDisk: true);
        }

        File.Move(temporary2, _path, overwrite: true);
        """);

    [Fact]
    public Task A_file_without_var_gets_none() => Fixes(
        """
        string upper = text.ToUpper();
        [|File.WriteAllBytes(_path, data)|];
        """,
        """
        string upper = text.ToUpper();
        string temporary = _path + ".tmp";
        File.WriteAllBytes(temporary, data);
        using (var stream = new FileStream(temporary, FileMode.Open, FileAccess.Write))
        {
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, _path, overwrite: true);
        """);

    [Fact]
    public Task Two_writes_in_one_block() => Verify<OverwriteInPlace>.Fix(
        Type(
            """
            const string First = "first", Second = "second";

            string Load() => File.ReadAllText(First) + File.ReadAllText(Second);

            void Save(byte[] data)
            {
                [|File.WriteAllBytes(First, data)|];
                [|File.WriteAllBytes(Second, data)|];
            }
            """),
        Type(
            """
            const string First = "first", Second = "second";

            string Load() => File.ReadAllText(First) + File.ReadAllText(Second);

            void Save(byte[] data)
            {
                var temporary = First + ".tmp";
                File.WriteAllBytes(temporary, data);
                using (var stream = new FileStream(temporary, FileMode.Open, FileAccess.Write))
                {
                    stream.Flush(flushToDisk: true);
                }

                File.Move(temporary, First, overwrite: true);
                var temporary2 = Second + ".tmp";
                File.WriteAllBytes(temporary2, data);
                using (var stream = new FileStream(temporary2, FileMode.Open, FileAccess.Write))
                {
                    stream.Flush(flushToDisk: true);
                }

                File.Move(temporary2, Second, overwrite: true);
            }
            """));

    [Fact]
    public Task Older_frameworks_that_can_replace() => Verify<OverwriteInPlace>.Fix(
        """
        using System.IO;

        class Settings
        {
            readonly string _path = "settings";

            byte[] Load() => File.ReadAllBytes(_path);

            void Save(byte[] data)
            {
                [|File.WriteAllBytes(_path, data)|];
            }
        }
        """,
        """
        using System.IO;

        class Settings
        {
            readonly string _path = "settings";

            byte[] Load() => File.ReadAllBytes(_path);

            void Save(byte[] data)
            {
                var temporary = _path + ".tmp";
                File.WriteAllBytes(temporary, data);
                using (var stream = new FileStream(temporary, FileMode.Open, FileAccess.Write))
                {
                    stream.Flush(flushToDisk: true);
                }

                File.Move(temporary, _path, overwrite: true);
            }
        }
        """, Framework.Net6, language: LanguageVersion.CSharp7_3);
}
