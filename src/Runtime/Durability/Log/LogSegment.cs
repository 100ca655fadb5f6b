using System.Buffers.Binary;
using System.Globalization;
using IoAnalyzers.Runtime.Interop;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime;

/// <summary>One file of a log: a page with its header, records, and zeros up to its length. Its name is the offset in the log of its first record.</summary>
/// <remarks>
/// It is made under another name, filled with zeros, synced, and then named; so one that has its name is whole. Filled and not merely reserved:
/// an fdatasync then has neither a length nor block states to write (measured on ext4: 54 µs instead of 74 µs for a growing file).
/// </remarks>
internal sealed class LogSegment(SystemCalls calls, string path, SafeFileHandle file, LogSegment.Header header, long length) : IDisposable
{
    /// <summary>The header has a page of its own, which is never written again.</summary>
    public const int HeaderBytes = 4096;

    const int NameDigits = 20;
    const string Extension = ".log";
    const int UsedHeaderBytes = 40;
    static ReadOnlySpan<byte> Magic => "IOALOG1\n"u8;

    /// <summary>What a segment says of itself.</summary>
    internal readonly record struct Header(ulong Log, long Base, long FirstSequence);

    public string Path => path;

    public SafeFileHandle File => file;

    public ulong Log => header.Log;

    /// <summary>The offset in the log of the first byte behind the header.</summary>
    public long Base => header.Base;

    public long FirstSequence => header.FirstSequence;

    /// <summary>The offset in the log at which no record of this segment may end any more.</summary>
    public long End => header.Base + length - HeaderBytes;

    public static LogSegment Create(SystemCalls calls, string folder, Header header, long length)
    {
        var path = PathOf(folder, header.Base);
        using (var made = Replacement.New(calls, path))
        {
            Preallocation.Run(calls, made.File, length, zeroFill: true, made.TempPath);
            Span<byte> bytes = stackalloc byte[UsedHeaderBytes];
            Magic.CopyTo(bytes);
            BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], header.Log);
            BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], header.Base);
            BinaryPrimitives.WriteInt64LittleEndian(bytes[24..], header.FirstSequence);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes[32..], RecordFrame.Checksum(bytes[..32]));
            calls.WriteAllAt(made.File, bytes, 0, made.TempPath);
            made.Commit(overwrite: false);
        }

        return new(calls, path, calls.OpenFile(path, OpenFlags.Read | OpenFlags.Write), header, length);
    }

    public static LogSegment Open(SystemCalls calls, string path, bool isReadOnly)
    {
        var file = calls.OpenFile(path, isReadOnly ? OpenFlags.Read : OpenFlags.Read | OpenFlags.Write);
        try
        {
            Span<byte> bytes = stackalloc byte[UsedHeaderBytes];
            var read = calls.ReadFullyAt(file, bytes, 0, path);
            var isWhole = read == bytes.Length && bytes.StartsWith(Magic)
                && BinaryPrimitives.ReadUInt32LittleEndian(bytes[32..]) == RecordFrame.Checksum(bytes[..32])
                && BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]) == BaseOf(path);
            if (!isWhole)
                throw new CorruptLogException(path, BaseOf(path) ?? 0, "its header is none of a log, or of another file.");
            var header = new Header(
                BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]),
                BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
                BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]));
            return new(calls, path, file, header, calls.StatusOf(file, path).Length);
        }
        catch
        {
            calls.Close(file);
            throw;
        }
    }

    /// <summary>The segments of a folder in the order of their records.</summary>
    public static List<string> PathsIn(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*" + Extension).Where(static path => BaseOf(path) is not null).Order(StringComparer.Ordinal)];

    /// <summary>What a crash left of segments that never got their names.</summary>
    public static IEnumerable<string> LeftoversIn(string folder) =>
        Directory.EnumerateFiles(folder).Where(static path => IsLeftover(System.IO.Path.GetFileName(path.AsSpan())));

    // No pattern, in which a question mark stands for nothing too: all other files belong to somebody else.
    static bool IsLeftover(ReadOnlySpan<char> name) =>
        name.Length > NameDigits && name[0] == '.' && !name[1..(NameDigits + 1)].ContainsAnyExceptInRange('0', '9')
        && name[(NameDigits + 1)..].StartsWith(Extension + ".") && name.EndsWith(".tmp");

    static string PathOf(string folder, long start) =>
        System.IO.Path.Combine(folder, start.ToString(new string('0', NameDigits), CultureInfo.InvariantCulture) + Extension);

    static long? BaseOf(string path)
    {
        var name = System.IO.Path.GetFileNameWithoutExtension(path.AsSpan());
        return name.Length == NameDigits && long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : null;
    }

    public void Write(ReadOnlySpan<byte> records, long offset) => calls.WriteAllAt(file, records, PositionOf(offset), path);

    public int Read(Span<byte> bytes, long offset) => calls.ReadFullyAt(file, bytes, PositionOf(offset), path);

    public void Sync(SyncMode mode = SyncMode.Data) => FileSync.Sync(calls, file, mode, path);

    long PositionOf(long offset) => offset - header.Base + HeaderBytes;

    public void Dispose() => calls.Close(file);
}
