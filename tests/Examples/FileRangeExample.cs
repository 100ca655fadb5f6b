using IoAnalyzers.Runtime;

namespace IoAnalyzers.Examples;

static class FileRangeExample
{
    public static Task<string> Run(string folder)
    {
        var (source, part) = (Path.Combine(folder, "archive"), Path.Combine(folder, "entry"));
        File.WriteAllBytes(source, new byte[1 << 20]);

        // example: FileRange
        // The kernel copies, and on btrfs and XFS shares the blocks instead.
        using (var from = File.OpenHandle(source))
        using (var to = File.OpenHandle(part, FileMode.CreateNew, FileAccess.Write))
            FileRange.Copy(from, 4096, to, 0, 65536);
        // end

        return Task.FromResult($"{new FileInfo(part).Length} bytes");
    }
}
