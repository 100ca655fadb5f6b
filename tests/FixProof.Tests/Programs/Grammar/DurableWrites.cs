using static IoAnalyzers.FixProof.Programs.CopyLoops;

namespace IoAnalyzers.FixProof.Programs;

/// <summary>Files that are synced, and something about it that is missing.</summary>
static class DurableWrites
{
    const string Fsync = "[System.Runtime.InteropServices.DllImport(\"libc\")]\nstatic extern int fsync(System.Runtime.InteropServices.SafeHandle file);";

    /// <summary>A file that is renamed when the disk has it, without the folder.</summary>
    public static Draft Renames(Choices choose)
    {
        var sync = choose.Of("if (fsync(file.SafeFileHandle) != 0)\n    throw new IOException(\"refused\");", "Sync(file);", "file.Flush(flushToDisk: true);", "RandomAccess.FlushToDisk(file.SafeFileHandle);");
        var write = choose.Of("file.Write(Encoding.ASCII.GetBytes(path));", "file.WriteByte(1);", "file.Write(new byte[9000], 0, 9000);");
        var move = choose.Of("File.Move(temporary, target, overwrite: true);", "File.Move(temporary, target, true);", "File.Move(temporary, target);", "File.Replace(temporary, target, null);", "new FileInfo(temporary).MoveTo(target, true);", "System.IO.File.Move(sourceFileName: temporary, destFileName: target, overwrite: true);");
        var between = choose.Mostly(4, "", "journal.Note(new FileInfo(temporary).Length);", "if (path.Length > 900)\n    return;", "File.Delete(target);", "await Task.Yield();");
        var behind = choose.Mostly(4, "", "journal.Note(File.Exists(temporary));", "journal.Note(File.ReadAllBytes(target));", "using (var folder = File.OpenHandle(Path.GetDirectoryName(target)!))\n    RandomAccess.FlushToDisk(folder);");
        return new("IOA2007", Joined("var temporary = target + \".tmp\";", $"using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))\n{{\n{Lines(write, 4)}{Lines(sync, 4)}}}", between, move, behind), null)
        {
            Members = $"static void Sync(FileStream file)\n{{\n    if (fsync(file.SafeFileHandle) != 0)\n        throw new IOException(\"refused\");\n}}\n\n{Fsync}",
            Type = choose.Of("Ledger", "Work", "OrderStore"),
        };
    }

    /// <summary>A view whose pages are synced, and not the file's size.</summary>
    public static Draft Views(Choices choose)
    {
        var open = choose.Of("new FileStream(target, FileMode.OpenOrCreate)", "File.Open(target, FileMode.Create)", "new FileStream(target, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, 1)");
        var range = choose.Of("0, 16", "4088, 16", "0, 4096", "100, 0", "4096, 8");
        var write = choose.Of("view.Write(0, 1L);\nview.Write(8 % (int)view.Capacity, (byte)2);", "view.Write(4, path.Length);", "for (var i = 0; i < 8; i++)\n    view.Write(i, (byte)i);");
        var flush = choose.Mostly(3, "view.Flush();", "", "view.Flush();\nfile.Flush(flushToDisk: true);", "view.Flush();\njournal.Note(view.ReadInt64(0));", "file.Flush();\nview.Flush();");
        var behind = choose.Of("", "journal.Note(file.Length);", "file.WriteByte(7);", "file.Flush(true);");
        return new("IOA2008", Joined($"using var file = {open};\nfile.SetLength(8192);", $"using (var map = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true))\nusing (var view = map.CreateViewAccessor({range}))\n{{\n{Lines(write, 4)}{Lines(flush, 4)}}}", behind), null)
        {
            Type = choose.Of("Ledger", "Work", "OrderStore"),
        };
    }

    /// <summary>A sync of which nobody learns that it failed.</summary>
    public static Draft Syncs(Choices choose)
    {
        var sync = choose.Of("_file!.Flush(flushToDisk: true);", "_file!.Flush(true);", "this._file!.Flush(true);", "if (path.Length > 2)\n    _file!.Flush(true);", "_file!.Flush(path.Length > 2);");
        var write = choose.Of("_file!.WriteByte(3);", "_file!.Write(Encoding.ASCII.GetBytes(path));", "for (var i = 0; i < 5000; i++)\n    _file!.WriteByte((byte)i);");
        var behind = choose.Mostly(3, "", "journal.Note(_file!.Position);", "_file!.Position = 0;\n_file.WriteByte(9);", "journal.Note(new FileInfo(_file!.Name).Length);");
        var open = choose.Of("new FileStream(target, FileMode.Append, FileAccess.Write)", "File.Create(target)", "new FileStream(target, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 0)");
        return new("IOA2011", $"_file = {open};\nStore(path, journal);\nStore(path, journal);\n_file.Dispose();", null)
        {
            Members = $"FileStream? _file;\n\npublic void Store(string path, Journal journal)\n{{\n{Lines(write, 4)}{Lines(sync, 4)}{Lines(behind, 4)}}}",
            Type = choose.Of("OrderLog", "Work", "WriteAheadLog"),
        };
    }
}
