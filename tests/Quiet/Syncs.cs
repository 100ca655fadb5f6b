using System.Runtime.InteropServices;
using IoAnalyzers.Runtime;

namespace Quiet;

/// <summary>Files that are brought to the disk by calls that say when that failed.</summary>
public sealed class Syncs : IDisposable
{
    readonly FileStream _file;

    public Syncs(string path) => _file = new FileStream(path, FileMode.Append, FileAccess.Write);

    public void Append(ReadOnlySpan<byte> record)
    {
        _file.Write(record);
        DurableFile.Sync(_file);
    }

    /// <summary>What other programs read meanwhile has to be in the page cache, and no further.</summary>
    public void Show(ReadOnlySpan<byte> record)
    {
        _file.Write(record);
        _file.Flush(flushToDisk: false);
    }

    /// <summary>Whether each record waits for the disk is the user's choice.</summary>
    public void Append(ReadOnlySpan<byte> record, bool sync)
    {
        _file.Write(record);
        _file.Flush(sync);
    }

    /// <summary>.NET throws on Windows.</summary>
    public void AppendOnWindows(ReadOnlySpan<byte> record)
    {
        _file.Write(record);
        if (OperatingSystem.IsWindows())
            _file.Flush(flushToDisk: true);
        else
            DurableFile.Sync(_file, SyncMode.Full);
    }

    /// <summary>The content, then the name.</summary>
    public static void Replace(string path, byte[] content)
    {
        var temporary = path + ".tmp";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            file.Write(content);
            DurableFile.Sync(file);
        }

        DurableFile.Move(temporary, path, overwrite: true);
    }

    /// <summary>Several files, and one sync of the directory for all their names.</summary>
    public static void ReplaceAll(string folder, IEnumerable<string> names, byte[] content)
    {
        foreach (var name in names)
        {
            var temporary = Path.Combine(folder, name + ".tmp");
            using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                file.Write(content);
                DurableFile.Sync(file);
            }

            File.Move(temporary, Path.Combine(folder, name), overwrite: true);
        }

        DurableFile.SyncDirectory(folder);
    }

    /// <summary>The caller is told.</summary>
    public bool TryCommit(Action<Exception> report)
    {
        try
        {
            DurableFile.Sync(_file);
            return true;
        }
        catch (IOException failure)
        {
            report(failure);
            return false;
        }
    }

    /// <summary>The result is what the caller gets.</summary>
    public int Commit() => fsync(_file.SafeFileHandle);

    /// <summary>A failed sync is no reason to try the sync again: everything is written anew.</summary>
    public static void Save(string path, byte[] content)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                DurableFile.WriteAllBytes(path, content);
                return;
            }
            catch (IOException) when (attempt < 2)
            {
            }
        }
    }

    /// <summary>Each caller waits for its own record.</summary>
    public static void Serve(string path, IEnumerable<(byte[] Record, TaskCompletionSource Saved)> requests)
    {
        using var log = new FileStream(path, FileMode.Append, FileAccess.Write);
        foreach (var (record, saved) in requests)
        {
            log.Write(record);
            DurableFile.Sync(log);
            saved.SetResult();
        }
    }

    /// <summary>The log first, the table behind it.</summary>
    public static void Apply(string logPath, string tablePath, IReadOnlyList<byte[]> records)
    {
        using var log = new FileStream(logPath, FileMode.Append, FileAccess.Write);
        using var table = new FileStream(tablePath, FileMode.Open, FileAccess.Write);
        foreach (var record in records)
        {
            log.Write(record);
            DurableFile.Sync(log);
            table.Write(record);
        }
    }

    [DllImport("libc")]
    static extern int fsync(SafeHandle file);

    public void Dispose() => _file.Dispose();
}
