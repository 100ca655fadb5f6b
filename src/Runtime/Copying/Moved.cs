namespace IoAnalyzers.Runtime;

/// <summary>Counts the bytes that have reached their destination, also of a transfer that then fails.</summary>
internal sealed class Moved(IProgress<long>? progress)
{
    public long Count { get; private set; }

    public void Add(long bytes)
    {
        Count += bytes;
        progress?.Report(Count);
    }
}
