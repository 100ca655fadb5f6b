namespace IoAnalyzers.Runtime;

/// <summary>How far a sync reaches.</summary>
public enum SyncMode
{
    /// <summary>No sync. What was written survives a crash of the process, and not one of the operating system.</summary>
    None,

    /// <summary>
    /// The content and the metadata that reading it needs, such as the length, are on the disk; times and permissions may not be.
    /// Linux: fdatasync. macOS, which has no such call: as <see cref="Full"/>. Windows: NtFlushBuffersFileEx(FLUSH_FLAGS_FILE_DATA_SYNC_ONLY).
    /// </summary>
    Data,

    /// <summary>Content and all metadata are on the disk. Linux: fsync. macOS: fcntl(F_FULLFSYNC). Windows: FlushFileBuffers.</summary>
    Full,

    /// <summary>
    /// What was written before reaches the disk before what is written after; a power cut may still take both.
    /// macOS: fcntl(F_BARRIERFSYNC). Linux and Windows have no such call and do as <see cref="Data"/>, which promises more.
    /// </summary>
    Barrier,
}
