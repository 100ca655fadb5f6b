namespace IoAnalyzers.Runtime;

/// <summary>A part of a log that was on the disk already cannot be read any more. The log is left as it is: no crash does this, and cutting the log would throw the records behind away.</summary>
public sealed class CorruptLogException(string path, long offset, string message) : IOException($"'{path}' is corrupt at offset {offset}: {message}")
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>The offset in the log from which on nothing can be trusted.</summary>
    public long Offset { get; } = offset;
}
