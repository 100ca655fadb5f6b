using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace IoAnalyzers.Model.Streams;

/// <summary>What becomes of a small write or read.</summary>
enum Transfer
{
    /// <summary>The type does not do this.</summary>
    None,
    /// <summary>Each one goes on to the inner stream or to the kernel.</summary>
    Each,
    /// <summary>Each one is a message that the other end can tell from the next: a buffer in front would change what it receives.</summary>
    EachMessage,
    /// <summary>Many are collected, or read ahead, in one buffer.</summary>
    Collected,
    /// <summary>Each full block of a cipher goes on alone: fewer calls, and still small ones.</summary>
    ByBlock,
    /// <summary>As the <c>bufferSize</c> argument or option says: 0 and 1 mean each, more means collected.</summary>
    BySize,
    /// <summary>As a setting says: <c>AutoFlush</c> of a writer, <c>CompressionLevel.Fastest</c> of a BrotliStream.</summary>
    BySetting,
}

/// <summary>Where the bytes of a stream live.</summary>
enum Backing
{
    File,
    /// <summary>Somebody is at the other end: a socket, a pipe, a console.</summary>
    Peer,
    Memory,
    /// <summary>In the stream that this one wraps.</summary>
    Inner,
}

/// <summary>How far <c>Flush()</c> pushes what was written.</summary>
enum FlushReach
{
    Nothing,
    Inner,
    /// <summary>The wrapped stream is flushed, but what does not fill a block stays behind until the last one is written.</summary>
    InnerLessTail,
    PageCache,
}

/// <summary>One row of knowledge about a stream, reader or writer type.</summary>
/// <param name="Type">Metadata name.</param>
/// <param name="Inner">Name of the constructor parameter that is wrapped.</param>
/// <param name="LeaveOpen">Name of the constructor parameter that keeps the wrapped stream open.</param>
/// <param name="ClosesInner">Whether disposing closes what it wraps when nothing is said about it.</param>
/// <param name="FlushMarks">A flush between two writes shows in what comes out: a compressor ends a block there.</param>
/// <remarks>StreamTraitsTests measures every row on the running base class library.</remarks>
sealed record StreamTrait(
    string Type, Transfer Writes, Transfer Reads, Backing Backing, FlushReach Flush, string? Inner = null, string? LeaveOpen = null,
    bool ClosesInner = true, bool FlushMarks = false);

/// <summary>The table. A type without a row is unknown, and rules stay silent on it.</summary>
sealed class StreamTraits
{
    readonly Dictionary<INamedTypeSymbol, StreamTrait> _rows;

    StreamTraits(Dictionary<INamedTypeSymbol, StreamTrait> rows) => _rows = rows;

    /// <summary>Every row; the measuring test reads this.</summary>
    public static IReadOnlyList<StreamTrait> Table { get; } = new StreamTrait[]
    {
        // Bottom streams: bytes leave for the kernel, or stay in memory.
        new("System.IO.FileStream", Transfer.BySize, Transfer.BySize, Backing.File, FlushReach.PageCache),
        new("System.IO.IsolatedStorage.IsolatedStorageFileStream", Transfer.BySize, Transfer.BySize, Backing.File, FlushReach.PageCache),
        new("System.IO.MemoryMappedFiles.MemoryMappedViewStream", Transfer.Collected, Transfer.Collected, Backing.Memory, FlushReach.PageCache),
        new("System.IO.MemoryStream", Transfer.Collected, Transfer.Collected, Backing.Memory, FlushReach.Nothing),
        new("System.IO.UnmanagedMemoryStream", Transfer.Collected, Transfer.Collected, Backing.Memory, FlushReach.Nothing),
        new("System.Net.Sockets.NetworkStream", Transfer.Each, Transfer.Each, Backing.Peer, FlushReach.Nothing),
        new("System.IO.Pipes.NamedPipeServerStream", Transfer.Each, Transfer.Each, Backing.Peer, FlushReach.Nothing),
        new("System.IO.Pipes.NamedPipeClientStream", Transfer.Each, Transfer.Each, Backing.Peer, FlushReach.Nothing),
        new("System.IO.Pipes.AnonymousPipeServerStream", Transfer.Each, Transfer.Each, Backing.Peer, FlushReach.Nothing),
        new("System.IO.Pipes.AnonymousPipeClientStream", Transfer.Each, Transfer.Each, Backing.Peer, FlushReach.Nothing),
        new("System.IO.Pipes.PipeStream", Transfer.Each, Transfer.Each, Backing.Peer, FlushReach.Nothing),
        new("System.Net.WebSockets.WebSocketStream", Transfer.EachMessage, Transfer.Collected, Backing.Peer, FlushReach.Nothing),

        // Wrappers.
        new("System.IO.BufferedStream", Transfer.Collected, Transfer.Collected, Backing.Inner, FlushReach.Inner, "stream"),
        new("System.Net.Security.SslStream", Transfer.Each, Transfer.Collected, Backing.Peer, FlushReach.Inner, "innerStream", "leaveInnerStreamOpen"),
        new("System.IO.Compression.DeflateStream", Transfer.Collected, Transfer.Collected, Backing.Inner, FlushReach.Inner, "stream", "leaveOpen", FlushMarks: true),
        new("System.IO.Compression.GZipStream", Transfer.Collected, Transfer.Collected, Backing.Inner, FlushReach.Inner, "stream", "leaveOpen", FlushMarks: true),
        new("System.IO.Compression.ZLibStream", Transfer.Collected, Transfer.Collected, Backing.Inner, FlushReach.Inner, "stream", "leaveOpen", FlushMarks: true),
        new("System.IO.Compression.BrotliStream", Transfer.BySetting, Transfer.Collected, Backing.Inner, FlushReach.Inner, "stream", "leaveOpen", FlushMarks: true),
        new("System.Security.Cryptography.CryptoStream", Transfer.ByBlock, Transfer.ByBlock, Backing.Inner, FlushReach.InnerLessTail, "stream", "leaveOpen"),

        // Writers and readers.
        new("System.IO.BinaryWriter", Transfer.Each, Transfer.None, Backing.Inner, FlushReach.Inner, "output", "leaveOpen"),
        new("System.IO.BinaryReader", Transfer.None, Transfer.Each, Backing.Inner, FlushReach.Nothing, "input", "leaveOpen"),
        new("System.IO.StreamWriter", Transfer.BySetting, Transfer.None, Backing.Inner, FlushReach.Inner, "stream", "leaveOpen"),
        new("System.IO.StreamReader", Transfer.None, Transfer.Collected, Backing.Inner, FlushReach.Nothing, "stream", "leaveOpen"),
        new("System.IO.StringWriter", Transfer.Collected, Transfer.None, Backing.Memory, FlushReach.Nothing),
        new("System.IO.StringReader", Transfer.None, Transfer.Collected, Backing.Memory, FlushReach.Nothing),
        new("System.CodeDom.Compiler.IndentedTextWriter", Transfer.Each, Transfer.None, Backing.Inner, FlushReach.Inner, "writer", ClosesInner: false),
    };

    /// <summary>The pass-through wrapper that <c>Stream.Synchronized</c> returns; its type is not public.</summary>
    public static StreamTrait Synchronized { get; } =
        new("System.IO.Stream.Synchronized", Transfer.Each, Transfer.Each, Backing.Inner, FlushReach.Inner, "stream");

    /// <summary>What <c>Console.OpenStandardOutput</c> and its two siblings return; their types are not public.</summary>
    public static StreamTrait StandardStream { get; } =
        new("System.Console.OpenStandard", Transfer.Each, Transfer.Each, Backing.Peer, FlushReach.Nothing);

    /// <summary>The table for one compilation, and the rows of the user's own behind it. A type that the compilation lacks has no row.</summary>
    public static StreamTraits For(Func<string, INamedTypeSymbol?> find, IReadOnlyList<StreamTrait>? own = null)
    {
        var rows = new Dictionary<INamedTypeSymbol, StreamTrait>(SymbolEqualityComparer.Default);
        foreach (var row in Table)
            if (find(row.Type) is { } type)
                rows[type] = row;
        var known = rows.Count;
        if (own is not null)
            foreach (var row in own)
                if (find(row.Type) is { } type)
                    rows[type] = row;
        return new(rows) { HasOwnRows = rows.Count > known };
    }

    /// <summary>The user has added rows: a stream without a buffer need not have a name that the rules know.</summary>
    public bool HasOwnRows { get; private init; }

    /// <summary>The row of exactly this type; a derived class may override anything and has no row.</summary>
    public StreamTrait? Of(ITypeSymbol? type) =>
        type is INamedTypeSymbol named && _rows.TryGetValue(named.OriginalDefinition, out var row) ? row : null;
}
