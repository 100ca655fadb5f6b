using IoAnalyzers.Copying;

namespace IoAnalyzers.Tests.Copying;

/// <summary>A file that goes as a whole into a new one.</summary>
public sealed class FileCopyThroughStreamsTests
{
    [Theory]
    [InlineData("using (var input = File.OpenRead(path))\nusing (var output = File.Create(target))\n    [|input.CopyTo(output)|];")]
    [InlineData("using (var input = File.OpenRead(path))\n{\n    using (var output = File.Create(target))\n    {\n        [|input.CopyTo(output)|];\n    }\n}")]
    [InlineData("using (FileStream input = File.OpenRead(path), output = File.Create(target))\n    [|input.CopyTo(output, 65536)|];")]
    [InlineData("using (Stream input = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 4096, FileOptions.SequentialScan))\nusing (Stream output = new FileStream(target, FileMode.Create))\n    [|input.CopyTo(output)|];")]
    [InlineData("using (var input = new FileStream(path, FileMode.Open, FileAccess.Read))\nusing (var output = File.Open(target, FileMode.Create, FileAccess.Write, FileShare.None))\n    [|input.CopyTo(output)|];")]
    public Task Two_streams_around_a_copy_are_a_File_Copy(string before) =>
        Verify<FileCopyThroughStreams>.Fix($"{before}\nConsole.WriteLine(target);", "File.Copy(path, target, overwrite: true);\nConsole.WriteLine(target);");

    [Fact]
    public Task Declarations_at_the_end_of_their_block() => Verify<FileCopyThroughStreams>.Fix(
        """
        if (data.Length == 0)
        {
            Console.WriteLine(path);
            // From here
            using var input = File.OpenRead(path);
            // to there.
            using var output = File.Create(target);
            [|input.CopyTo(output)|]; // All of it.
        }
        """,
        """
        if (data.Length == 0)
        {
            Console.WriteLine(path);
            // From here
            // to there.
            File.Copy(path, target, overwrite: true); // All of it.
        }
        """);

    [Fact]
    public Task Comments_stay_above_the_copy() => Verify<FileCopyThroughStreams>.Fix(
        """
        // A copy
        using (var input = File.OpenRead(path)) // from here
        {
            using (var output = File.Create(target))
            {
                /* all of it */
                [|input.CopyTo(output)|];
            }
        } // done
        """,
        """
        // A copy
        // from here
        /* all of it */
        File.Copy(path, target, overwrite: true); // done
        """);

    [Fact]
    public Task A_file_that_must_be_new_still_must_be() => Verify<FileCopyThroughStreams>.Fix(
        "using (var input = File.OpenRead(path))\nusing (var output = new FileStream(target, FileMode.CreateNew, FileAccess.Write))\n    [|input.CopyTo(output)|];",
        "File.Copy(path, target);");

    [Theory]
    [InlineData("[|File.WriteAllBytes(path + \".bak\", File.ReadAllBytes(path + \".txt\"))|];")]
    [InlineData("var bytes = File.ReadAllBytes(path + \".txt\");\n[|File.WriteAllBytes(path + \".bak\", bytes)|];")]
    public Task Bytes_that_come_and_go(string before) =>
        Verify<FileCopyThroughStreams>.Fix(before, "File.Copy(path + \".txt\", path + \".bak\", overwrite: true);");

    [Fact]
    public Task With_the_library_the_streams_may_stay() => Verify<FileCopyThroughStreams>.Fix(
        Saving("[|input.CopyTo(output)|]"),
        Saving("StreamCopy.Copy(input, output)", "using IoAnalyzers.Runtime;\n"),
        Framework.Net10WithLibrary, FileCopyThroughStreamsFix.StreamCopyKey);

    [Fact]
    public Task With_the_library_File_Copy_can_be_chosen() => Verify<FileCopyThroughStreams>.Fix(
        Saving("[|input.CopyTo(output)|]"),
        """
        using System.IO;

        static class Backup
        {
            public static void Save(string path, string target)
            {
                File.Copy(path, target, overwrite: true);
            }
        }
        """,
        Framework.Net10WithLibrary, FileCopyThroughStreamsFix.FileCopyKey);

    [Theory]
    [InlineData("using (var output = File.Create(target))\nusing (var input = File.OpenRead(path))\n    input.CopyTo(output);")]
    [InlineData("using (var input = File.OpenRead(path))\nusing (var output = File.OpenWrite(target))\n    input.CopyTo(output);")]
    [InlineData("using (var input = File.OpenRead(path))\nusing (var output = new FileStream(target, FileMode.Append))\n    input.CopyTo(output);")]
    [InlineData("using (var input = File.OpenRead(path))\nusing (var output = new FileStream(target, FileMode.OpenOrCreate))\n    input.CopyTo(output);")]
    [InlineData("using (var input = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))\nusing (var output = File.Create(target))\n    input.CopyTo(output);")]
    [InlineData("using (var input = new FileStream(path, FileMode.Open))\nusing (var output = File.Create(target))\n    input.CopyTo(output);")]
    [InlineData("using (var input = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 4096, FileOptions.DeleteOnClose))\nusing (var output = File.Create(target))\n    input.CopyTo(output);")]
    [InlineData("using (var input = File.OpenRead(path))\nusing (var output = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.None, 4096, FileOptions.WriteThrough))\n    input.CopyTo(output);")]
    [InlineData("using (var input = File.OpenRead(path))\nusing (var output = new GZipStream(File.Create(target), CompressionLevel.Fastest))\n    input.CopyTo(output);")]
    [InlineData("using (var input = File.OpenRead(path))\nusing (var output = File.Create(target))\n{\n    input.Position = 10;\n    input.CopyTo(output);\n}")]
    [InlineData("using (var input = File.OpenRead(path))\nusing (var output = File.Create(target))\n{\n    input.CopyTo(output);\n    output.WriteByte(0);\n}")]
    [InlineData("using (var input = File.OpenRead(path))\nusing (var output = File.Create(target))\n{\n    input.CopyTo(output);\n    Console.WriteLine(input.Length);\n}")]
    [InlineData("using (var input = File.OpenRead(path))\nusing (var output = File.Create(target))\n{\n#if SLOW\n    Thread.Sleep(1);\n#endif\n    input.CopyTo(output);\n}")]
    [InlineData("using (var input = File.OpenRead(path))\nusing (var output = File.Create(target))\nusing (source)\n    input.CopyTo(output);")]
    [InlineData("using var input = File.OpenRead(path);\nusing var output = File.Create(target);\ninput.CopyTo(output);\nConsole.WriteLine(path);")]
    [InlineData("using (var input = File.OpenRead(path))\nusing (var output = File.Create(target))\n    await input.CopyToAsync(output);")]
    [InlineData("using (var input = File.OpenRead(\"/proc/cpuinfo\"))\nusing (var output = File.Create(target))\n    input.CopyTo(output);")]
    [InlineData("using (var input = File.OpenRead(path))\n    input.CopyTo(destination);")]
    [InlineData("var input = File.OpenRead(path);\nvar output = File.Create(target);\ninput.CopyTo(output);")]
    public Task Streams_that_are_more_than_a_copy(string code) => Verify<FileCopyThroughStreams>.Silent(code);

    [Theory]
    [InlineData("File.WriteAllBytes(target, File.ReadAllBytes(path));")]
    [InlineData("File.WriteAllBytes(path, File.ReadAllBytes(path));")]
    [InlineData("File.WriteAllBytes(path + \".bak\", data);")]
    [InlineData("var bytes = File.ReadAllBytes(path + \".txt\"); bytes[0] = 1; File.WriteAllBytes(path + \".bak\", bytes);")]
    [InlineData("var bytes = File.ReadAllBytes(path + \".txt\"); File.WriteAllBytes(path + \".bak\", bytes); Console.WriteLine(bytes.Length);")]
    [InlineData("File.WriteAllBytes(path + \".bak\", File.ReadAllBytes(path + \".txt\").Reverse().ToArray());")]
    [InlineData("await File.WriteAllBytesAsync(path + \".bak\", File.ReadAllBytes(path + \".txt\"));")]
    public Task Bytes_that_may_go_back_or_are_needed(string code) => Verify<FileCopyThroughStreams>.Silent(code);

    [Theory]
    [InlineData("using (var input = System.IO.File.OpenRead(path + \".txt\"))\nusing (var output = new FileStream(target, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 65536, FileOptions.SequentialScan))\n    [|input.CopyTo(output)|];")]
    [InlineData("using (FileStream input = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1))\nusing (FileStream output = new(target, FileMode.Create))\n    [|input.CopyTo(output)|];")]
    [InlineData("foreach (var name in Directory.GetFiles(path))\n{\n    using var input = File.OpenRead(name);\n    using var output = File.Create(Path.Combine(target, Path.GetFileName(name)));\n    [|input.CopyTo(output)|];\n}")]
    [InlineData("try\n{\n    using (var input = File.OpenRead(path))\n    using (var output = File.Create(target))\n        [|input.CopyTo(output)|];\n}\ncatch (IOException)\n{\n}")]
    [InlineData("Action copy = () =>\n{\n    using var input = File.OpenRead(path);\n    using var output = File.Create(target);\n    [|input.CopyTo(output)|];\n};\ncopy();")]
    public Task Copies_wherever_they_stand(string code) => Verify<FileCopyThroughStreams>.Reports(code);

    static string Saving(string copy, string usings = "") => $$"""
        using System.IO;
        {{usings}}
        static class Backup
        {
            public static void Save(string path, string target)
            {
                using (var input = File.OpenRead(path))
                using (var output = File.Create(target))
                    {{copy}};
            }
        }
        """;
}
