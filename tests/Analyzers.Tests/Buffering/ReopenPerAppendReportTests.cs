using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

/// <summary>What may happen in a loop beside the append.</summary>
public sealed class ReopenPerAppendReportTests
{
    [Theory]
    [InlineData("foreach (var line in lines) [|File.AppendAllText(path, string.Join(\",\", line))|];")]
    [InlineData("foreach (var line in lines.Take(10)) [|File.AppendAllText(path, line)|];")]
    [InlineData("foreach (var line in lines) { Console.WriteLine(line); [|File.AppendAllText(path, line)|]; }")]
    [InlineData("foreach (var line in File.ReadLines(target)) [|File.AppendAllText(path, line)|];")]
    [InlineData("foreach (var line in File.ReadAllLines(path)) [|File.AppendAllText(path, line)|];")]
    [InlineData("using var reader = new StreamReader(target); while (reader.ReadLine() is { } line) [|File.AppendAllText(path, line)|];")]
    [InlineData("foreach (var file in Directory.GetFiles(target)) [|File.AppendAllText(path, Path.GetFileName(file))|];")]
    [InlineData("foreach (var line in lines) { var file = Path.Combine(path, \"all.txt\"); [|File.AppendAllText(file, line)|]; }")]
    [InlineData("foreach (var line in lines) { [|File.AppendAllText(path + \".txt\", line)|]; File.Delete(path + \".bak\"); }")]
    [InlineData("foreach (var line in lines) { if (line.Length == 0) continue; [|File.AppendAllText(path, line)|]; if (line == \"end\") break; }")]
    [InlineData("foreach (var line in lines) switch (line) { case \"\": break; default: [|File.AppendAllText(path, line)|]; break; }")]
    [InlineData("try { foreach (var line in lines) [|File.AppendAllText(path, line)|]; } catch (IOException) { }")]
    [InlineData("foreach (var line in lines) { if (line == \"bad\") throw new InvalidDataException(line); [|File.AppendAllText(path, line)|]; }")]
    [InlineData("foreach (var line in lines) { using var w = [|new StreamWriter(path, append: true, Encoding.UTF8)|]; w.Write(line); w.WriteLine(); }")]
    [InlineData("lock (lines) { foreach (var line in lines) [|File.AppendAllText(path, line)|]; }")]
    public Task A_loop_is_reported(string loop) => Verify<ReopenPerAppend>.Reports(
        "var lines = new List<string>();\n" + OnLines(loop));

    /// <summary>A loop that shares its line with other statements is left alone, whatever is in it.</summary>
    static string OnLines(string code) => code.Replace("{ ", "{\n").Replace("; ", ";\n").Replace(" }", "\n}").Replace("} ", "}\n");

    [Theory]
    [InlineData("static string Quoted(string line) => '\"' + line.Replace(\"\\\"\", \"\\\"\\\"\") + '\"';")]
    [InlineData("static string Quoted(string line) { var quoted = new System.Text.StringBuilder(); quoted.Append(line); return quoted.ToString(); }")]
    public Task A_method_that_only_computes_is_looked_into(string member) => Verify<ReopenPerAppend>.Reports(
        $$"""
        using System.Collections.Generic;
        using System.IO;

        class C
        {
            const string Path = "all.txt";
            {{member}}

            void Save(List<string> lines)
            {
                foreach (var line in lines)
                    [|File.AppendAllText(Path, Quoted(line))|];
            }
        }
        """);

    [Fact]
    public Task The_largest_loop_is_taken_in_which_the_path_stays() => Verify<ReopenPerAppend>.Fix(
        """
        foreach (var group in new List<string>())
        {
            var file = group + ".txt";
            foreach (var record in records)
                foreach (var value in record)
                    [|File.AppendAllText(file, value + ";")|];
        }
        """,
        """
        foreach (var group in new List<string>())
        {
            var file = group + ".txt";
            var writer = default(StreamWriter);
            try
            {
                foreach (var record in records)
                    foreach (var value in record)
                    {
                        writer ??= new StreamWriter(file, append: true);
                        writer.Write(value + ";");
                    }
            }
            finally
            {
                writer?.Dispose();
            }
        }
        """);

    [Fact]
    public Task Two_files_whose_names_certainly_differ_get_a_writer_each() => Verify<ReopenPerAppend>.Fix(
        """
        foreach (var line in new List<string>())
        {
            [|File.AppendAllText(path + ".txt", line)|];
            [|File.AppendAllText(path + ".csv", line)|];
        }
        """,
        """
        var writer = default(StreamWriter);
        try
        {
            var writer2 = default(StreamWriter);
            try
            {
                foreach (var line in new List<string>())
                {
                    writer ??= new StreamWriter(path + ".txt", append: true);
                    writer.Write(line);
                    writer2 ??= new StreamWriter(path + ".csv", append: true);
                    writer2.Write(line);
                }
            }
            finally
            {
                writer2?.Dispose();
            }
        }
        finally
        {
            writer?.Dispose();
        }
        """);

    [Fact]
    public Task A_file_without_var_gets_types() => Verify<ReopenPerAppend>.Fix(
        """
        #nullable enable
        using System.Collections.Generic;
        using System.IO;

        class C
        {
            void Save(List<string> lines)
            {
                string path = Path.GetFullPath("all.txt");
                foreach (string line in lines)
                {
                    [|File.AppendAllText(path, line.Trim())|];
                }
            }
        }
        """,
        """
        #nullable enable
        using System.Collections.Generic;
        using System.IO;

        class C
        {
            void Save(List<string> lines)
            {
                string path = Path.GetFullPath("all.txt");
                StreamWriter? writer = null;
                try
                {
                    foreach (string line in lines)
                    {
                        string text = line.Trim();
                        writer ??= new StreamWriter(path, append: true);
                        writer.Write(text);
                    }
                }
                finally
                {
                    writer?.Dispose();
                }
            }
        }
        """);

    [Fact]
    public Task A_name_that_another_loop_uses_too_is_not_taken_twice() => Verify<ReopenPerAppend>.Fix(
        """
        foreach (var record in records)
        {
            using var w = [|new StreamWriter(path, true)|];
            w.WriteLine(record.Length);
        }
        foreach (var record in records)
        {
            using var w = new StreamWriter(target + record.Length, true);
            w.WriteLine(record.Length);
        }
        """,
        """
        var w2 = default(StreamWriter);
        try
        {
            foreach (var record in records)
            {
                w2 ??= new StreamWriter(path, true);
                w2.WriteLine(record.Length);
            }
        }
        finally
        {
            w2?.Dispose();
        }
        foreach (var record in records)
        {
            using var w = new StreamWriter(target + record.Length, true);
            w.WriteLine(record.Length);
        }
        """);

    [Fact]
    public Task Await_using_stays_asynchronous() => Verify<ReopenPerAppend>.Fix(
        """
        foreach (var record in records)
        {
            await using var w = [|new StreamWriter(path, append: true)|];
            await w.WriteLineAsync("record");
        }
        """,
        """
        var w = default(StreamWriter);
        try
        {
            foreach (var record in records)
            {
                w ??= new StreamWriter(path, append: true);
                await w.WriteLineAsync("record");
            }
        }
        finally
        {
            if (w != null)
                await w.DisposeAsync();
        }
        """);
}
