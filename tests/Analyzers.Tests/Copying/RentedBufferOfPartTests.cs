using IoAnalyzers.Copying;

namespace IoAnalyzers.Tests.Copying;

/// <summary>A rented buffer of a loop that copies a part.</summary>
public sealed class RentedBufferOfPartTests
{
    [Fact]
    public Task The_buffer_of_a_part() => Verify<BoundedCopyLoop>.Fix(
        """
        using System;
        using System.Buffers;
        using System.IO;
        using IoAnalyzers.Runtime;

        class Parts
        {
            void Copy(Stream source, Stream destination, long count)
            {
                var buffer = ArrayPool<byte>.Shared.Rent(4096);
                [|while (count > 0)|]
                {
                    var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                    if (read == 0)
                        break;
                    destination.Write(buffer, 0, read);
                    count -= read;
                }
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
        """,
        """
        using System;
        using System.Buffers;
        using System.IO;
        using IoAnalyzers.Runtime;

        class Parts
        {
            void Copy(Stream source, Stream destination, long count)
            {
                StreamCopy.CopyAtMost(source, destination, Math.Max(0, count));
            }
        }
        """,
        Framework.Net10WithLibrary);
}
