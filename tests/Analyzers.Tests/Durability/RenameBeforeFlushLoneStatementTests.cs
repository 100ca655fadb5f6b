using IoAnalyzers.Durability;

namespace IoAnalyzers.Tests.Durability;

/// <summary>Fixes of a rename that is the whole body of an if or an else: it gets braces, and comments stay where they are.</summary>
public sealed class RenameBeforeFlushLoneStatementTests
{
    [Fact]
    public Task The_body_of_an_if_gets_braces() => Verify<RenameBeforeFlush>.Fix(
        """
        var temp = path + ".tmp";
        File.Copy(target, temp);
        if (File.Exists(path))
            [|File.Replace(temp, path, null)|];
        else
            [|File.Move(temp, path)|];
        """,
        """
        var temp = path + ".tmp";
        File.Copy(target, temp);
        if (File.Exists(path))
        {
            using (var stream = new FileStream(temp, FileMode.Open, FileAccess.Write))
            {
                stream.Flush(flushToDisk: true);
            }

            File.Replace(temp, path, null);
        }
        else
        {
            using (var stream = new FileStream(temp, FileMode.Open, FileAccess.Write))
            {
                stream.Flush(flushToDisk: true);
            }

            File.Move(temp, path);
        }
        """);

    [Fact]
    public Task Comments_around_a_lone_statement_stay_where_they_are() => Verify<RenameBeforeFlush>.Fix(
        """
        var temp = path + ".tmp";
        File.Copy(target, temp);
        if (data.Length > 0) // the new one
            // replaces the old
            [|File.Move(temp, path)|];
        """,
        """
        var temp = path + ".tmp";
        File.Copy(target, temp);
        if (data.Length > 0) // the new one
        {
            // replaces the old
            using (var stream = new FileStream(temp, FileMode.Open, FileAccess.Write))
            {
                stream.Flush(flushToDisk: true);
            }

            File.Move(temp, path);
        }
        """);

    [Fact]
    public Task A_comment_above_the_statement_of_an_else_moves_into_the_braces() => Verify<RenameBeforeFlush>.Fix(
        """
        var temp = path + ".tmp";
        File.Copy(target, temp);
        if (data.Length == 0)
            return;
        else
            // replaces the old

            // whatever it was
            [|File.Move(temp, path)|]; // done
        """,
        """
        var temp = path + ".tmp";
        File.Copy(target, temp);
        if (data.Length == 0)
            return;
        else
        {
            // replaces the old

            // whatever it was
            using (var stream = new FileStream(temp, FileMode.Open, FileAccess.Write))
            {
                stream.Flush(flushToDisk: true);
            }

            File.Move(temp, path); // done
        }
        """);

    [Fact]
    public Task A_lone_statement_on_the_line_of_its_if_gets_lines_of_its_own() => Verify<RenameBeforeFlush>.Fix(
        """
        var temp = path + ".tmp";
        File.Copy(target, temp);
        if (data.Length > 0) [|File.Move(temp, path)|];
        """,
        """
        var temp = path + ".tmp";
        File.Copy(target, temp);
        if (data.Length > 0)
        {
            using (var stream = new FileStream(temp, FileMode.Open, FileAccess.Write))
            {
                stream.Flush(flushToDisk: true);
            }

            File.Move(temp, path);
        }
        """);
}
