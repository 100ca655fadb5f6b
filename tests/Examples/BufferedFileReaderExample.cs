using IoAnalyzers.Runtime;

namespace IoAnalyzers.Examples;

static class BufferedFileReaderExample
{
    public static Task<string> Run(string folder)
    {
        var path = Path.Combine(folder, "access.log");
        File.WriteAllLines(path, Enumerable.Range(1, 1000).Select(static i => i % 10 == 0 ? "GET /missing 404" : "GET / 200"));

        // example: BufferedFileReader
        // Lines as bytes in the reader's own buffer: no string, no copy.
        var missing = 0;
        using (var reader = BufferedFileReader.Open(path))
        {
            while (reader.TryReadLine(out var line))
                if (line.EndsWith(" 404"u8))
                    missing++;
        }
        // end

        return Task.FromResult($"{missing} missing");
    }
}
