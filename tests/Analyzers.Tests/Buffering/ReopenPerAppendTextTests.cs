using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

/// <summary>How the loop is written once it stands in braces.</summary>
public sealed class ReopenPerAppendTextTests
{
    [Fact]
    public Task Strings_of_several_lines_keep_their_text() => Verify<ReopenPerAppend>.Fix(
        """"
        foreach (var name in new List<string>())
        {
            // Above.

            [|File.AppendAllText(path, @"a
        b
            c")|];
        #pragma warning disable CS0219
            var raw = """
                d
                """;
        #pragma warning restore CS0219
        }
        """",
        """"
        var writer = default(StreamWriter);
        try
        {
            foreach (var name in new List<string>())
            {
                // Above.

                writer ??= new StreamWriter(path, append: true);
                writer.Write(@"a
        b
            c");
        #pragma warning disable CS0219
                var raw = """
                d
                """;
        #pragma warning restore CS0219
            }
        }
        finally
        {
            writer?.Dispose();
        }
        """");

    [Fact]
    public Task Before_CSharp_8_the_file_is_opened_by_an_if() => Verify<ReopenPerAppend>.Fix(
        """
        foreach (var line in new List<string>())
            [|File.AppendAllText(path, line)|];
        """,
        """
        var writer = default(StreamWriter);
        try
        {
            foreach (var line in new List<string>())
            {
                if (writer == null)
                    writer = new StreamWriter(path, append: true);
                writer.Write(line);
            }
        }
        finally
        {
            writer?.Dispose();
        }
        """,
        Framework.Net472,
        language: Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp7_3);
}
