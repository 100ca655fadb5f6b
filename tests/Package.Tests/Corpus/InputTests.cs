namespace IoAnalyzers.Package.Tests.Corpus;

/// <summary>What can be wrong with what the scan is given, and what is said then.</summary>
public sealed class InputTests : IDisposable
{
    const string Finding = """
        using System.IO;
        class Log
        {
            void Write(string path)
            {
                using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1);
                for (var i = 0; i < 100; i++)
                    file.WriteByte((byte)i);
            }
        }
        """;

    readonly CorpusCommand _command = new();

    public void Dispose() => _command.Dispose();

    [Fact]
    public async Task A_folder_that_does_not_exist_is_named()
    {
        _command.Write("A.cs", Finding);
        await Complains("nowhere does not exist.", _command.Trees, Path.Combine(_command.Trees, "nowhere"));
    }

    [Fact]
    public async Task A_file_is_no_folder()
    {
        _command.Write("A.cs", Finding);
        await Complains("A.cs is a file and not a folder.", Path.Combine(_command.Trees, "A.cs"));
    }

    [Fact]
    public async Task A_folder_without_sources_is_named()
    {
        _command.Write("readme.md", "");
        await Complains("trees holds no C# file (.cs).", _command.Trees);
    }

    [Fact]
    public async Task Without_a_folder_the_usage_is_shown() => Assert.StartsWith("No folder is named. Usage:", (await _command.Run()).Errors[0]);

    [Fact]
    public async Task An_unknown_option_is_named() => Assert.StartsWith("--colour is not understood.", (await _command.Run("--colour", ".")).Errors[0]);

    [Fact]
    public async Task A_rule_that_does_not_exist_is_named() => Assert.StartsWith("No rule's id begins with IOA9; there are IOA0001,", (await _command.Run("--rules", "IOA9", ".")).Errors[0]);

    [Fact]
    public async Task An_option_without_its_value_is_named() => Assert.Equal("--rules needs ids of rules.", Assert.Single((await _command.Run(".", "--rules")).Errors));

    [Fact]
    public async Task A_report_that_cannot_be_written_is_said()
    {
        _command.Write("A.cs", Finding);
        await Complains("The report cannot be written to " + Path.Combine(_command.Trees, "A.cs"), "--output", Path.Combine(_command.Trees, "A.cs"), _command.Trees);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_named_and_the_others_are_scanned()
    {
        _command.Write("A.cs", Finding);
        File.CreateSymbolicLink(Path.Combine(_command.Trees, "Broken.cs"), Path.Combine(_command.Trees, "nowhere.cs"));
        var (exitCode, _, errors) = await _command.Run(_command.Trees);

        Assert.Equal(2, exitCode);
        Assert.StartsWith("This file cannot be read, and all others were scanned: " + Path.Combine(_command.Trees, "Broken.cs"), Assert.Single(errors));
        Assert.Contains("A.cs(8,13): warning IOA1001", _command.ReadReport("findings.txt"));
        Assert.Contains("Broken.cs", _command.ReadReport("report.html"));
    }

    [Fact]
    public async Task Only_the_rules_that_are_asked_for_look()
    {
        _command.Write("A.cs", Finding);

        await _command.Run("--rules", "IOA2,IOA3001", _command.Trees);
        Assert.Equal("", _command.ReadReport("findings.txt"));
        await _command.Run("--rules", "ioa1", _command.Trees);
        Assert.NotEqual("", _command.ReadReport("findings.txt"));
    }

    [Fact]
    public async Task Fixes_with_the_library_are_tried_where_it_is_asked_for()
    {
        _command.Write("Copy.cs", """
            using System.IO;
            class Part
            {
                void Copy(Stream source, Stream target, long left)
                {
                    var buffer = new byte[81920];
                    while (left > 0)
                    {
                        var read = source.Read(buffer, 0, (int)System.Math.Min(buffer.Length, left));
                        if (read == 0)
                            break;
                        target.Write(buffer, 0, read);
                        left -= read;
                    }
                }
            }
            """);

        await _command.Run(_command.Trees);
        Assert.DoesNotContain("IOA3002", _command.ReadReport("findings.txt"));
        await _command.Run("--with-library", _command.Trees);
        Assert.Contains("IOA3002", _command.ReadReport("findings.txt"));
    }

    async Task Complains(string end, params string[] arguments)
    {
        var (exitCode, _, errors) = await _command.Run(arguments);

        Assert.Equal(2, exitCode);
        Assert.Contains(end, Assert.Single(errors));
    }
}
