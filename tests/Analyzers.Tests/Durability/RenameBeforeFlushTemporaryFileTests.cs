using IoAnalyzers.Durability;

namespace IoAnalyzers.Tests.Durability;

/// <summary>Where the library's calls cannot stand for the temporary file, which then is renamed durably.</summary>
public sealed class RenameBeforeFlushTemporaryFileTests
{
    static string Method(string statements) => $$"""
        using System;
        using System.IO;
        using System.Text;
        using IoAnalyzers.Runtime;

        static class Store
        {
            static void Save(string path, string text, byte[] data)
            {
                {{statements.ReplaceLineEndings("\n").Replace("\n", "\n        ").Replace("\n        \n", "\n\n")}}
            }
        }
        """;

    static Task Fixes(string before, string after) => Verify<RenameBeforeFlush>.Fix(Method(before), Method(after), Framework.Net10WithLibrary);

    [Theory]
    [InlineData("var temp = path + \".tmp\";\nFile.WriteAllText(temp, text);\n[|File.Move(temp, path)|];", "it does not replace a file that is there")]
    [InlineData("var temp = path + \".tmp\";\nFile.WriteAllText(temp, text);\nConsole.WriteLine(temp);\n[|File.Move(temp, path, true)|];", "the temporary file is named elsewhere")]
    [InlineData("var temp = path + \".tmp\";\nFile.WriteAllBytes(temp, data);\n[|File.Move(temp, path, true)|];", "the array may be null")]
    [InlineData("var temp = Path.GetTempFileName() + \".new\";\nFile.WriteAllText(temp, text);\n[|File.Move(temp, path, true)|];", "making the name makes a file")]
    [InlineData("var temp = path + \".tmp\";\nFile.WriteAllText(temp, text);\npath = path.Trim();\n[|File.Move(temp, path, true)|];", "the path changes")]
    [InlineData("var temp = path + \".tmp\";\nFile.WriteAllText(temp, text);\nif (text.Length > 0)\n    [|File.Move(temp, path, true)|];", "the rename is a choice")]
    public Task The_temporary_file_stays_where(string before, string why)
    {
        Assert.NotEmpty(why);
        return Fixes(before, before.Replace("[|File", "DurableFile").Replace("|]", ""));
    }

    [Theory]
    [InlineData("stream.Write(data, 0, data.Length);\nif (data.Length == 0)\n    return;", "a return leaves the method")]
    [InlineData("text = Encoding.UTF8.GetString(data);\nstream.Write(data, 0, data.Length);", "a variable of the method is set")]
    [InlineData("stream.Write(data, 0, data.Length);\nConsole.WriteLine(stream.Name);", "the file's name is read")]
    [InlineData("stream.Write(data, 0, data.Length);\nstream.Lock(0, 1);", "the library's stream is no FileStream")]
    public Task The_stream_stays_where(string code, string why)
    {
        Assert.NotEmpty(why);
        var before = $$"""
            var temp = path + ".tmp";
            using (var stream = new FileStream(temp, FileMode.Create))
            {
                {{code.Replace("\n", "\n    ")}}
            }

            [|File.Move(temp, path, overwrite: true)|];
            """;
        return Fixes(before, before.Replace("[|File", "DurableFile").Replace("|]", ""));
    }
}
