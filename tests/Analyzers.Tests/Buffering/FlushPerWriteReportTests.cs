using IoAnalyzers.Buffering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IoAnalyzers.Tests.Buffering;

/// <summary>More shapes that are reported, and how seriously.</summary>
public sealed class FlushPerWriteReportTests
{
    [Theory]
    [InlineData("File.Create(path)")]
    [InlineData("File.OpenWrite(path)")]
    [InlineData("File.Open(path, FileMode.Append)")]
    [InlineData("new FileInfo(path).Create()")]
    [InlineData("new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read)")]
    [InlineData("new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 65536, FileOptions.SequentialScan)")]
    [InlineData("new BufferedStream(File.Create(path))")]
    [InlineData("new BufferedStream(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))")]
    public Task A_stream_over_a_file_that_buffers(string creation) => Verify<FlushPerWrite>.Reports(
        $$"""
        using var stream = {{creation}};
        foreach (var record in records)
        {
            stream.Write(record, 0, record.Length);
            [|stream.Flush()|];
        }
        """);

    [Theory]
    [InlineData("new StreamWriter(path)")]
    [InlineData("new StreamWriter(path, true)")]
    [InlineData("new StreamWriter(path, false, Encoding.UTF8)")]
    [InlineData("new StreamWriter(path, false, new UTF8Encoding(false), 1024)")]
    [InlineData("File.CreateText(path)")]
    [InlineData("File.AppendText(path)")]
    [InlineData("new StreamWriter(File.Create(path))")]
    [InlineData("new StreamWriter(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1))")]
    [InlineData("new StreamWriter(new BufferedStream(File.Create(path)), Encoding.ASCII)")]
    public Task A_writer_over_a_file(string creation) => Verify<FlushPerWrite>.Reports(
        $$"""
        using var writer = {{creation}};
        foreach (var record in records)
        {
            writer.WriteLine(record.Length);
            [|writer.Flush()|];
        }
        """);

    [Theory]
    [InlineData("writer.Write(\"a\" + record.Length)")]
    [InlineData("writer.Write($\"{record.Length};\")")]
    [InlineData("writer.Write(';')")]
    [InlineData("writer.Write(record.Length)")]
    [InlineData("writer.Write(\"{0}\", record.Length)")]
    [InlineData("writer.WriteLine(record.Length.ToString().Substring(1))")]
    public Task Text_that_begins_and_ends_with_whole_characters(string write) => Verify<FlushPerWrite>.Reports(
        $$"""
        using var writer = new StreamWriter(path);
        foreach (var record in records)
        {
            {{write}};
            [|writer.Flush()|];
        }
        """);

    [Fact]
    public Task Files_that_are_read_one_after_the_other() => Verify<FlushPerWrite>.Reports(
        """
        using var writer = new StreamWriter(target);
        foreach (var line in File.ReadLines(path))
        {
            writer.WriteLine(line);
            [|writer.Flush()|];
        }
        """);

    [Fact]
    public Task A_file_whose_path_comes_from_an_array() => Verify<FlushPerWrite>.Reports(
        """
        var names = new[] { path, target };
        using var writer = new StreamWriter(names[0]);
        foreach (var record in records)
        {
            writer.WriteLine(record.Length);
            [|writer.Flush()|];
        }
        """);

    [Fact]
    public Task A_method_of_the_program_that_only_computes() => Verify<FlushPerWrite>.Reports(
        """
        using System.Collections.Generic;
        using System.IO;

        class Export
        {
            static void Save(string path, IEnumerable<int> values)
            {
                using var writer = new StreamWriter(path);
                foreach (var value in values)
                {
                    writer.WriteLine(Format(value));
                    [|writer.Flush()|];
                }
            }

            static string Format(int value) => value < 0 ? "-" : value.ToString();
        }
        """);

    [Fact]
    public Task A_writer_that_is_written_in_a_loop_inside_and_outside_of_it() => Verify<FlushPerWrite>.Reports(
        """
        using var writer = new StreamWriter(path);
        foreach (var record in records)
        {
            foreach (var value in record)
                writer.Write($"{value};");
            writer.WriteLine();
            [|writer.Flush()|];
        }
        """);

    [Fact]
    public Task The_position_of_the_stream_itself_counts_what_is_in_its_buffer() => Verify<FlushPerWrite>.Reports(
        """
        using var file = File.Create(path);
        var offsets = new List<long>();
        foreach (var record in records)
        {
            offsets.Add(file.Position);
            file.Write(record);
            [|file.Flush()|];
        }
        """);

    [Fact]
    public Task A_stream_of_each_file_in_a_loop_of_files() => Verify<FlushPerWrite>.Reports(
        """
        foreach (var name in Directory.GetFiles(path))
        {
            using var file = File.Create(name + ".out");
            foreach (var record in records)
            {
                file.Write(record);
                [|file.Flush()|];
            }
        }
        """);

    [Fact]
    public Task A_using_statement_without_braces_around_another_one() => Verify<FlushPerWrite>.Reports(
        """
        using (var file = File.Create(path))
        using (var writer = new StreamWriter(file))
        {
            foreach (var record in records)
            {
                writer.WriteLine(record.Length);
                [|writer.Flush()|];
            }
        }
        """);

    [Fact]
    public Task A_BinaryWriter_over_a_stream_that_is_closed() => Verify<FlushPerWrite>.Reports(
        """
        using (var file = File.Create(path))
        {
            var writer = new BinaryWriter(file);
            foreach (var record in records)
            {
                writer.Write(record.Length);
                [|writer.Flush()|];
            }
        }
        """);

    [Fact]
    public Task A_loop_in_a_lambda_that_opens_its_own_file() => Verify<FlushPerWrite>.Reports(
        """
        await Task.Run(() =>
        {
            using var writer = new StreamWriter(path);
            foreach (var record in records)
            {
                writer.WriteLine(record.Length);
                [|writer.Flush()|];
            }
        });
        """);

    [Fact]
    public Task A_using_statement_without_braces_around_a_loop() => Verify<FlushPerWrite>.Reports(
        """
        using (var writer = new StreamWriter(path) { [|AutoFlush = true|] })
            foreach (var record in records)
                writer.WriteLine(record.Length);
        """);

    [Fact]
    public Task Top_level_statements() => Verify<FlushPerWrite>.Reports(
        """
        using System.IO;

        using (var writer = new StreamWriter("numbers.txt"))
        {
            for (var i = 0; i < 1000; i++)
            {
                writer.WriteLine(i);
                [|writer.Flush()|];
            }
        }
        """);

    [Theory]
    [InlineData("List<string> lines", "writer.WriteLine(line); writer.Flush();", "", DiagnosticSeverity.Warning)]
    [InlineData("IEnumerable<string> lines", "writer.WriteLine(line); writer.Flush();", "", DiagnosticSeverity.Info)]
    [InlineData("List<string> lines", "var sum = 0; foreach (var c in line) sum += c; writer.WriteLine(sum); writer.Flush();", "", DiagnosticSeverity.Info)]
    [InlineData("List<string> lines", "writer.WriteLine(line);", "{ AutoFlush = true }", DiagnosticSeverity.Info)]
    public async Task It_is_a_warning_where_the_loop_does_little_else_than_write(string lines, string round, string settings, DiagnosticSeverity expected)
    {
        var code = $$"""
            using System.Collections.Generic;
            using System.IO;

            class C
            {
                void M(string path, {{lines}})
                {
                    using var writer = new StreamWriter(path) {{settings}};
                    foreach (var line in lines)
                    {
                        {{round}}
                    }
                }
            }
            """;
        var compilation = CSharpCompilation.Create("export", [CSharpSyntaxTree.ParseText(code)], FrameworkReferences.Of(Framework.Net10), new(OutputKind.DynamicallyLinkedLibrary));

        var findings = await compilation.WithAnalyzers([new FlushPerWrite()]).GetAnalyzerDiagnosticsAsync();

        Assert.Equal([expected], findings.Select(finding => finding.Severity));
    }
}
