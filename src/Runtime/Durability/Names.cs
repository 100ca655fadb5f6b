using IoAnalyzers.Runtime.Interop;

namespace IoAnalyzers.Runtime;

/// <summary>Changes the names of files. Nothing here is durable before the directory is synced.</summary>
internal static class Names
{
    public static void Rename(SystemCalls calls, string from, string to)
    {
        var result = TryRename(calls, from, to);
        if (result.Failed)
            throw IoFailure.Of(calls, result.Error, "rename", to);
    }

    public static CallResult TryRename(SystemCalls calls, string from, string to)
    {
        return calls.Uninterrupted((from, to), static (calls, names) => calls.Rename(names.from, names.to));
    }

    public static void RenameNoReplace(SystemCalls calls, string from, string to)
    {
        var result = TryRenameNoReplace(calls, from, to);
        if (result.Failed)
            throw IoFailure.Of(calls, result.Error, "rename", to);
    }

    /// <summary>Where there is no call for it (Linux before 3.15, file systems without the flag), link gives the second name and fails where it is taken.</summary>
    public static CallResult TryRenameNoReplace(SystemCalls calls, string from, string to)
    {
        if (!calls.Lacks(Features.RenameNoReplace))
        {
            var result = calls.Uninterrupted((from, to), static (calls, names) => calls.RenameNoReplace(names.from, names.to));
            if (!calls.IsRefusal(result, Features.RenameNoReplace))
                return result;
        }

        var linked = calls.Uninterrupted((from, to), static (calls, names) => calls.Link(names.from, names.to));
        if (!linked.Failed)
            return TryUnlink(calls, from);
        // FAT has no links and says EPERM. There, a file that appears between the look and the rename is lost.
        var hasNoLinks = calls.IsRefusal(linked) || calls.KindOf(linked.Error) == ErrorKind.AccessDenied;
        if (!hasNoLinks)
            return linked;
        var found = calls.TryOpen(to, OpenFlags.Read | OpenFlags.NonBlocking, 0, out var taken);
        if (found.Failed)
            return calls.KindOf(found.Error) == ErrorKind.NotFound ? TryRename(calls, from, to) : found;
        calls.Close(taken!);
        throw new IOException($"'{to}' exists already.");
    }

    public static void Unlink(SystemCalls calls, string path)
    {
        var result = TryUnlink(calls, path);
        if (result.Failed)
            throw IoFailure.Of(calls, result.Error, "unlink", path);
    }

    /// <summary>Removes what is of no use any more, on the way of another failure that matters more than this one's.</summary>
    public static void Forget(SystemCalls calls, string path) => TryUnlink(calls, path);

    static CallResult TryUnlink(SystemCalls calls, string path)
    {
        return calls.Uninterrupted(path, static (calls, path) => calls.Unlink(path));
    }
}
