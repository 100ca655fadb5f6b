using System;

namespace IoAnalyzers.Model.Files;

/// <summary>Whether two paths certainly name two files: that two paths are made of different things proves nothing.</summary>
static class PathDifference
{
    /// <summary>Both end in constants that no one file name can end in, whatever stands before them; case and what Windows cuts off do not count.</summary>
    public static bool IsCertain(PathKey one, PathKey other)
    {
        var (name, isWhole) = EndOf(one);
        var (otherName, isOtherWhole) = EndOf(other);
        if (name.Length == 0 || otherName.Length == 0 || string.Equals(name, otherName, StringComparison.OrdinalIgnoreCase))
            return false;
        return (isOtherWhole || !name.EndsWith(otherName, StringComparison.OrdinalIgnoreCase))
            && (isWhole || !otherName.EndsWith(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The constant at the end of a path behind its last separator, and whether it is the whole name of the file.</summary>
    static (string Name, bool IsWhole) EndOf(PathKey path)
    {
        var isWhole = true;
        while (path.Parts.Length > 0 && (path.IsConcatenation || path.IsJoinedPath))
        {
            isWhole = path.IsJoinedPath;
            path = path.Parts[path.Parts.Length - 1];
        }

        if (path.ConstantText is not { } text)
            return ("", false);

        var separator = text.LastIndexOfAny(['/', '\\']);
        // Windows opens "log. " where "log" is asked for; what stands behind a colon is a stream of the file.
        var name = text.Substring(separator + 1).TrimEnd(' ', '.');
        return name.IndexOf(':') >= 0 ? ("", false) : (name, separator >= 0 || isWhole);
    }
}
