using System.Diagnostics;

namespace IoAnalyzers.FixProof.Programs;

/// <summary>The device that has no room. The machine has one of it, and a program that opens it for itself locks others out: it belongs to one run at a time.</summary>
static class FullDisk
{
    public const string Device = "/dev/full";

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Waits until no other run, of this process or another, has it. Disposing of the result gives it back.</summary>
    /// <exception cref="TimeoutException">Somebody keeps it.</exception>
    public static async Task<IDisposable> ReserveAsync()
    {
        var file = Path.Combine(Path.GetTempPath(), $"io-analyzers-full-disk-{Environment.UserName}");
        var clock = Stopwatch.StartNew();
        var reserved = await OpenedAsync(() => new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), file, clock);
        try
        {
            if (File.Exists(Device))
                await (await OpenedAsync(OpenAlone, Device, clock)).DisposeAsync();

            return reserved;
        }
        catch
        {
            await reserved.DisposeAsync();
            throw;
        }
    }

    /// <summary>The device, locked. A stream that a program left open when something failed is closed by the collector, in its own time, and holds its lock until then.</summary>
    static FileStream OpenAlone()
    {
        try
        {
            return new FileStream(Device, FileMode.Open, FileAccess.Write, FileShare.None);
        }
        catch (IOException)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            throw;
        }
    }

    static async Task<FileStream> OpenedAsync(Func<FileStream> open, string path, Stopwatch clock)
    {
        while (true)
        {
            try
            {
                return open();
            }
            catch (IOException locked) when (File.Exists(path))
            {
                if (clock.Elapsed > Patience)
                    throw new TimeoutException($"Somebody keeps {path} to himself.", locked);
                await Task.Delay(Pause);
            }
        }
    }
}
