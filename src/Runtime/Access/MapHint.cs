namespace IoAnalyzers.Runtime;

/// <summary>How a range of a mapped file will be used. Only a hint: a system without one ignores it.</summary>
public enum MapHint
{
    /// <summary>What the system does of itself: some pages around each fault. Linux and macOS: MADV_NORMAL.</summary>
    Normal,

    /// <summary>Each fault reads one page. Linux and macOS: MADV_RANDOM. Windows has no such hint.</summary>
    Random,

    /// <summary>Reads far ahead. Linux and macOS: MADV_SEQUENTIAL. Windows has no such hint.</summary>
    Sequential,

    /// <summary>Begins to read the pages in the background. Linux and macOS: MADV_WILLNEED. Windows: PrefetchVirtualMemory.</summary>
    WillNeed,

    /// <summary>
    /// Reads the pages and fills the page tables before it returns, so that no access to them faults. Linux 5.14: MADV_POPULATE_READ. Elsewhere as
    /// <see cref="WillNeed"/>.
    /// </summary>
    Populate,
}
