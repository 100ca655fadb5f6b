using IoAnalyzers.Runtime.Interop;

namespace IoAnalyzers.Runtime;

/// <summary>Finds the file behind symbolic links, so that a replacement replaces that file and not the link to it.</summary>
internal static class LinkTarget
{
    /// <summary>As many as Linux follows (MAXSYMLINKS).</summary>
    const int MostLinks = 40;

    /// <summary>The full path of what the name stands for. The last link may dangle: its target is then the file to be made.</summary>
    public static string Resolve(SystemCalls calls, string path)
    {
        var resolved = Path.GetFullPath(path);
        for (var links = 0; ; links++)
        {
            CallResult result;
            string? target;
            do
            {
                result = calls.ReadLink(resolved, out target);
            }
            while (calls.IsInterrupted(result));

            if (result.Failed)
            {
                return calls.KindOf(result.Error) is ErrorKind.Invalid or ErrorKind.NotFound or ErrorKind.Unavailable
                    ? resolved
                    : throw IoFailure.Of(calls, result.Error, "readlink", resolved);
            }

            if (links == MostLinks)
                throw new IOException($"'{path}' is behind more than {MostLinks} symbolic links.");
            resolved = Path.GetFullPath(target!, Path.GetDirectoryName(resolved)!);
        }
    }
}
