namespace IoAnalyzers.Runtime.Interop;

/// <summary>What one system call returned: a count or other value, or the number of its error in the numbering of its system.</summary>
internal readonly struct CallResult
{
    CallResult(long value, int error)
    {
        Value = value;
        Error = error;
    }

    public long Value { get; }

    /// <summary>errno on Unix, GetLastError on Windows, an HResult from the managed fallback; 0 where the call succeeded.</summary>
    public int Error { get; }

    public bool Failed => Error != 0;

    public static CallResult Done => default;

    public static CallResult Of(long value) => new(value, 0);

    public static CallResult Fail(int error) => new(-1, error);
}
