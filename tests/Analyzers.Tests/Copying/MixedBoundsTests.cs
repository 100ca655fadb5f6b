using IoAnalyzers.Copying;

namespace IoAnalyzers.Tests.Copying;

/// <summary>One file with many loops that stop at a count: all are fixed together, and what is right between them stays.</summary>
public sealed class MixedBoundsTests
{
    [Fact]
    public Task Copies_of_parts() => Verify<BoundedCopyLoop>.Fix(
        """
        using System;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;

        class Parts
        {
            public void Move(Stream source, Stream destination, Stream index, long count)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(count);
                var buffer = new byte[4096];
                [|while (count > 0)|]
                {
                    var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                    if (read == 0)
                        throw new EndOfStreamException();
                    destination.Write(buffer, 0, read);
                    count -= read;
                }

                // The index is as long as it says.
                var left = index.Length;
                var chunk = new byte[8192];
                [|while (left > 0)|]
                {
                    var read = index.Read(chunk, 0, (int)Math.Min(chunk.Length, left));
                    if (read == 0)
                        break;
                    destination.Write(chunk, 0, read);
                    left -= read;
                }
            }

            public async Task<long> TakeAsync(Stream source, Stream destination, long most, CancellationToken token)
            {
                var buffer = new byte[4096];
                long total = 0;
                [|while (total < most)|]
                {
                    var read = await source.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, most - total)), token);
                    if (read == 0)
                        break;
                    await destination.WriteAsync(buffer.AsMemory(0, read), token);
                    total += read;
                }

                return total;
            }

            public void Mask(Stream source, Stream destination, long count, byte key)
            {
                var buffer = new byte[4096];
                while (count > 0)
                {
                    var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                    if (read == 0)
                        break;
                    buffer[0] ^= key;
                    destination.Write(buffer, 0, read);
                    count -= read;
                }
            }
        }
        """,
        """
        using System;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;
        using IoAnalyzers.Runtime;

        class Parts
        {
            public void Move(Stream source, Stream destination, Stream index, long count)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(count);
                StreamCopy.CopyExactly(source, destination, count);

                // The index is as long as it says.
                var left = index.Length;
                StreamCopy.CopyAtMost(index, destination, left);
            }

            public async Task<long> TakeAsync(Stream source, Stream destination, long most, CancellationToken token)
            {
                long total = await StreamCopy.CopyAtMostAsync(source, destination, Math.Max(0, most), token);

                return total;
            }

            public void Mask(Stream source, Stream destination, long count, byte key)
            {
                var buffer = new byte[4096];
                while (count > 0)
                {
                    var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                    if (read == 0)
                        break;
                    buffer[0] ^= key;
                    destination.Write(buffer, 0, read);
                    count -= read;
                }
            }
        }
        """,
        Framework.Net10WithLibrary);

    [Fact]
    public Task Buffers_that_are_filled() => Verify<ManualReadExactly>.Fix(
        """
        using System;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;

        class Records
        {
            public byte[] Next(Stream source, int length)
            {
                var header = new byte[16];
                var got = 0;
                [|while (got < header.Length)|]
                {
                    var read = source.Read(header, got, header.Length - got);
                    if (read == 0)
                        throw new EndOfStreamException();
                    got += read;
                }

                var content = new byte[length];
                var total = 0;
                [|while (total < length)|]
                {
                    var read = source.Read(content, total, length - total);
                    if (read == 0)
                        throw new EndOfStreamException("The record is cut off.");
                    total += read;
                }

                return content;
            }

            public async Task<int> TakeAsync(Stream source, byte[] buffer, int offset, int count, CancellationToken token)
            {
                int total = 0;
                [|while (total < count)|]
                {
                    var read = await source.ReadAsync(buffer, offset + total, count - total, token);
                    if (read == 0)
                        break;
                    total += read;
                }

                return total;
            }

            public int Count(Stream source, byte[] buffer)
            {
                var total = 0;
                while (total < buffer.Length)
                {
                    var read = source.Read(buffer, total, buffer.Length - total);
                    if (read == 0)
                        break;
                    Console.WriteLine(read);
                    total += read;
                }

                return total;
            }
        }
        """,
        """
        using System;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;

        class Records
        {
            public byte[] Next(Stream source, int length)
            {
                var header = new byte[16];
                source.ReadExactly(header);

                var content = new byte[length];
                source.ReadExactly(content, 0, length);

                return content;
            }

            public async Task<int> TakeAsync(Stream source, byte[] buffer, int offset, int count, CancellationToken token)
            {
                int total = count > 0 ? await source.ReadAtLeastAsync(buffer.AsMemory(offset, count), count, throwOnEndOfStream: false, token) : 0;

                return total;
            }

            public int Count(Stream source, byte[] buffer)
            {
                var total = 0;
                while (total < buffer.Length)
                {
                    var read = source.Read(buffer, total, buffer.Length - total);
                    if (read == 0)
                        break;
                    Console.WriteLine(read);
                    total += read;
                }

                return total;
            }
        }
        """);
}
