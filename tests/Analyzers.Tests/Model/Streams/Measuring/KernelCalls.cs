using System.Globalization;
using System.Text;

namespace IoAnalyzers.Tests.Model.Streams.Measuring;

/// <summary>The read and write system calls that the calling thread has made, as Linux counts them.</summary>
/// <remarks>
/// The thread's own file is read and not the process's, so that tests on other threads do not count. Calls that belong to
/// sockets (send, recv) are not in these numbers; sockets are measured at their other end.
/// </remarks>
static class KernelCalls
{
    const string Counters = "/proc/thread-self/io";

    /// <summary>Why the counters cannot be read here; null when they can.</summary>
    public static string? WhyNot { get; } = Probe();

    public static int Writes => Value("syscw: ");

    /// <summary>Each look at the counters is a read itself and counts in the next look.</summary>
    public static int Reads => Value("syscr: ");

    static int Value(string label)
    {
        Span<byte> text = stackalloc byte[512];
        using var handle = File.OpenHandle(Counters);
        var counters = Encoding.ASCII.GetString(text[..RandomAccess.Read(handle, text, fileOffset: 0)]);
        var from = counters.IndexOf(label, StringComparison.Ordinal) + label.Length;
        return int.Parse(counters.AsSpan(from, counters.IndexOf('\n', from) - from), CultureInfo.InvariantCulture);
    }

    static string? Probe()
    {
        try
        {
            var before = Writes;
            using var file = File.OpenHandle(Path.GetTempFileName(), FileMode.Open, FileAccess.Write, FileShare.None, FileOptions.DeleteOnClose);
            RandomAccess.Write(file, [1], fileOffset: 0);
            return Writes == before + 1 ? null : $"{Counters} does not count write calls here";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{Counters} cannot be read: {e.Message}";
        }
    }
}

/// <summary>A fact that counts system calls, and is skipped, with the reason, where the kernel does not count them.</summary>
sealed class KernelFactAttribute : FactAttribute
{
    public KernelFactAttribute() => Skip = KernelCalls.WhyNot;
}

/// <inheritdoc cref="KernelFactAttribute"/>
sealed class KernelTheoryAttribute : TheoryAttribute
{
    public KernelTheoryAttribute() => Skip = KernelCalls.WhyNot;
}
