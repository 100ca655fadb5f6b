using System.Buffers;
using System.Text;
using IoAnalyzers.Runtime.Interop;

namespace IoAnalyzers.Runtime;

/// <summary>Replaces the content of a file by bytes, text or whatever a caller writes.</summary>
internal static class FileContent
{
    /// <summary>How much is written between two looks at the token.</summary>
    const int BytesAtOnce = 1 << 20;

    const int TextBufferChars = 16 * 1024;

    /// <summary>What File.WriteAllText writes: no byte order mark, and an exception for half a surrogate pair.</summary>
    public static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void WriteBytes(SystemCalls calls, string path, ReadOnlySpan<byte> bytes, CancellationToken token = default)
    {
        using var replacement = Replacement.Of(calls, path);
        for (var offset = 0; offset < bytes.Length; offset += BytesAtOnce)
        {
            token.ThrowIfCancelled();
            calls.WriteAllAt(replacement.File, bytes[offset..Math.Min(bytes.Length, offset + BytesAtOnce)], offset, replacement.TempPath);
        }

        token.ThrowIfCancelled();
        replacement.Commit();
    }

    public static void WriteText(SystemCalls calls, string path, ReadOnlySpan<char> text, Encoding encoding, CancellationToken token = default)
    {
        var preamble = encoding.Preamble;
        var bytes = ArrayPool<byte>.Shared.Rent(preamble.Length + encoding.GetByteCount(text));
        try
        {
            preamble.CopyTo(bytes);
            var count = preamble.Length + encoding.GetBytes(text, bytes.AsSpan(preamble.Length));
            WriteBytes(calls, path, bytes.AsSpan(0, count), token);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    public static void WriteLines(SystemCalls calls, string path, IEnumerable<string> lines, Encoding encoding, CancellationToken token = default) =>
        Write(
            calls, path,
            stream =>
            {
                using var writer = new StreamWriter(stream, encoding, TextBufferChars, leaveOpen: true);
                foreach (var line in lines)
                {
                    token.ThrowIfCancelled();
                    writer.WriteLine(line);
                }
            },
            token);

    public static void Write(SystemCalls calls, string path, Action<Stream> write, CancellationToken token = default)
    {
        using var replacement = Replacement.Of(calls, path);
        using var stream = new ReplacementStream(calls, replacement);
        write(stream);
        stream.Complete();
        token.ThrowIfCancelled();
        replacement.Commit();
    }

    public static async Task WriteAsync(SystemCalls calls, string path, Func<Stream, CancellationToken, Task> write, CancellationToken token)
    {
        // What opens, syncs and renames waits for the disk, and no system has these calls without waiting.
        using var replacement = await Task.Run(() => Replacement.Of(calls, path), token).ConfigureAwait(false);
        using var stream = new ReplacementStream(calls, replacement);
        await write(stream, token).ConfigureAwait(false);
        stream.Complete();
        await Task.Run(() => replacement.Commit(), token).ConfigureAwait(false);
    }
}
