namespace IoAnalyzers.FixProof.Programs;

/// <summary>Loops that move bytes from one stream to another one.</summary>
static class CopyLoops
{
    /// <summary>Chunk by chunk to the end.</summary>
    public static Draft Chunks(Choices choose)
    {
        var isAsync = choose.Is();
        var streams = Streams.Any(choose);
        var buffer = Buffers.Any(choose, isAsync);
        var awaits = isAsync ? Awaits.Any(choose) : Awaits.None;
        var read = awaits.Call($"{streams.Source}.Read", choose.Of(buffer.Reads));
        var write = awaits.Call($"{streams.Destination}.Write", choose.Mostly(12, choose.Of(buffer.Writes), buffer.Reads[0])) + ";";
        var extras = Extras.Any(choose, awaits, buffer.First);
        var loop = LoopForm.Any(choose, read, Joined(extras.BeforeWrite, write, extras.BehindWrite));

        var body = Joined(streams.Open, buffer.Declaration, extras.Before, buffer.Before, loop, extras.Behind, buffer.Behind, streams.Close);
        var naive = Joined(streams.Open, extras.Before, awaits.Copy(streams.Source, streams.Destination), extras.NaiveBehind, streams.Close);
        return new("IOA3001", body, naive);
    }

    /// <summary>At most, or exactly, so many bytes.</summary>
    public static Draft Parts(Choices choose)
    {
        var isAsync = choose.Is();
        var awaits = isAsync ? Awaits.Any(choose) : Awaits.None;
        var streams = Streams.Any(choose);
        var count = choose.Of("5000", "0", "20000", "4096", "path.Length * 50");
        var type = choose.Of("long", "int");
        var most = type == "long" ? "(int)Math.Min(buffer.Length, left)" : "Math.Min(buffer.Length, left)";
        var atEnd = choose.Of("break;", "throw new EndOfStreamException();", "throw new InvalidDataException(\"cut off\");", "return;");
        var extra = choose.Mostly(3, "", "journal.Note(n);", "buffer[0] ^= 1;", "token.ThrowIfCancellationRequested();", "if (n == 7) break;");
        var read = awaits.Call($"{streams.Source}.Read", choose.Of($"buffer, 0, {most}", isAsync ? $"buffer.AsMemory(0, {most})" : $"buffer.AsSpan(0, {most})"));
        var write = awaits.Call($"{streams.Destination}.Write", isAsync ? "buffer.AsMemory(0, n)" : "buffer, 0, n");
        var behind = choose.Of("", "journal.Note(left);", "journal.Note(\"end\");");
        var body = choose.Below(3) switch
        {
            0 => $"while (left > 0)\n{{\n    var n = {read};\n    if (n == 0)\n        {atEnd}\n{Lines(extra, 4)}    {write};\n    left -= n;\n}}",
            1 => $"while (left > 0)\n{{\n    int n = {read};\n    if (n <= 0)\n    {{\n        {atEnd}\n    }}\n    left -= n;\n{Lines(extra, 4)}    {write};\n}}",
            _ => $"int n;\nwhile (left > 0 && (n = {read}) > 0)\n{{\n{Lines(extra, 4)}    {write};\n    left -= n;\n}}",
        };
        var call = $"{(isAsync ? "await " : "")}IoAnalyzers.Runtime.StreamCopy.Copy{(atEnd.StartsWith("throw new End", StringComparison.Ordinal) ? "Exactly" : "AtMost")}{(isAsync ? "Async" : "")}({streams.Source}, {streams.Destination}, left);";
        return new("IOA3002", Joined(streams.Open, $"{type} left = {count};\nvar buffer = new byte[{choose.Of("4096", "1024", "81920")}];", body, behind, streams.Close), Joined(streams.Open, $"{type} left = {count};", call, behind, streams.Close));
    }

    /// <summary>Byte by byte.</summary>
    public static Draft Bytes(Choices choose)
    {
        var streams = Streams.Any(choose);
        var (source, destination) = (streams.Source, streams.Destination);
        var extra = choose.Mostly(3, "", "if (value == 10) break;", "count++;", "journal.Note(value);", "if (value == 13) continue;", "value ^= 1;");
        var write = $"{destination}.WriteByte((byte)value);";
        var loop = choose.Below(5) switch
        {
            0 => $"int value;\nwhile ((value = {source}.ReadByte()) != -1)\n{{\n{Lines(extra, 4)}    {write}\n}}",
            1 => $"int value;\nwhile ((value = {source}.ReadByte()) >= 0)\n{{\n{Lines(extra, 4)}    {write}\n}}",
            2 => $"while (true)\n{{\n    var value = {source}.ReadByte();\n    if (value < 0)\n        break;\n{Lines(extra, 4)}    {write}\n}}",
            3 => $"for (var value = {source}.ReadByte(); value != -1; value = {source}.ReadByte())\n{{\n{Lines(extra, 4)}    {write}\n}}",
            _ => $"int value = {source}.ReadByte();\nwhile (value != -1)\n{{\n{Lines(extra.Replace("continue", "break", StringComparison.Ordinal), 4)}    {write}\n    value = {source}.ReadByte();\n}}",
        };
        var (before, behind) = extra == "count++;" ? ("var count = 0;", "journal.Note(count);") : ("", "");
        return new("IOA3003", Joined(streams.Open, before, loop, behind, streams.Close), Joined(streams.Open, before, $"{source}.CopyTo({destination});", behind, streams.Close));
    }

    /// <summary>Loops that fill a buffer.</summary>
    public static Draft ReadExactly(Choices choose)
    {
        var isAsync = choose.Is();
        var awaits = isAsync ? Awaits.Any(choose) : Awaits.None;
        var size = choose.Of("100", "5000", "12000", "0");
        var atEnd = choose.Of("break;", "throw new EndOfStreamException();", "throw new IOException(\"cut off\");", "return;", "{ journal.Note(total); return; }");
        var extra = choose.Mostly(4, "", "journal.Note(n);", "token.ThrowIfCancellationRequested();");
        var arguments = choose.Of("buffer, total, buffer.Length - total", isAsync ? "buffer.AsMemory(total)" : "buffer.AsSpan(total)", isAsync ? "buffer.AsMemory(total, buffer.Length - total)" : "buffer.AsSpan()[total..]");
        var read = awaits.Call("source.Read", arguments);
        var loop = choose.Below(4) switch
        {
            0 => $"while (total < buffer.Length)\n{{\n    var n = {read};\n    if (n == 0)\n        {atEnd}\n{Lines(extra, 4)}    total += n;\n}}",
            1 => $"do\n{{\n    var n = {read};\n    if (n <= 0)\n        {atEnd}\n    total += n;\n{Lines(extra, 4)}}} while (total < buffer.Length);",
            2 => $"int n;\nwhile (total < buffer.Length && (n = {read}) > 0)\n{{\n    total += n;\n{Lines(extra, 4)}}}",
            _ => $"for (int n; total < buffer.Length; total += n)\n{{\n    n = {read};\n    if (n == 0)\n        {atEnd}\n{Lines(extra, 4)}}}",
        };
        var behind = choose.Of("journal.Note(buffer);", "journal.Note(total);\njournal.Note(buffer);", "if (total < buffer.Length)\n    throw new EndOfStreamException();\njournal.Note(buffer);");
        var call = $"{(isAsync ? "await " : "")}source.{(atEnd.StartsWith("throw", StringComparison.Ordinal) ? "ReadExactly" : "ReadAtLeast")}{(isAsync ? "Async" : "")}(buffer{(atEnd.StartsWith("throw", StringComparison.Ordinal) ? "" : ", buffer.Length, false")});";
        return new("IOA3008", $"var buffer = new byte[{size}];\nvar total = 0;\n{loop}\n{behind}", $"var buffer = new byte[{size}];\nvar total = buffer.Length;\n{call}\n{behind}");
    }

    /// <summary>The parts that are there, each on lines of its own.</summary>
    public static string Joined(params IEnumerable<string> parts) => string.Join('\n', parts.Where(static part => part != ""));

    /// <summary>A statement on lines of its own, or nothing at all.</summary>
    public static string Lines(string statement, int columns) => statement == "" ? "" : new string(' ', columns) + Draft.Indented(statement, columns) + "\n";
}
