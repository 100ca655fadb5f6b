using System.Text;

namespace IoAnalyzers.Runtime.Tests.Durability;

/// <summary>One use of DurableFile, with what may be in the folder at any moment of it.</summary>
sealed record Scenario(string Name, (string Name, byte[] Content)[] Before, Action<SystemCalls, string> Run)
{
    /// <summary>Three pages, the last one not full.</summary>
    static readonly byte[] New = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("new content\n", 850)));

    static readonly byte[] Old = "old content\n"u8.ToArray();

    static readonly Dictionary<string, Scenario> ByName = new Scenario[]
    {
        new("a new file of bytes", [], (calls, folder) => FileContent.WriteBytes(calls, In(folder, "target"), New)),
        new("bytes over a file", [("target", Old)], (calls, folder) => FileContent.WriteBytes(calls, In(folder, "target"), New)),
        new("text over a file", [("target", Old)], (calls, folder) => FileContent.WriteText(calls, In(folder, "target"), Encoding.ASCII.GetString(New), FileContent.Utf8)),
        new("lines over a file", [("target", Old)], (calls, folder) =>
            FileContent.WriteLines(calls, In(folder, "target"), Enumerable.Repeat("new content", 850), FileContent.Utf8)),
        new("a stream over a file", [("target", Old)], (calls, folder) => FileContent.Write(calls, In(folder, "target"), WriteBackwards)),
        new("a move over a file", [("source", New), ("target", Old)], (calls, folder) => FileMove.Run(calls, In(folder, "source"), In(folder, "target"), overwrite: true)),
        new("a move to a new name", [("source", New)], (calls, folder) => FileMove.Run(calls, In(folder, "source"), In(folder, "target"), overwrite: false)),
        new("a move to another folder", [("from/source", New), ("to/target", Old)], (calls, folder) =>
            FileMove.Run(calls, In(folder, "from/source"), In(folder, "to/target"), overwrite: true)),
        new("a copy over a file", [("source", New), ("target", Old)], (calls, folder) => FileCopy.Run(calls, In(folder, "source"), In(folder, "target"), overwrite: true)),
        new("a copy to a new name", [("source", New)], (calls, folder) => FileCopy.Run(calls, In(folder, "source"), In(folder, "target"), overwrite: false)),
    }.ToDictionary(scenario => scenario.Name);

    public static TheoryData<string> Names => new(ByName.Keys);

    string Target => Before.FirstOrDefault(static file => file.Name.EndsWith("target", StringComparison.Ordinal)).Name ?? "target";

    string? Source => Before.FirstOrDefault(static file => file.Name.EndsWith("source", StringComparison.Ordinal)).Name;

    bool IsOver => Before.Any(static file => file.Name.EndsWith("target", StringComparison.Ordinal));

    public static Scenario Of(string name) => ByName[name];

    public TestFolder Prepare(bool onDisk = false)
    {
        var folder = new TestFolder(onDisk);
        foreach (var (name, content) in Before)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder[name])!);
            File.WriteAllBytes(folder[name], content);
        }

        return folder;
    }

    /// <summary>What is wrong with the files: the old content is one piece, and so is the new one, which is there once it was promised.</summary>
    public string? Wrong(IReadOnlyDictionary<string, byte[]> files, bool isPromised)
    {
        if (!files.TryGetValue(Target, out var content))
        {
            if (isPromised || IsOver)
                return "the file is gone";
        }
        else if (content.AsSpan().SequenceEqual(New))
        {
            return null;
        }
        else if (!IsOver || !content.AsSpan().SequenceEqual(Old))
        {
            return content.Length == 0 ? "the file is empty" : "the content is torn";
        }
        else if (isPromised)
        {
            return "the new content was promised, and the old one is there";
        }

        return Source is { } source && !(files.TryGetValue(source, out var moved) && moved.AsSpan().SequenceEqual(New)) ? "the source is gone" : null;
    }

    public IEnumerable<string> Strays(IEnumerable<string> names) => names.Except(Before.Select(static file => file.Name)).Where(name => name != Target);

    public static Dictionary<string, byte[]> FilesIn(TestFolder folder) => Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(folder.Path, path).Replace('\\', '/'), File.ReadAllBytes);

    static string In(string folder, string name) => Path.Combine(folder, name);

    static void WriteBackwards(Stream stream)
    {
        var half = New.Length / 2;
        stream.Position = half;
        stream.Write(New.AsSpan(half));
        stream.Position = 0;
        stream.Write(New.AsSpan(0, half));
    }
}
