namespace IoAnalyzers.FixProof;

/// <summary>A fact about the number of reads and writes, which the kernel counts for each thread on Linux.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProcIoFactAttribute : FactAttribute
{
    public ProcIoFactAttribute() => Skip = File.Exists("/proc/thread-self/io") ? null : "There is no /proc/thread-self/io here, which counts the system calls.";
}
