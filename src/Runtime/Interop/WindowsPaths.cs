namespace IoAnalyzers.Runtime.Interop;

/// <summary>Names as the functions of kernel32.dll want them.</summary>
internal static class WindowsPaths
{
    /// <summary>MAX_PATH, with the zero at the end.</summary>
    const int LongestPlain = 260;

    /// <summary>
    /// A full path of any length. Plain ones end at MAX_PATH and lose dots and spaces at their end; .NET puts the same prefix before them, so that
    /// a file that .NET opens opens here too. The name of a temporary file beside it is longer than its own.
    /// </summary>
    public static string Extended(string path)
    {
        if (path.Length < LongestPlain && path is not [.., ' ' or '.'])
            return path;
        return path switch
        {
            ['\\', '\\' or '?', '?' or '.', '\\', ..] => path,
            ['\\', '\\', .. var share] => @"\\?\UNC\" + share,
            [_, ':', '\\', ..] => @"\\?\" + path,
            _ => path,
        };
    }
}
