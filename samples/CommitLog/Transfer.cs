using System.Buffers.Binary;

namespace CommitLogSample;

readonly record struct Transfer(int From, int To, long Cents, long Sequence)
{
    public static IEnumerable<Transfer> Generate(int count)
    {
        var random = new Random(20);
        for (var i = 0; i < count; i++)
            yield return new(random.Next(10_000), random.Next(10_000), random.NextInt64(1, 1_000_000), i);
    }

    public void WriteTo(Span<byte> payload)
    {
        BinaryPrimitives.WriteInt32LittleEndian(payload, From);
        BinaryPrimitives.WriteInt32LittleEndian(payload[4..], To);
        BinaryPrimitives.WriteInt64LittleEndian(payload[8..], Cents);
        BinaryPrimitives.WriteInt64LittleEndian(payload[16..], Sequence);
    }

    public static Transfer ReadFrom(ReadOnlySpan<byte> payload) => new(
        BinaryPrimitives.ReadInt32LittleEndian(payload),
        BinaryPrimitives.ReadInt32LittleEndian(payload[4..]),
        BinaryPrimitives.ReadInt64LittleEndian(payload[8..]),
        BinaryPrimitives.ReadInt64LittleEndian(payload[16..]));
}
