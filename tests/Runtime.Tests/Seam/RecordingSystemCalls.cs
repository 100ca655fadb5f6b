using IoAnalyzers.Runtime.Tests.Crash;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime.Tests.Seam;

/// <summary>Makes all calls and keeps what they changed below a folder, with the bytes.</summary>
sealed class RecordingSystemCalls : ForwardingCalls
{
    readonly object _gate = new();
    readonly string _root;
    readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    readonly Dictionary<SafeFileHandle, Opened> _open = [];
    readonly List<Operation> _operations = [];
    readonly Dictionary<int, long> _lengths = [];
    int _inodes;

    public RecordingSystemCalls(SystemCalls inner, string root)
        : base(inner)
    {
        _root = root;
        foreach (var path in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            var name = NameOf(path)!;
            Initial[name] = File.ReadAllBytes(path);
            _names[name] = ++_inodes;
            _lengths[_inodes] = Initial[name].Length;
        }
    }

    public Dictionary<string, byte[]> Initial { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<Operation> Operations
    {
        get
        {
            lock (_gate)
                return [.. _operations];
        }
    }

    /// <summary>What the program told the world at this moment.</summary>
    public void Mark(string text)
    {
        lock (_gate)
            _operations.Add(new Marked(text));
    }

    /// <summary>What no call says, such as a store to a mapped file.</summary>
    public void Add(Operation operation)
    {
        lock (_gate)
            _operations.Add(operation);
    }

    public int InodeOf(SafeFileHandle file) => _open[file].Inode;

    protected override CallResult Ended(in Call call, CallResult result, ReadOnlySpan<byte> bytes)
    {
        if (!result.Failed)
        {
            lock (_gate)
                Record(call, result.Value, bytes);
        }

        return result;
    }

    void Record(in Call call, long value, ReadOnlySpan<byte> bytes)
    {
        switch (call.Name)
        {
            case "open":
                Open(call);
                break;
            case "write" when Find(call) is { } file:
                Write(file, file.IsAppending ? _lengths[file.Inode] : file.Position, bytes[..(int)value]);
                file.Position += value;
                break;
            case "pwrite" or "pwritev" or "copy_file_range" when Find(call) is { } file:
                Write(file, call.Offset, bytes[..(int)value]);
                break;
            case "FICLONE" or "FICLONERANGE" when Find(call) is { } file:
                Write(file, call.Offset, bytes);
                break;
            case "ftruncate" when Find(call) is { } file:
                Resize(file, call.Count);
                break;
            case "fallocate" when Find(call) is { } file:
                if (call.Offset + call.Count > _lengths[file.Inode])
                    Resize(file, call.Offset + call.Count);
                break;
            case "fsync" or "fdatasync" or "fullfsync" when Find(call) is { } file:
                _operations.Add(new Synced(file.Inode));
                break;
            case "fsync directory" when Find(call) is { } folder:
                _operations.Add(new DirectorySynced(folder.Name));
                break;
            case "rename" or "renameat2" when NameOf(call.Path!) is { } from && NameOf(call.To!) is { } to:
                _names.Remove(from, out var inode);
                _names[to] = inode;
                _operations.Add(new Renamed(from, to));
                break;
            case "link" when NameOf(call.Path!) is { } from && NameOf(call.To!) is { } to:
                _names[to] = _names[from];
                _operations.Add(new Linked(from, to));
                break;
            case "unlink" when NameOf(call.Path!) is { } name:
                _names.Remove(name);
                _operations.Add(new Unlinked(name));
                break;
        }
    }

    void Open(in Call call)
    {
        if (NameOf(call.Path!) is not { } name)
            return;
        if ((call.Flags & OpenFlags.Directory) != 0)
        {
            _open[call.File!] = new(0, name, false);
            return;
        }

        if (!_names.TryGetValue(name, out var inode))
        {
            _names[name] = inode = ++_inodes;
            _lengths[inode] = 0;
            _operations.Add(new Created(name, inode));
        }

        var file = new Opened(inode, name, (call.Flags & OpenFlags.Append) != 0);
        _open[call.File!] = file;
        if ((call.Flags & OpenFlags.Truncate) != 0 && _lengths[inode] > 0)
            Resize(file, 0);
    }

    void Write(Opened file, long offset, ReadOnlySpan<byte> bytes)
    {
        // The end of what copy_file_range copies.
        if (bytes.IsEmpty)
            return;
        _operations.Add(new Wrote(file.Inode, offset, bytes.ToArray()));
        _lengths[file.Inode] = Math.Max(_lengths[file.Inode], offset + bytes.Length);
    }

    void Resize(Opened file, long length)
    {
        _operations.Add(new Resized(file.Inode, length));
        _lengths[file.Inode] = length;
    }

    Opened? Find(in Call call) => _open.GetValueOrDefault(call.File!);

    string? NameOf(string path) =>
        path == _root ? "" : path.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? path[(_root.Length + 1)..].Replace('\\', '/') : null;

    sealed record Opened(int Inode, string Name, bool IsAppending)
    {
        public long Position { get; set; }
    }
}
