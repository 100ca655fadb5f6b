using System.Text.Json;
using IoAnalyzers.Runtime;

namespace IoAnalyzers.Examples;

static class DurableFileExample
{
    public static Task<string> Run(string folder)
    {
        var path = Path.Combine(folder, "settings.json");

        // example: DurableFile
        // The old file or the new one, whenever the power goes; on the disk when the call returns; an exception if it is not.
        DurableFile.WriteAllText(path, """{ "volume": 11 }""");
        DurableFile.Replace(path, stream => stream.Write("""{ "volume": 7 }"""u8));

        using (var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite))
            DurableFile.Sync(handle); // fdatasync, and an IOException where .NET hides that it failed
        // end

        using var settings = JsonDocument.Parse(File.ReadAllText(path));
        return Task.FromResult($"volume {settings.RootElement.GetProperty("volume").GetInt32()}");
    }
}
