using static IoAnalyzers.FixProof.Programs.CopyLoops;

namespace IoAnalyzers.FixProof.Programs;

/// <summary>Files that take the place of others.</summary>
static class Replacements
{
    public static Draft Renames(Choices choose)
    {
        var type = choose.Of("Work", "Checkpoint", "SnapshotStore");
        var name = choose.Of("path + \".tmp\"", "target + \".new\"", "Path.Combine(Path.GetDirectoryName(path)!, \"temporary\")", "Path.ChangeExtension(path, \"tmp\")");
        var isAsync = choose.Is(4);
        var write = choose.Below(9) switch
        {
            0 => "using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))\n{\n    file.Write(content, 0, content.Length);\n}",
            1 => isAsync ? "await File.WriteAllBytesAsync(temporary, content, token);" : "File.WriteAllBytes(temporary, content);",
            2 => isAsync ? "await File.WriteAllTextAsync(temporary, target);" : "File.WriteAllText(temporary, target);",
            3 => "using (var writer = new StreamWriter(temporary))\n    writer.WriteLine(target);",
            4 => "using (var file = File.Create(temporary))\nusing (var writer = new BinaryWriter(file))\n{\n    writer.Write(42);\n    writer.Write(target);\n}",
            5 => "var file = File.OpenWrite(temporary);\ntry\n{\n    file.Write(content);\n}\nfinally\n{\n    file.Dispose();\n}",
            6 => "File.WriteAllLines(temporary, new[] { path.Substring(1, 3), \"b\" });",
            7 => "using (var file = File.Create(temporary))\nusing (var zip = new GZipStream(file, CompressionLevel.Fastest))\n    zip.Write(content, 0, content.Length);",
            _ => "using (var file = File.Create(temporary))\n{\n    foreach (var b in content)\n    {\n        if (b == 13)\n            break;\n        file.WriteByte(b);\n    }\n}",
        };
        var extra = choose.Mostly(4, "", "journal.Note(new FileInfo(temporary).Length);", "if (content.Length == 3) throw new InvalidOperationException();", "File.Copy(path, path + \".bak\", true);", "journal.Note(File.Exists(target));");
        var move = choose.Of("File.Move(temporary, target, overwrite: true);", "File.Move(temporary, target, true);", "File.Replace(temporary, target, null);", "File.Replace(temporary, target, path + \".old\");", "new FileInfo(temporary).MoveTo(target, true);", "File.Move(temporary, target);");
        var content = choose.Of("Encoding.UTF8.GetBytes(\"content\")", "File.ReadAllBytes(path)");
        return new("IOA2001", Joined($"var content = {content};\nvar temporary = {name};", write, extra, move), null) { Type = type };
    }

    public static Draft Deletes(Choices choose)
    {
        var exists = choose.Of("if (File.Exists(target))\n    ", "", "if (File.Exists(target))\n{{\n    {0}\n}}");
        var delete = choose.Of("File.Delete(target);", "File.Move(target, target + \".old\");", "File.Delete(path + \".none\");");
        var guarded = exists.Contains("{0}", StringComparison.Ordinal) ? string.Format(System.Globalization.CultureInfo.InvariantCulture, exists, delete) : exists + delete;
        var between = choose.Mostly(4, "", "journal.Note(File.Exists(target));", "if (path.Length > 900) return;", "Directory.CreateDirectory(Path.GetDirectoryName(target)!);");
        var move = choose.Of("File.Move(temporary, target);", "File.Move(temporary, target, true);", "new FileInfo(temporary).MoveTo(target);", "File.Copy(temporary, target);");
        var write = choose.Of("File.Copy(path, temporary, true);", "using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))\n{\n    file.WriteByte(3);\n    file.Flush(flushToDisk: true);\n}");
        return new("IOA2002", Joined("var temporary = target + \".new\";", write, guarded, between, move), null);
    }

    public static Draft Overwrites(Choices choose)
    {
        var field = choose.Of("string _file = \"\";", "string File_ { get; set; } = \"\";");
        var name = field.Contains("_file", StringComparison.Ordinal) ? "_file" : "File_";
        var load = choose.Of($"public string Load() => File.ReadAllText({name});", $"public byte[] Load()\n{{\n    using var stream = File.OpenRead({name});\n    var bytes = new byte[stream.Length];\n    stream.ReadExactly(bytes);\n    return bytes;\n}}", $"public string[] Load() => File.Exists({name}) ? File.ReadAllLines({name}) : new string[0];");
        var write = choose.Below(8) switch
        {
            0 => $"File.WriteAllText({name}, text);",
            1 => $"File.WriteAllText({name}, text, Encoding.Unicode);",
            2 => $"File.WriteAllBytes({name}, Encoding.UTF8.GetBytes(text));",
            3 => $"using (var writer = new StreamWriter({name}))\n    writer.Write(text);",
            4 => $"using (var stream = File.Create({name}))\n{{\n    stream.Write(Encoding.UTF8.GetBytes(text));\n}}",
            5 => $"File.WriteAllLines({name}, new[] {{ text, text }});",
            6 => $"using var stream = new FileStream({name}, FileMode.Create, FileAccess.Write);\nstream.Write(Encoding.ASCII.GetBytes(text));",
            _ => $"File.Copy(path, {name}, overwrite: true);",
        };
        var extra = choose.Mostly(4, "", $"journal.Note(new FileInfo({name}).Length);", "journal.Note(\"saved\");", $"if (!File.Exists({name}))\n    return;");
        var isFirst = choose.Is();
        return new("IOA2006", $"Save(target, path.Substring(path.Length - 5), path, journal);\nSave(target, \"ä and more\", path, journal);\njournal.Note((object)Load() is string loaded ? loaded : \"no text\");", null)
        {
            Members = $"{field}\n\n{load}\n\npublic void Save(string place, string text, string path, Journal journal)\n{{\n    {name} = place;\n    Store(text, path, journal);\n}}\n\nvoid Store(string text, string path, Journal journal)\n{{\n{(isFirst ? Lines(extra, 4) : "")}{Lines(write, 4)}{(isFirst ? "" : Lines(extra, 4))}}}",
            Type = choose.Of("Settings", "Work", "LedgerStore"),
        };
    }
}
