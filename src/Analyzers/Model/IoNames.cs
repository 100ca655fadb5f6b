using System;
using System.Collections.Generic;

namespace IoAnalyzers.Model;

/// <summary>Identifier texts that rules look for before any semantic work; each flag is a group of names with one use.</summary>
[Flags]
enum IoNames : long
{
    None = 0,
    Read = 1L << 0,
    Write = 1L << 1,
    Rename = 1L << 2,
    RenameTo = 1L << 3,
    File = 1L << 4,
    /// <summary>A name without which no stream in a tree can be proven unbuffered.</summary>
    Unbuffered = 1L << 5,
    MessageMode = 1L << 6,
    /// <summary>A read of a few bytes; <see cref="Read"/> may be one, too.</summary>
    SmallRead = 1L << 7,
    /// <summary>Opens a file to append to it, writes and closes it, in one call or by a writer that the call returns.</summary>
    Append = 1L << 8,
    StreamWriter = 1L << 9,
    FileMode = 1L << 10,
    /// <summary>Empties a buffer, or has it emptied after each write.</summary>
    Flush = 1L << 11,
    /// <summary>Brings a file to the disk by its handle, or holds what does so.</summary>
    FlushToDisk = 1L << 18,
    /// <summary>A call into the system that brings a file to the disk, or renames it there.</summary>
    NativeSync = 1L << 19,
    Send = 1L << 12,
    BufferedStream = 1L << 13,
    CopyTo = 1L << 14,
    SendFile = 1L << 15,
    ToArray = 1L << 20,
    MemoryStream = 1L << 21,
    /// <summary>Reads all bytes of a file.</summary>
    WholeFile = 1L << 22,
    /// <summary>Reads all lines of a file.</summary>
    WholeLines = 1L << 23,
    Delete = 1L << 24,
    /// <summary>Maps a part of a mapped file into memory.</summary>
    MappedView = 1L << 16,
    /// <summary>Moves a stream to a place.</summary>
    Seek = 1L << 17,
    /// <summary>A type that holds back some of what is written to it, but for those with a name of their own.</summary>
    Wrapper = 1L << 25,
    /// <summary>Cuts a stream off.</summary>
    Cut = 1L << 26,
    /// <summary>Asks for each write to reach the disk.</summary>
    WriteThrough = 1L << 27,
    /// <summary>The type of a view that is read and written at places.</summary>
    MappedAccessor = 1L << 28,
    /// <summary>Reads a file of which it is given the path, but for what is named <see cref="File"/> or FileStream.</summary>
    Load = 1L << 29,
    /// <summary>Opens a file as a handle.</summary>
    OpenHandle = 1L << 30,
}

static class IoNameTable
{
    static readonly Dictionary<string, IoNames> Names = new()
    {
        ["Read"] = IoNames.Read,
        ["ReadAsync"] = IoNames.Read,
        ["ReadByte"] = IoNames.SmallRead,
        ["ReadExactly"] = IoNames.SmallRead,
        ["ReadExactlyAsync"] = IoNames.SmallRead,
        ["ReadSByte"] = IoNames.SmallRead,
        ["ReadBoolean"] = IoNames.SmallRead,
        ["ReadChar"] = IoNames.SmallRead,
        ["ReadInt16"] = IoNames.SmallRead,
        ["ReadInt32"] = IoNames.SmallRead,
        ["ReadInt64"] = IoNames.SmallRead,
        ["ReadUInt16"] = IoNames.SmallRead,
        ["ReadUInt32"] = IoNames.SmallRead,
        ["ReadUInt64"] = IoNames.SmallRead,
        ["ReadHalf"] = IoNames.SmallRead,
        ["ReadSingle"] = IoNames.SmallRead,
        ["ReadDouble"] = IoNames.SmallRead,
        ["ReadDecimal"] = IoNames.SmallRead,
        ["ReadString"] = IoNames.SmallRead,
        ["ReadBytes"] = IoNames.SmallRead,
        ["ReadChars"] = IoNames.SmallRead,
        ["Read7BitEncodedInt"] = IoNames.SmallRead,
        ["Read7BitEncodedInt64"] = IoNames.SmallRead,
        ["ToArray"] = IoNames.ToArray,
        ["MemoryStream"] = IoNames.MemoryStream,
        ["ReadAllBytes"] = IoNames.WholeFile,
        ["ReadAllLines"] = IoNames.WholeLines,
        ["WriteAllBytes"] = IoNames.Write,
        ["Write"] = IoNames.Write,
        ["WriteAsync"] = IoNames.Write,
        ["WriteByte"] = IoNames.Write,
        ["Write7BitEncodedInt"] = IoNames.Write,
        ["Write7BitEncodedInt64"] = IoNames.Write,
        ["Send"] = IoNames.Send,
        ["SendAsync"] = IoNames.Send,
        ["SendFileAsync"] = IoNames.SendFile,
        ["Delete"] = IoNames.Delete,
        ["Move"] = IoNames.Rename,
        ["Replace"] = IoNames.Rename,
        ["MoveTo"] = IoNames.RenameTo,
        ["File"] = IoNames.File,
        ["FileInfo"] = IoNames.File,
        ["FileStream"] = IoNames.Unbuffered,
        ["FileStreamOptions"] = IoNames.Unbuffered,
        ["NetworkStream"] = IoNames.Unbuffered,
        ["GetStream"] = IoNames.Unbuffered,
        ["SslStream"] = IoNames.Unbuffered,
        ["NamedPipeServerStream"] = IoNames.Unbuffered,
        ["NamedPipeClientStream"] = IoNames.Unbuffered,
        ["AnonymousPipeServerStream"] = IoNames.Unbuffered,
        ["AnonymousPipeClientStream"] = IoNames.Unbuffered,
        ["PipeStream"] = IoNames.Unbuffered,
        ["OpenStandardInput"] = IoNames.Unbuffered,
        ["OpenStandardOutput"] = IoNames.Unbuffered,
        ["OpenStandardError"] = IoNames.Unbuffered,
        ["BrotliStream"] = IoNames.Unbuffered,
        ["RandomAccess"] = IoNames.Unbuffered,
        ["PipeTransmissionMode"] = IoNames.MessageMode,
        ["AppendAllText"] = IoNames.Append,
        ["AppendAllTextAsync"] = IoNames.Append,
        ["AppendAllLines"] = IoNames.Append,
        ["AppendAllLinesAsync"] = IoNames.Append,
        ["AppendAllBytes"] = IoNames.Append,
        ["AppendAllBytesAsync"] = IoNames.Append,
        ["AppendText"] = IoNames.Append,
        ["StreamWriter"] = IoNames.StreamWriter,
        ["FileMode"] = IoNames.FileMode,
        ["Flush"] = IoNames.Flush,
        ["FlushAsync"] = IoNames.Flush,
        ["AutoFlush"] = IoNames.Flush,
        ["FlushToDisk"] = IoNames.FlushToDisk,
        ["Sync"] = IoNames.FlushToDisk,
        ["SyncAsync"] = IoNames.FlushToDisk,
        ["fsync"] = IoNames.NativeSync,
        ["fdatasync"] = IoNames.NativeSync,
        ["msync"] = IoNames.NativeSync,
        ["FlushFileBuffers"] = IoNames.NativeSync,
        ["FlushViewOfFile"] = IoNames.NativeSync,
        ["MoveFileEx"] = IoNames.NativeSync,
        ["MoveFileExW"] = IoNames.NativeSync,
        ["ReplaceFile"] = IoNames.NativeSync,
        ["ReplaceFileW"] = IoNames.NativeSync,
        ["BufferedStream"] = IoNames.BufferedStream,
        ["CopyTo"] = IoNames.CopyTo,
        ["CopyToAsync"] = IoNames.CopyTo,
        ["CreateViewAccessor"] = IoNames.MappedView,
        ["CreateViewStream"] = IoNames.MappedView,
        ["XmlWriter"] = IoNames.Wrapper,
        ["XmlTextWriter"] = IoNames.Wrapper,
        ["Utf8JsonWriter"] = IoNames.Wrapper,
        ["GZipStream"] = IoNames.Wrapper,
        ["DeflateStream"] = IoNames.Wrapper,
        ["ZLibStream"] = IoNames.Wrapper,
        ["CryptoStream"] = IoNames.Wrapper,
        ["SetLength"] = IoNames.Cut,
        ["WriteThrough"] = IoNames.WriteThrough,
        ["DurableFile"] = IoNames.FlushToDisk,
        ["MemoryMappedViewAccessor"] = IoNames.MappedAccessor,
        ["StreamReader"] = IoNames.Load,
        ["XmlReader"] = IoNames.Load,
        ["XmlTextReader"] = IoNames.Load,
        ["Load"] = IoNames.Load,
        ["LoadAsync"] = IoNames.Load,
        ["LoadFile"] = IoNames.Load,
        ["LoadFromFile"] = IoNames.Load,
        ["Deserialize"] = IoNames.Load,
        ["DeserializeFile"] = IoNames.Load,
        ["OpenHandle"] = IoNames.OpenHandle,
        ["Seek"] = IoNames.Seek,
        ["Position"] = IoNames.Seek,
    };

    // By length and first character: most words of a text are no name, and are seen to be none without a string being made of them.
    static readonly string[]?[] NamesByBeginning = ByBeginning();

    const int Letters = 'z' - 'A' + 1;

    public const int MaxLength = 25;

    /// <summary>Every name; tests look whether the scan finds it.</summary>
    public static IEnumerable<string> All => Names.Keys;

    public static bool MayBegin(char first)
    {
        for (var length = 1; length <= MaxLength; length++)
            if (Like(first, length) is not null)
                return true;
        return false;
    }

    public static IoNames Of(string word) => Names.TryGetValue(word, out var names) ? names : IoNames.None;

    /// <summary>The same for a word that stands in a text.</summary>
    public static IoNames Of(char[] text, int start, int length)
    {
        if (Like(text[start], length) is { } likes)
            foreach (var name in likes)
                if (IsAt(name, text, start))
                    return Names[name];
        return IoNames.None;
    }

    static bool IsAt(string name, char[] text, int start)
    {
        for (var i = name.Length - 1; i > 0; i--)
            if (text[start + i] != name[i])
                return false;
        return true;
    }

    static string[]? Like(char first, int length) => length <= MaxLength && first is >= 'A' and <= 'z' ? NamesByBeginning[length * Letters + (first - 'A')] : null;

    static string[]?[] ByBeginning()
    {
        var names = new string[]?[(MaxLength + 1) * Letters];
        foreach (var name in Names.Keys)
        {
            var index = name.Length * Letters + (name[0] - 'A');
            var likes = names[index] ?? [];
            Array.Resize(ref likes, likes.Length + 1);
            likes[likes.Length - 1] = name;
            names[index] = likes;
        }

        return names;
    }
}
