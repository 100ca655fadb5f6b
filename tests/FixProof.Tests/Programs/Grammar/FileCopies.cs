using static IoAnalyzers.FixProof.Programs.CopyLoops;

namespace IoAnalyzers.FixProof.Programs;

/// <summary>Whole files that go to another file, to a stream or to a socket.</summary>
static class FileCopies
{
    public static Draft ThroughStreams(Choices choose)
    {
        var isAsync = choose.Is(3);
        var source = choose.Of("File.OpenRead(path)", "new FileStream(path, FileMode.Open)", "new FileStream(path, FileMode.Open, FileAccess.Read)", "File.Open(path, FileMode.Open, FileAccess.Read)", "new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite)");
        var destination = choose.Of("File.Create(target)", "new FileStream(target, FileMode.Create)", "new FileStream(target, FileMode.CreateNew)", "File.OpenWrite(target)", "new FileStream(target, FileMode.Append)", "new FileStream(target, FileMode.OpenOrCreate, FileAccess.Write)");
        var copy = choose.Of(
            isAsync ? "await input.CopyToAsync(output, token);" : "input.CopyTo(output);",
            isAsync ? "await input.CopyToAsync(output);" : "input.CopyTo(output, 4096);",
            $"var buffer = new byte[4096];\nint n;\nwhile ((n = {(isAsync ? "await input.ReadAsync(buffer, token)" : "input.Read(buffer, 0, buffer.Length)")}) > 0)\n    {(isAsync ? "await output.WriteAsync(buffer.AsMemory(0, n), token)" : "output.Write(buffer, 0, n)")};");
        var extra = choose.Mostly(3, "", "output.Flush();", "input.Position = 3;", "output.WriteByte(1);", "journal.Note(input.Length);", "journal.Note(output.Position);", "output.Flush(true);", "output.SetLength(output.Position);");
        var isBefore = choose.Is();
        var work = Joined(isBefore ? extra : "", copy, isBefore ? "" : extra);
        var body = choose.Below(4) switch
        {
            0 => $"using (var input = {source})\nusing (var output = {destination})\n{{\n{Lines(work, 4)}}}",
            1 => $"using var input = {source};\nusing var output = {destination};\n{work}",
            2 => $"using (var output = {destination})\nusing (var input = {source})\n{{\n{Lines(work, 4)}}}",
            _ => $"using (FileStream input = {source}, output = {destination})\n{{\n{Lines(work, 4)}}}",
        };
        if (choose.Is(6))
            body = choose.Of("File.WriteAllBytes(target, File.ReadAllBytes(path));", "var bytes = File.ReadAllBytes(path);\nFile.WriteAllBytes(target, bytes);", "var bytes = File.ReadAllBytes(path);\nFile.WriteAllBytes(target, bytes);\njournal.Note(bytes.Length);", "File.WriteAllText(target, File.ReadAllText(path));");
        return new("IOA3004", body, "File.Copy(path, target, true);");
    }

    public static Draft Slurps(Choices choose)
    {
        var (body, naive) = choose.Below(12) switch
        {
            0 => ("destination.Write(File.ReadAllBytes(path));", "using (var file = File.OpenRead(path))\n    file.CopyTo(destination);"),
            1 => ("var bytes = File.ReadAllBytes(path);\ndestination.Write(bytes, 0, bytes.Length);", "using (var file = File.OpenRead(path))\n    file.CopyTo(destination);"),
            2 => ("var bytes = File.ReadAllBytes(path);\ndestination.Write(bytes);\njournal.Note(bytes.Length);", "using (var file = File.OpenRead(path))\n    file.CopyTo(destination);"),
            3 => ("var memory = new MemoryStream();\nsource.CopyTo(memory);\nvar bytes = memory.ToArray();\ndestination.Write(bytes, 0, bytes.Length);", "source.CopyTo(destination);"),
            4 => ("using (var memory = new MemoryStream())\n{\n    memory.WriteByte(7);\n    source.CopyTo(memory);\n    destination.Write(memory.ToArray());\n}", "destination.WriteByte(7);\nsource.CopyTo(destination);"),
            5 => ("using var memory = new MemoryStream();\nsource.CopyTo(memory);\nFile.WriteAllBytes(target, memory.ToArray());", "using var file = File.Create(target);\nsource.CopyTo(file);"),
            6 => ("foreach (var line in File.ReadAllLines(path))\n    journal.Note(line);", "foreach (var line in File.ReadLines(path))\n    journal.Note(line);"),
            7 => ("var lines = File.ReadAllLines(path);\nforeach (var line in lines)\n    if (line.Length > 0)\n        journal.Note(line.Length);", "var lines = File.ReadLines(path);\nforeach (var line in lines)\n    if (line.Length > 0)\n        journal.Note(line.Length);"),
            8 => ("foreach (var line in File.ReadAllLines(path, Encoding.Latin1))\n{\n    if (line.Length == 7)\n        File.AppendAllText(path, \"more\\n\");\n}", "foreach (var line in File.ReadLines(path, Encoding.Latin1))\n{\n    if (line.Length == 7)\n        File.AppendAllText(path, \"more\\n\");\n}"),
            9 => ("journal.Note(File.ReadAllLines(path).First(line => line.Length > 3));", "journal.Note(File.ReadLines(path).First(line => line.Length > 3));"),
            10 => ("using (var output = File.Create(target))\n{\n    output.Write(File.ReadAllBytes(path));\n    output.WriteByte(1);\n}", "using (var output = File.Create(target))\n{\n    using (var file = File.OpenRead(path))\n        file.CopyTo(output);\n    output.WriteByte(1);\n}"),
            _ => ("using (var output = File.Create(target))\n    output.Write(File.ReadAllBytes(target));", "using (var output = File.Create(target))\nusing (var file = File.OpenRead(target))\n    file.CopyTo(output);"),
        };
        var extra = choose.Mostly(4, "", "destination.WriteByte(9);", "destination.Flush();");
        return new("IOA3007", Joined(extra, body), Joined(extra, naive));
    }

    public static Draft ToSocket(Choices choose)
    {
        var isAsync = choose.Is();
        var open = choose.Of("using var file = File.OpenRead(path);", "using var file = new FileStream(path, FileMode.Open, FileAccess.Read);", "using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);");
        var network = choose.Of("using var network = new NetworkStream(socket);", "var network = new NetworkStream(socket, ownsSocket: true);", "using Stream network = new BufferedStream(new NetworkStream(socket));");
        var extra = choose.Mostly(3, "", "file.Position = 100;", "network.WriteByte(5);", "journal.Note(file.Length);", "socket.Send(new byte[] { 1, 2 });");
        var (copy, naive) = choose.Below(3) switch
        {
            0 => (isAsync ? "await file.CopyToAsync(network, token);" : "file.CopyTo(network);", "socket.SendFile(path);"),
            1 => ("var buffer = new byte[4096];\nint n;\nwhile ((n = file.Read(buffer, 0, buffer.Length)) > 0)\n    network.Write(buffer, 0, n);", "socket.SendFile(path);"),
            _ => (isAsync ? "await file.CopyToAsync(network, 4096, token).ConfigureAwait(false);" : "file.CopyTo(network, 1 << 16);", "socket.SendFile(path);"),
        };
        var behind = choose.Mostly(3, "", "journal.Note(file.Position);", "network.WriteByte(6);", "network.Flush();");
        if (choose.Is(5))
            return new("IOA3005", choose.Of("socket.Send(File.ReadAllBytes(path));", "var bytes = File.ReadAllBytes(path);\nsocket.Send(bytes);", "var sent = socket.Send(File.ReadAllBytes(path));\njournal.Note(sent);"), "socket.SendFile(path);");
        return new("IOA3005", Joined(open, network, extra, copy, behind), Joined(open, network, extra, naive, behind));
    }

    public static Draft SendFile(Choices choose)
    {
        var call = choose.Of("socket.SendFileAsync(path)", "socket.SendFileAsync(path, token)", "socket.SendFileAsync(path, null, new byte[] { 1, 2 }, TransmitFileOptions.UseDefaultWorkerThread)");
        var configured = choose.Of("", ".ConfigureAwait(false)");
        var around = choose.Below(3);
        return new(
            "IOA3006",
            around switch
            {
                0 => $"await {call}{configured};",
                1 => $"await socket.SendAsync(new byte[] {{ 9 }});\nawait {call}{configured};\nawait socket.SendAsync(new byte[] {{ 8 }});",
                _ => $"for (var i = 0; i < 3; i++)\n    await {call}{configured};",
            },
            null);
    }
}
