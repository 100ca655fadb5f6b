using IoAnalyzers.Runtime;

namespace IoAnalyzers.Benchmarks.Runtime.Copying;

/// <summary>A file into another, in memory and on a disk.</summary>
sealed class FileRangeSubject : Subject
{
    const long Length = 256L << 20;

    public override string Name => "FileRange";

    public override string Method => "256 MiB in the page cache into an empty file; what opens the two is not measured, except in File.Copy. Nothing is synced.";

    public override IEnumerable<Comparison> Comparisons(Stage stage)
    {
        yield return In(stage, stage.InMemory, "256 MiB in memory");
        yield return In(stage, stage.OnDisk, "256 MiB on a disk");
    }

    static Comparison In(Stage stage, string folder, string name)
    {
        var file = new BigFile(folder, Length);
        var copy = Path.Combine(folder, "copy");
        Contender[] contenders =
        [
            new("copy_file_range", Maker.C, 1, () => Fresh(() => stage.BaselineOf("file_range").Run([file.Path, copy]))),
            new("File.Copy", Maker.Bcl, 1, () => Fresh(() => Meter.Measure(() => File.Copy(file.Path, copy), callsAreCounted: true))),
            new("FileStream.CopyTo", Maker.Bcl, 1, () => Streams(static (source, destination) => source.CopyTo(destination))),
            new("FileStream.CopyToAsync", Maker.Bcl, 1, () => Streams(static (source, destination) => source.CopyToAsync(destination).Wait())),
            new("FileRange.Copy", Maker.Library, 1, () => Streams(
                static (source, destination) => FileRange.Copy(source.SafeFileHandle, 0, destination.SafeFileHandle, 0, Length))),
            new("StreamCopy.Copy", Maker.Library, 1, () => Streams(static (source, destination) => source.Copy(destination))),
        ];
        return new(name, "copy", contenders,
        [
            // File.Copy is no idiom that it replaces: for whole files by name it is the better one, and does the same.
            new("FileRange.Copy", "copy_file_range", Measure.Cpu, 1.05), new("FileRange.Copy", "FileStream.CopyTo", Measure.Cpu, 1.0),
            new("StreamCopy.Copy", "FileStream.CopyTo", Measure.Cpu, 1.0),
        ]) { Prepare = file.Make };

        Reading? Fresh(Func<Reading?> run)
        {
            File.Delete(copy);
            return run();
        }

        Reading? Streams(Action<FileStream, FileStream> work) => Fresh(() =>
        {
            using var source = File.OpenRead(file.Path);
            using var destination = File.Create(copy);
            return Meter.Measure(() => work(source, destination), callsAreCounted: true);
        });
    }
}
