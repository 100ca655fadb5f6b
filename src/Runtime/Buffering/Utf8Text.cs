using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace IoAnalyzers.Runtime;

/// <summary>UTF-16 to UTF-8 without a byte order mark, as <see cref="StreamWriter"/> does: half a surrogate pair is refused.</summary>
internal static class Utf8Text
{
    /// <summary>What one char becomes at the most; the two of a surrogate pair become four bytes.</summary>
    public const int MostBytes = 3;

    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary><see cref="Environment.NewLine"/> in bytes.</summary>
    public static ReadOnlySpan<byte> NewLine => OperatingSystem.IsWindows() ? "\r\n"u8 : "\n"u8;

    /// <exception cref="EncoderFallbackException">Half a surrogate pair.</exception>
    public static int LengthOf(ReadOnlySpan<char> text) => Strict.GetByteCount(text);

    /// <summary>Writes all of the text; the caller made room for it.</summary>
    public static int Encode(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        if (Utf8.FromUtf16(text, bytes, out _, out var written, replaceInvalidSequences: false) != OperationStatus.Done)
            LengthOf(text); // throws, and says where it is wrong
        return written;
    }

    /// <summary>Adds a text and what ends it, as one record.</summary>
    public static void AddTo(BufferedWriter writer, ReadOnlySpan<char> text, ReadOnlySpan<byte> end)
    {
        var size = text.Length * (long)MostBytes + end.Length;
        if (size > writer.Left)
            size = checked(LengthOf(text) + end.Length);
        if (size > writer.Left && size > writer.Capacity)
        {
            var rented = ArrayPool<byte>.Shared.Rent((int)size);
            end.CopyTo(rented.AsSpan(Encode(text, rented)));
            WriteRented(writer, rented, (int)size);
            return;
        }

        var bytes = writer.GetSpan((int)size);
        var written = Encode(text, bytes);
        end.CopyTo(bytes[written..]);
        writer.Advance(written + end.Length);
    }

    public static void AddTo(BufferedWriter writer, ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> end)
    {
        var size = checked(utf8.Length + end.Length);
        if (size > writer.Left && size > writer.Capacity)
        {
            var rented = ArrayPool<byte>.Shared.Rent(size);
            utf8.CopyTo(rented);
            end.CopyTo(rented.AsSpan(utf8.Length));
            WriteRented(writer, rented, size);
            return;
        }

        var bytes = writer.GetSpan(size);
        utf8.CopyTo(bytes);
        end.CopyTo(bytes[utf8.Length..]);
        writer.Advance(size);
    }

    static void WriteRented(BufferedWriter writer, byte[] rented, int size)
    {
        try
        {
            writer.Write(rented.AsSpan(0, size));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
