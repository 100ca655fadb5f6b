using System.IO.MemoryMappedFiles;

namespace Quiet;

/// <summary>Elements of mapped files, in one call or where each of them is looked at.</summary>
public sealed class Elements : IDisposable
{
    const int RingBytes = 4096;

    readonly MemoryMappedViewAccessor _shared;

    public Elements(MemoryMappedFile map) => _shared = map.CreateViewAccessor(0, RingBytes);

    public void Dispose() => _shared.Dispose();

    public static int[] Row(MemoryMappedViewAccessor table, long offset, int count)
    {
        var row = new int[count];
        return table.ReadArray(offset, row, 0, count) == count ? row : throw new EndOfStreamException();
    }

    /// <summary>A text ends with a byte of 0.</summary>
    public static int LengthOfText(MemoryMappedViewAccessor view, long offset, byte[] text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = view.ReadByte(offset + i);
            if (text[i] == 0)
                return i;
        }

        return text.Length;
    }

    /// <summary>Columns of a table that stands in rows.</summary>
    public static void Column(MemoryMappedViewAccessor table, double[] column, int rowBytes, int place)
    {
        for (var i = 0; i < column.Length; i++)
            column[i] = table.ReadDouble((long)i * rowBytes + place);
    }

    /// <summary>Another process writes here, each number as a whole.</summary>
    public void Counters(long[] counters)
    {
        for (var i = 0; i < counters.Length; i++)
            counters[i] = _shared.ReadInt64(i * sizeof(long));
    }

    /// <summary>A message may go around the end of the ring.</summary>
    public void Take(byte[] message, int first)
    {
        for (var i = 0; i < message.Length; i++)
            message[i] = _shared.ReadByte((first + i) % RingBytes);
    }

    /// <summary>What fits is written, and the caller learns of the rest.</summary>
    public static void Put(MemoryMappedViewAccessor view, long offset, byte[] data)
    {
        for (var i = 0; i < data.Length; i++)
            view.Write(offset + i, data[i]);
    }

    public static short[] BigEndian(MemoryMappedViewAccessor view, int count)
    {
        var samples = new short[count];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(view.ReadInt16(i * 2L));
        return samples;
    }
}
