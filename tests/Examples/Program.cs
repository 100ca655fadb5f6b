namespace IoAnalyzers.Examples;

/// <summary>Runs every example in a folder of its own and says what it made. No reflection: the program is published trimmed, too.</summary>
static class Program
{
    static readonly (string Type, Func<string, Task<string>> Run)[] Examples =
    [
        ("DurableFile", DurableFileExample.Run),
        ("BufferedFileWriter", BufferedFileWriterExample.Run),
        ("BufferedFileReader", BufferedFileReaderExample.Run),
        ("BufferedSocketWriter", BufferedSocketWriterExample.Run),
        ("CommitLog", CommitLogExample.Run),
        ("SocketFile", SocketFileExample.Run),
        ("FileRange", FileRangeExample.Run),
        ("StreamCopy", StreamCopyExample.Run),
        ("MappedFile", MappedFileExample.Run),
    ];

    static async Task<int> Main()
    {
        foreach (var (type, run) in Examples)
        {
            var folder = Directory.CreateTempSubdirectory("examples-").FullName;
            try
            {
                Console.WriteLine($"{type}: {await run(folder)}");
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        return 0;
    }
}
