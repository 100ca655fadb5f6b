// Usage: FileServer [mebibytes] [downloads] [folder]
using System.Security.Cryptography;
using FileServerSample;

var mebibytes = args.Length > 0 ? int.Parse(args[0]) : 32;
var downloads = args.Length > 1 ? int.Parse(args[1]) : 4;
var folder = args.Length > 2 ? Directory.CreateDirectory(args[2]) : Directory.CreateTempSubdirectory("file-server-");

try
{
    var served = folder.CreateSubdirectory("served").FullName;
    var content = new byte[mebibytes << 20];
    new Random(42).NextBytes(content);
    File.WriteAllBytes(Path.Combine(served, "archive.bin"), content);
    File.WriteAllText(Path.Combine(served, FileServer.ListName), "archive.bin");
    var expected = SHA256.HashData(content);

    using var server = new FileServer(served);
    var address = server.Start();
    var serving = server.ServeAsync(downloads + 1);
    Console.WriteLine($"served: {FileClient.List(address)}");
    for (var i = 1; i <= downloads; i++)
    {
        var saved = Path.Combine(folder.FullName, "saved.bin");
        FileClient.Download(address, "archive.bin", saved);
        using var file = File.OpenRead(saved);
        if (!SHA256.HashData(file).AsSpan().SequenceEqual(expected))
            throw new InvalidDataException($"Download {i} differs from what was served.");
        Console.WriteLine($"download {i}: {file.Length} bytes");
    }

    await serving;
    Console.WriteLine($"sha256 {Convert.ToHexStringLower(expected)}");
    return 0;
}
finally
{
    if (args.Length < 3)
        folder.Delete(recursive: true);
}
