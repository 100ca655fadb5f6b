using IoAnalyzers.Runtime.Interop;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime;

/// <summary>Brings a file or a directory to the disk, and reports when that failed.</summary>
/// <remarks>
/// A failed sync is never tried again: Linux marks the pages clean when a write-back fails and reports it once, so that a second fsync succeeds
/// without the bytes. EINTR is no failed sync. It says that a signal came before the end, no page was given up and no error was taken off the file;
/// InnoDB (os_file_fsync_posix) and .NET (SystemNative_FSync) call again too.
/// </remarks>
internal static class FileSync
{
    public static void Sync(SystemCalls calls, SafeFileHandle file, SyncMode mode, string? path = null)
    {
        switch (mode)
        {
            case SyncMode.Barrier when TryOne(calls, Features.Barrier, "fcntl(F_BARRIERFSYNC)", file, path):
            case SyncMode.Barrier or SyncMode.Data when TryOne(calls, Features.ContentSync, "fdatasync", file, path):
            case SyncMode.Barrier or SyncMode.Data or SyncMode.Full when TryOne(calls, Features.DriveSync, "fcntl(F_FULLFSYNC)", file, path):
            case SyncMode.None:
                return;
            default:
                var result = Once(calls, Features.None, file);
                if (result.Failed)
                    throw IoFailure.Of(calls, result.Error, "fsync", file, path);
                return;
        }
    }

    /// <summary>A system that lacks the call, or a file that does not take it, leaves it to the next.</summary>
    static bool TryOne(SystemCalls calls, Features feature, string call, SafeFileHandle file, string? path)
    {
        if (calls.Lacks(feature))
            return false;
        var result = Once(calls, feature, file);
        if (!result.Failed)
            return true;
        return calls.IsRefusal(result, feature) ? false : throw IoFailure.Of(calls, result.Error, call, file, path);
    }

    static CallResult Once(SystemCalls calls, Features feature, SafeFileHandle file) => calls.Uninterrupted((feature, file), static (calls, sync) => sync.feature switch
    {
        Features.Barrier => calls.SyncBarrier(sync.file),
        Features.ContentSync => calls.SyncContent(sync.file),
        Features.DriveSync => calls.SyncDrive(sync.file),
        _ => calls.SyncAll(sync.file),
    });

    /// <summary>Syncs a directory that the caller names: one that cannot be opened is an error.</summary>
    public static void SyncDirectory(SystemCalls calls, string directory)
    {
        var opened = calls.TryOpen(directory, OpenFlags.Read | OpenFlags.Directory, 0, out var handle);
        if (opened.Failed)
        {
            if (CannotBeOpened(calls, opened))
                return;
            throw IoFailure.Of(calls, opened.Error, "open", directory);
        }

        Finish(calls, handle!, directory);
    }

    /// <summary>Syncs the directory of a file whose entry just changed. One that may be written but not read (EACCES) stays unsynced, as in Postgres: the change itself was allowed.</summary>
    public static void SyncDirectoryOf(SystemCalls calls, string path)
    {
        var directory = Path.GetDirectoryName(path)!;
        var opened = calls.TryOpen(directory, OpenFlags.Read | OpenFlags.Directory, 0, out var handle);
        if (opened.Failed)
        {
            if (CannotBeOpened(calls, opened) || calls.KindOf(opened.Error) == ErrorKind.AccessDenied)
                return;
            throw IoFailure.Of(calls, opened.Error, "open", directory);
        }

        Finish(calls, handle!, directory);
    }

    static void Finish(SystemCalls calls, SafeFileHandle handle, string directory)
    {
        try
        {
            var result = calls.Uninterrupted(handle, static (calls, directory) => calls.SyncDirectory(directory));
            if (result.Failed && !CannotBeSynced(calls, result))
                throw IoFailure.Of(calls, result.Error, "fsync", handle, directory);
        }
        finally
        {
            calls.Close(handle);
        }
    }

    // EISDIR: a system that opens no directories. The managed fallback has no way to.
    static bool CannotBeOpened(SystemCalls calls, CallResult result) => calls.KindOf(result.Error) is ErrorKind.IsDirectory or ErrorKind.Unavailable;

    // EINVAL: the file system syncs no directories. EBADF: it wants a handle that may write, which a directory has none of. Postgres
    // (fsync_fname_ext) and Redis (fsyncFileDir) let exactly these two pass. Windows refuses it with ERROR_ACCESS_DENIED; there, the
    // rename itself was written through.
    static bool CannotBeSynced(SystemCalls calls, CallResult result) =>
        calls.KindOf(result.Error) is ErrorKind.Invalid or ErrorKind.BadHandle || (OperatingSystem.IsWindows() && calls.KindOf(result.Error) == ErrorKind.AccessDenied);
}
