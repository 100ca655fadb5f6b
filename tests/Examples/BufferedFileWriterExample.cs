using IoAnalyzers.Runtime;

namespace IoAnalyzers.Examples;

static class BufferedFileWriterExample
{
    public static Task<string> Run(string folder)
    {
        var path = Path.Combine(folder, "ticks.bin");

        // example: BufferedFileWriter
        // Ten thousand records, two writes and a sync; nothing is allocated for a record.
        using (var writer = BufferedFileWriter.Create(path))
        {
            for (var i = 0; i < 10_000; i++)
            {
                writer.Write(i);
                writer.Write(i * 0.5);
            }

            writer.Flush(SyncMode.Data); // what returns from here is on the disk
        }
        // end

        return Task.FromResult($"{new FileInfo(path).Length} bytes");
    }
}
