using IoAnalyzers.Runtime;

namespace IoAnalyzers.Examples;

static class StreamCopyExample
{
    public static async Task<string> Run(string folder)
    {
        using var upload = new MemoryStream(new byte[100_000]);
        var path = Path.Combine(folder, "upload");

        // example: StreamCopy
        // As CopyTo, and it says how much it was, stops after a limit, or insists on a length.
        long copied;
        await using (var file = File.Create(path))
        {
            await upload.CopyExactlyAsync(file, 512); // EndOfStreamException where there is less
            copied = await upload.CopyAtMostAsync(file, 64 * 1024);
        }
        // end

        return $"{copied} of {new FileInfo(path).Length} bytes";
    }
}
