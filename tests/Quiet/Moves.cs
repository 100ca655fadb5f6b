using System;

namespace Quiet;

/// <summary>Renames that promise nothing about content, because nothing was written here.</summary>
public static class Moves
{
    /// <summary>The file was written by somebody else.</summary>
    public static void Archive(string path, string folder)
    {
        Directory.CreateDirectory(folder);
        File.Move(path, Path.Combine(folder, Path.GetFileName(path)));
    }

    public static void RotateLogs(string path, int keep)
    {
        for (var i = keep - 1; i >= 1; i--)
            if (File.Exists($"{path}.{i}"))
                File.Move($"{path}.{i}", $"{path}.{i + 1}", overwrite: true);
        if (File.Exists(path))
            File.Move(path, $"{path}.1", overwrite: true);
    }

    /// <summary>The log that was written is not the one that is moved.</summary>
    public static void StartNewLog(string path, string firstLine)
    {
        if (File.Exists(path))
            File.Move(path, path + ".old", overwrite: true);
        using var log = new StreamWriter(path);
        log.WriteLine(firstLine);
    }

    /// <summary>An empty marker has no content to lose.</summary>
    public static void MarkAsDone(string folder)
    {
        var marker = Path.Combine(folder, "done.tmp");
        File.Create(marker).Dispose();
        File.Move(marker, Path.Combine(folder, "done"));
    }

    public static void CollectInbox(string inbox, string work)
    {
        foreach (var file in new DirectoryInfo(inbox).EnumerateFiles("*.msg"))
            file.MoveTo(Path.Combine(work, file.Name));
    }

    /// <summary>Written and moved without leaving the folder for temporary files.</summary>
    public static string Stage(byte[] content)
    {
        var part = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllBytes(part, content);
        var staged = Path.Combine(Path.GetTempPath(), "staged-" + Path.GetFileName(part));
        File.Move(part, staged);
        return staged;
    }

    /// <summary>What was written is deleted; another file is moved.</summary>
    public static void MoveGuarded(string path, string target)
    {
        var note = target + ".moving";
        File.WriteAllText(note, path);
        File.Move(path, target);
        File.Delete(note);
    }

    public static void RenameFolder(string from, string to)
    {
        if (!Directory.Exists(to))
            Directory.Move(from, to);
    }

    /// <summary>The destination exists at all times; what is deleted is the backup before the last one.</summary>
    public static void ReplaceWithBackup(string fresh, string path, string backup)
    {
        File.Delete(backup);
        File.Replace(fresh, path, backup);
    }

    /// <summary>The name is free for a while on purpose: somebody may veto the new file.</summary>
    public static void Publish(string fresh, string path, Func<string, bool> isFit)
    {
        File.Delete(path);
        if (isFit(fresh))
            File.Move(fresh, path);
    }
}
