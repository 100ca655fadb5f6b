using IoAnalyzers.Durability;
using static IoAnalyzers.Tests.Durability.OverwriteCode;

namespace IoAnalyzers.Tests.Durability;

/// <summary>Streams that are flushed where they end, and what the new locals are called and hold.</summary>
public sealed class OverwriteInPlaceStreamFixTests
{
    static Task Fixes(string before, string after, string signature = "public void Save(string text, byte[] data)") =>
        Verify<OverwriteInPlace>.Fix(Saving(before, signature), Saving(after, signature));

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
        using (FileStream stream = [|File.Create(_path)|])
        {
            stream.Write(data, 0, data.Length);
        }
        """,
        """
        string upper = text.ToUpper();
        string temporary = _path + ".tmp";
        using (FileStream stream = File.Create(temporary))
        {
            stream.Write(data, 0, data.Length);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, _path, overwrite: true);
        """);
}
