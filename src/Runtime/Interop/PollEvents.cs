namespace IoAnalyzers.Runtime.Interop;

/// <summary>What poll waits for. The values are those of Linux and macOS; Windows translates them.</summary>
[Flags]
internal enum PollEvents : short
{
    None = 0,
    Readable = 0x1,
    Writable = 0x4,
    Error = 0x8,
    HungUp = 0x10,
}
