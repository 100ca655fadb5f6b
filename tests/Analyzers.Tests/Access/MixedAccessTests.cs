using IoAnalyzers.Access;

namespace IoAnalyzers.Tests.Access;

/// <summary>One file with many shapes: all are fixed together, and what is right between them stays.</summary>
public sealed class MixedAccessTests
{
    [Fact]
    public Task Streams_at_a_place() => Verify<SeekThenRead>.Fix(
        """
        using System;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;

        class Pages
        {
            public byte[] Read(string path, uint number)
            {
                var page = new byte[512];
                using var file = File.OpenRead(path);
                [|file.Position = number * 512L|];
                if (file.Read(page, 0, page.Length) < page.Length)
                    throw new EndOfStreamException();
                return page;
            }

            public async Task<int> ReadAsync(string path, byte[] page, CancellationToken token)
            {
                using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 4096, FileOptions.Asynchronous))
                {
                    [|file.Seek(64, SeekOrigin.Begin)|];
                    return await file.ReadAsync(page, 0, 10, token).ConfigureAwait(false);
                }
            }

            public void Write(string path, byte[] page)
            {
                using var file = File.OpenWrite(path);
                // Behind the header.
                [|file.Seek(64, SeekOrigin.Begin)|];
                file.Write(page);
            }

            public int ReadAll(string path, byte[] page)
            {
                using var file = File.OpenRead(path);
                file.Position = 64;
                var read = file.Read(page, 0, page.Length);
                return read + file.ReadByte();
            }
        }
        """,
        """
        using System;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;

        class Pages
        {
            public byte[] Read(string path, uint number)
            {
                var page = new byte[512];
                using var file = File.OpenHandle(path);
                if (RandomAccess.Read(file, page, number * 512L) < page.Length)
                    throw new EndOfStreamException();
                return page;
            }

            public async Task<int> ReadAsync(string path, byte[] page, CancellationToken token)
            {
                using (var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.Asynchronous))
                {
                    return await RandomAccess.ReadAsync(file, page.AsMemory(0, 10), 64, token).ConfigureAwait(false);
                }
            }

            public void Write(string path, byte[] page)
            {
                using var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
                // Behind the header.
                RandomAccess.Write(file, page, 64);
            }

            public int ReadAll(string path, byte[] page)
            {
                using var file = File.OpenRead(path);
                file.Position = 64;
                var read = file.Read(page, 0, page.Length);
                return read + file.ReadByte();
            }
        }
        """);

    [Fact]
    public Task Views_in_loops() => Verify<ViewPerIteration>.Fix(
        """
        using System.Collections.Generic;
        using System.IO.MemoryMappedFiles;

        class Table
        {
            public long Sum(MemoryMappedFile map, IEnumerable<int> rows)
            {
                var sum = 0L;
                foreach (var row in rows)
                {
                    using var view = [|map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read)|];
                    sum += view.ReadInt64(row * 8L);
                }

                for (var row = 0; row < sum; row++)
                {
                    using (var first = [|map.CreateViewStream(0, 16, MemoryMappedFileAccess.Read)|])
                    {
                        sum -= first.ReadByte();
                    }
                }

                foreach (var row in rows)
                {
                    using var view = map.CreateViewAccessor(row, 8);
                    sum += view.ReadInt64(0);
                }

                return sum;
            }

            public void Mark(MemoryMappedFile map, IEnumerable<int> rows)
            {
                foreach (var row in rows)
                {
                    using var view = [|map.CreateViewAccessor()|];
                    view.Write(row * 8L, 1L);
                }
            }
        }
        """,
        """
        using System.Collections.Generic;
        using System.IO.MemoryMappedFiles;

        class Table
        {
            public long Sum(MemoryMappedFile map, IEnumerable<int> rows)
            {
                var sum = 0L;
                var view2 = default(MemoryMappedViewAccessor);
                try
                {
                    foreach (var row in rows)
                    {
                        view2 ??= map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
                        sum += view2.ReadInt64(row * 8L);
                    }
                }
                finally
                {
                    view2?.Dispose();
                }

                var first = default(MemoryMappedViewStream);
                try
                {
                    for (var row = 0; row < sum; row++)
                    {
                        first ??= map.CreateViewStream(0, 16, MemoryMappedFileAccess.Read);
                        first.Position = 0;
                        sum -= first.ReadByte();
                    }
                }
                finally
                {
                    first?.Dispose();
                }

                foreach (var row in rows)
                {
                    using var view = map.CreateViewAccessor(row, 8);
                    sum += view.ReadInt64(0);
                }

                return sum;
            }

            public void Mark(MemoryMappedFile map, IEnumerable<int> rows)
            {
                var view = default(MemoryMappedViewAccessor);
                try
                {
                    foreach (var row in rows)
                    {
                        view ??= map.CreateViewAccessor();
                        view.Write(row * 8L, 1L);
                    }
                }
                finally
                {
                    view?.Dispose();
                }
            }
        }
        """);
}
