using IoAnalyzers.Copying;

namespace IoAnalyzers.Tests.Copying;

/// <summary>An array of all bytes or lines that nothing needs.</summary>
public sealed class WholeFileSlurpTests
{
    [Theory]
    [InlineData("destination.Write([|memory.ToArray()|], 0, (int)memory.Length);")]
    [InlineData("destination.Write([|memory.ToArray()|]);")]
    [InlineData("destination.Write(offset: 0, count: (int)memory.Length, buffer: [|memory.ToArray()|]);")]
    public Task A_memory_writes_itself(string write) => Verify<WholeFileSlurp>.Fix(
        $"var memory = new MemoryStream();\nsource.CopyTo(memory);\n{write}",
        "var memory = new MemoryStream();\nsource.CopyTo(memory);\nmemory.WriteTo(destination);");

    [Theory]
    [InlineData("destination.Write(bytes, 0, bytes.Length);")]
    [InlineData("destination.Write(bytes);")]
    [InlineData("destination.Write(bytes, 0, (int)memory.Length);")]
    public Task An_array_that_has_a_name_goes_with_it(string write) => Verify<WholeFileSlurp>.Fix(
        $"using var memory = new MemoryStream();\nsource.CopyTo(memory);\nbyte[] bytes = [|memory.ToArray()|];\n{write}",
        "using var memory = new MemoryStream();\nsource.CopyTo(memory);\nmemory.WriteTo(destination);");

    [Fact]
    public Task A_memory_is_saved_as_WriteAllBytes_does() => Verify<WholeFileSlurp>.Fix(
        """
        using (var memory = new MemoryStream())
        {
            source.CopyTo(memory);
            // All of it.
            File.WriteAllBytes(path, [|memory.ToArray()|]); // done
        }
        """,
        """
        using (var memory = new MemoryStream())
        {
            source.CopyTo(memory);
            // All of it.
            using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read))
                memory.WriteTo(file); // done
        }
        """);

    [Fact]
    public Task A_statement_that_is_all_of_an_if_gets_lines_of_its_own() => Verify<WholeFileSlurp>.Fix(
        """
        var memory = new MemoryStream();
        memory.Write(data, 0, data.Length);
        if (data.Length > 0) File.WriteAllBytes(path, [|memory.ToArray()|]);
        """,
        """
        var memory = new MemoryStream();
        memory.Write(data, 0, data.Length);
        if (data.Length > 0)
            using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read))
                memory.WriteTo(file);
        """);

    [Fact]
    public Task A_file_is_copied_in_pieces() => Verify<WholeFileSlurp>.Fix(
        "network.Write([|File.ReadAllBytes(path)|]);",
        "using (var file = File.OpenRead(path))\n    file.CopyTo(network);");

    [Fact]
    public Task A_file_whose_bytes_have_a_name_is_copied_in_pieces() => Verify<WholeFileSlurp>.Fix(
        """
        using var output = new FileStream(target, FileMode.Create);
        var bytes = [|System.IO.File.ReadAllBytes(path)|];
        output.Write(bytes, 0, bytes.Length);
        output.WriteByte(0);
        """,
        """
        using var output = new FileStream(target, FileMode.Create);
        using (var file = System.IO.File.OpenRead(path))
            file.CopyTo(output);

        output.WriteByte(0);
        """);

    [Theory]
    [InlineData("File.ReadAllLines(path)", "File.ReadLines(path)")]
    [InlineData("System.IO.File.ReadAllLines(path, Encoding.Latin1)", "System.IO.File.ReadLines(path, Encoding.Latin1)")]
    public Task Lines_are_read_while_the_loop_runs(string before, string after) => Verify<WholeFileSlurp>.Fix(
        $"var count = 0;\nforeach (var line in [|{before}|])\n    count += line.Length;",
        $"var count = 0;\nforeach (var line in {after})\n    count += line.Length;");

    [Fact]
    public Task Lines_that_have_a_name_are_read_while_the_loop_runs() => Verify<WholeFileSlurp>.Fix(
        """
        var words = new HashSet<string>();
        string[] lines = [|File.ReadAllLines(path)|];
        foreach (string line in lines)
            words.Add(line.Trim());
        """,
        """
        var words = new HashSet<string>();
        foreach (string line in File.ReadLines(path))
            words.Add(line.Trim());
        """);

    [Fact]
    public Task A_query_over_lines_is_lazy_anyway() => Verify<WholeFileSlurp>.Fix(
        "foreach (var line in [|File.ReadAllLines(path)|].Skip(1).Where(line => line.Length > 0))\n    Console.WriteLine(line);",
        "foreach (var line in File.ReadLines(path).Skip(1).Where(line => line.Length > 0))\n    Console.WriteLine(line);");

    [Theory]
    [InlineData("memory.Position = 0; memory.WriteByte(1); memory.SetLength(9); memory.Flush();")]
    [InlineData("var writer = new StreamWriter(memory); writer.Write(path); writer.Flush();")]
    [InlineData("using var zip = new GZipStream(memory, CompressionLevel.Fastest); zip.Write(data, 0, data.Length); zip.Flush();")]
    [InlineData("using (var zip = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true)) zip.Write(data, 0, data.Length);")]
    [InlineData("using var writer = new StreamWriter(new BufferedStream(memory)); writer.Write(path); writer.Flush();")]
    [InlineData("System.Text.Json.JsonSerializer.Serialize(memory, data);")]
    public Task What_leaves_the_memory_open(string uses) => Verify<WholeFileSlurp>.Reports(
        $"var memory = new MemoryStream();\n{uses}\ndestination.Write([|memory.ToArray()|]);\nmemory.Dispose();");

    [Fact]
    public Task In_a_loop_that_makes_the_memory_anew() => Verify<WholeFileSlurp>.Reports(
        "foreach (var record in records)\n{\n    using var memory = new MemoryStream();\n    memory.Write(record, 0, record.Length);\n    destination.Write([|memory.ToArray()|]);\n}");

    [Theory]
    [InlineData("if (line.Length == 0) break; Console.WriteLine(line);")]
    [InlineData("Console.WriteLine(int.Parse(line));")]
    [InlineData("File.WriteAllText(\"report.txt\", line);", "\"input.txt\"")]
    public Task Loops_that_leave_the_file_alone(string use, string file = "path") =>
        Verify<WholeFileSlurp>.Reports($"foreach (var line in [|File.ReadAllLines({file})|])\n{{\n    {use}\n}}");
}
