using System.Globalization;
using IoAnalyzers.Runtime;

namespace IoAnalyzers.Benchmarks.Runtime.Durability;

/// <summary>Syncs, and whole files that replace one another.</summary>
sealed class DurableFileSubject : Subject
{
    const int Bytes = 4096;

    public override string Name => "DurableFile";

    public override string Method => "4 KiB written and synced at the same place; and whole files of 4 KiB, each replaced by the next one. On a file system with a disk below it. Wall time.";

    public override string Notes =>
        "The library's replacement looks at more than C's sequence does: whether the target is a link, and its mode and owner, which the new file takes over "
        + "(readlink, open, fstat, close, fchmod). Its sync and .NET's `FlushToDisk` differ by less than the disk does from run to run; the library's reports failures.";

    public override IEnumerable<Comparison> Comparisons(Stage stage)
    {
        yield return Syncs(stage, count: 2_000);
        yield return Replacements(stage, count: 400);
    }

    static Comparison Syncs(Stage stage, int count)
    {
        var folder = Directory.CreateDirectory(Path.Combine(stage.OnDisk, "syncs")).FullName;
        var path = Path.Combine(folder, "state");
        Contender[] contenders =
        [
            Contender.C("pwrite, fdatasync", stage.BaselineOf("durable_file"), count, Arguments("sync", folder, count)),
            Contender.Bcl("RandomAccess.Write, FlushToDisk", count, () => Written(path, count, RandomAccess.FlushToDisk)),
            Contender.Library("RandomAccess.Write, DurableFile.Sync", count, () => Written(path, count, static file => DurableFile.Sync(file))),
        ];
        return new("A sync", "sync", contenders,
        [
            new("RandomAccess.Write, DurableFile.Sync", "pwrite, fdatasync", Measure.Wall, 1.03),
            new("RandomAccess.Write, DurableFile.Sync", "RandomAccess.Write, FlushToDisk", Measure.Wall, 1.0),
        ])
        {
            Prepare = () => File.WriteAllBytes(path, new byte[Bytes]),
        };
    }

    static Comparison Replacements(Stage stage, int count)
    {
        var folder = Directory.CreateDirectory(Path.Combine(stage.OnDisk, "replacements")).FullName;
        var path = Path.Combine(folder, "state");
        Contender[] contenders =
        [
            Contender.C("open, pwrite, fsync, rename, fsync of the directory", stage.BaselineOf("durable_file"), count, Arguments("replace", folder, count)),
            Contender.Bcl("Flush(true), File.Move; the directory is not synced", count, () => Replaced(count, () => Move(path))),
            Contender.Library("DurableFile.WriteAllBytes", count, () => Replaced(count, () => DurableFile.WriteAllBytes(path, Content))),
        ];
        return new("A replacement", "file", contenders,
            [new("DurableFile.WriteAllBytes", "open, pwrite, fsync, rename, fsync of the directory", Measure.Wall, 1.05)]);
    }

    static readonly byte[] Content = new byte[Bytes];

    static string[] Arguments(string way, string folder, int count) =>
        [way, folder, Bytes.ToString(CultureInfo.InvariantCulture), count.ToString(CultureInfo.InvariantCulture)];

    static void Written(string path, int count, Action<Microsoft.Win32.SafeHandles.SafeFileHandle> sync)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        for (var i = 0; i < count; i++)
        {
            RandomAccess.Write(file, Content, 0);
            sync(file);
        }
    }

    static void Replaced(int count, Action replace)
    {
        for (var i = 0; i < count; i++)
            replace();
    }

    static void Move(string path)
    {
        using (var file = new FileStream(path + ".tmp", FileMode.Create, FileAccess.Write))
        {
            file.Write(Content);
            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".tmp", path, overwrite: true);
    }
}
