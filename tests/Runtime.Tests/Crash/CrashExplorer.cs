namespace IoAnalyzers.Runtime.Tests.Crash;

/// <summary>Runs recorded operations against a model of a disk, stops after each, and tells everything that may be on the disk then.</summary>
sealed class CrashExplorer(PersistenceModel model)
{
    const int ExhaustiveEntries = 8;

    readonly Dictionary<int, Inode> _inodes = [];
    readonly Dictionary<string, int> _durable = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> _live = new(StringComparer.Ordinal);
    readonly List<Entry> _pending = [];
    string _mark = "";

    /// <summary>A change of a directory: a name that appears, goes, or does both at once.</summary>
    sealed record Entry(string? Removed, string? Added, int Inode)
    {
        public IEnumerable<string> Folders => new[] { Removed, Added }.OfType<string>().Select(FolderOf).Distinct();
    }

    /// <summary>What an operating system's crash or a power cut may leave, without repetitions.</summary>
    public static IEnumerable<CrashState> States(PersistenceModel model, IReadOnlyList<Operation> operations, IReadOnlyDictionary<string, byte[]> initial)
    {
        var seen = new HashSet<string>();
        return new CrashExplorer(model).Replay(operations, initial, static explorer => explorer.AfterCrash()).Where(state => seen.Add(state.Key()));
    }

    /// <summary>What a crash of the process alone leaves: everything that was handed to the system.</summary>
    public static IEnumerable<CrashState> ProcessCrashes(IReadOnlyList<Operation> operations, IReadOnlyDictionary<string, byte[]> initial) =>
        new CrashExplorer(new()).Replay(operations, initial, static explorer => [explorer.Live()]);

    IEnumerable<CrashState> Replay(
        IReadOnlyList<Operation> operations, IReadOnlyDictionary<string, byte[]> initial, Func<CrashExplorer, IEnumerable<SortedDictionary<string, byte[]>>> look)
    {
        // Inodes are numbered in the order of the recorder's own look at the folder.
        var next = 1;
        foreach (var (name, bytes) in initial)
        {
            _inodes[next] = new(bytes);
            _durable[name] = _live[name] = next++;
        }

        for (var point = 0; ; point++)
        {
            foreach (var files in look(this))
                yield return new(files, _mark, point);
            if (point == operations.Count)
                yield break;
            Apply(operations[point]);
        }
    }

    void Apply(Operation operation)
    {
        switch (operation)
        {
            case Marked mark:
                _mark = mark.Text;
                break;
            case Created file:
                _inodes[file.Inode] = new([]);
                _live[file.Name] = file.Inode;
                _pending.Add(new(null, file.Name, file.Inode));
                break;
            case Wrote write:
                _inodes[write.Inode].Write(write.Offset, write.Bytes, model.PageBytes);
                break;
            case Resized size:
                _inodes[size.Inode].Resize(size.Length);
                break;
            case Synced sync:
                _inodes[sync.Inode].Sync();
                if (model.SyncPersistsOwnEntry)
                    PersistOwnEntry(sync.Inode);
                break;
            case SyncedRange sync:
                _inodes[sync.Inode].Sync(sync.Offset, sync.Count);
                break;
            case DirectorySynced folder:
                foreach (var entry in _pending.Where(entry => entry.Folders.Contains(folder.Name)).ToList())
                {
                    Persist(_durable, entry);
                    _pending.Remove(entry);
                }

                break;
            case Renamed name:
                _live.Remove(name.From, out var inode);
                _live[name.To] = inode;
                _pending.Add(new(name.From, name.To, inode));
                break;
            case Linked link:
                _live[link.To] = _live[link.From];
                _pending.Add(new(null, link.To, _live[link.From]));
                break;
            case Unlinked file:
                _live.Remove(file.Name);
                _pending.Add(new(file.Name, null, 0));
                break;
        }
    }

    void PersistOwnEntry(int inode)
    {
        var own = _pending.FindIndex(entry => entry.Inode == inode && entry.Removed is null);
        if (own < 0)
            return;
        var first = model.OrderedEntries ? 0 : own;
        for (var i = first; i <= own; i++)
            Persist(_durable, _pending[i]);
        _pending.RemoveRange(first, own - first + 1);
    }

    static void Persist(Dictionary<string, int> names, Entry entry)
    {
        if (entry.Removed is { } removed)
            names.Remove(removed);
        if (entry.Added is { } added)
            names[added] = entry.Inode;
    }

    IEnumerable<Dictionary<string, int>> Directories()
    {
        if (model.OrderedEntries || _pending.Count > ExhaustiveEntries)
        {
            var names = new Dictionary<string, int>(_durable);
            yield return new(names);
            foreach (var entry in _pending)
            {
                Persist(names, entry);
                yield return new(names);
            }

            yield break;
        }

        for (var subset = 0; subset < 1 << _pending.Count; subset++)
        {
            var names = new Dictionary<string, int>(_durable);
            for (var i = 0; i < _pending.Count; i++)
                if ((subset >> i & 1) == 1)
                    Persist(names, _pending[i]);
            yield return names;
        }
    }

    SortedDictionary<string, byte[]> Live() => Files(_live, inode => _inodes[inode].Live);

    IEnumerable<SortedDictionary<string, byte[]>> AfterCrash()
    {
        foreach (var names in Directories())
        {
            var inodes = names.Values.Distinct().Order().ToArray();
            var contents = inodes.Select(inode => _inodes[inode].AfterCrash(model).ToArray()).ToArray();
            var chosen = new int[inodes.Length];
            int wheel;
            do
            {
                yield return Files(names, inode => contents[Array.IndexOf(inodes, inode)][chosen[Array.IndexOf(inodes, inode)]]);
                for (wheel = 0; wheel < chosen.Length && ++chosen[wheel] == contents[wheel].Length; wheel++)
                    chosen[wheel] = 0;
            }
            while (wheel < chosen.Length);
        }
    }

    static SortedDictionary<string, byte[]> Files(Dictionary<string, int> names, Func<int, byte[]> content)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (name, inode) in names)
            files[name] = content(inode);
        return files;
    }

    public static string FolderOf(string name) => name.LastIndexOf('/') is var slash and >= 0 ? name[..slash] : "";
}
