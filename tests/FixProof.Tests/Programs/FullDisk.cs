namespace IoAnalyzers.FixProof.Programs;

/// <summary>The device that has no room. The machine has one of it, and a program that opens it for itself locks others out: it belongs to one run at a time.</summary>
static class FullDisk
{
    public const string Device = "/dev/full";

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    /// <summary>Waits until no other run, of this process or another, has it. Disposing of the result gives it back.</summary>
    public static async Task<IDisposable> ReserveAsync()
    {
        var file = Path.Combine(Path.GetTempPath(), $"io-analyzers-full-disk-{Environment.UserName}");
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(file))
            {
                await Task.Delay(Pause);
            }
        }
    }
}
