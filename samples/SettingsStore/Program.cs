// Usage: SettingsStore [saves] [folder]
using System.Security.Cryptography;
using SettingsStoreSample;

var saves = args.Length > 0 ? int.Parse(args[0]) : 200;
var folder = args.Length > 1 ? Directory.CreateDirectory(args[1]) : Directory.CreateTempSubdirectory("settings-store-");
var path = Path.Combine(folder.FullName, "settings.json");
var backup = Path.Combine(folder.FullName, "settings.backup.json");

try
{
    var store = new SettingsStore(path);
    for (var revision = 1; revision <= saves; revision++)
    {
        var recent = Enumerable.Range(revision, 20).Select(number => $"documents/chapter-{number:D4}.md").ToArray();
        store.SaveSnapshot(new(revision % 2 == 0 ? "dark" : "light", 10 + revision % 8, revision, recent));
        store.NoteRevision(Path.Combine(folder.FullName, "history.txt"), store.Load());
        if (store.Load().Revision != revision)
            throw new InvalidDataException($"Revision {revision} was saved and another one loaded.");
    }

    var layout = new WindowLayout(folder.FullName);
    layout.Remember("editor", 10, 20);
    layout.Remember("preview", 500, 20);
    layout.Remember("editor", 30, 20);
    store.SaveBackup(backup);
    store.KeepBackup(backup);
    store.NoteBackup(backup);
    store.Compact(backup);
    store.SyncBackup(backup);
    var (saved, copied) = (File.ReadAllBytes(path), File.ReadAllBytes(backup + ".kept"));
    store.RestoreBackup(backup);
    Console.WriteLine($"revision {store.Load().Revision} after the backup was restored");
    Console.WriteLine($"{File.ReadAllLines(Path.Combine(folder.FullName, "history.txt")).Length} revisions noted");
    Console.WriteLine($"windows: {string.Join(", ", layout.Load())}");
    Console.WriteLine($"{saves} saves, the last one of {saved.Length} bytes");
    Console.WriteLine($"sha256 {Convert.ToHexStringLower(SHA256.HashData(saved))}");
    return saved.AsSpan().SequenceEqual(copied) ? 0 : 1;
}
finally
{
    if (args.Length < 2)
        folder.Delete(recursive: true);
}
