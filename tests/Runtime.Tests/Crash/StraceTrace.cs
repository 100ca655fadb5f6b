using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace IoAnalyzers.Runtime.Tests.Crash;

/// <summary>What a program really asked of the kernel, below one folder, as strace saw it.</summary>
sealed partial class StraceTrace(string root)
{
    /// <summary>What strace has to write down, and how: all threads, and the bytes as hexadecimal digits.</summary>
    public static readonly IReadOnlyList<string> Options = ["-f", "-qq", "-xx", "-s", "1000000", "-e", "trace=" + Calls];

    /// <summary>How a program tells the world something, in a way that the trace has in its order: a line of this beginning in the error stream.</summary>
    public const string MarkPrefix = "said: ";

    const string Calls = "openat,open,close,write,pwrite64,pwritev,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat,ftruncate,fallocate,copy_file_range";

    readonly Dictionary<int, (int Inode, string Name, bool SyncsWrites)> _open = [];
    readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    readonly List<Operation> _operations = [];
    int _inodes;

    public static string? Strace { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(static folder => Path.Combine(folder, "strace")).FirstOrDefault(File.Exists);

    /// <summary>Why nothing can be traced; null where it can.</summary>
    public static string? Missing { get; } = Strace is null ? "strace is not installed, and nothing else shows a program's system calls." : null;

    /// <summary>The operations below a folder.</summary>
    /// <param name="initial">The names of the files that were there before, in the order in which the explorer is told of them.</param>
    /// <param name="lines">What strace wrote, with <see cref="Options"/>.</param>
    public static IReadOnlyList<Operation> Operations(string root, IEnumerable<string> initial, IEnumerable<string> lines)
    {
        var trace = new StraceTrace(root);
        foreach (var name in initial)
            trace._names[name] = ++trace._inodes;
        trace.Parse(lines);
        return trace._operations;
    }

    void Parse(IEnumerable<string> lines)
    {
        var begun = new Dictionary<string, string>();
        foreach (var line in lines)
        {
            var thread = line[..line.IndexOf(' ')];
            var call = line[thread.Length..].TrimStart();
            if (call.EndsWith("<unfinished ...>", StringComparison.Ordinal))
                begun[thread] = call[..^"<unfinished ...>".Length];
            else if (call.StartsWith("<... ", StringComparison.Ordinal) && begun.Remove(thread, out var head))
                Apply(head + call[(call.IndexOf("resumed>", StringComparison.Ordinal) + "resumed>".Length)..]);
            else
                Apply(call);
        }
    }

    void Apply(string call)
    {
        if (Shape().Match(call) is not { Success: true } shape || shape.Groups["result"].Value.StartsWith('-'))
            return;
        var arguments = shape.Groups["arguments"].Value;
        var texts = Text().Matches(arguments).Select(static match => Unhex(match.Groups[1].Value)).ToList();
        var numbers = Number().Matches(Text().Replace(arguments, "")).Select(static match => long.Parse(match.Value, CultureInfo.InvariantCulture)).ToList();
        switch (shape.Groups["name"].Value)
        {
            case "open" or "openat" when NameOf(texts[0]) is { } name:
                Open(int.Parse(shape.Groups["result"].Value, CultureInfo.InvariantCulture), name, arguments);
                break;
            case "close":
                _open.Remove((int)numbers[0]);
                break;
            case "pwrite64" when _open.TryGetValue((int)numbers[0], out var file):
                _operations.Add(new Wrote(file.Inode, numbers[^1], texts[0][..(int)long.Parse(shape.Groups["result"].Value, CultureInfo.InvariantCulture)]));
                // Of what others have written meanwhile, nothing is synced; no program under test does both.
                if (file.SyncsWrites)
                    _operations.Add(new Synced(file.Inode));
                break;
            case "write" when Encoding.UTF8.GetString(texts[0]) is var text && text.StartsWith(MarkPrefix, StringComparison.Ordinal):
                _operations.Add(new Marked(text[MarkPrefix.Length..].TrimEnd('\n')));
                break;
            case "write" or "pwritev" when _open.TryGetValue((int)numbers[0], out var file):
                throw new NotSupportedException($"{shape.Groups["name"].Value} to '{file.Name}': the trace understands pwrite64 only.");
            case "copy_file_range" when numbers.Count > 2 && _open.TryGetValue((int)numbers[2], out var file):
                // The bytes never come by; where they go does.
                if (shape.Groups["result"].Value != "0")
                    _operations.Add(new Wrote(file.Inode, numbers[3], new byte[long.Parse(shape.Groups["result"].Value, CultureInfo.InvariantCulture)]));
                break;
            case "ftruncate" when _open.TryGetValue((int)numbers[0], out var file):
                _operations.Add(new Resized(file.Inode, numbers[1]));
                break;
            case "fsync" or "fdatasync" when _open.TryGetValue((int)numbers[0], out var file):
                _operations.Add(file.Inode == 0 ? new DirectorySynced(file.Name) : new Synced(file.Inode));
                break;
            case "rename" or "renameat" or "renameat2" when NameOf(texts[0]) is { } from && NameOf(texts[1]) is { } to:
                _names.Remove(from, out var inode);
                _names[to] = inode;
                _operations.Add(new Renamed(from, to));
                break;
            case "link" or "linkat" when NameOf(texts[0]) is { } from && NameOf(texts[1]) is { } to:
                _operations.Add(new Linked(from, to));
                break;
            case "unlink" or "unlinkat" when NameOf(texts[0]) is { } name:
                _operations.Add(new Unlinked(name));
                break;
        }
    }

    void Open(int descriptor, string name, string flags)
    {
        if (flags.Contains("O_DIRECTORY", StringComparison.Ordinal))
        {
            _open[descriptor] = (0, name, SyncsWrites: false);
            return;
        }

        if (!_names.TryGetValue(name, out var inode))
        {
            _names[name] = inode = ++_inodes;
            if (flags.Contains("O_CREAT", StringComparison.Ordinal))
                _operations.Add(new Created(name, inode));
        }

        _open[descriptor] = (inode, name, flags.Contains("O_SYNC", StringComparison.Ordinal));
    }

    string? NameOf(byte[] path)
    {
        var text = Encoding.UTF8.GetString(path);
        return text == root ? "" : text.StartsWith(root + "/", StringComparison.Ordinal) ? text[(root.Length + 1)..] : null;
    }

    static byte[] Unhex(string text) => Convert.FromHexString(text.Replace("\\x", ""));

    [GeneratedRegex(@"^(?<name>\w+)\((?<arguments>.*)\)\s+= (?<result>-?\d+)")]
    private static partial Regex Shape();

    [GeneratedRegex("\"((?:\\\\x[0-9a-f]{2})*)\"")]
    private static partial Regex Text();

    [GeneratedRegex(@"(?<![\w])\d+(?![\w])")]
    private static partial Regex Number();
}
