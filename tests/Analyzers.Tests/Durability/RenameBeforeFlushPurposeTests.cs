using IoAnalyzers.Durability;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IoAnalyzers.Tests.Durability;

/// <summary>What a file is for: staged and then put in its place, of no lasting worth, or durable.</summary>
public sealed class RenameBeforeFlushPurposeTests
{
    [Theory]
    [InlineData("File.WriteAllText(temp, target); File.Move(temp, Path.Combine(Path.GetTempPath(), \"out\"));")]
    [InlineData("File.WriteAllText(temp, target); var folder = Path.GetTempPath(); File.Move(temp, $\"{folder}/out\");")]
    [InlineData("var tempFolder = target; File.WriteAllText(temp, target); File.Move(temp, Path.Combine(tempFolder, \"out\"));")]
    [InlineData("var tempFolder = Directory.GetCurrentDirectory(); File.WriteAllText(temp, target); File.Move(temp, Path.Combine(tempFolder, \"out\"));")]
    [InlineData("File.AppendAllText(path, target); File.Move(path, path + \".1\");")]
    [InlineData("File.AppendAllText(path, target); File.Move(path, $\"{path}.{DateTime.UtcNow:yyyyMMdd}\");")]
    [InlineData("File.AppendAllText(path, target); for (int i = 1; i < 9; i++) File.Move(path, path + i);")]
    [InlineData("var cachePath = path; File.WriteAllText(temp, target); File.Move(temp, path + \"/thumbnail-cache\");")]
    public Task What_stays_temporary_is_rotated_or_cached(string body) => Verify<RenameBeforeFlush>.Silent($"""
        var temp = path + ".tmp";
        {body}
        """);

    [Theory]
    [InlineData("class Store { void Rotate(string path)")]
    [InlineData("class Store { void RollOver(string path)")]
    [InlineData("class RollingFileAppender { void Close(string path)")]
    [InlineData("class FileLogger { void Close(string path)")]
    [InlineData("class ThumbnailCache { void Save(string path)")]
    public Task The_name_of_the_member_or_type_says_that_the_file_is_no_loss(string member) => Verify<RenameBeforeFlush>.Silent($$"""
        using System.IO;

        {{member}}
        {
            var temp = path + ".tmp";
            File.WriteAllText(temp, "text");
            File.Move(temp, path);
        }
        }
        """);

    // A tool that edits files and renames them stages nothing: the old name was as lasting as the new one.
    [Fact]
    public Task A_lasting_file_that_is_edited_and_gets_another_name_is_fine() => Verify<RenameBeforeFlush>.Silent("""
        File.WriteAllText(path, target);
        File.Move(path, Path.Combine(target, "renamed.txt"));
        """);

    [Theory]
    [InlineData("File.WriteAllText(path, target); [|File.Move(path, target, overwrite: true)|];")]
    [InlineData("File.WriteAllText(path, target); [|File.Replace(path, target, null)|];")]
    [InlineData("File.WriteAllText(path, target); File.Delete(target); [|File.Move(path, target)|];")]
    [InlineData("var partial = target; File.WriteAllText(partial, path); [|File.Move(partial, path)|];")]
    [InlineData("var name = Guid.NewGuid().ToString(); File.WriteAllText(name, path); [|File.Move(name, path)|];")]
    [InlineData("var name = Path.Combine(path, Path.GetRandomFileName()); File.WriteAllText(name, path); [|File.Move(name, target)|];")]
    [InlineData("File.WriteAllText(path + \"~\", target); [|File.Move(path + \"~\", path)|];")]
    [InlineData("var temp = target + \".tmp\"; File.WriteAllText(path, temp); [|File.Move(path, temp, overwrite: true)|];")]
    [InlineData("var temp = string.Concat(target, \".tmp\"); File.WriteAllText(path, temp); [|File.Move(path, temp, overwrite: true)|];")]
    [InlineData("var temp = new FileInfo(target); File.WriteAllText(path, target); [|File.Move(path, temp.FullName, overwrite: true)|];")]
    public Task A_stage_and_a_replaced_file_are_told_by_what_the_code_says(string body) => Verify<RenameBeforeFlush>.Reports(body);

    [Theory]
    [InlineData("class Store { void Save(string path)", DiagnosticSeverity.Info)]
    [InlineData("class Store { void SaveCheckpoint(string path)", DiagnosticSeverity.Warning)]
    [InlineData("class WalStore { void Save(string path)", DiagnosticSeverity.Warning)]
    [InlineData("class WallStore { void Precommitted(string path)", DiagnosticSeverity.Info)]
    [InlineData("class Store { void Sync(FileStream file) => file.Flush(true); void Save(string path)", DiagnosticSeverity.Warning)]
    [InlineData("class Store { FileOptions Options => FileOptions.WriteThrough; void Save(string path)", DiagnosticSeverity.Warning)]
    [InlineData("[IoAnalyzers.Runtime.DurableState] class Store { void Save(string path)", DiagnosticSeverity.Warning)]
    [InlineData("class Store { [IoAnalyzers.Runtime.DurableState] void Save(string path)", DiagnosticSeverity.Warning)]
    [InlineData("[IoAnalyzers.Runtime.DurableState] class FileCache { void Save(string path)", DiagnosticSeverity.Warning)]
    public void The_severity_is_higher_where_the_data_must_survive(string member, DiagnosticSeverity expected) => Assert.Equal([expected], SeveritiesIn(member));

    [Theory]
    [InlineData("io_analyzers.durable_paths = *.tmp", DiagnosticSeverity.Warning)]
    [InlineData("io_analyzers.durable_paths = *.journal; src/**/*.cs", DiagnosticSeverity.Warning)]
    [InlineData("io_analyzers.durable_paths = *.journal, src/*.cs", DiagnosticSeverity.Info)]
    public void An_option_names_durable_paths_and_sources(string option, DiagnosticSeverity expected) =>
        Assert.Equal([expected], SeveritiesIn("class Store { void Save(string path)", option));

    static IEnumerable<DiagnosticSeverity> SeveritiesIn(string member, string option = "") => Severities.Of(
        new RenameBeforeFlush(),
        $$"""
        using System;
        using System.IO;
        {{member}} { var temp = path + ".tmp"; File.WriteAllText(temp, "text"); File.Move(temp, path); } }
        namespace IoAnalyzers.Runtime { [AttributeUsage(AttributeTargets.All)] sealed class DurableStateAttribute : Attribute { } }
        """,
        option);
}
