using IoAnalyzers.Runtime.Interop;

namespace IoAnalyzers.Runtime;

/// <summary>Gives a file another name so that a crash leaves it under one of the two, with its whole content.</summary>
internal static class FileMove
{
    public static void Run(SystemCalls calls, string source, string destination, bool overwrite, CancellationToken token = default)
    {
        var (from, to) = (Path.GetFullPath(source), Path.GetFullPath(destination));
        SyncContent(calls, from);
        token.ThrowIfCancelled();

        var result = overwrite ? Names.TryRename(calls, from, to) : Names.TryRenameNoReplace(calls, from, to);
        if (calls.KindOf(result.Error) == ErrorKind.CrossDevice)
        {
            FileCopy.Run(calls, from, to, overwrite, token);
            Names.Unlink(calls, from);
            FileSync.SyncDirectoryOf(calls, from);
            return;
        }

        if (result.Failed)
            throw IoFailure.Of(calls, result.Error, "rename", to);
        // The new name first: a file system that syncs the two apart then has it twice, and not nowhere.
        FileSync.SyncDirectoryOf(calls, to);
        if (Path.GetDirectoryName(from) != Path.GetDirectoryName(to))
            FileSync.SyncDirectoryOf(calls, from);
    }

    // Read access is enough for fsync, on Unix. A symbolic link is moved itself and has no content.
    static void SyncContent(SystemCalls calls, string path)
    {
        var access = OperatingSystem.IsWindows() ? OpenFlags.Read | OpenFlags.Write : OpenFlags.Read;
        var opened = calls.TryOpen(path, access | OpenFlags.NoFollow | OpenFlags.NonBlocking, 0, out var file);
        if (calls.KindOf(opened.Error) == ErrorKind.LinkLoop)
            return;
        if (opened.Failed)
            throw IoFailure.Of(calls, opened.Error, "open", path);

        try
        {
            if (calls.StatusOf(file!, path).Kind == FileKind.Directory)
                throw new FileNotFoundException($"'{path}' is a directory.", path);
            FileSync.Sync(calls, file!, SyncMode.Full, path);
        }
        finally
        {
            calls.Close(file!);
        }
    }
}
