namespace IoAnalyzers.Package.Tests;

/// <summary>A program with one finding of each rule, in C# that the oldest supported projects compile too.</summary>
static class ConsumerCode
{
    /// <summary>The rules that find something in it.</summary>
    public static readonly string[] Ids = ["IOA1001", "IOA2001", "IOA3001"];

    public const string Ledger = """
        using System.IO;

        namespace Consumer
        {
            public static class Ledger
            {
                public static void Write(string path, int count)
                {
                    using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1))
                    {
                        for (var i = 0; i < count; i++)
                        {
                            file.WriteByte((byte)i);
                        }
                    }
                }

                public static void Copy(string path, Stream destination)
                {
                    using (var file = File.OpenRead(path))
                    {
                        var buffer = new byte[4096];
                        int read;
                        while ((read = file.Read(buffer, 0, buffer.Length)) > 0)
                        {
                            destination.Write(buffer, 0, read);
                        }
                    }
                }

                public static void SaveSnapshot(string path, string text)
                {
                    var temporary = path + ".tmp";
                    File.WriteAllText(temporary, text);
                    File.Move(temporary, path);
                }
            }
        }
        """;

    public const string Program = """
        using System;
        using System.IO;
        using System.Security.Cryptography;
        using Consumer;

        var folder = Directory.CreateTempSubdirectory("consumer-").FullName;
        try
        {
            var path = Path.Combine(folder, "ledger.bin");
            Ledger.Write(path, 10000);
            var copy = new MemoryStream();
            Ledger.Copy(path, copy);
            Ledger.SaveSnapshot(Path.Combine(folder, "snapshot.txt"), "größer als zuvor");
            Console.WriteLine(Convert.ToHexString(SHA256.HashData(copy.ToArray())));
            Console.WriteLine(Convert.ToHexString(File.ReadAllBytes(Path.Combine(folder, "snapshot.txt"))));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        """;
}
