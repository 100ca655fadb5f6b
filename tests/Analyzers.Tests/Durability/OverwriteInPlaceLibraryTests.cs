using IoAnalyzers.Durability;
using static IoAnalyzers.Tests.Durability.OverwriteCode;

namespace IoAnalyzers.Tests.Durability;

/// <summary>What the fix does where the project refers to IoAnalyzers.Runtime.</summary>
public sealed class OverwriteInPlaceLibraryTests
{
    const string Import = "using IoAnalyzers.Runtime;\n";

    static Task Fixes(string before, string after, string signature = "public void Save(string text, byte[] data)", string? key = null) =>
        Verify<OverwriteInPlace>.Fix(Import + Saving(before, signature), Import + Saving(after, signature), Framework.Net10WithLibrary, key);

    [Theory]
    [InlineData("WriteAllText(_path, text)")]
    [InlineData("WriteAllText(_path, text, Encoding.Unicode)")]
    [InlineData("WriteAllText(contents: text, path: _path)")]
    [InlineData("WriteAllBytes(_path, Encoding.UTF8.GetBytes(text))")]
    [InlineData("WriteAllLines(_path, text.Split(' '))")]
    [InlineData("Copy(text, _path, overwrite: true)")]
    public Task A_call_gets_another_class(string call) => Fixes($"[|File.{call}|];", $"DurableFile.{call};");

    [Fact]
    public Task Where_no_statement_fits_a_call_does() => Fixes("if (text.Length > 0) [|File.WriteAllText(_path, text)|];", "if (text.Length > 0) DurableFile.WriteAllText(_path, text);");

    [Fact]
    public Task A_task_that_is_returned() => Fixes(
        "return [|File.WriteAllTextAsync(_path, text, token)|];", "return DurableFile.WriteAllTextAsync(_path, text, token);", "public Task SaveAsync(string text, CancellationToken token)");

    [Fact]
    public Task A_name_of_an_argument_is_the_library_s() => Fixes(
        "[|File.Copy(sourceFileName: text, destFileName: _path, overwrite: true)|];", "DurableFile.Copy(sourceFileName: text, destinationFileName: _path, overwrite: true);");

    [Fact]
    public Task A_stream_becomes_a_callback() => Fixes(
        """
        using (var stream = [|File.Create(_path)|])
        {
            stream.Write(data, 0, data.Length);
        }
        """,
        """
        DurableFile.Replace(_path, stream =>
        {
            stream.Write(data, 0, data.Length);
        });
        """);

    [Fact]
    public Task An_array_that_may_be_null_is_renamed_over() => Fixes(
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
    public Task A_block_that_is_left_halfway_has_no_callback() => Verify<OverwriteInPlace>.Silent(
        Import + Saving("using (var stream = File.Create(_path)) { if (text.Length == 0) return; stream.Write(data, 0, data.Length); }"), Framework.Net10WithLibrary);

    [Fact]
    public Task A_writer_that_opens_the_file_itself_is_renamed_over() => Fixes(
        """
        using (var writer = [|new StreamWriter(_path)|])
        {
            writer.Write(text);
        }
        """,
        """
        var temporary = _path + ".tmp";
        using (var writer = new StreamWriter(temporary))
        {
            writer.Write(text);
            writer.Flush();
            ((FileStream)writer.BaseStream).Flush(flushToDisk: true);
        }

        File.Move(temporary, _path, overwrite: true);
        """);

    [Fact]
    public Task The_rename_can_be_chosen_too() => Fixes(
        "[|File.Copy(text, _path, true)|];",
        """
        var temporary = _path + ".tmp";
        File.Copy(text, temporary, true);
        using (var stream = new FileStream(temporary, FileMode.Open, FileAccess.Write))
        {
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, _path, overwrite: true);
        """, key: OverwriteInPlaceFix.Key);
}
