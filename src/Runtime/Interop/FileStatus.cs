namespace IoAnalyzers.Runtime.Interop;

/// <summary>What fstat says of a file. Owner and mode mean nothing on Windows and are 0 there.</summary>
internal readonly record struct FileStatus(FileKind Kind, long Length, UnixFileMode Mode, uint Owner, uint Group, ulong Device)
{
    /// <summary>The number of the file on its device (inode, file index); 0 where the system does not tell.</summary>
    public ulong File { get; init; }

    const int TypeMask = 0xF000;

    public static FileStatus Unix(int mode, long length, uint owner, uint group, ulong device, ulong file) =>
        new(KindOf(mode), length, (UnixFileMode)(mode & 0xFFF), owner, group, device) { File = file };

    // S_IFMT has the same values on Linux and macOS.
    static FileKind KindOf(int mode) => (mode & TypeMask) switch
    {
        0x8000 => FileKind.Regular,
        0x4000 => FileKind.Directory,
        0xA000 => FileKind.SymbolicLink,
        _ => FileKind.Other,
    };
}

internal enum FileKind
{
    Regular,
    Directory,
    SymbolicLink,

    /// <summary>A pipe, a socket, a device.</summary>
    Other,
}
