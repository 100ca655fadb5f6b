using System.Text;

namespace CommitLogSample;

/// <summary>How far somebody has read: what was committed need not be read again.</summary>
sealed class Progress(string path) : IDisposable
{
    readonly FileStream _file = new(path, FileMode.Append, FileAccess.Write);

    public void Reach(long sequence) => _file.Write(Encoding.ASCII.GetBytes($"{sequence}\n"));

    // IOA2003: the page cache has it then, and the disk half a minute later.
    public void Commit() => _file.Flush();

    public void Dispose() => _file.Dispose();
}
