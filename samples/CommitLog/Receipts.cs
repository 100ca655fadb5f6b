using System.Text;

namespace CommitLogSample;

/// <summary>What has been told to whom: a line is to be on the disk when Add returns.</summary>
sealed class Receipts(string path) : IDisposable
{
    // IOA2010: the system would write each line through, but gets it only when the buffer is full.
    readonly FileStream _file = new(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 4096, FileOptions.WriteThrough);

    public void Add(string line) => _file.Write(Encoding.UTF8.GetBytes(line));

    public void Dispose() => _file.Dispose();
}
