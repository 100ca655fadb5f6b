using IoAnalyzers.Durability;

namespace IoAnalyzers.Tests.Durability;

/// <summary>What is reported of a file whose writer has not been flushed, and what the fix makes of it.</summary>
public sealed class InnerFlushedBeforeOuterTests
{
    const string File = "using var file = new FileStream(path, FileMode.Create);\n";
    const string Writer = File + "using var writer = new StreamWriter(file);\nwriter.WriteLine(path);\n";

    [Fact]
    public Task The_writer_is_flushed_before_the_file_is_synced() => Verify<InnerFlushedBeforeOuter>.Fix(
        Writer + "[|file.Flush(true)|];",
        Writer + "writer.Flush();\nfile.Flush(true);");

    [Fact]
    public Task The_writer_is_flushed_before_its_handle_is_synced() => Verify<InnerFlushedBeforeOuter>.Fix(
        Writer + "[|RandomAccess.FlushToDisk(file.SafeFileHandle)|];",
        Writer + "writer.Flush();\nRandomAccess.FlushToDisk(file.SafeFileHandle);");

    [Theory]
    [InlineData("IoAnalyzers.Runtime.DurableFile.Sync(file)")]
    [InlineData("IoAnalyzers.Runtime.DurableFile.Sync(file.SafeFileHandle)")]
    public Task The_writer_is_flushed_before_the_library_syncs(string sync) => Verify<InnerFlushedBeforeOuter>.Fix(
        Writer + $"[|{sync}|];", Writer + $"writer.Flush();\n{sync};", Framework.Net10WithLibrary);

    [Fact]
    public Task The_stream_that_a_writer_opened_for_itself_counts() => Verify<InnerFlushedBeforeOuter>.Fix(
        "using var writer = new StreamWriter(path);\nwriter.Write(1);\n[|((FileStream)writer.BaseStream).Flush(true)|];",
        "using var writer = new StreamWriter(path);\nwriter.Write(1);\nwriter.Flush();\n((FileStream)writer.BaseStream).Flush(true);");

    [Theory]
    [InlineData("var writer = new BufferedStream(file)", "writer.WriteByte(1)")]
    [InlineData("using var writer = new BufferedStream(file, 1 << 16)", "writer.Write(data)")]
    [InlineData("using var writer = new BinaryWriter(new BufferedStream(file))", "writer.Write(1)")]
    [InlineData("using var writer = new StreamWriter(new BufferedStream(file))", "writer.Write(1)")]
    [InlineData("using var writer = System.Xml.XmlWriter.Create(file)", "writer.WriteStartElement(\"a\")")]
    [InlineData("using var writer = new System.Xml.XmlTextWriter(file, null)", "writer.WriteStartElement(\"a\")")]
    [InlineData("using var writer = System.Xml.XmlWriter.Create(new StreamWriter(file))", "writer.WriteStartElement(\"a\")")]
    [InlineData("using var writer = new System.Text.Json.Utf8JsonWriter(file)", "writer.WriteStartObject()")]
    [InlineData("using var writer = new GZipStream(file, CompressionMode.Compress)", "writer.Write(data)")]
    [InlineData("using var writer = new ZLibStream(file, CompressionLevel.Fastest, leaveOpen: true)", "source.CopyTo(writer)")]
    [InlineData("using var writer = new StreamWriter(new BrotliStream(file, CompressionLevel.Optimal))", "writer.Write(path)")]
    [InlineData("StreamWriter writer = new(file)", "foreach (var record in records) writer.WriteLine(record)")]
    public Task Whatever_holds_bytes_is_flushed(string creation, string write) => Verify<InnerFlushedBeforeOuter>.Fix(
        $"using System.IO.Compression;\n{In($"{File}{creation};\n{write};\n[|file.Flush(flushToDisk: true)|];")}",
        $"using System.IO.Compression;\n{In($"{File}{creation};\n{write};\nwriter.Flush();\nfile.Flush(flushToDisk: true);")}");

    [Fact]
    public Task The_topmost_of_two_writers_is_flushed() => Verify<InnerFlushedBeforeOuter>.Fix(
        File + "using var buffer = new BufferedStream(file);\nusing var writer = new BinaryWriter(buffer);\nwriter.Write(1);\n[|file.Flush(true)|];",
        File + "using var buffer = new BufferedStream(file);\nusing var writer = new BinaryWriter(buffer);\nwriter.Write(1);\nwriter.Flush();\nfile.Flush(true);");

    [Fact]
    public Task A_buffer_below_a_writer_that_was_flushed_and_written_again_is_flushed_itself() => Verify<InnerFlushedBeforeOuter>.Fix(
        File + "using var buffer = new BufferedStream(file);\nusing (var writer = new BinaryWriter(buffer, System.Text.Encoding.UTF8, leaveOpen: true))\n    writer.Write(1);\n\nbuffer.WriteByte(2);\n[|file.Flush(true)|];",
        File + "using var buffer = new BufferedStream(file);\nusing (var writer = new BinaryWriter(buffer, System.Text.Encoding.UTF8, leaveOpen: true))\n    writer.Write(1);\n\nbuffer.WriteByte(2);\nbuffer.Flush();\nfile.Flush(true);");

    [Fact]
    public Task A_cipher_gets_its_final_block() => Verify<InnerFlushedBeforeOuter>.Fix(
        In(File + "using var aes = System.Security.Cryptography.Aes.Create();\nusing var cipher = new System.Security.Cryptography.CryptoStream(file, aes.CreateEncryptor(), System.Security.Cryptography.CryptoStreamMode.Write);\ncipher.Write(data);\ncipher.Flush();\n[|file.Flush(true)|];"),
        In(File + "using var aes = System.Security.Cryptography.Aes.Create();\nusing var cipher = new System.Security.Cryptography.CryptoStream(file, aes.CreateEncryptor(), System.Security.Cryptography.CryptoStreamMode.Write);\ncipher.Write(data);\ncipher.Flush();\ncipher.FlushFinalBlock();\nfile.Flush(true);"));

    [Fact]
    public Task A_writer_over_a_cipher_is_flushed_before_the_final_block() => Verify<InnerFlushedBeforeOuter>.Fix(
        In(File + "using var aes = System.Security.Cryptography.Aes.Create();\nusing var cipher = new System.Security.Cryptography.CryptoStream(file, aes.CreateEncryptor(), System.Security.Cryptography.CryptoStreamMode.Write);\nusing var writer = new StreamWriter(cipher);\nwriter.Write(path);\n[|file.Flush(true)|];"),
        In(File + "using var aes = System.Security.Cryptography.Aes.Create();\nusing var cipher = new System.Security.Cryptography.CryptoStream(file, aes.CreateEncryptor(), System.Security.Cryptography.CryptoStreamMode.Write);\nusing var writer = new StreamWriter(cipher);\nwriter.Write(path);\nwriter.Flush();\ncipher.FlushFinalBlock();\nfile.Flush(true);"));

    [Theory]
    [InlineData("await writer.WriteLineAsync(path);", "await writer.FlushAsync();")]
    [InlineData("await writer.WriteLineAsync(path).ConfigureAwait(false);", "await writer.FlushAsync().ConfigureAwait(false);")]
    [InlineData("writer.WriteLine(path); await Task.Delay(1);", "await writer.FlushAsync();")]
    [InlineData("writer.WriteLine(path);", "writer.Flush();")]
    public Task Code_that_awaits_awaits_the_flush(string write, string flush) => Verify<InnerFlushedBeforeOuter>.Fix(
        In($"{File}using var writer = new StreamWriter(file);\n{write}\n[|file.Flush(true)|];", write.Contains("await")),
        In($"{File}using var writer = new StreamWriter(file);\n{write}\n{flush}\nfile.Flush(true);", write.Contains("await")));

    [Fact]
    public Task An_XmlWriter_that_nobody_awaits_is_flushed_at_once() => Verify<InnerFlushedBeforeOuter>.Fix(
        In(File + "using var writer = System.Xml.XmlWriter.Create(file);\nwriter.WriteStartElement(\"a\");\nawait Task.Delay(1);\n[|file.Flush(true)|];", isAsync: true),
        In(File + "using var writer = System.Xml.XmlWriter.Create(file);\nwriter.WriteStartElement(\"a\");\nawait Task.Delay(1);\nwriter.Flush();\nfile.Flush(true);", isAsync: true));

    [Fact]
    public Task Braces_are_put_around_the_two() => Verify<InnerFlushedBeforeOuter>.Fix(
        Writer + "if (data.Length > 0)\n    [|file.Flush(true)|];",
        Writer + "if (data.Length > 0)\n{\n    writer.Flush();\n    file.Flush(true);\n}");

    [Fact]
    public Task A_loop_that_syncs_each_record_is_fixed_inside() => Verify<InnerFlushedBeforeOuter>.Fix(
        File + "using var writer = new StreamWriter(file);\nforeach (var record in records)\n{\n    writer.WriteLine(record.Length);\n    [|file.Flush(true)|]; // each\n}",
        File + "using var writer = new StreamWriter(file);\nforeach (var record in records)\n{\n    writer.WriteLine(record.Length);\n    writer.Flush();\n    file.Flush(true); // each\n}");

    [Theory]
    [InlineData("var end = [|file.Position|];\nConsole.WriteLine(1);\nreturn end;", "writer.Flush();\nvar end = file.Position;\nConsole.WriteLine(1);\nreturn end;")]
    [InlineData("return [|file.Length|];", "writer.Flush();\nreturn file.Length;")]
    [InlineData("_offsets.Add([|file.Position|] - 8);\nreturn 0;", "writer.Flush();\n_offsets.Add(file.Position - 8);\nreturn 0;")]
    [InlineData("_size = [|writer.BaseStream.Length|];\nreturn 0;", "writer.Flush();\n_size = writer.BaseStream.Length;\nreturn 0;")]
    [InlineData("_index.Write((int)[|file.Position|]);\nreturn 0;", "writer.Flush();\n_index.Write((int)file.Position);\nreturn 0;")]
    [InlineData("writer.Write([|file.Position|]);\nreturn 0;", "writer.Flush();\nwriter.Write(file.Position);\nreturn 0;")]
    [InlineData("_entries.Add(new Entry([|file.Position|]));\nreturn 0;", "writer.Flush();\n_entries.Add(new Entry(file.Position));\nreturn 0;")]
    public Task What_is_measured_and_kept_counts_what_the_writer_holds(string use, string result) =>
        Verify<InnerFlushedBeforeOuter>.Fix(Returning(Writer + use), Returning(Writer + result));

    [Fact]
    public Task An_index_that_is_built_while_lines_are_written_has_true_offsets() => Verify<InnerFlushedBeforeOuter>.Fix(
        File + "using var writer = new StreamWriter(file);\nvar offsets = new List<long>();\nforeach (var record in records)\n{\n    offsets.Add([|file.Position|]);\n    writer.WriteLine(record.Length);\n}",
        File + "using var writer = new StreamWriter(file);\nvar offsets = new List<long>();\nforeach (var record in records)\n{\n    writer.Flush();\n    offsets.Add(file.Position);\n    writer.WriteLine(record.Length);\n}");

    [Theory]
    [InlineData("[|file.SetLength(file.Position)|];", "writer.Flush();\nfile.SetLength(file.Position);")]
    [InlineData("[|file.SetLength(0)|];\nfile.Position = 0;", "writer.Flush();\nfile.SetLength(0);\nfile.Position = 0;")]
    public Task What_is_cut_has_everything_first(string use, string result) => Verify<InnerFlushedBeforeOuter>.Fix(Writer + use, Writer + result);

    [Fact]
    public Task A_method_that_only_writes_is_looked_into() => Verify<InnerFlushedBeforeOuter>.Reports(InType("""
        void Save(string path)
        {
            using var file = File.Create(path);
            using var writer = new StreamWriter(file);
            Fill(writer);
            [|file.Flush(true)|];
        }

        static void Fill(StreamWriter writer) => writer.WriteLine("header");
        """));

    [Fact]
    public Task Fields_are_followed_through_a_member() => Verify<InnerFlushedBeforeOuter>.Fix(
        InType(Fields + "public void Append(string line)\n{\n    _writer.WriteLine(line);\n    [|_file.Flush(true)|];\n}"),
        InType(Fields + "public void Append(string line)\n{\n    _writer.WriteLine(line);\n    _writer.Flush();\n    _file.Flush(true);\n}"));

    [Fact]
    public Task A_field_that_nobody_flushes_holds_what_other_members_wrote() => Verify<InnerFlushedBeforeOuter>.Fix(
        InType(Fields + "public void Append(string line) => _writer.WriteLine(line);\n\npublic void Commit()\n{\n    [|_file.Flush(true)|];\n}"),
        InType(Fields + "public void Append(string line) => _writer.WriteLine(line);\n\npublic void Commit()\n{\n    _writer.Flush();\n    _file.Flush(true);\n}"));

    [Fact]
    public Task A_lambda_that_has_both_is_looked_at() => Verify<InnerFlushedBeforeOuter>.Reports(
        "Action save = () =>\n{\n    using var file = new FileStream(path, FileMode.Create);\n    using var writer = new StreamWriter(file);\n    writer.Write(1);\n    [|file.Flush(true)|];\n};\nsave();");

    [Theory]
    [InlineData("if (data.Length > 0)\n    writer.WriteLine(1);")]
    [InlineData("writer.Flush();\nwriter.WriteLine(1);")]
    [InlineData("writer.NewLine = \"\\n\";\nwriter.WriteLine(writer.Encoding.BodyName);")]
    [InlineData("try\n{\n    writer.WriteLine(1);\n}\nfinally\n{\n    Console.WriteLine(2);\n}\n")]
    [InlineData("foreach (var record in records)\n{\n    if (record.Length == 0)\n        return;\n    writer.WriteLine(1);\n}\n")]
    public Task Every_way_that_has_written_and_not_flushed_counts(string code) => Verify<InnerFlushedBeforeOuter>.Reports(Writer + code + "\n[|file.Flush(true)|];");

    [Fact]
    public Task A_file_that_came_by_a_parameter_is_one() => Verify<InnerFlushedBeforeOuter>.Reports(InType(
        "public void Save(FileStream file, string text)\n{\n    var writer = new StreamWriter(file);\n    writer.Write(text);\n    [|file.Flush(true)|];\n}"));

    [Fact]
    public Task Two_syncs_of_two_writes_are_two() => Verify<InnerFlushedBeforeOuter>.Fix(
        Writer + "[|file.Flush(true)|];\nwriter.WriteLine(1);\n[|file.Flush(true)|];",
        Writer + "writer.Flush();\nfile.Flush(true);\nwriter.WriteLine(1);\nwriter.Flush();\nfile.Flush(true);");

    [Theory]
    [InlineData(Framework.Net472)]
    [InlineData(Framework.NetStandard20)]
    public Task Older_frameworks_have_all_that_it_takes(Framework framework) => Verify<InnerFlushedBeforeOuter>.Fix(
        In("using (var file = new FileStream(path, FileMode.Create))\nusing (var writer = new StreamWriter(file))\n{\n    writer.Write(1);\n    [|file.Flush(true)|];\n}"),
        In("using (var file = new FileStream(path, FileMode.Create))\nusing (var writer = new StreamWriter(file))\n{\n    writer.Write(1);\n    writer.Flush();\n    file.Flush(true);\n}"),
        framework, language: Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp7_3);

    [Fact]
    public Task A_lock_keeps_the_flush_from_being_awaited() => Verify<InnerFlushedBeforeOuter>.Fix(
        In(Writer + "await writer.WriteAsync(path);\nlock (data)\n{\n    [|file.Flush(true)|];\n}", isAsync: true),
        In(Writer + "await writer.WriteAsync(path);\nlock (data)\n{\n    writer.Flush();\n    file.Flush(true);\n}", isAsync: true));

    const string Fields = "readonly FileStream _file;\nreadonly StreamWriter _writer;\n\npublic Some(string path)\n{\n    _file = new FileStream(path, FileMode.Append);\n    _writer = new StreamWriter(_file);\n}\n\n";

    internal static string InType(string members) => $"using System;\nusing System.Collections.Generic;\nusing System.IO;\nusing System.Threading.Tasks;\n\npublic class Some\n{{\n    {members.ReplaceLineEndings("\n").Replace("\n", "\n    ").Replace("\n    \n", "\n\n")}\n}}";

    static string In(string statements, bool isAsync = false) => InType(
        $"public {(isAsync ? "async Task" : "void")} Save(string path, Stream source, byte[] data, IEnumerable<byte[]> records)\n{{\n    {statements.Replace("\n", "\n    ").Replace("\n    \n", "\n\n")}\n}}");

    static string Returning(string statements) => InType(
        "readonly List<long> _offsets = new();\nreadonly List<Entry> _entries = new();\nreadonly BinaryWriter _index = new(Stream.Null);\nlong _size;\n\nrecord Entry(long At);\n\n"
        + $"public long Save(string path)\n{{\n    {statements.Replace("\n", "\n    ")}\n}}");
}
