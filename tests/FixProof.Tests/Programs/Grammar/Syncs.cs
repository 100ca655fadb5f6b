using static IoAnalyzers.FixProof.Programs.CopyLoops;

namespace IoAnalyzers.FixProof.Programs;

/// <summary>Files that are to reach the disk.</summary>
static class Syncs
{
    public static Draft Flushes(Choices choose)
    {
        var method = choose.Of("Commit", "FlushToDisk", "Sync", "Fsync", "Store");
        var flush = choose.Of("_file!.Flush();", "_file!.Flush(false);", "this._file!.Flush();", "if (_file != null)\n    _file.Flush();");
        return new("IOA2003", $"_file = new FileStream(target, FileMode.Append, FileAccess.Write);\n_file.WriteByte(1);\n_file.WriteByte(2);\n{method}();\njournal.Note(new FileInfo(target).Length);\n_file.Dispose();", null)
        {
            Members = $"FileStream? _file;\n\npublic void {method}()\n{{\n{Lines(flush, 4)}}}",
            Type = choose.Of("OrderStore", "WriteAheadLog", "Journaling"),
        };
    }

    public static Draft Wrappers(Choices choose)
    {
        var (wrapper, write, flush) = choose.Below(6) switch
        {
            0 => ("using var writer = new StreamWriter(file, leaveOpen: true);", "writer.Write(path);", "writer.Flush();"),
            1 => ("using var writer = new BufferedStream(file);", "writer.Write(Encoding.ASCII.GetBytes(path));", "writer.Flush();"),
            2 => ("using var writer = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true);", "writer.Write(Encoding.ASCII.GetBytes(path));", "writer.Flush();"),
            3 => ("using var writer = new BinaryWriter(file);", "writer.Write(path);", "writer.Flush();"),
            4 => ("using var writer = new StreamWriter(file) { AutoFlush = true };", "writer.Write(path);", "writer.Flush();"),
            _ => ("using var writer = System.Xml.XmlWriter.Create(file);", "writer.WriteElementString(\"a\", path);", "writer.Flush();"),
        };
        var uses = choose.Of("file.Flush(flushToDisk: true);", "journal.Note(file.Length > 0);", "journal.Note(file.Position > 0);", "file.SetLength(file.Position);", "RandomAccess.FlushToDisk(file.SafeFileHandle);");
        var between = choose.Mostly(3, "", flush, "if (path.Length > 3)\n    " + flush, "journal.Note(1);", write);
        return new("IOA2004", Joined("using var file = File.Create(target);", wrapper, write, between, uses, choose.Of("", write)), null) { Type = choose.Of("Work", "OrderJournal") };
    }

    public static Draft Ignored(Choices choose)
    {
        var sync = choose.Of("file.Flush(flushToDisk: true);", "file.Flush(true);", "RandomAccess.FlushToDisk(file.SafeFileHandle);");
        var handler = choose.Of("catch (IOException)\n{\n}", "catch\n{\n}", "catch (Exception)\n{\n    // The next one may do it.\n}", "catch (IOException e)\n{\n    journal.Note(e.Message);\n}", "catch (IOException)\n{\n    return;\n}", "catch (UnauthorizedAccessException)\n{\n}");
        var before = choose.Of("", "file.WriteByte(2);");
        var behind = choose.Of("", "journal.Note(file.Length);", "file.WriteByte(4);");
        return new("IOA2005", Joined("using var file = File.Create(target);\nfile.WriteByte(1);", $"try\n{{\n{Lines(before, 4)}    {sync}\n}}\n{handler}", behind), null);
    }

    public static Draft PerRecord(Choices choose)
    {
        var sync = choose.Of("file.Flush(flushToDisk: true);", "file.Flush(true);", "RandomAccess.FlushToDisk(file.SafeFileHandle);");
        var write = choose.Of("file.WriteByte((byte)i);", "file.Write(BitConverter.GetBytes(i), 0, 4);");
        var loop = choose.Of("for (var i = 0; i < 6; i++)", "foreach (var i in new[] { 3, 1, 4 })", "foreach (var i in Enumerable.Range(0, path.Length % 4))");
        var extra = choose.Mostly(3, "", "journal.Note(new FileInfo(target).Length);", "if (i == 3) break;", "if (i == 3) return;", "if (i == 2) continue;", "if (i == 4) throw new InvalidOperationException();", "journal.Note(i);", "Thread.Sleep(0);");
        var isFirst = choose.Is();
        return new("IOA2009", Joined(choose.Of("using var file = new FileStream(target, FileMode.Append, FileAccess.Write);", "using var file = File.Create(target);"), $"{loop}\n{{\n{(isFirst ? Lines(extra, 4) : "")}    {write}\n    {sync}\n{(isFirst ? "" : Lines(extra, 4))}}}", choose.Of("", "file.WriteByte(9);", "journal.Note(file.Position);")), null) { Type = choose.Of("Work", "OrderJournal") };
    }

    public static Draft WriteThrough(Choices choose)
    {
        var open = choose.Of("new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.Read, 4096, FileOptions.WriteThrough)", "new FileStream(target, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 8192, FileOptions.WriteThrough | FileOptions.SequentialScan)", "File.Create(target, 4096, FileOptions.WriteThrough)");
        var write = choose.Of("file.Write(Encoding.ASCII.GetBytes(path));", "file.WriteByte(1);", "for (var i = 0; i < 30; i++)\n    file.WriteByte((byte)i);");
        var acknowledge = choose.Of("File.Move(target, path + \".done\");", "journal.Note(new FileInfo(target).Length);", "socket.Send(new byte[] { 1 });", "");
        var between = choose.Mostly(3, "", "file.Flush();", "file.Dispose();", "file.Flush(true);");
        return new("IOA2010", Joined($"using var file = {open};", write, between, acknowledge, choose.Of("", "file.WriteByte(8);")), null);
    }
}
