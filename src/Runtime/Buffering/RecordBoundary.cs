namespace IoAnalyzers.Runtime;

/// <summary>What reaches a shared file in one piece.</summary>
public enum RecordBoundary
{
    /// <summary>What one call of the writer adds.</summary>
    Call,

    /// <summary>
    /// All up to a line feed, made by however many calls; for text that comes in pieces, as from a <see cref="StreamWriter"/>. The buffer grows
    /// where a line is longer than it.
    /// </summary>
    Line,
}
