using System.Security.Cryptography;
using IoAnalyzers.Runtime.Interop;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime;

/// <summary>A new content for a file: it is written beside it under a random name, synced, and takes the name in one step. Until then nothing of the old file changes.</summary>
/// <remarks>open(O_EXCL), write, fchown, fchmod, fsync, rename, and fsync of the directory, in this order; what fails or is given up leaves no file behind.</remarks>
internal sealed class Replacement : IDisposable
{
    /// <summary>Three bytes of UTF-8 for each at the most, so that with the random part it stays below the 255 bytes that file systems take.</summary>
    const int MostNameChars = 64;

    const int MostAttempts = 16;
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    readonly SystemCalls _calls;
    readonly FileStatus? _like;
    bool _renamed;

    Replacement(SystemCalls calls, string target, FileStatus? like)
    {
        _calls = calls;
        _like = like;
        Target = target;
        (TempPath, File) = Create();
    }

    public string Target { get; }

    public string TempPath { get; }

    public SafeFileHandle File { get; }

    /// <summary>Mode and owner are those of the file that is replaced, if there is one.</summary>
    public static Replacement Of(SystemCalls calls, string path)
    {
        var target = LinkTarget.Resolve(calls, path);
        return new(calls, target, Existing(calls, target));
    }

    /// <summary>The mode is that of another file, and the owner is whoever makes the copy.</summary>
    public static Replacement Like(SystemCalls calls, string target, FileStatus source) =>
        new(calls, target, source with { Owner = uint.MaxValue, Group = uint.MaxValue });

    /// <summary>A file of a name that nobody has.</summary>
    public static Replacement New(SystemCalls calls, string target) => new(calls, target, like: null);

    // Opened for writing, so that a file which may not be written cannot be replaced either, as in File.WriteAllText. Non-blocking, as a FIFO
    // without a reader would wait for one.
    static FileStatus? Existing(SystemCalls calls, string target)
    {
        var opened = calls.TryOpen(target, OpenFlags.Write | OpenFlags.NonBlocking, 0, out var handle);
        if (opened.Failed)
            return calls.KindOf(opened.Error) == ErrorKind.NotFound ? null : throw IoFailure.Of(calls, opened.Error, "open", target);

        try
        {
            var status = calls.StatusOf(handle!, target);
            return status.Kind == FileKind.Regular ? status : throw new IOException($"'{target}' is no regular file and cannot be replaced.");
        }
        finally
        {
            calls.Close(handle!);
        }
    }

    (string Path, SafeFileHandle File) Create()
    {
        var folder = Path.GetDirectoryName(Target);
        var name = Path.GetFileName(Target);
        if (string.IsNullOrEmpty(folder) || name.Length == 0)
            throw new UnauthorizedAccessException($"'{Target}' is a directory.");
        if (name.Length > MostNameChars)
            name = name[..MostNameChars];

        for (var attempt = 1; ; attempt++)
        {
            var path = Path.Combine(folder, $".{name}.{RandomNumberGenerator.GetHexString(16, lowercase: true)}.tmp");
            var result = _calls.TryOpen(
                path, OpenFlags.Read | OpenFlags.Write | OpenFlags.Create | OpenFlags.Exclusive, _like is null ? CompleteCalls.DefaultMode : OwnerOnly, out var file);
            if (!result.Failed)
                return (path, file!);
            // A name that is taken belongs to somebody else, who is left alone.
            if (_calls.KindOf(result.Error) != ErrorKind.Exists || attempt == MostAttempts)
                throw IoFailure.Of(_calls, result.Error, "open", path);
        }
    }

    /// <summary>Everything is written: sync it, give it the name, and sync the directory.</summary>
    public void Commit(bool overwrite = true)
    {
        if (_like is { } like)
            TakeAccess(like);
        FileSync.Sync(_calls, File, SyncMode.Full, TempPath);
        // Windows renames no file that is open without sharing, and a virus scanner may have opened it so through ours.
        _calls.Close(File);
        if (overwrite)
            Names.Rename(_calls, TempPath, Target);
        else
            Names.RenameNoReplace(_calls, TempPath, Target);
        _renamed = true;
        FileSync.SyncDirectoryOf(_calls, Target);
    }

    // The owner first: fchown takes the set-id bits away. Only root gives files away, and others keep the owner only where it is their own.
    void TakeAccess(FileStatus like)
    {
        var own = _calls.StatusOf(File, TempPath);
        var mode = like.Mode;
        if (like.Owner != uint.MaxValue && like.Owner != own.Owner && !TrySetOwner(like.Owner, uint.MaxValue))
            mode &= ~UnixFileMode.SetUser;
        if (like.Group != uint.MaxValue && like.Group != own.Group && !TrySetOwner(uint.MaxValue, like.Group))
            mode = WithoutGroup(mode);
        if (mode == own.Mode)
            return;

        var result = _calls.Uninterrupted((File, mode), static (calls, change) => calls.SetMode(change.File, change.mode));
        if (!result.Failed)
            return;
        // FAT and some network shares have one mode for all files, and then it is there already.
        var isRefusal = _calls.IsRefusal(result) || _calls.KindOf(result.Error) == ErrorKind.AccessDenied;
        if (!isRefusal || _calls.StatusOf(File, TempPath).Mode != mode)
            throw IoFailure.Of(_calls, result.Error, "fchmod", TempPath);
    }

    bool TrySetOwner(uint owner, uint group)
    {
        var result = _calls.Uninterrupted((File, owner, group), static (calls, change) => calls.SetOwner(change.File, change.owner, change.group));
        if (!result.Failed)
            return true;
        return _calls.IsRefusal(result) || _calls.KindOf(result.Error) == ErrorKind.AccessDenied
            ? false
            : throw IoFailure.Of(_calls, result.Error, "fchown", TempPath);
    }

    // Rights that were given to a group which the file loses must not go to another one: the group may do what everybody may.
    static UnixFileMode WithoutGroup(UnixFileMode mode)
    {
        const UnixFileMode Group = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.SetGroup;
        const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        return mode & ~Group | (UnixFileMode)((int)(mode & Others) << 3) & mode;
    }

    public void Dispose()
    {
        _calls.Close(File);
        if (!_renamed)
            Names.Forget(_calls, TempPath);
    }
}
