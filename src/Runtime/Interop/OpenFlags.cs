namespace IoAnalyzers.Runtime.Interop;

/// <summary>How a file is opened. Every handle is closed on exec (Unix) and shares reading, writing and deleting (Windows).</summary>
[Flags]
internal enum OpenFlags
{
    Read = 1,
    Write = 1 << 1,
    Create = 1 << 2,

    /// <summary>With <see cref="Create"/>: fails where the name is taken, even by a dangling symbolic link.</summary>
    Exclusive = 1 << 3,
    Truncate = 1 << 4,

    /// <summary>Each write goes to what is the end at that moment, also when other processes write.</summary>
    Append = 1 << 5,
    Directory = 1 << 6,

    /// <summary>A symbolic link in the last place is refused instead of followed.</summary>
    NoFollow = 1 << 7,

    /// <summary>Does not wait for the other end of a FIFO; means nothing for a regular file.</summary>
    NonBlocking = 1 << 8,

    /// <summary>Each write returns when its bytes are on the disk (O_DSYNC, FILE_FLAG_WRITE_THROUGH).</summary>
    WriteThrough = 1 << 9,

    /// <summary><see cref="SystemCalls.Lock"/> follows. The managed fallback cannot lock what is open, and opens without sharing instead.</summary>
    Alone = 1 << 10,
}
