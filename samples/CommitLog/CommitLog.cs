using System.Buffers.Binary;
using System.Numerics;

namespace CommitLogSample;

/// <summary>An append-only log of transfers: length, checksum, payload, one behind the other.</summary>
sealed class CommitLog(string path)
{
    const int HeaderSize = 8;
    const int PayloadSize = 24;

    public void Append(IEnumerable<Transfer> transfers)
    {
        using var log = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        Span<byte> field = stackalloc byte[4];
        Span<byte> payload = stackalloc byte[PayloadSize];
        foreach (var transfer in transfers)
        {
            transfer.WriteTo(payload);

            // IOA1001: three system calls a record.
            BinaryPrimitives.WriteInt32LittleEndian(field, payload.Length);
            log.Write(field);
            BinaryPrimitives.WriteUInt32LittleEndian(field, Checksum(payload));
            log.Write(field);
            log.Write(payload);
        }

        log.Flush();
    }

    public static void Archive(string archive, IEnumerable<Transfer> transfers)
    {
        using var file = new FileStream(archive, FileMode.Create, FileAccess.Write);
        var payload = new byte[PayloadSize];
        foreach (var transfer in transfers)
        {
            transfer.WriteTo(payload);
            file.Write(payload, 0, payload.Length);

            // IOA2009: a round trip to the disk for each.
            file.Flush(flushToDisk: true);
        }
    }

    public IEnumerable<Transfer> Read()
    {
        using var log = new BinaryReader(new FileStream(path, FileMode.Open, FileAccess.Read));
        for (var left = log.BaseStream.Length; left > 0; left -= HeaderSize + PayloadSize)
        {
            var length = log.ReadInt32();
            var checksum = log.ReadUInt32();
            var payload = log.ReadBytes(length);
            if (payload.Length != PayloadSize || Checksum(payload) != checksum)
                throw new InvalidDataException($"A record is damaged, {left} bytes before the end.");
            yield return Transfer.ReadFrom(payload);
        }
    }

    static uint Checksum(ReadOnlySpan<byte> payload)
    {
        var crc = uint.MaxValue;
        foreach (var value in payload)
            crc = BitOperations.Crc32C(crc, value);
        return ~crc;
    }
}
