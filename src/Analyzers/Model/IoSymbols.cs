using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Model;

/// <summary>The I/O types of one compilation, looked up once and shared by all rules. A type that the target framework lacks is null.</summary>
sealed class IoSymbols
{
    static readonly ConditionalWeakTable<Compilation, IoSymbols> Cache = new();

    readonly Compilation _compilation;
    readonly TypeLookup _types;
    readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();

    readonly ImmutableArray<SourceText> _tables;

    IoSymbols(Compilation compilation, ImmutableArray<SourceText> tables)
    {
        _compilation = compilation;
        _types = new(compilation);
        _tables = tables;
        Stream = Find("System.IO.Stream");
        FileStream = Find("System.IO.FileStream");
        FileStreamOptions = Find("System.IO.FileStreamOptions");
        FileMode = Find("System.IO.FileMode");
        FileAccess = Find("System.IO.FileAccess");
        FileShare = Find("System.IO.FileShare");
        FileOptions = Find("System.IO.FileOptions");
        BufferedStream = Find("System.IO.BufferedStream");
        MemoryStream = Find("System.IO.MemoryStream");
        BinaryWriter = Find("System.IO.BinaryWriter");
        BinaryReader = Find("System.IO.BinaryReader");
        TextWriter = Find("System.IO.TextWriter");
        StreamWriter = Find("System.IO.StreamWriter");
        StreamReader = Find("System.IO.StreamReader");
        File = Find("System.IO.File");
        FileInfo = Find("System.IO.FileInfo");
        FileSystemInfo = Find("System.IO.FileSystemInfo");
        Path = Find("System.IO.Path");
        RandomAccess = Find("System.IO.RandomAccess");
        SafeFileHandle = Find("Microsoft.Win32.SafeHandles.SafeFileHandle");
        MemoryMappedFile = Find("System.IO.MemoryMappedFiles.MemoryMappedFile");
        MemoryMappedViewAccessor = Find("System.IO.MemoryMappedFiles.MemoryMappedViewAccessor");
        NetworkStream = Find("System.Net.Sockets.NetworkStream");
        TcpClient = Find("System.Net.Sockets.TcpClient");
        Socket = Find("System.Net.Sockets.Socket");
        PipeStream = Find("System.IO.Pipes.PipeStream");
        BrotliStream = Find("System.IO.Compression.BrotliStream");
        Console = Find("System.Console");
        ArraySegment = Find("System.ArraySegment`1");
        Span = Find("System.Span`1");
        ReadOnlySpan = Find("System.ReadOnlySpan`1");
        Memory = Find("System.Memory`1");
        ReadOnlyMemory = Find("System.ReadOnlyMemory`1");
        MemoryExtensions = Find("System.MemoryExtensions");
        GC = Find("System.GC");
        CancellationToken = Find("System.Threading.CancellationToken");
        CancellationTokenSource = Find("System.Threading.CancellationTokenSource");
        OperatingSystem = Find("System.OperatingSystem");
        PlatformID = Find("System.PlatformID");
        Math = Find("System.Math");
        ArgumentOutOfRangeException = Find("System.ArgumentOutOfRangeException");
        IOException = Find("System.IO.IOException");
        Marshal = Find("System.Runtime.InteropServices.Marshal");
        EndOfStreamException = Find("System.IO.EndOfStreamException");
        RuntimeInformation = Find("System.Runtime.InteropServices.RuntimeInformation");
        SupportedOSPlatformAttribute = Find("System.Runtime.Versioning.SupportedOSPlatformAttribute");
        SupportedOSPlatformGuardAttribute = Find("System.Runtime.Versioning.SupportedOSPlatformGuardAttribute");
        ValueTask = Find("System.Threading.Tasks.ValueTask");
        TaskCompletionSource = Find("System.Threading.Tasks.TaskCompletionSource");
        TaskCreationOptions = Find("System.Threading.Tasks.TaskCreationOptions");
        SocketAsyncEventArgs = Find("System.Net.Sockets.SocketAsyncEventArgs");
        SendPacketsElement = Find("System.Net.Sockets.SendPacketsElement");
        SocketError = Find("System.Net.Sockets.SocketError");
        SocketException = Find("System.Net.Sockets.SocketException");
        BufferedFileWriter = Find("IoAnalyzers.Runtime.BufferedFileWriter");
        BufferedSocketWriter = Find("IoAnalyzers.Runtime.BufferedSocketWriter");
        DurableFile = Find("IoAnalyzers.Runtime.DurableFile");
        DurableStateAttribute = Find("IoAnalyzers.Runtime.DurableStateAttribute");
        MappedFile = Find("IoAnalyzers.Runtime.MappedFile");
        SocketFile = Find("IoAnalyzers.Runtime.SocketFile");
        StreamCopy = Find("IoAnalyzers.Runtime.StreamCopy");
        Traits = StreamTraits.For(Find, StreamTraitRows.In(tables));
    }

    public INamedTypeSymbol? Stream { get; }
    public INamedTypeSymbol? FileStream { get; }
    public INamedTypeSymbol? FileStreamOptions { get; }
    public INamedTypeSymbol? FileMode { get; }
    public INamedTypeSymbol? FileAccess { get; }
    public INamedTypeSymbol? FileShare { get; }
    public INamedTypeSymbol? FileOptions { get; }
    public INamedTypeSymbol? BufferedStream { get; }
    public INamedTypeSymbol? MemoryStream { get; }
    public INamedTypeSymbol? BinaryWriter { get; }
    public INamedTypeSymbol? BinaryReader { get; }
    public INamedTypeSymbol? TextWriter { get; }
    public INamedTypeSymbol? StreamWriter { get; }
    public INamedTypeSymbol? StreamReader { get; }
    public INamedTypeSymbol? File { get; }
    public INamedTypeSymbol? FileInfo { get; }
    public INamedTypeSymbol? FileSystemInfo { get; }
    public INamedTypeSymbol? Path { get; }
    public INamedTypeSymbol? RandomAccess { get; }
    public INamedTypeSymbol? SafeFileHandle { get; }
    public INamedTypeSymbol? MemoryMappedFile { get; }
    public INamedTypeSymbol? MemoryMappedViewAccessor { get; }
    public INamedTypeSymbol? NetworkStream { get; }
    public INamedTypeSymbol? TcpClient { get; }
    public INamedTypeSymbol? Socket { get; }
    public INamedTypeSymbol? PipeStream { get; }
    public INamedTypeSymbol? BrotliStream { get; }
    public INamedTypeSymbol? Console { get; }
    public INamedTypeSymbol? ArraySegment { get; }
    public INamedTypeSymbol? Span { get; }
    public INamedTypeSymbol? ReadOnlySpan { get; }
    public INamedTypeSymbol? Memory { get; }
    public INamedTypeSymbol? ReadOnlyMemory { get; }
    public INamedTypeSymbol? MemoryExtensions { get; }
    public INamedTypeSymbol? GC { get; }
    public INamedTypeSymbol? CancellationToken { get; }
    public INamedTypeSymbol? CancellationTokenSource { get; }
    public INamedTypeSymbol? OperatingSystem { get; }
    public INamedTypeSymbol? PlatformID { get; }
    public INamedTypeSymbol? Math { get; }
    public INamedTypeSymbol? ArgumentOutOfRangeException { get; }
    public INamedTypeSymbol? IOException { get; }
    public INamedTypeSymbol? Marshal { get; }
    public INamedTypeSymbol? EndOfStreamException { get; }
    public INamedTypeSymbol? RuntimeInformation { get; }
    public INamedTypeSymbol? SupportedOSPlatformAttribute { get; }
    public INamedTypeSymbol? SupportedOSPlatformGuardAttribute { get; }
    public INamedTypeSymbol? ValueTask { get; }
    public INamedTypeSymbol? TaskCompletionSource { get; }
    public INamedTypeSymbol? TaskCreationOptions { get; }
    public INamedTypeSymbol? SocketAsyncEventArgs { get; }
    public INamedTypeSymbol? SendPacketsElement { get; }
    public INamedTypeSymbol? SocketError { get; }
    public INamedTypeSymbol? SocketException { get; }

    /// <summary>The types of IoAnalyzers.Runtime are there where the project refers to it: a fix that needs one is offered, and comes first.</summary>
    public INamedTypeSymbol? BufferedFileWriter { get; }
    public INamedTypeSymbol? BufferedSocketWriter { get; }
    public INamedTypeSymbol? DurableFile { get; }
    public INamedTypeSymbol? DurableStateAttribute { get; }
    public INamedTypeSymbol? MappedFile { get; }
    public INamedTypeSymbol? SocketFile { get; }
    public INamedTypeSymbol? StreamCopy { get; }

    /// <summary>What is known of each stream, reader and writer type.</summary>
    public StreamTraits Traits { get; }

    public static IoSymbols Of(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation)
    {
        var tables = StreamTraitRows.TablesIn(options, cancellation);
        if (Cache.TryGetValue(compilation, out var known) && known._tables.SequenceEqual(tables))
            return known;

        // An editor keeps the compilation when only a table changes.
        if (known is not null)
            Cache.Remove(compilation);
        var symbols = new IoSymbols(compilation, tables);
        var kept = Cache.GetValue(compilation, _ => symbols);
        return kept._tables.SequenceEqual(tables) ? kept : symbols;
    }

    /// <summary>What every tree counts as mentioning: with rows of the user's own, a stream without a buffer, as its name is known to them alone.</summary>
    public IoNames Mentioned => Traits.HasOwnRows ? IoNames.Unbuffered : IoNames.None;

    /// <summary>What fields and automatic properties are set to, as far as a rule has asked: the search goes through a whole type.</summary>
    public ConcurrentDictionary<ISymbol, (IOperation Value, SyntaxNode Owner)?> MemberValues { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Which methods of the program may wait, as far as a rule has asked: the search goes through their code, which may be called very often.</summary>
    public ConcurrentDictionary<IMethodSymbol, bool> WaitingMethods { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The model of any tree of the compilation, for what another member or another part of a type says.</summary>
    public SemanticModel ModelOf(SyntaxTree tree)
    {
        if (_models.TryGetValue(tree, out var known))
            return known;

#pragma warning disable RS0030, RS1030 // Asked only for callees and fields of bodies that passed the name filter, and kept for the compilation's life.
        return _models.GetOrAdd(tree, _compilation.GetSemanticModel(tree));
#pragma warning restore RS0030, RS1030
    }

    INamedTypeSymbol? Find(string metadataName) => _types.Find(metadataName);
}

static class TypeRelations
{
    /// <summary>The same type, whatever its type arguments are. It is asked of each operation, and nearly always the answer is no: the names tell that at once.</summary>
    public static bool Is(this ITypeSymbol? type, INamedTypeSymbol? other) =>
        other is not null && type is not null && (ReferenceEquals(type, other) || type.Name == other.Name && SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, other));

    /// <summary>The type itself or a class derived from it.</summary>
    public static bool DerivesFrom(this ITypeSymbol? type, INamedTypeSymbol? other)
    {
        if (other is null)
            return false;
        for (; type is not null; type = type.BaseType)
            if (type.Is(other))
                return true;
        return false;
    }
}
