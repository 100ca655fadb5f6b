using IoAnalyzers.Copying;

namespace IoAnalyzers.Tests.Copying;

/// <summary>One file with many shapes: all are fixed together, and what is right between them stays.</summary>
public sealed class MixedCopiesTests
{
    [Fact]
    public Task Arrays_of_whole_files_and_memories() => Verify<WholeFileSlurp>.Fix(
        """
        using System;
        using System.IO;
        using System.IO.Compression;

        class Archive
        {
            public void Add(string part, Stream source, string archive)
            {
                using (var output = new FileStream(archive, FileMode.Append, FileAccess.Write))
                {
                    output.Write([|File.ReadAllBytes(part)|]);
                    var memory = new MemoryStream();
                    source.CopyTo(memory);
                    // The whole of it.
                    var bytes = [|memory.ToArray()|];
                    output.Write(bytes, 0, bytes.Length);
                    var closed = new MemoryStream();
                    using (var zip = new GZipStream(closed, CompressionLevel.Fastest))
                        zip.Write(memory.GetBuffer(), 0, (int)memory.Length);
                    output.Write(closed.ToArray());
                    if (memory.Length > 9) File.WriteAllBytes(part, [|memory.ToArray()|]);
                }
            }

            public int Count(string path)
            {
                var count = 0;
                foreach (var line in [|File.ReadAllLines(path)|])
                {
                    count += line.Length;
                }

                var lines = [|File.ReadAllLines(path)|];
                foreach (var line in lines)
                    count += line.Length;

                foreach (var line in File.ReadAllLines(path))
                    File.Delete(line);
                return count;
            }
        }
        """,
        """
        using System;
        using System.IO;
        using System.IO.Compression;

        class Archive
        {
            public void Add(string part, Stream source, string archive)
            {
                using (var output = new FileStream(archive, FileMode.Append, FileAccess.Write))
                {
                    using (var file = File.OpenRead(part))
                        file.CopyTo(output);

                    var memory = new MemoryStream();
                    source.CopyTo(memory);
                    // The whole of it.
                    memory.WriteTo(output);
                    var closed = new MemoryStream();
                    using (var zip = new GZipStream(closed, CompressionLevel.Fastest))
                        zip.Write(memory.GetBuffer(), 0, (int)memory.Length);
                    output.Write(closed.ToArray());
                    if (memory.Length > 9)
                        using (var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.Read))
                            memory.WriteTo(file);
                }
            }

            public int Count(string path)
            {
                var count = 0;
                foreach (var line in File.ReadLines(path))
                {
                    count += line.Length;
                }

                foreach (var line in File.ReadLines(path))
                    count += line.Length;

                foreach (var line in File.ReadAllLines(path))
                    File.Delete(line);
                return count;
            }
        }
        """);

    [Fact]
    public Task Copies_of_files() => Verify<FileCopyThroughStreams>.Fix(
        """
        using System.IO;

        class Backup
        {
            public void Save(string from, string to)
            {
                using (var input = File.OpenRead(from))
                using (var output = File.Create(to))
                {
                    [|input.CopyTo(output)|];
                }

                using (var input = new FileStream(from, FileMode.Open, FileAccess.Read))
                {
                    using (var output = new FileStream(to + "2", FileMode.CreateNew))
                        [|input.CopyTo(output, 4096)|];
                }

                using (var input = File.OpenRead(from))
                using (var output = File.OpenWrite(to))
                    input.CopyTo(output);

                [|File.WriteAllBytes(from + ".bak", File.ReadAllBytes(from + ".txt"))|];
            }

            public void Keep(string from, string to)
            {
                if (from == to)
                    return;
                using var input = File.OpenRead(from);
                using var output = File.Create(to);
                [|input.CopyTo(output)|];
            }
        }
        """,
        """
        using System.IO;

        class Backup
        {
            public void Save(string from, string to)
            {
                File.Copy(from, to, overwrite: true);

                File.Copy(from, to + "2");

                using (var input = File.OpenRead(from))
                using (var output = File.OpenWrite(to))
                    input.CopyTo(output);

                File.Copy(from + ".txt", from + ".bak", overwrite: true);
            }

            public void Keep(string from, string to)
            {
                if (from == to)
                    return;
                File.Copy(from, to, overwrite: true);
            }
        }
        """);

    [Fact]
    public Task Files_on_their_way_to_a_connection() => Verify<FileThroughUserSpace>.Fix(
        """
        using System.IO;
        using System.Net.Sockets;
        using System.Threading.Tasks;

        class Server
        {
            public async Task Send(TcpClient client, string path)
            {
                var network = client.GetStream();
                using var file = File.OpenRead(path);
                [|file.CopyTo(network)|];
                file.Position = 0;
                await [|file.CopyToAsync(network)|];
                client.Client.Send(new byte[4]);
                var socket = client.Client;
                [|socket.Send(File.ReadAllBytes(path))|];

                var sent = socket.Send(File.ReadAllBytes(path));
            }
        }
        """,
        """
        using System.IO;
        using System.Net.Sockets;
        using System.Threading.Tasks;
        using IoAnalyzers.Runtime;

        class Server
        {
            public async Task Send(TcpClient client, string path)
            {
                var network = client.GetStream();
                using var file = File.OpenRead(path);
                StreamCopy.Copy(file, network);
                file.Position = 0;
                await StreamCopy.CopyAsync(file, network);
                client.Client.Send(new byte[4]);
                var socket = client.Client;
                using (var file2 = File.OpenHandle(path))
                    SocketFile.Send(socket, file2, 0, RandomAccess.GetLength(file2));

                var sent = socket.Send(File.ReadAllBytes(path));
            }
        }
        """,
        Framework.Net10WithLibrary);
}
