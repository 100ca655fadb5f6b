namespace IoAnalyzers.FixProof.Programs;

/// <summary>The two streams of a copy: those that the program is given, or some that it opens.</summary>
sealed record Streams(string Source, string Destination, string Open, string Close)
{
    /// <summary>A pipe that somebody fills with what is in the file, which is read before: who fills it may outlive the program.</summary>
    const string Pipe = """
        var sent = File.ReadAllBytes(path);
        var name = "fix-proof-" + Guid.NewGuid().ToString("N");
        var server = new NamedPipeServerStream(name, PipeDirection.Out);
        _ = Task.Run(() =>
        {
            using (server)
            {
                server.WaitForConnection();
                server.Write(sent);
            }
        });
        using var input = new NamedPipeClientStream(".", name, PipeDirection.In);
        input.Connect();
        """;

    public static Streams Any(Choices choose)
    {
        var (source, openSource) = choose.Mostly(
            2, ("source", ""), ("input", "using var input = File.OpenRead(path);"), ("input", "using var input = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 4096);"),
            ("input", "using Stream input = new BufferedStream(source);"), ("input", "var input = new MemoryStream(Encoding.ASCII.GetBytes(path));"), ("input", "using var input = File.Open(path, FileMode.Open);\ninput.Position = 10;"), ("input", Pipe));
        var (destination, openDestination, close) = choose.Mostly(
            2, ("destination", "", ""), ("output", "using var output = File.Create(target);", ""), ("output", "var output = new MemoryStream();", "journal.Note(output.ToArray());"),
            ("output", "using Stream output = new GZipStream(destination, CompressionLevel.Fastest, leaveOpen: true);", ""), ("output", "using var output = new FileStream(target, FileMode.Append, FileAccess.Write);", ""),
            ("output", "var output = new BufferedStream(destination);", "output.Flush();"), (source, "", ""));
        return new(source, destination, CopyLoops.Joined(openSource, openDestination), close);
    }
}
