using IoAnalyzers.Runtime;

namespace Quiet;

/// <summary>Files that are committed, each as its author means it.</summary>
public sealed class Commits : IDisposable
{
    readonly FileStream _file;

    public Commits(string path) => _file = new FileStream(path, FileMode.Append, FileAccess.Write);

    public void Add(ReadOnlySpan<byte> record) => _file.Write(record);

    public void Commit()
    {
        _file.Flush();
        DurableFile.Sync(_file);
    }

    /// <summary>The same one call away.</summary>
    public void Checkpoint()
    {
        _file.Flush();
        Reach(_file);
    }

    static void Reach(FileStream file) => DurableFile.Sync(file);

    public void Dispose() => _file.Dispose();
}

/// <summary>Other processes read along; nobody was promised the disk.</summary>
public sealed class SharedFile : IDisposable
{
    readonly FileStream _file;

    public SharedFile(string path) => _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);

    public void Show(ReadOnlySpan<byte> record)
    {
        _file.Write(record);
        _file.Flush();
    }

    public void Commit() => _file.Flush(flushToDisk: false);

    public void Dispose() => _file.Dispose();
}

/// <summary>The user says what a commit is worth.</summary>
public sealed class TunableJournal : IDisposable
{
    readonly FileStream _file;

    public TunableJournal(string path) => _file = new FileStream(path, FileMode.Append, FileAccess.Write);

    public bool IsDurable { get; set; }

    public void Append(ReadOnlySpan<byte> record)
    {
        _file.Write(record);
        if (IsDurable)
            DurableFile.Sync(_file);
        else
            _file.Flush();
    }

    public void Dispose() => _file.Dispose();
}

/// <summary>A log of what happened, which may end early.</summary>
public sealed class JournalSink : IDisposable
{
    readonly FileStream _file;

    public JournalSink(string path) => _file = new FileStream(path, FileMode.Append, FileAccess.Write);

    public void Write(ReadOnlySpan<byte> line)
    {
        _file.Write(line);
        _file.Flush();
    }

    public void Dispose() => _file.Dispose();
}

/// <summary>A stream that is no file has no disk.</summary>
public static class AnyStream
{
    public static void FlushToDisk(Stream stream)
    {
        if (stream is FileStream file)
            DurableFile.Sync(file);
        else
            stream.Flush();
    }
}
