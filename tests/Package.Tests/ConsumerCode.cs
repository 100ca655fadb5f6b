namespace IoAnalyzers.Package.Tests;

/// <summary>A program with one finding of each rule that warns.</summary>
static class ConsumerCode
{
    /// <summary>The rules that find something in the ledger, in C# and with an API that the oldest supported projects have too.</summary>
    public static readonly string[] LedgerIds = ["IOA1001", "IOA1002", "IOA1003", "IOA1004", "IOA2001", "IOA2004", "IOA3001", "IOA3003"];

    /// <summary>All rules that find something in the program.</summary>
    public static readonly string[] Ids = [.. LedgerIds, "IOA2002", "IOA2005", "IOA2006", "IOA3006", "IOA4003"];

    /// <summary>Calls what .NET Framework has not, and maps a file.</summary>
    public const string Sender = """
        using System.IO;
        using System.IO.MemoryMappedFiles;
        using System.Net.Sockets;
        using System.Threading.Tasks;

        namespace Consumer
        {
            public static class Checkpoint
            {
                const string Name = "checkpoint.txt";

                public static string Load() => File.ReadAllText(Name);

                public static void Save(string text)
                {
                    File.WriteAllText(Name, text);
                }
            }

            public static class Sender
            {
                public static async Task Send(Socket socket, string path)
                {
                    await socket.SendFileAsync(path);
                }

                public static void Replace(string fresh, string path)
                {
                    File.Delete(path);
                    File.Move(fresh, path);
                }

                public static void Commit(FileStream file)
                {
                    try
                    {
                        file.Flush(true);
                    }
                    catch (IOException)
                    {
                    }
                }

                public static int SumOfPages(MemoryMappedFile map, int pages)
                {
                    var sum = 0;
                    for (var page = 0; page < pages; page++)
                    {
                        using (var view = map.CreateViewAccessor(0, 4096 * pages, MemoryMappedFileAccess.Read))
                        {
                            sum += view.ReadByte(4096 * page);
                        }
                    }

                    return sum;
                }
            }
        }
        """;

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

                public static void CopyBytes(Stream source, Stream destination)
                {
                    int value;
                    while ((value = source.ReadByte()) != -1)
                    {
                        destination.WriteByte((byte)value);
                    }
                }

                public static int Sum(string path)
                {
                    using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1))
                    {
                        var sum = 0;
                        int value;
                        while ((value = file.ReadByte()) >= 0)
                        {
                            sum += value;
                        }

                        return sum;
                    }
                }

                public static void Export(string path, int count)
                {
                    for (var i = 0; i < count; i++)
                    {
                        File.AppendAllText(path, i + "\n");
                    }
                }

                public static void SaveSnapshot(string path, string text)
                {
                    var temporary = path + ".tmp";
                    File.WriteAllText(temporary, text);
                    File.Move(temporary, path);
                }

                public static void Keep(string path, string line)
                {
                    using (var file = new FileStream(path, FileMode.Append, FileAccess.Write))
                    using (var writer = new StreamWriter(file))
                    {
                        writer.WriteLine(line);
                        file.Flush(flushToDisk: true);
                    }
                }
            }

            public static class Table
            {
                public static void Export(string path, int count)
                {
                    using (var writer = new StreamWriter(path))
                    {
                        for (var i = 0; i < count; i++)
                        {
                            writer.WriteLine(i);
                            writer.Flush();
                        }
                    }
                }
            }
        }
        """;

    public const string Program = """
        using System;
        using System.IO;
        using System.IO.MemoryMappedFiles;
        using System.Security.Cryptography;
        using Consumer;

        var folder = Directory.CreateTempSubdirectory("consumer-").FullName;
        try
        {
            var path = Path.Combine(folder, "ledger.bin");
            Ledger.Write(path, 10000);
            var copy = new MemoryStream();
            Ledger.Copy(path, copy);
            copy.Position = 0;
            Ledger.CopyBytes(copy, Stream.Null);
            Ledger.Export(Path.Combine(folder, "export.txt"), 100);
            Table.Export(Path.Combine(folder, "table.txt"), 100);
            Ledger.SaveSnapshot(Path.Combine(folder, "snapshot.txt"), "größer als zuvor");
            Ledger.Keep(Path.Combine(folder, "kept.txt"), "größer als zuvor");
            File.WriteAllBytes(Path.Combine(folder, "fresh.bin"), new byte[3 * 4096]);
            Sender.Replace(Path.Combine(folder, "fresh.bin"), Path.Combine(folder, "pages.bin"));
            using (var map = MemoryMappedFile.CreateFromFile(Path.Combine(folder, "pages.bin")))
                Console.WriteLine(Sender.SumOfPages(map, 3));
            Console.WriteLine(Convert.ToHexString(SHA256.HashData(copy.ToArray())));
            Console.WriteLine(Ledger.Sum(path));
            Console.WriteLine(Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, "export.txt")))));
            Console.WriteLine(Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, "table.txt")))));
            Console.WriteLine(Convert.ToHexString(File.ReadAllBytes(Path.Combine(folder, "snapshot.txt"))));
            Console.WriteLine(Convert.ToHexString(File.ReadAllBytes(Path.Combine(folder, "kept.txt"))));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        """;
}
