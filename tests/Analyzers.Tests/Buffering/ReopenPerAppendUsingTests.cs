using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

/// <summary>A using in the loop gives way to a variable in front of it.</summary>
public sealed class ReopenPerAppendUsingTests
{
    [Fact]
    public Task A_using_declaration_in_the_loop_moves_out() => Verify<ReopenPerAppend>.Fix(
        """
        foreach (var line in new List<string>())
        {
            using var log = [|new StreamWriter(path, true)|];
            log.WriteLine(line);
        }
        """,
        """
        var log = default(StreamWriter);
        try
        {
            foreach (var line in new List<string>())
            {
                log ??= new StreamWriter(path, true);
                log.WriteLine(line);
            }
        }
        finally
        {
            log?.Dispose();
        }
        """);

    [Fact]
    public Task The_braces_of_a_using_statement_go() => Verify<ReopenPerAppend>.Fix(
        """
        foreach (var record in records)
        {
            using (var file = [|new FileStream(path, FileMode.Append, FileAccess.Write)|])
            {
                // Both halves.
                file.Write(record, 0, 4);
                file.Write(record, 4, 4);
            }
        }
        """,
        """
        var file = default(FileStream);
        try
        {
            foreach (var record in records)
            {
                file ??= new FileStream(path, FileMode.Append, FileAccess.Write);
                // Both halves.
                file.Write(record, 0, 4);
                file.Write(record, 4, 4);
            }
        }
        finally
        {
            file?.Dispose();
        }
        """);

    [Fact]
    public Task A_using_statement_without_braces_goes() => Verify<ReopenPerAppend>.Fix(
        """
        foreach (var line in new List<string>())
        {
            using (var log = [|File.AppendText(path)|])
                log.WriteLine(line);
        }
        """,
        """
        var log = default(StreamWriter);
        try
        {
            foreach (var line in new List<string>())
            {
                log ??= File.AppendText(path);
                log.WriteLine(line);
            }
        }
        finally
        {
            log?.Dispose();
        }
        """);
}
