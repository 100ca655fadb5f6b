using IoAnalyzers.Durability;

namespace IoAnalyzers.Tests.Durability;

/// <summary>Every way to write a file by its path, and every way to rename it.</summary>
public sealed class RenameBeforeFlushWriteTests
{
    [Theory]
    [InlineData("File.WriteAllText(temp, target);")]
    [InlineData("File.WriteAllText(temp, target, Encoding.UTF8);")]
    [InlineData("File.WriteAllBytes(temp, data);")]
    [InlineData("File.WriteAllLines(temp, new[] { target });")]
    [InlineData("await File.WriteAllTextAsync(temp, target, token);")]
    [InlineData("await File.WriteAllBytesAsync(temp, data).ConfigureAwait(false);")]
    [InlineData("await File.WriteAllLinesAsync(temp, new[] { target }, token);")]
    [InlineData("File.AppendAllText(temp, target);")]
    [InlineData("File.AppendAllLines(temp, new[] { target });")]
    [InlineData("File.Copy(target, temp);")]
    [InlineData("new FileInfo(target).CopyTo(temp, true);")]
    [InlineData("new System.Xml.Linq.XElement(\"root\").Save(temp);")]
    [InlineData("ZipFile.CreateFromDirectory(target, temp);")]
    public Task A_call_that_writes_the_whole_file(string write) => Verify<RenameBeforeFlush>.Reports($"""
        var temp = path + ".tmp";
        {write}
        [|File.Move(temp, path)|];
        """);

    [Theory]
    [InlineData("new FileStream(temp, FileMode.Create)")]
    [InlineData("new FileStream(temp, FileMode.CreateNew, FileAccess.Write)")]
    [InlineData("new FileStream(temp, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.SequentialScan)")]
    [InlineData("new FileStream(temp, FileMode.Append, FileAccess.Write, FileShare.None, 4096, useAsync: true)")]
    [InlineData("new FileStream(temp, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write })")]
    [InlineData("File.Create(temp)")]
    [InlineData("File.Create(temp, 4096, FileOptions.Asynchronous)")]
    [InlineData("File.OpenWrite(temp)")]
    [InlineData("File.Open(temp, FileMode.Truncate)")]
    [InlineData("new FileInfo(temp).Create()")]
    [InlineData("new FileInfo(temp).OpenWrite()")]
    [InlineData("new FileInfo(temp).Open(FileMode.Create, FileAccess.Write)")]
    [InlineData("(Stream)File.Create(temp)")]
    public Task A_stream_over_the_file(string opening) => Verify<RenameBeforeFlush>.Reports($$"""
        var temp = path + ".tmp";
        using (var stream = {{opening}})
        {
            stream.Write(data, 0, data.Length);
        }

        [|File.Move(temp, path)|];
        """);

    [Theory]
    [InlineData("new StreamWriter(temp)")]
    [InlineData("new StreamWriter(temp, append: true, Encoding.UTF8)")]
    [InlineData("new StreamWriter(File.Create(temp))")]
    [InlineData("new BinaryWriter(File.Create(temp))")]
    [InlineData("new StreamWriter(new GZipStream(File.Create(temp), CompressionLevel.Optimal))")]
    [InlineData("new StreamWriter(new BufferedStream(new FileStream(temp, FileMode.Create)))")]
    [InlineData("System.Xml.XmlWriter.Create(File.Create(temp), new System.Xml.XmlWriterSettings { CloseOutput = true })", "WriteComment")]
    [InlineData("File.CreateText(temp)")]
    [InlineData("File.AppendText(temp)")]
    [InlineData("new FileInfo(temp).CreateText()")]
    public Task A_writer_over_the_file(string opening, string write = "Write") => Verify<RenameBeforeFlush>.Reports($$"""
        var temp = path + ".tmp";
        using (var writer = {{opening}})
        {
            writer.{{write}}(target);
        }

        [|File.Move(temp, path)|];
        """);

    [Theory]
    [InlineData("source.CopyTo(stream);")]
    [InlineData("await source.CopyToAsync(stream, token);")]
    [InlineData("System.Text.Json.JsonSerializer.Serialize(stream, records);")]
    [InlineData("await System.Text.Json.JsonSerializer.SerializeAsync(stream, records, cancellationToken: token);")]
    [InlineData("new System.Xml.Serialization.XmlSerializer(typeof(string)).Serialize(stream, target);")]
    [InlineData("stream.WriteByte(1);")]
    [InlineData("await stream.WriteAsync(data, token);")]
    [InlineData("stream?.Write(data, 0, data.Length);")]
    [InlineData("RandomAccess.Write(stream.SafeFileHandle, data, 0);")]
    [InlineData("foreach (var record in records) stream.Write(record, 0, record.Length);")]
    [InlineData("stream.Flush(true); stream.Write(data, 0, data.Length);")]
    public Task Content_that_reaches_the_stream(string write) => Verify<RenameBeforeFlush>.Reports($$"""
        var temp = path + ".tmp";
        using (var stream = new FileStream(temp, FileMode.Create))
        {
            {{write}}
        }

        [|File.Move(temp, path)|];
        """);

    [Theory]
    [InlineData("File.Move(temp, path)")]
    [InlineData("File.Move(temp, path, overwrite: true)")]
    [InlineData("File.Move(destFileName: path, sourceFileName: temp)")]
    [InlineData("File.Replace(temp, path, path + \".bak\")")]
    [InlineData("File.Replace(temp, path, null, ignoreMetadataErrors: true)")]
    [InlineData("new FileInfo(temp).MoveTo(path)")]
    [InlineData("new FileInfo(temp).MoveTo(path, true)")]
    [InlineData("new FileInfo(temp).Replace(path, null)")]
    [InlineData("System.IO.File.Move(temp, path)")]
    public Task A_rename(string rename) => Verify<RenameBeforeFlush>.Reports($"""
        var temp = path + ".tmp";
        File.WriteAllText(temp, target);
        [|{rename}|];
        """);

    [Fact]
    public Task A_handle_without_a_stream() => Verify<RenameBeforeFlush>.Reports("""
        var temp = path + ".tmp";
        using (var handle = File.OpenHandle(temp, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(handle, data, 0);
        }

        [|File.Move(temp, path)|];
        """);

    [Fact]
    public Task A_stream_over_a_handle() => Verify<RenameBeforeFlush>.Reports("""
        var temp = path + ".tmp";
        using (var handle = File.OpenHandle(temp, FileMode.Create, FileAccess.Write))
        using (var stream = new FileStream(handle, FileAccess.Write))
        {
            stream.Write(data, 0, data.Length);
        }

        [|File.Move(temp, path)|];
        """);

    [Fact]
    public Task The_name_of_the_stream_is_its_path() => Verify<RenameBeforeFlush>.Reports("""
        using (var stream = new FileStream(path + ".tmp", FileMode.Create))
        {
            stream.Write(data, 0, data.Length);
            stream.Close();
            [|File.Move(stream.Name, path)|];
        }
        """);

    [Fact]
    public Task A_file_that_is_only_read_is_not_written() => Verify<RenameBeforeFlush>.Silent("""
        var temp = path + ".tmp";
        using (var stream = new FileStream(temp, FileMode.Open, FileAccess.ReadWrite))
        {
            stream.Read(data, 0, data.Length);
            stream.CopyTo(destination);
            using (var reader = new StreamReader(stream))
            {
                reader.ReadLine();
            }
        }

        File.Move(temp, path);
        """);

    [Theory]
    [InlineData("File.WriteAllText(temp, \"\");")]
    [InlineData("File.WriteAllText(temp, string.Empty);")]
    [InlineData("File.WriteAllBytes(temp, Array.Empty<byte>());")]
    [InlineData("File.WriteAllBytes(temp, new byte[0]);")]
    [InlineData("File.Create(temp).Close();")]
    [InlineData("using (File.Create(temp)) { }")]
    [InlineData("using (var marker = new FileStream(temp, FileMode.CreateNew)) { }")]
    [InlineData("using (var segment = new FileStream(temp, FileMode.CreateNew)) { segment.SetLength(4096); }")]
    public Task An_empty_marker_is_fine(string creation) => Verify<RenameBeforeFlush>.Silent($"""
        var temp = path + ".tmp";
        {creation}
        File.Move(temp, path);
        """);
}
