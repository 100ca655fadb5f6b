namespace IoAnalyzers.Runtime.Interop;

/// <summary>System calls that a kernel may lack. One that answered ENOSYS is not asked again while the process lives.</summary>
[Flags]
internal enum Features
{
    None = 0,
    RenameNoReplace = 1,
    CopyRange = 1 << 1,
    SendFile = 1 << 2,
    Clone = 1 << 3,
    Splice = 1 << 4,
    Allocate = 1 << 5,
    GatherWrite = 1 << 6,
    ContentSync = 1 << 7,
    Barrier = 1 << 8,
    DriveSync = 1 << 9,
    Advice = 1 << 10,
    SendHeader = 1 << 11,
    Pipe = 1 << 12,
}
