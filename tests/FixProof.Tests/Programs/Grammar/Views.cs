using static IoAnalyzers.FixProof.Programs.CopyLoops;

namespace IoAnalyzers.FixProof.Programs;

/// <summary>Places in files.</summary>
static class Views
{
    public static Draft SeekThenRead(Choices choose)
    {
        var open = choose.Of("File.OpenRead(path)", "new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read)", "new FileStream(path, FileMode.Open, FileAccess.ReadWrite)", "File.Open(path, FileMode.Open)");
        var place = choose.Of("64", "file.Length - 20", "path.Length * 3L", "9995", "20000");
        var seek = choose.Of($"file.Seek({place}, SeekOrigin.Begin);", $"file.Position = {place};", $"file.Seek(10, SeekOrigin.Current);", "file.Seek(-5, SeekOrigin.End);");
        var read = choose.Of("journal.Note(file.Read(record, 0, record.Length));", "journal.Note(file.Read(record));", "journal.Note(file.Read(record, 2, 5));", "journal.Note(file.ReadByte());", "journal.Note(await file.ReadAsync(record, token));", "journal.Note(file.Read(record.AsSpan(3)));", "file.ReadExactly(record);");
        var behind = choose.Mostly(2, "", "journal.Note(file.Position);", "journal.Note(file.ReadByte());", "file.Position = 0;\njournal.Note(file.ReadByte());", "file.CopyTo(destination);");
        var before = choose.Mostly(3, "", "journal.Note(file.Length);", "journal.Note(file.ReadByte());", "if (file.Length < 100)\n    return;");
        return new("IOA4001", Joined($"var record = new byte[{choose.Of("16", "100", "1")}];\nusing var file = {open};", before, seek, read, "journal.Note(record);", behind), null);
    }

    public static Draft PerIteration(Choices choose)
    {
        var access = choose.Of("MemoryMappedFileAccess.Read", "MemoryMappedFileAccess.ReadWrite");
        var range = choose.Of("0, 0, " + access, "0, 16, " + access, "i * 8, 8, " + access, "");
        var view = choose.Of($"using var view = map.CreateViewAccessor({range});", $"using (var view = map.CreateViewAccessor({range}))\n    {{0}}");
        var use = choose.Of("sum += view.ReadInt64(0);", "sum += view.ReadByte(i % 8);", "sum += view.ReadInt64(i * 8);", "sum += view.Capacity;", "if (view.CanWrite)\n    view.Write(0, (byte)i);");
        var extra = choose.Mostly(4, "", "journal.Note(sum);", "if (sum < 0) break;", "if (i == 4) continue;");
        var loop = choose.Of("for (var i = 0; i < 9; i++)", "foreach (var i in Enumerable.Range(0, path.Length % 5))", "foreach (var i in new[] { 3, 1, 4 })");
        var inner = view.Contains("{0}", StringComparison.Ordinal) ? view.Replace("{0}", Draft.Indented(use, 4), StringComparison.Ordinal) : $"{view}\n{use}";
        return new("IOA4003", Joined("var sum = 0L;\nusing var map = MemoryMappedFile.CreateFromFile(path, FileMode.Open);", $"{loop}\n{{\n{Lines(extra, 4)}{Lines(inner, 4)}}}", "journal.Note(sum);"), null);
    }

    public static Draft PerElement(Choices choose)
    {
        var (type, read, size) = choose.Of(("int", "ReadInt32", 4), ("byte", "ReadByte", 1), ("long", "ReadInt64", 8), ("double", "ReadDouble", 8), ("short", "ReadInt16", 2));
        var count = choose.Of("20", "path.Length", "0", "4000");
        var start = choose.Of("", "8 + ", "path.Length + ");
        var index = choose.Of($"{start}i * {size}", $"{start}i * sizeof({type})", $"{start}{size} * i", "i");
        var body = choose.Of($"values[i] = view.{read}({index});", $"view.Read({index}, out values[i]);", $"values[i] = view.{read}({index});\njournal.Note(values[i]);", $"values[i] = ({type})(view.{read}({index}) + 1);");
        var loop = choose.Of("for (var i = 0; i < values.Length; i++)", "for (int i = 0; i < values.Length; ++i)", "for (var i = 1; i < values.Length; i++)");
        return new("IOA4004", $"using var map = MemoryMappedFile.CreateFromFile(path, FileMode.Open);\nusing var view = map.CreateViewAccessor();\nvar values = new {type}[{count}];\n{loop}\n{{\n{Lines(body, 4)}}}\nforeach (var value in values)\n    journal.Note(value);", null);
    }
}
