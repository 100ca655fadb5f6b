using static IoAnalyzers.FixProof.Programs.CopyLoops;

namespace IoAnalyzers.FixProof.Programs;

/// <summary>Small reads and writes, with a buffer too few or one too many.</summary>
static class SmallAccesses
{
    public static Draft Writes(Choices choose)
    {
        var size = choose.Of(", bufferSize: 0", ", 1", ", 0, FileOptions.SequentialScan", ", bufferSize: 1, useAsync: false");
        var open = choose.Of("new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.Read", "new FileStream(target, FileMode.Append, FileAccess.Write, FileShare.None", "new FileStream(target, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite");
        var (wrapper, write) = choose.Below(7) switch
        {
            0 => ("", "file.WriteByte((byte)i);"),
            1 => ("using var writer = new BinaryWriter(file);", "writer.Write(i);"),
            2 => ("", "file.Write(BitConverter.GetBytes(i));"),
            3 => ("var record = new byte[16];", "record[0] = (byte)i;\nfile.Write(record, 0, record.Length);"),
            4 => ("", "file.Write(stackalloc byte[] { 1, 2, (byte)i });"),
            5 => ("var writer = new BinaryWriter(file, Encoding.UTF8, leaveOpen: true);", "writer.Write((short)i);\nwriter.Write(3.5);"),
            _ => ("", "file.WriteByte(1);\nfile.WriteByte((byte)(i >> 8));\nfile.WriteByte((byte)i);"),
        };
        var extra = choose.Mostly(3, "", "file.Flush();", "journal.Note(new FileInfo(target).Length);", "journal.Note(file.Position);", "if (i == 20) return;", "if (i == 30) throw new InvalidOperationException();", "if (i % 9 == 0) file.Position = 3;", "journal.Note(i);");
        var loop = choose.Of("for (var i = 0; i < 200; i++)", "foreach (var i in Enumerable.Range(1, 100))", "for (var i = 0; i < path.Length; i++)");
        var behind = choose.Mostly(3, "", "journal.Note(file.Length);", "file.Flush();", "journal.Note(new FileInfo(target).Length);", "file.Position = 0;", "file.SetLength(10);");
        var work = $"{loop}\n{{\n{Lines(write, 4)}{Lines(extra, 4)}}}";
        var body = $"{wrapper}\n{choose.Mostly(4, work, Caught(work, ""), Caught(work, "\n    throw;"))}";
        string With(string buffer) => Joined($"using var file = {open}{buffer});", body.Trim('\n'), behind);
        return new("IOA1001", With(size), With(size.Contains("Options", StringComparison.Ordinal) ? size.Replace(" 0,", " 4096,", StringComparison.Ordinal) : ", 4096"));
    }

    public static Draft Reads(Choices choose)
    {
        var open = choose.Of("FileMode.Open, FileAccess.Read, FileShare.Read", "FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite");
        var size = choose.Of("bufferSize: 1", "0", "1, FileOptions.SequentialScan");
        var (wrapper, loop) = choose.Below(6) switch
        {
            0 => ("", "int value;\nwhile ((value = file.ReadByte()) >= 0)\n{{\n    sum += value;\n{0}}}"),
            1 => ("using var reader = new BinaryReader(file);", "while (file.Position < file.Length)\n{{\n    sum += reader.ReadByte();\n{0}}}"),
            2 => ("using var reader = new BinaryReader(file);", "for (var i = 0; i < 400; i++)\n{{\n    sum += reader.ReadInt32();\n{0}}}"),
            3 => ("var record = new byte[16];", "while (file.Read(record, 0, record.Length) > 0)\n{{\n    sum += record[0];\n{0}}}"),
            4 => ("", "for (var i = 0; i < 400; i++)\n{{\n    sum += file.ReadByte();\n{0}}}"),
            _ => ("Span<byte> record = stackalloc byte[8];", "while (file.Read(record) == 8)\n{{\n    sum += record[3];\n{0}}}"),
        };
        var extra = choose.Mostly(3, "", "journal.Note(file.Position);", "if (sum > 3000) break;", "file.Position += 2;", "if (sum % 50 == 0) file.WriteByte(1);", "if (sum < 0) return;", "journal.Note(sum);");
        var behind = choose.Mostly(3, "journal.Note(sum);", "journal.Note(file.Position);", "journal.Note(sum);\nfile.CopyTo(destination);", "journal.Note(RandomAccess.GetLength(file.SafeFileHandle));");
        string With(string buffer) => Joined($"using var file = new FileStream(path, {open}, {buffer});", wrapper, "var sum = 0L;", loop.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal).Replace("{0}", Lines(extra, 4), StringComparison.Ordinal), behind);
        return new("IOA1004", With(size), With("4096"));
    }

    public static Draft Appends(Choices choose)
    {
        var text = choose.Of("i + \"\\n\"", "$\"{i}, \"", "new string('ä', i)");
        var encoding = choose.Of("", ", Encoding.UTF8", ", Encoding.Unicode", ", Encoding.Latin1");
        var isAsync = choose.Is(4);
        var append = choose.Below(5) switch
        {
            0 => isAsync ? $"await File.AppendAllTextAsync(target, {text}{encoding});" : $"File.AppendAllText(target, {text}{encoding});",
            1 => isAsync ? $"await File.AppendAllLinesAsync(target, new[] {{ {text} }}{encoding}, token);" : $"File.AppendAllLines(target, new[] {{ {text} }}{encoding});",
            2 => $"using (var writer = new StreamWriter(target, true{encoding}))\n    writer.Write({text});",
            3 => $"using var writer = File.AppendText(target);\nwriter.WriteLine({text});",
            _ => "using (var file = new FileStream(target, FileMode.Append))\n    file.WriteByte((byte)i);",
        };
        var extra = choose.Mostly(3, "", "journal.Note(new FileInfo(target).Length);", "if (i == 7) File.Delete(target);", "if (i == 5) break;", "if (i == 5) continue;", "if (i == 6) throw new InvalidOperationException();", "journal.Note(i);", "Thread.Sleep(0);");
        var loop = choose.Of("for (var i = 0; i < 200; i++)", "foreach (var i in Enumerable.Range(0, path.Length % 3))", "foreach (var i in new[] { 3, 1, 4 })", "for (var i = 0; i < path.Length - 200; i++)");
        var isFirst = choose.Is();
        var behind = choose.Mostly(3, "", "journal.Note(File.Exists(target));", "journal.Note(File.ReadAllText(target));");
        var naive = encoding == "" && append.StartsWith("File.AppendAllText", StringComparison.Ordinal) ? $"using (var all = new StreamWriter(target, true))\n{loop}\n{{\n{(isFirst ? Lines(extra, 4) : "")}    all.Write({text});\n{(isFirst ? "" : Lines(extra, 4))}}}" : null;
        return new("IOA1002", Joined($"{loop}\n{{\n{(isFirst ? Lines(extra, 4) : "")}{Lines(append, 4)}{(isFirst ? "" : Lines(extra, 4))}}}", behind), naive is null ? null : Joined(naive, behind));
    }

    public static Draft Flushes(Choices choose)
    {
        var isAsync = choose.Is(3);
        var open = choose.Of(
            "using var writer = new StreamWriter(target);", "using var writer = new StreamWriter(target) { AutoFlush = true };", "using var file = File.Create(target);\nusing var writer = new BinaryWriter(file);",
            "using var writer = File.Create(target);", "using var writer = new StreamWriter(File.Create(target), Encoding.UTF8);", "using var file = new FileStream(target, FileMode.Create);\nusing var writer = new BufferedStream(file);", "using var writer = new StreamWriter(destination, leaveOpen: true);");
        var isText = open.Contains("StreamWriter", StringComparison.Ordinal);
        var isBinary = open.Contains("BinaryWriter", StringComparison.Ordinal);
        var write = isText ? choose.Of("writer.WriteLine(i);", "writer.Write(i);\nwriter.Write(',');", isAsync ? "await writer.WriteLineAsync(\"x\");" : "writer.WriteLine(\"{0}\", i);") : isBinary ? "writer.Write(i);" : "writer.WriteByte((byte)i);";
        var flush = open.Contains("AutoFlush", StringComparison.Ordinal) ? "" : isAsync && !isBinary ? "await writer.FlushAsync();" : "writer.Flush();";
        var extra = choose.Mostly(3, "", "journal.Note(new FileInfo(target).Length);", "if (i == 5) break;", "if (i == 5) return;", "if (i == 6) continue;", "if (i == 4) throw new InvalidOperationException();", "journal.Note(i);", "Thread.Sleep(0);", "journal.Note(destination.Position);");
        var isFirst = choose.Is();
        var loop = choose.Of("for (var i = 0; i < 200; i++)", "foreach (var i in new[] { 3, 1, 4 })", "foreach (var i in Enumerable.Range(0, path.Length % 3))");
        var behind = choose.Mostly(3, "", "journal.Note(new FileInfo(target).Length);", isText || isBinary ? "writer.Write((byte)65);" : "writer.WriteByte(65);", "writer.Dispose();\njournal.Note(File.ReadAllText(target));");
        string With(string inside, string after) => Joined(after == "" && inside != flush ? open.Replace(" { AutoFlush = true }", "", StringComparison.Ordinal) : open, $"{loop}\n{{\n{(isFirst ? Lines(extra, 4) : "")}{Lines(write, 4)}{Lines(inside, 4)}{(isFirst ? "" : Lines(extra, 4))}}}", after, behind);
        return new("IOA1003", With(flush, ""), flush == "" ? null : With("", flush));
    }

    public static Draft Buffers(Choices choose)
    {
        var wrapped = choose.Of("File.OpenRead(path)", "new FileStream(path, FileMode.Open, FileAccess.Read)", "new MemoryStream(File.ReadAllBytes(path))", "new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1)", "new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 512)", "source");
        var size = choose.Of("", ", 65536", ", 100");
        var work = choose.Of(
            "using var reader = new StreamReader(stream);\nwhile (reader.ReadLine() is { } line)\n    journal.Note(line.Length);", "stream.CopyTo(destination);", "journal.Note(stream.ReadByte());\njournal.Note(stream.Position);",
            "var sum = 0;\nint value;\nwhile ((value = stream.ReadByte()) >= 0)\n    sum += value;\njournal.Note(sum);", "var chunk = new byte[10];\njournal.Note(stream.Read(chunk, 0, 10));\nstream.Position = 1;\njournal.Note(stream.ReadByte());", "stream.CopyTo(destination, 1024);");
        var inner = choose.Is();
        var with = inner ? $"using var inner = {wrapped};\nusing var stream = new BufferedStream(inner{size});" : $"using var stream = new BufferedStream({wrapped}{size});";
        var behind = choose.Mostly(3, "", inner ? "journal.Note(inner.Position);" : "", "journal.Note(stream.CanRead);");
        if (choose.Is(3))
            return Writing(choose);
        return new("IOA1005", Joined(with, work, behind), Joined(inner ? $"using var inner = {wrapped};\nvar stream = inner;" : $"using var stream = {wrapped};", work, behind));
    }

    static string Caught(string work, string last) => $"try\n{{\n{Lines(work, 4)}}}\ncatch (IOException)\n{{\n    journal.Note(\"failed\");{last}\n}}";

    static Draft Writing(Choices choose)
    {
        var size = choose.Of("512", "2", "4095", "100");
        var loop = choose.Of("foreach (var i in new[] { 3, 1, 4 })\n    file.Write(new byte[i * 50], 0, i * 50);", "for (var i = 0; i < 300; i++)\n    file.WriteByte((byte)i);", "for (var i = 0; i < 9; i++)\n{\n    file.WriteByte((byte)i);\n    journal.Note(new FileInfo(target).Length);\n}");
        string With(string buffer) => $"using var file = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.Read{buffer});\n{loop}";
        return new("IOA1005", With($", {size}"), With(""));
    }

    public static Draft Sends(Choices choose)
    {
        var stream = choose.Of("using var network = new NetworkStream(socket);", "var network = new NetworkStream(socket);");
        var header = choose.Of("BitConverter.GetBytes(path.Length)", "new byte[] { 1, 2, 3 }", "Encoding.ASCII.GetBytes(\"head\")");
        var body = "Encoding.UTF8.GetBytes(target)";
        return choose.Below(5) switch
        {
            0 => new("IOA1006", $"socket.Send({header});\nsocket.Send({body});", null),
            1 => new("IOA1006", $"{stream}\nnetwork.Write({header});\nnetwork.Write({body});", null),
            2 => new("IOA1006", $"{stream}\nfor (var i = 0; i < 3; i++)\n{{\n    network.Write({header});\n    network.Write({body});\n}}\nnetwork.Flush();", null),
            3 => new("IOA1006", $"{stream}\nusing var writer = new BinaryWriter(network);\nwriter.Write(path.Length);\nwriter.Write({body});", null),
            _ => new("IOA1006", $"{stream}\nawait network.WriteAsync({header}, token);\nawait network.WriteAsync({body}, token);", null),
        };
    }
}
