using IoAnalyzers.Access;

namespace IoAnalyzers.Tests.Access;

/// <summary>One file with many loops over the elements of a view: all are fixed together, and what is right between them stays.</summary>
public sealed class MixedElementsTests
{
    [Fact]
    public Task Loops_that_read_and_write() => Verify<AccessorPerElement>.Fix(
        """
        using System.IO.MemoryMappedFiles;

        class Columns
        {
            public long Read(MemoryMappedViewAccessor view, long position, double[] times, short[] flags)
            {
                for (var i = 0; i < times.Length; i++)
                {
                    times[i] = [|view.ReadDouble(position)|];
                    position += 8;
                }

                // The flags.
                for (var i = 0; i < flags.Length; i++)
                    flags[i] = [|view.ReadInt16(position + i * 2)|];
                var sum = 0L;
                for (var i = 0; i < flags.Length; i++)
                    sum += view.ReadInt16(position + i * 2);
                var names = new byte[256];
                for (int i = 0; i < names.Length; i++) { names[i] = [|view.ReadByte(i)|]; }
                return sum;
            }

            public void Copy(byte[] bytes)
            {
                using var map = MemoryMappedFile.CreateNew(null, bytes.Length);
                using (var view = map.CreateViewAccessor())
                {
                    for (var i = 0; i < bytes.Length; i++)
                        [|view.Write(i, bytes[i])|];
                    for (var i = 0; i < bytes.Length; i++)
                        view.Write(i, (byte)~bytes[i]);
                }
            }
        }
        """,
        """
        using System;
        using System.IO.MemoryMappedFiles;

        class Columns
        {
            public long Read(MemoryMappedViewAccessor view, long position, double[] times, short[] flags)
            {
                if (times.Length > 0 && view.ReadArray(position, times, 0, times.Length) < times.Length)
                    throw new ArgumentOutOfRangeException(nameof(position), "The view ends before the last element.");
                position += (long)times.Length * 8;

                // The flags.
                if (flags.Length > 0 && view.ReadArray(position, flags, 0, flags.Length) < flags.Length)
                    throw new ArgumentOutOfRangeException(nameof(position), "The view ends before the last element.");
                var sum = 0L;
                for (var i = 0; i < flags.Length; i++)
                    sum += view.ReadInt16(position + i * 2);
                var names = new byte[256];
                if (view.ReadArray(0, names, 0, names.Length) < names.Length)
                    throw new ArgumentOutOfRangeException(null, "The view ends before the last element.");
                return sum;
            }

            public void Copy(byte[] bytes)
            {
                using var map = MemoryMappedFile.CreateNew(null, bytes.Length);
                using (var view = map.CreateViewAccessor())
                {
                    view.WriteArray(0, bytes, 0, bytes.Length);
                    for (var i = 0; i < bytes.Length; i++)
                        view.Write(i, (byte)~bytes[i]);
                }
            }
        }
        """);
}
