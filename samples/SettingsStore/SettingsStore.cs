using System.Text;
using System.Text.Json;

namespace SettingsStoreSample;

sealed record Settings(string Theme, int FontSize, int Revision, string[] RecentFiles);

/// <summary>Keeps the settings in one file, which is replaced as a whole.</summary>
sealed class SettingsStore(string path)
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public Settings Load() =>
        JsonSerializer.Deserialize<Settings>(File.ReadAllText(path)) ?? throw new InvalidDataException("The settings are empty.");

    public void SaveSnapshot(Settings settings)
    {
        var temporary = path + ".tmp";
        File.WriteAllText(temporary, JsonSerializer.Serialize(settings, Indented));

        // IOA2001: after a power cut the new name may stand on an empty file.
        File.Move(temporary, path, overwrite: true);
    }

    public void SaveBackup(string backup)
    {
        var temporary = backup + ".tmp";
        using (var snapshot = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            // IOA3007: all of the settings in one array, only to write it on.
            snapshot.Write(File.ReadAllBytes(path));
        }

        // IOA2001: the same through a stream.
        File.Move(temporary, backup, overwrite: true);
    }

    public void KeepBackup(string backup)
    {
        using (var source = File.OpenRead(backup))
        using (var kept = File.Create(backup + ".kept"))
        {
            // IOA3004: the system copies a file by itself.
            source.CopyTo(kept);
        }
    }

    public void NoteBackup(string backup)
    {
        using (var notes = new FileStream(backup + ".notes", FileMode.Append, FileAccess.Write))
        {
            notes.Write(Encoding.UTF8.GetBytes(backup));

            // IOA2011: on Linux and macOS this returns normally when the disk refuses the bytes.
            notes.Flush(flushToDisk: true);
        }
    }

    public void Compact(string backup)
    {
        var smaller = backup + ".tmp";
        using (var file = new FileStream(smaller, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(file, Load());
            file.Flush(flushToDisk: true);
        }

        // IOA2007: the content is on the disk, the new name is not.
        File.Move(smaller, backup + ".small", overwrite: true);
    }

    public void SyncBackup(string backup)
    {
        using (var file = new FileStream(backup, FileMode.Open, FileAccess.ReadWrite))
        {
            try
            {
                // IOA2005: the backup may be lost, and nobody hears of it.
                file.Flush(flushToDisk: true);
            }
            catch (IOException)
            {
            }
        }
    }

    public void RestoreBackup(string backup)
    {
        // IOA2002: in between there are no settings at all.
        File.Delete(path);
        File.Move(backup, path);
    }

    public void NoteRevision(string history, Settings settings)
    {
        using var file = new FileStream(history, FileMode.Append, FileAccess.Write);
        using var writer = new StreamWriter(file);
        writer.WriteLine(settings.Revision);

        // IOA2004: the line is in the writer still, and comes to the file behind the sync.
        file.Flush(flushToDisk: true);
    }
}
