using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace IoAnalyzers.Runtime;

/// <summary>The bytes of a record in the log: length, checksum, sequence, what was durable when it was written, payload, zeros up to a multiple of 8. Little-endian.</summary>
/// <remarks>
/// The checksum is CRC32C over length, sequence, durable sequence, the log's id, the offset and the payload. Id and offset are not stored: bytes of another
/// log, or from another place of this one, do not verify. Sequences begin with 1, so that zeros are no record.
/// The durable sequence tells a torn tail from damage. A crash may lose any of the pages that were not synced and keep those behind them. But a
/// record that was written when its predecessor was durable already proves, where the predecessor cannot be read, that something else than a crash took it.
/// </remarks>
internal static class RecordFrame
{
    public const int HeaderBytes = 24;

    public static int SizeOf(int payload) => (HeaderBytes + payload + 7) & ~7;

    public static void Write(Span<byte> frame, ReadOnlySpan<byte> payload, long sequence, long durable, ulong log, long offset)
    {
        BinaryPrimitives.WriteInt32LittleEndian(frame, payload.Length);
        BinaryPrimitives.WriteInt64LittleEndian(frame[8..], sequence);
        BinaryPrimitives.WriteInt64LittleEndian(frame[16..], durable);
        payload.CopyTo(frame[HeaderBytes..]);
        frame[(HeaderBytes + payload.Length)..].Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(frame[4..], Checksum(payload, sequence, durable, log, offset));
    }

    /// <summary>Reads the header; whether the record is whole only <see cref="IsWhole"/> tells.</summary>
    public static (int Length, long Sequence, long Durable) Read(ReadOnlySpan<byte> header) => (
        BinaryPrimitives.ReadInt32LittleEndian(header),
        BinaryPrimitives.ReadInt64LittleEndian(header[8..]),
        BinaryPrimitives.ReadInt64LittleEndian(header[16..]));

    public static bool IsWhole(ReadOnlySpan<byte> frame, ulong log, long offset)
    {
        var (length, sequence, durable) = Read(frame);
        return BinaryPrimitives.ReadUInt32LittleEndian(frame[4..]) == Checksum(frame.Slice(HeaderBytes, length), sequence, durable, log, offset);
    }

    static uint Checksum(ReadOnlySpan<byte> payload, long sequence, long durable, ulong log, long offset)
    {
        var crc = BitOperations.Crc32C(uint.MaxValue, (uint)payload.Length);
        crc = BitOperations.Crc32C(crc, (ulong)sequence);
        crc = BitOperations.Crc32C(crc, (ulong)durable);
        crc = BitOperations.Crc32C(crc, log);
        crc = BitOperations.Crc32C(crc, (ulong)offset);
        return ~Crc(crc, payload);
    }

    /// <summary>CRC32C of a header of another kind.</summary>
    public static uint Checksum(ReadOnlySpan<byte> bytes) => ~Crc(uint.MaxValue, bytes);

    static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        ref var start = ref MemoryMarshal.GetReference(bytes);
        var i = 0;
        for (; i <= bytes.Length - 8; i += 8)
        {
            var eight = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, i));
            crc = BitOperations.Crc32C(crc, BitConverter.IsLittleEndian ? eight : BinaryPrimitives.ReverseEndianness(eight));
        }

        for (; i < bytes.Length; i++)
            crc = BitOperations.Crc32C(crc, bytes[i]);
        return crc;
    }
}
