namespace IoAnalyzers.Runtime;

/// <summary>What has happened to a record when an append returns.</summary>
public enum Acknowledgement
{
    /// <summary>It is in the log's own memory. A crash of the process loses it.</summary>
    Buffered,

    /// <summary>The operating system has it. A crash of the process does not lose it; one of the system or a power cut does.</summary>
    Written,

    /// <summary>It is on the disk, after a sync that succeeded.</summary>
    Durable,
}
