#pragma warning disable IOA2007, IOA2011 // Right with the base library alone; Syncs.cs has what is right with IoAnalyzers.Runtime.
using System.Text.Json;

namespace Quiet;

/// <summary>Files that are replaced as a whole and are on the disk before they get their name.</summary>
public sealed class Replacements
{
    static readonly Action<FileStream> ToDisk = static file => file.Flush(flushToDisk: true);

    readonly string _path;

    public Replacements(string path) => _path = path;

    public void Save<T>(T snapshot)
    {
        var temporary = _path + ".tmp";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            JsonSerializer.Serialize(file, snapshot);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, _path, overwrite: true);
    }

    public void SaveText(string text)
    {
        var temporary = _path + ".tmp";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        using (var writer = new StreamWriter(file))
        {
            writer.Write(text);
            writer.Flush();
            file.Flush(true);
        }

        File.Replace(temporary, _path, destinationBackupFileName: null);
    }

    /// <summary>Each write is on the disk when it returns.</summary>
    public void SaveWriteThrough(byte[] content)
    {
        var temporary = _path + ".new";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.WriteThrough))
            file.Write(content, 0, content.Length);
        File.Move(temporary, _path, overwrite: true);
    }

    public void SaveByHandle(ReadOnlySpan<byte> content)
    {
        var temporary = _path + ".new";
        using (var handle = File.OpenHandle(temporary, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(handle, content, fileOffset: 0);
            RandomAccess.FlushToDisk(handle);
        }

        File.Move(temporary, _path, overwrite: true);
    }

    public async Task SaveAsync(ReadOnlyMemory<byte> content, CancellationToken token)
    {
        var temporary = Path.ChangeExtension(_path, ".tmp");
        await using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 4096, FileOptions.Asynchronous))
        {
            await file.WriteAsync(content, token);
            await file.FlushAsync(token);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, _path, overwrite: true);
    }

    /// <summary>The sync is one call away.</summary>
    public void SaveBySync(byte[] content)
    {
        var temporary = _path + ".tmp";
        using (var file = File.Create(temporary))
        {
            file.Write(content, 0, content.Length);
            Sync(file);
        }

        File.Move(temporary, _path, overwrite: true);
    }

    /// <summary>The sync is an extension method.</summary>
    public void SaveByExtension(byte[] content)
    {
        var temporary = _path + ".tmp";
        using (var file = File.Create(temporary))
        {
            file.Write(content, 0, content.Length);
            file.SyncToDisk();
        }

        File.Move(temporary, _path, overwrite: true);
    }

    /// <summary>The sync is a delegate in a field.</summary>
    public void SaveByDelegate(byte[] content)
    {
        var temporary = _path + ".tmp";
        using (var file = File.Create(temporary))
        {
            file.Write(content, 0, content.Length);
            ToDisk(file);
        }

        File.Move(temporary, _path, overwrite: true);
    }

    /// <summary>The whole file is written and synced by a method that is handed the path.</summary>
    public void SaveByMethod(byte[] content)
    {
        var temporary = _path + ".tmp";
        WriteDurably(temporary, content);
        File.Move(temporary, _path, overwrite: true);
    }

    /// <summary>The old backup goes before the replacement makes a new one; the file itself is there at every moment.</summary>
    public void SaveWithBackup(byte[] content)
    {
        var temporary = _path + ".tmp";
        var backup = _path + ".bak";
        WriteDurably(temporary, content);
        File.Delete(backup);
        if (File.Exists(_path))
            File.Replace(temporary, _path, backup);
        else
            File.Move(temporary, _path);
    }

    static void WriteDurably(string path, byte[] content)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        file.Write(content, 0, content.Length);
        file.Flush(flushToDisk: true);
    }

    static void Sync(FileStream file)
    {
        file.Flush();
        RandomAccess.FlushToDisk(file.SafeFileHandle);
    }
}

static class SyncExtensions
{
    public static void SyncToDisk(this FileStream file) => file.Flush(flushToDisk: true);
}
