using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

/// <summary>Files that others may look at, and streams that others may use.</summary>
public sealed class FlushPerWriteOthersTests
{
    [Fact]
    public Task A_writer_in_a_field_belongs_to_all_methods() => Verify<FlushPerWrite>.Silent(
        """
        using System.Collections.Generic;
        using System.IO;

        class Export
        {
            readonly StreamWriter _writer = new StreamWriter("export.csv");

            public void Save(IEnumerable<string> lines)
            {
                foreach (var line in lines)
                {
                    _writer.WriteLine(line);
                    _writer.Flush();
                }
            }
        }
        """);

    [Fact]
    public Task A_stream_of_the_caller_is_unknown() => Verify<FlushPerWrite>.Silent(
        """
        foreach (var record in records)
        {
            destination.Write(record, 0, record.Length);
            destination.Flush();
        }
        """);

    [Fact]
    public Task The_flush_of_the_stream_below_is_another_one() => Verify<FlushPerWrite>.Silent(
        """
        using var file = File.Create(path);
        using var writer = new StreamWriter(file);
        foreach (var record in records)
        {
            writer.WriteLine(record.Length);
            file.Flush();
        }
        """);

    [Fact]
    public Task The_stream_below_is_asked_for_its_position() => Verify<FlushPerWrite>.Silent(
        """
        using var file = File.Create(path);
        using var writer = new StreamWriter(file);
        var offsets = new List<long>();
        foreach (var record in records)
        {
            writer.WriteLine(record.Length);
            writer.Flush();
            offsets.Add(file.Position);
        }
        """);

    [Fact]
    public Task The_stream_below_is_written_too() => Verify<FlushPerWrite>.Silent(
        """
        using var file = File.Create(path);
        using var writer = new StreamWriter(file);
        foreach (var record in records)
        {
            writer.Write(record.Length);
            writer.Flush();
            file.Write(record);
        }
        """);

    [Theory]
    [InlineData("path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite")]
    [InlineData("path, FileMode.Open, FileAccess.Read")]
    [InlineData("target, FileMode.Open, FileAccess.Read, FileShare.ReadWrite")]
    public Task A_reader_that_was_opened_before_may_follow_the_file(string opening) => Verify<FlushPerWrite>.Silent(
        $$"""
        using var writer = new StreamWriter(path);
        using var reader = new StreamReader(new FileStream({{opening}}));
        foreach (var record in records)
        {
            writer.WriteLine(record.Length);
            writer.Flush();
            if (reader.ReadLine() == "9")
                break;
        }
        """);

    [Fact]
    public Task A_second_file_that_is_flushed_too_has_an_order_with_the_first() => Verify<FlushPerWrite>.Silent(
        """
        using var index = new StreamWriter(path);
        using var content = new StreamWriter(target);
        foreach (var record in records)
        {
            content.WriteLine(record.Length);
            content.Flush();
            index.WriteLine(record[0]);
            index.Flush();
        }
        """);

    [Theory]
    [InlineData("class ImportLogger { void Save(string path, IEnumerable<int> values)", "writer")]
    [InlineData("class Import { void ShowProgress(string path, IEnumerable<int> values)", "writer")]
    [InlineData("class Import { void WriteLog(string path, IEnumerable<int> values)", "writer")]
    [InlineData("class Import { void Save(string logPath, IEnumerable<int> values)", "writer", "logPath")]
    [InlineData("class Import { void Save(string path, IEnumerable<int> values)", "logWriter")]
    [InlineData("class Import { void Save(string path, IEnumerable<int> values)", "errors")]
    public Task A_log_is_read_while_it_is_written(string member, string writer, string path = "path") => Verify<FlushPerWrite>.Silent(
        $$"""
        using System.Collections.Generic;
        using System.IO;

        {{member}}
            {
                using var {{writer}} = new StreamWriter({{path}});
                foreach (var value in values)
                {
                    {{writer}}.WriteLine(value);
                    {{writer}}.Flush();
                }
            }
        }
        """);

    [Theory]
    [InlineData("static int Next(int value) { while (value % 7 > 0) value++; return value; }")]
    [InlineData("static int Next(int value) { System.Threading.Thread.Sleep(value); return value; }")]
    [InlineData("static int Next(int value) { File.Copy(\"a\", \"b\"); return value; }")]
    [InlineData("static int Next(int value) => Later(value); static int Later(int value) => value;")]
    [InlineData("event Action<int>? Done; int Next(int value) { Done?.Invoke(value); return value; }")]
    [InlineData("protected virtual int Next(int value) => value;")]
    public Task A_method_of_the_program_may_take_long_or_look_at_the_file(string method) => Verify<FlushPerWrite>.Silent(
        $$"""
        using System;
        using System.Collections.Generic;
        using System.IO;

        class Grid
        {
            void Save(string path, IEnumerable<int> values)
            {
                using var writer = new StreamWriter(path);
                foreach (var value in values)
                {
                    writer.WriteLine(Next(value));
                    writer.Flush();
                }
            }

            {{method}}
        }
        """);

    [Theory]
    [InlineData("var all = new List<IDisposable> { file };")]
    [InlineData("using var other = new BinaryWriter(file);")]
    [InlineData("source.CopyTo(file);")]
    [InlineData("Action write = () => file.WriteByte(1);")]
    [InlineData("var handle = file.SafeFileHandle;")]
    public Task A_stream_that_others_know_is_theirs_too(string escape) => Verify<FlushPerWrite>.Silent(
        $$"""
        using var file = File.Create(path);
        {{escape}}
        foreach (var record in records)
        {
            file.Write(record);
            file.Flush();
        }
        """);

    [Fact]
    public Task A_stream_below_that_others_know_is_theirs_too() => Verify<FlushPerWrite>.Silent(
        """
        using var file = File.Create(path);
        using var writer = new StreamWriter(file);
        var handle = file.SafeFileHandle;
        foreach (var record in records)
        {
            writer.WriteLine(record.Length);
            writer.Flush();
        }
        """);

    [Fact]
    public Task A_stream_of_the_user_s_own_may_mark_where_it_is_flushed() => Verify<FlushPerWrite>.Silent(
        """
        using System.Collections.Generic;
        using System.IO;

        class Packer : MemoryStream
        {
            public Packer(Stream stream) { }
        }

        class C
        {
            static void Save(string path, List<byte[]> records)
            {
                using var packer = new BufferedStream(new Packer(File.Create(path)));
                foreach (var record in records)
                {
                    packer.Write(record);
                    packer.Flush();
                }
            }
        }
        """, traits: "Packer Collected Collected Inner Inner stream");

    [Fact]
    public Task A_file_whose_path_is_unknown_may_be_the_one_that_is_read() => Verify<FlushPerWrite>.Silent(
        """
        var names = new[] { path, target };
        using var reader = new StreamReader(names[0]);
        using var writer = new StreamWriter(names[data.Length]);
        while (reader.ReadLine() is { } line)
        {
            writer.WriteLine(line);
            writer.Flush();
        }
        """);
}
