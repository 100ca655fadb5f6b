namespace IoAnalyzers.Runtime.Interop;

/// <summary>What a mapping of a file allows. All mappings are shared: stores reach the file.</summary>
internal enum MapAccess
{
    Read,
    ReadWrite,
}

/// <summary>What the kernel is told about the use of mapped pages. Only a hint: a system without one ignores it.</summary>
internal enum MapAdvice
{
    Normal,
    Random,
    Sequential,

    /// <summary>Reads the pages ahead in the background.</summary>
    WillNeed,

    /// <summary>Reads the pages and fills the page tables before it returns (MADV_POPULATE_READ, Linux 5.14).</summary>
    Populate,
}
