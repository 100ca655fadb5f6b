namespace IoAnalyzers.Runtime.Interop;

/// <summary>What a Unix calls the flags of <c>open</c>: the meaning is POSIX's, the numbers are each system's own.</summary>
internal sealed record OpenNumbers(
    int Create, int Exclusive, int Truncate, int Append, int Directory, int NoFollow, int NonBlocking, int WriteThrough, int CloseOnExec)
{
    // O_RDONLY is 0 everywhere.
    const int WriteOnly = 1, ReadWrite = 2;

    public int Of(OpenFlags flags) =>
        CloseOnExec
        | ((flags & (OpenFlags.Read | OpenFlags.Write)) switch
        {
            OpenFlags.Write => WriteOnly,
            OpenFlags.Read | OpenFlags.Write => ReadWrite,
            _ => 0,
        })
        | ((flags & OpenFlags.Create) != 0 ? Create : 0)
        | ((flags & OpenFlags.Exclusive) != 0 ? Exclusive : 0)
        | ((flags & OpenFlags.Truncate) != 0 ? Truncate : 0)
        | ((flags & OpenFlags.Append) != 0 ? Append : 0)
        | ((flags & OpenFlags.Directory) != 0 ? Directory : 0)
        | ((flags & OpenFlags.NoFollow) != 0 ? NoFollow : 0)
        | ((flags & OpenFlags.NonBlocking) != 0 ? NonBlocking : 0)
        | ((flags & OpenFlags.WriteThrough) != 0 ? WriteThrough : 0);
}
