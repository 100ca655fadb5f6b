using IoAnalyzers.Durability;

namespace IoAnalyzers.Tests.Durability;

/// <summary>A file that goes before another one gets its name.</summary>
public sealed class DeleteBeforeReplaceTests
{
    [Theory]
    [InlineData("[|File.Delete(path)|];")]
    [InlineData("if (File.Exists(path))\n    [|File.Delete(path)|];")]
    [InlineData("if (File.Exists(path))\n{\n    [|File.Delete(path)|];\n}")]
    [InlineData("if (System.IO.File.Exists(path)) { [|System.IO.File.Delete(path)|]; }")]
    public Task The_move_replaces_the_file(string deletion) =>
        Verify<DeleteBeforeReplace>.Fix($"Console.WriteLine(1);\n{deletion}\nFile.Move(target, path);", "Console.WriteLine(1);\nFile.Move(target, path, overwrite: true);");

    [Fact]
    public Task A_FileInfo_replaces_it_too() => Verify<DeleteBeforeReplace>.Fix(
        "var info = new FileInfo(target);\n[|File.Delete(path)|];\ninfo.MoveTo(path);",
        "var info = new FileInfo(target);\ninfo.MoveTo(path, overwrite: true);");

    [Fact]
    public Task Who_may_choose_still_may() => Verify<DeleteBeforeReplace>.Fix(
        "var overwrite = data.Length > 0;\nif (overwrite && File.Exists(path))\n{\n    [|File.Delete(path)|];\n}\n\nFile.Move(target, path);",
        "var overwrite = data.Length > 0;\n\nFile.Move(target, path, overwrite: overwrite);");

    [Fact]
    public Task Comments_around_stay() => Verify<DeleteBeforeReplace>.Fix(
        """
        // The old one
        [|File.Delete(path)|]; // goes,
        // the new one
        File.Move(
            target,
            path); // comes.
        """,
        """
        // The old one
        // goes,
        // the new one
        File.Move(
            target,
            path, overwrite: true); // comes.
        """);

    [Fact]
    public Task Comments_inside_stay_above_the_move() => Verify<DeleteBeforeReplace>.Fix(
        """
        if (File.Exists(path)) // an old one
        {
            // Windows does not replace files.
            [|File.Delete(path)|];
        }

        File.Move(target, path);
        """,
        """
        // an old one
        // Windows does not replace files.

        File.Move(target, path, overwrite: true);
        """);

    [Fact]
    public Task Named_arguments_stay() => Verify<DeleteBeforeReplace>.Fix(
        "[|File.Delete(path + \".txt\")|];\nFile.Move(destFileName: path + \".txt\", sourceFileName: target);",
        "File.Move(destFileName: path + \".txt\", sourceFileName: target, overwrite: true);");

    [Theory]
    [InlineData("var final = Path.Combine(path, \"state.json\");\n[|File.Delete(final)|];\nFile.Move(target, final);")]
    [InlineData("[|File.Delete(\"state.json\")|];\nFile.Move(\"state.json.tmp\", \"state.json\");")]
    [InlineData("foreach (var name in new[] { path, target })\n{\n    [|File.Delete(name)|];\n    File.Move(name + \".tmp\", name);\n}")]
    [InlineData("switch (data.Length)\n{\n    case 1:\n        [|File.Delete(path)|];\n        File.Move(target, path);\n        break;\n}")]
    [InlineData("try\n{\n    [|File.Delete(path)|];\n    File.Move(target, path);\n}\ncatch (IOException)\n{\n}")]
    public Task Replacements_wherever_they_stand(string code) => Verify<DeleteBeforeReplace>.Reports(code);

    [Theory]
    [InlineData("File.Delete(target);\nFile.Move(target, path);")]
    [InlineData("File.Delete(path);\nFile.Move(path + \"1\", target);")]
    [InlineData("File.Delete(path);\nConsole.WriteLine(path);\nFile.Move(target, path);")]
    [InlineData("File.Delete(path);\nreturn;")]
    [InlineData("if (File.Exists(target))\n    File.Delete(path);\nFile.Move(target, path);")]
    [InlineData("if (File.Exists(path))\n    File.Delete(path);\nelse\n    Console.WriteLine(path);\nFile.Move(target, path);")]
    [InlineData("if (data.Length > 0)\n    File.Delete(path);\nFile.Move(target, path);")]
    [InlineData("if (data.Length > 0 && File.Exists(path))\n    File.Delete(path);\nFile.Move(target, path);")]
    [InlineData("var all = true;\nif (all || File.Exists(path))\n    File.Delete(path);\nFile.Move(target, path);")]
    [InlineData("if (File.Exists(path))\n{\n    Console.WriteLine(path);\n    File.Delete(path);\n}\nFile.Move(target, path);")]
    [InlineData("File.Delete(path);\nFile.Move(target, path, overwrite: false);")]
    [InlineData("var backup = path + \".bak\";\nFile.Delete(backup);\nFile.Replace(target, path, backup);")]
    [InlineData("File.Delete(path);\nFile.Copy(target, path);")]
    [InlineData("var temporary = Path.Combine(Path.GetTempPath(), \"x\");\nFile.Delete(temporary);\nFile.Move(target, temporary);")]
    [InlineData("if (File.Exists(path))\n#if DEBUG\n    File.Delete(path);\n#else\n    File.Delete(target);\n#endif\nFile.Move(target, path);")]
    [InlineData("File.Delete(Path.GetRandomFileName());\nFile.Move(target, Path.GetRandomFileName());")]
    [InlineData("try\n{\n    File.Delete(path);\n}\ncatch (IOException)\n{\n}\nFile.Move(target, path);")]
    public Task Other_files_and_other_reasons(string code) => Verify<DeleteBeforeReplace>.Silent(code);

    [Fact]
    public Task A_log_that_is_rotated() => Verify<DeleteBeforeReplace>.Silent(
        """
        using System.IO;

        static class Log
        {
            public static void Rotate(string path, string older)
            {
                File.Delete(older);
                File.Move(path, older);
            }
        }
        """);

    [Fact]
    public Task Where_a_move_cannot_replace() => Verify<DeleteBeforeReplace>.Silent("File.Delete(path);\nFile.Move(target, path);", Framework.NetStandard20);
}
