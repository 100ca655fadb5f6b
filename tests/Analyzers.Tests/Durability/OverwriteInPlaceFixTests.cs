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
