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
        var size = choose.Of("16", "100", "1");
        string With(string access) => Joined($"var record = new byte[{size}];\nusing var file = {open};", before, access, "journal.Note(record);", behind);
        var at = seek.Contains(place, StringComparison.Ordinal) && !seek.Contains("Current", StringComparison.Ordinal) && !seek.Contains("End", StringComparison.Ordinal);
        var naive = !at ? null : read.Contains("ReadAsync", StringComparison.Ordinal) ? $"journal.Note(await RandomAccess.ReadAsync(file.SafeFileHandle, record, {place}, token));"
            : read.Contains("(record", StringComparison.Ordinal) && !read.Contains("Exactly", StringComparison.Ordinal) ? $"journal.Note(RandomAccess.Read(file.SafeFileHandle, record, {place}));" : null;
        return new("IOA4001", With($"{seek}\n{read}"), naive is null ? null : With(naive));
    }

    public static Draft PerRecord(Choices choose)
    {
        var open = choose.Of("File.OpenHandle(path)", "File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read)", "File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite)");
        var (size, record) = choose.Of(("16", "record"), ("16", "record"), ("5", "record.AsSpan(0, 5)"), ("100", "record"));
        var place = choose.Of($"i * {size}L", "place", "i * 40L - 40", "path.Length + i");
        var read = $"RandomAccess.Read(file, {record}, {place})";
        var check = choose.Mostly(
            2, $"if ({read} != {size})\n    throw new EndOfStreamException($\"record {{i}}\");", $"if ({read} < {size})\n{{\n    throw new InvalidDataException();\n}}", $"if ({read} != record.Length)\n    break;", $"if ({read} < {size})\n    return;",
            $"{read};", $"var n = {read};\nif (n == 0)\n    break;\njournal.Note(n);");
        var extra = choose.Mostly(4, "", "journal.Note(i);", "if (i == 4)\n    continue;", "File.AppendAllText(path, \"more\");", "place += record[1];", "journal.Note(RandomAccess.GetLength(file));");
        var loop = choose.Of("for (var i = 0; i < 9; i++)", "foreach (var i in new[] { 3, 1, 400 })", "foreach (var i in Enumerable.Range(0, path.Length))");
        return new("IOA4002", $"using var file = {open};\nvar record = new byte[{(size == "5" ? "16" : size)}];\nvar place = path.Length * 2L;\nvar sum = 0L;\n{loop}\n{{\n{Lines(check, 4)}    sum += record[0];\n{Lines(extra, 4)}}}\njournal.Note(sum);\njournal.Note(record);", null);
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
        string With(string once, string each) => Joined($"var sum = 0L;\nusing var map = MemoryMappedFile.CreateFromFile(path, FileMode.Open);{once}", $"{loop}\n{{\n{Lines(extra, 4)}{Lines(each, 4)}}}", "journal.Note(sum);");
        return new("IOA4003", With("", inner), range.StartsWith("i *", StringComparison.Ordinal) ? null : With($"\nusing var view = map.CreateViewAccessor({range});", use));
    }

    public static Draft PerElement(Choices choose)
    {
        var (type, read, size) = choose.Of(("int", "ReadInt32", 4), ("byte", "ReadByte", 1), ("long", "ReadInt64", 8), ("double", "ReadDouble", 8), ("short", "ReadInt16", 2));
        var count = choose.Of("20", "path.Length", "0", "4000");
        var start = choose.Of("", "8 + ", "path.Length + ");
        var index = choose.Of($"{start}i * {size}", $"{start}i * sizeof({type})", $"{start}{size} * i", "i");
        var body = choose.Of($"values[i] = view.{read}({index});", $"view.Read({index}, out values[i]);", $"values[i] = view.{read}({index});\njournal.Note(values[i]);", $"values[i] = ({type})(view.{read}({index}) + 1);");
        var loop = choose.Of("for (var i = 0; i < values.Length; i++)", "for (int i = 0; i < values.Length; ++i)", "for (var i = 1; i < values.Length; i++)");
        string With(string filling) => $"using var map = MemoryMappedFile.CreateFromFile(path, FileMode.Open);\nusing var view = map.CreateViewAccessor();\nvar values = new {type}[{count}];\n{filling}\nforeach (var value in values)\n    journal.Note(value);";
        return new("IOA4004", With($"{loop}\n{{\n{Lines(body, 4)}}}"), With($"view.ReadArray({start}0, values, 0, values.Length);"));
    }
}
