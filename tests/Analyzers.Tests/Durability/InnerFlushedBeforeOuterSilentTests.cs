using IoAnalyzers.Durability;

namespace IoAnalyzers.Tests.Durability;

/// <summary>Code in which everything that was written has come down to the file, or nobody can say.</summary>
public sealed class InnerFlushedBeforeOuterSilentTests
{
    const string File = "using var file = new FileStream(path, FileMode.Create);\n";
    const string Writer = File + "using var writer = new StreamWriter(file);\nwriter.WriteLine(path);\n";

    [Theory]
    [InlineData("writer.Flush();")]
    [InlineData("await writer.FlushAsync(token);")]
    [InlineData("writer.Close();")]
    [InlineData("writer.AutoFlush = true;")]
    [InlineData("try { } finally { writer.Flush(); }")]
    [InlineData("if (data.Length > 0) writer.Flush(); else writer.Dispose();")]
    [InlineData("writer?.Flush();")]
    [InlineData("Empty(writer);\nstatic void Empty(StreamWriter w) => w.Flush();")]
    [InlineData("Empty();\nvoid Empty() => writer.Flush();")]
    [InlineData("Action empty = writer.Flush;\nempty();")]
    [InlineData("Console.SetOut(writer);")]
    [InlineData("var other = writer;\nother.Flush();")]
    [InlineData("new System.Xml.Serialization.XmlSerializer(typeof(int)).Serialize(writer, 1);")]
    [InlineData("if (data.Length > 0)\n    writer.Flush();")]
    public Task What_was_flushed_or_may_have_been(string flush) => Verify<InnerFlushedBeforeOuter>.Silent(Writer + flush + "\nfile.Flush(true);");

    [Theory]
    [InlineData("using var writer = new BinaryWriter(file);\nwriter.Write(1);")]
    [InlineData("using var writer = new StreamWriter(file) { AutoFlush = true };\nwriter.Write(1);")]
    [InlineData("using (var writer = new StreamWriter(file, leaveOpen: true))\n    writer.Write(1);")]
    [InlineData("using (var writer = new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionLevel.Fastest, true))\n    source.CopyTo(writer);")]
    [InlineData("await using (var writer = new StreamWriter(file, leaveOpen: true))\n    await writer.WriteAsync(path);")]
    [InlineData("var writer = new StreamWriter(file, leaveOpen: true);\nawait using (writer.ConfigureAwait(false))\n{\n    writer.Write(1);\n}\n")]
    [InlineData("var writer = new StreamWriter(file, leaveOpen: true);\nusing (writer)\n{\n    writer.Write(1);\n}\n")]
    [InlineData("using var buffer = new BufferedStream(file);\nusing var writer = new BinaryWriter(buffer);\nwriter.Write(1);\nwriter.Flush();")]
    [InlineData("using var buffer = new BufferedStream(file);\nusing var writer = new BinaryWriter(buffer);\nwriter.Write(1);\n_ = writer.BaseStream;")]
    [InlineData("using var reader = new StreamReader(file);\nreader.ReadLine();")]
    [InlineData("using var reader = new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionMode.Decompress);\nreader.CopyTo(destination);")]
    [InlineData("using var writer = new StreamWriter(file);")]
    [InlineData("using var writer = new StreamWriter(destination);\nwriter.Write(1);")]
    [InlineData("var handed = new Newtonsoft(file);\nhanded.Write(1);")]
    [InlineData("using var writer = new StreamWriter(file, System.Text.Encoding.GetEncoding(path));\nwriter.Write(1);")]
    [InlineData("using var writer = new StreamWriter(file);\nforeach (var c in path)\n    writer.Write(c);")]
    [InlineData("using var writer = new System.Text.Json.Utf8JsonWriter(file);\nSystem.Text.Json.JsonSerializer.Serialize(writer, 1);")]
    [InlineData("using var buffer = new BufferedStream(file);\nbuffer.WriteByte(1);\nbuffer.Seek(0, SeekOrigin.Begin);")]
    public Task What_holds_nothing_of_the_file(string writer) => Verify<InnerFlushedBeforeOuter>.Silent(
        writer.Contains("Newtonsoft")
            ? "using System.IO;\nclass Newtonsoft : StreamWriter\n{\n    public Newtonsoft(Stream stream) : base(stream) { }\n\n    static void M(string path)\n    {\n        using var file = new FileStream(path, FileMode.Create);\n        "
                + writer.Replace("\n", "\n        ") + "\n        file.Flush(true);\n    }\n}"
            : File + writer + "\nfile.Flush(true);");

    [Theory]
    [InlineData("file.Flush();")]
    [InlineData("file.Flush(false);")]
    [InlineData("file.Flush(data.Length > 0);")]
    [InlineData("await file.FlushAsync();")]
    [InlineData("file.SetLength(1 << 20);")]
    [InlineData("file.SetLength(data.Length);")]
    [InlineData("Console.WriteLine(file.Position);")]
    [InlineData("Console.WriteLine($\"{file.Length} bytes\");")]
    [InlineData("if (file.Length > 1000) return;")]
    [InlineData("if (file.Position == 0) writer.WriteLine(1);")]
    [InlineData("var progress = file.Position;\nnew List<long>().Add(progress);")]
    [InlineData("var size = file.Length;\nConsole.WriteLine(size);")]
    [InlineData("while (file.Length < 1000) writer.WriteLine(path);")]
    [InlineData("file.Position = 0;")]
    [InlineData("throw new IOException(path + file.Position);")]
    [InlineData("var kilobytes = file.Length / 1024;\nnew List<long>().Add(kilobytes);")]
    [InlineData("var length = new FileInfo(path).Length;\nnew List<long>().Add(length);")]
    [InlineData("var flushes = data.Length > 0 && Sync(file);\nstatic bool Sync(FileStream f) { f.Flush(true); return true; }")]
    public Task What_neither_syncs_nor_counts_nor_cuts(string use) => Verify<InnerFlushedBeforeOuter>.Silent(Writer + use);

    [Fact]
    public Task A_position_from_before_the_first_write() => Verify<InnerFlushedBeforeOuter>.Silent(
        "using var file = new FileStream(path, FileMode.Append);\nusing var writer = new StreamWriter(file);\nvar start = file.Position;\nwriter.WriteLine(path);\nnew List<long>().Add(start);");

    [Fact]
    public Task A_stream_in_memory() => Verify<InnerFlushedBeforeOuter>.Silent(
        "using var memory = new MemoryStream();\nusing var writer = new StreamWriter(memory);\nwriter.WriteLine(path);\nnew List<long>().Add(memory.Length);\nmemory.SetLength(0);");

    [Fact]
    public Task A_stream_that_nobody_knows() => Verify<InnerFlushedBeforeOuter>.Silent(
        "using var writer = new StreamWriter(destination);\nwriter.WriteLine(path);\nnew List<long>().Add(destination.Position);");

    [Fact]
    public Task The_position_below_a_compressor_is_what_has_come_out_of_it() => Verify<InnerFlushedBeforeOuter>.Silent(
        File + "using var zip = new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionLevel.Fastest);\nzip.Write(data);\nnew List<long>().Add(file.Position);\nfile.SetLength(file.Position);");

    [Fact]
    public Task A_cipher_that_goes_on_has_no_final_block_yet() => Verify<InnerFlushedBeforeOuter>.Silent(
        File + "using var cipher = new System.Security.Cryptography.CryptoStream(file, new System.Security.Cryptography.ToBase64Transform(), System.Security.Cryptography.CryptoStreamMode.Write);\ncipher.Write(data);\nfile.Flush(true);\ncipher.Write(data);");

    [Fact]
    public Task A_cipher_in_a_loop_that_goes_on() => Verify<InnerFlushedBeforeOuter>.Silent(
        File + "using var cipher = new System.Security.Cryptography.CryptoStream(file, new System.Security.Cryptography.ToBase64Transform(), System.Security.Cryptography.CryptoStreamMode.Write);\nforeach (var record in records)\n{\n    cipher.Write(record);\n    file.Flush(true);\n}");

    [Fact]
    public Task A_cipher_that_has_its_final_block() => Verify<InnerFlushedBeforeOuter>.Silent(
        File + "using var cipher = new System.Security.Cryptography.CryptoStream(file, new System.Security.Cryptography.ToBase64Transform(), System.Security.Cryptography.CryptoStreamMode.Write);\ncipher.Write(data);\ncipher.FlushFinalBlock();\nfile.Flush(true);");

    [Fact]
    public Task A_cipher_without_a_name() => Verify<InnerFlushedBeforeOuter>.Silent(
        File + "using var writer = new StreamWriter(new System.Security.Cryptography.CryptoStream(file, new System.Security.Cryptography.ToBase64Transform(), System.Security.Cryptography.CryptoStreamMode.Write));\nwriter.Write(1);\nfile.Flush(true);");

    [Theory]
    [InlineData("try\n{\n    writer.WriteLine(path);\n}\ncatch (IOException)\n{\n    file.Flush(true);\n}")]
    [InlineData("try\n{\n    writer.WriteLine(path);\n}\nfinally\n{\n    file.Flush(true);\n}")]
    [InlineData("try\n{\n    writer.WriteLine(path);\n}\ncatch (IOException)\n{\n}\n\nfile.Flush(true);")]
    public Task What_an_exception_may_have_interrupted(string code) => Verify<InnerFlushedBeforeOuter>.Silent(File + "using var writer = new StreamWriter(file);\n" + code);

    [Fact]
    public Task A_writer_that_may_be_missing() => Verify<InnerFlushedBeforeOuter>.Silent(
        File + "StreamWriter? writer = null;\nif (data.Length > 0)\n{\n    writer = new StreamWriter(file);\n    writer.Write(1);\n}\n\nfile.Flush(true);");

    [Fact]
    public Task A_writer_that_is_out_of_reach() => Verify<InnerFlushedBeforeOuter>.Silent(
        File + "if (data.Length > 0)\n{\n    var writer = new StreamWriter(file);\n    writer.Write(1);\n}\n\nfile.Flush(true);");

    [Fact]
    public Task A_condition_or_a_lambda_has_no_place_for_a_flush() => Verify<InnerFlushedBeforeOuter>.Silent(
        Writer + "Func<long> length = () => file.Length;\nvar end = data.Length > 0 ? file.Position : 0;\nnew List<long>().Add(end);");

    [Fact]
    public Task Code_that_some_configurations_have_otherwise() => Verify<InnerFlushedBeforeOuter>.Silent(Writer + "#if FLUSHES\nwriter.Flush();\n#endif\nfile.Flush(true);");

    [Fact]
    public Task A_flush_in_front_of_a_statement_that_writes_first_would_come_too_early() => Verify<InnerFlushedBeforeOuter>.Silent(
        Writer + "var both = (writer.WriteAsync(path), file.Position);");

    [Fact]
    public Task Another_file() => Verify<InnerFlushedBeforeOuter>.Silent(Writer + "using var other = new FileStream(target, FileMode.Create);\nother.Flush(true);");

    [Fact]
    public Task A_file_that_changes_under_its_name() => Verify<InnerFlushedBeforeOuter>.Silent(
        "var file = new FileStream(path, FileMode.Create);\nusing var writer = new StreamWriter(file);\nwriter.Write(1);\nfile = new FileStream(target, FileMode.Create);\nfile.Flush(true);");

    [Theory]
    [InlineData("public void Append(string line) { _writer.WriteLine(line); _writer.Flush(); }\npublic void Commit() { _file.Flush(true); }")]
    [InlineData("public void Append(string line) => _writer.WriteLine(line);\npublic void Flush() => _writer.Flush();\npublic void Commit() { _file.Flush(true); }")]
    [InlineData("public void Append(string line) { _writer.WriteLine(line); Flush(); _file.Flush(true); }\nvoid Flush() => _writer.Flush();\npublic StreamWriter Inner => _writer;")]
    [InlineData("public void Start() => _writer.AutoFlush = true;\npublic void Append(string line) { _writer.WriteLine(line); _file.Flush(true); }")]
    [InlineData("public void Commit() { _file.Flush(true); }")]
    [InlineData("public void Append(string line) => _writer.WriteLine(line);\npublic long Length => _file.Length;")]
    [InlineData("public void Append(string line) => _writer.WriteLine(line);\npublic long Length { get { return _file.Length; } }")]
    public Task Fields_that_are_flushed_by_another_member(string members) => Verify<InnerFlushedBeforeOuter>.Silent(InnerFlushedBeforeOuterTests.InType(
        "readonly FileStream _file;\nreadonly StreamWriter _writer;\n\npublic Some(string path)\n{\n    _file = new FileStream(path, FileMode.Append);\n    _writer = new StreamWriter(_file);\n}\n\n" + members));

    [Fact]
    public Task A_field_that_is_set_anew() => Verify<InnerFlushedBeforeOuter>.Silent(InnerFlushedBeforeOuterTests.InType(
        "FileStream _file;\nStreamWriter _writer;\n\npublic void Open(string path)\n{\n    _file = new FileStream(path, FileMode.Append);\n    _writer = new StreamWriter(_file);\n}\n\npublic void Append(string line)\n{\n    _writer.WriteLine(line);\n    _file.Flush(true);\n}"));
}
