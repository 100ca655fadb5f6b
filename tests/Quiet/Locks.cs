using System.Globalization;

namespace Quiet;

/// <summary>Files that exist to be held or seen, not to be written fast.</summary>
public sealed class Locks : IDisposable
{
    readonly FileStream _lock;

    /// <summary>Nothing is ever written: no buffer is wanted.</summary>
    public Locks(string folder) => _lock = new FileStream(
        Path.Combine(folder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);

    public void Dispose() => _lock.Dispose();

    public static bool TryEnter(string path)
    {
        try
        {
            using var probe = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>The holder says who he is, once.</summary>
    public static FileStream Hold(string path)
    {
        var held = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        held.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
        return held;
    }

    /// <summary>A heartbeat is one byte now and then, and must be seen at once.</summary>
    public static async Task BeatAsync(string path, TimeSpan pause, CancellationToken token)
    {
        using var handle = File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
        var beat = new byte[1];
        while (!token.IsCancellationRequested)
        {
            beat[0]++;
            RandomAccess.Write(handle, beat, fileOffset: 0);
            await Task.Delay(pause, token);
        }
    }

    public static void WaitFor(string path, CancellationToken token)
    {
        while (!File.Exists(path))
        {
            token.ThrowIfCancellationRequested();
            Thread.Sleep(50);
        }
    }
}
