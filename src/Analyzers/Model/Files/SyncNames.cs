using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Files;

/// <summary>Calls that put a file's content on the disk, or say so by their name.</summary>
static class SyncNames
{
    static readonly HashSet<string> Whole = Words.Of("fsync", "fdatasync", "syncfs", "msync", "FlushFileBuffers", "Sync", "SyncAsync", "Force", "FlushFull", "FullFlush");
    static readonly HashSet<string> Verbs = Words.Of("flush", "sync", "synchronize", "force", "fsync", "fdatasync", "persist", "commit");
    static readonly HashSet<string> Disk = Words.Of("disk", "disc", "storage", "platter", "media", "device", "durable", "durably", "hard");
    static readonly HashSet<string> Directory = Words.Of("directory", "dir", "folder", "parent");

    public static bool Says(string name) =>
        !Words.Any(name, Directory) && (Whole.Contains(name) || Holds(name, "fsync") || Holds(name, "fdatasync") || Words.Any(name, Verbs) && Words.Any(name, Disk));

    /// <summary>Whether a name is that of a directory, or of what is done to one.</summary>
    public static bool IsDirectory(string name) => Words.Any(name, Directory);

    /// <summary>Whether a name says that a directory is synced: SyncDirectory, FsyncDir, FlushParentFolder.</summary>
    public static bool SaysDirectory(string name) => Words.Any(name, Directory) && (Words.Any(name, Verbs) || Holds(name, "fsync"));

    /// <summary><c>FileStream.Flush(true)</c>: true or false for a constant, null when the argument is computed; null also for any other call.</summary>
    public static bool IsFlushWithChoice(IInvocationOperation call, IoSymbols io, out bool? toDisk)
    {
        toDisk = null;
        if (call.TargetMethod.Name != "Flush" || !call.TargetMethod.ContainingType.DerivesFrom(io.FileStream) || call.Arguments.Length != 1)
            return false;
        toDisk = call.Arguments[0].Value.ConstantValue is { HasValue: true, Value: bool value } ? value : null;
        return true;
    }

    /// <summary>Whether the code of a method mentions anything that syncs; asked where a callee may know the path by another way.</summary>
    public static bool IsMentionedIn(SyntaxNode code)
    {
        foreach (var token in code.DescendantTokens())
            if (token.Parent is Microsoft.CodeAnalysis.CSharp.Syntax.IdentifierNameSyntax && (Says(token.ValueText) || token.ValueText == "Flush" && HasArgument(token)))
                return true;
        return false;
    }

    static bool Holds(string name, string part) => name.IndexOf(part, System.StringComparison.OrdinalIgnoreCase) >= 0;

    static bool HasArgument(SyntaxToken name)
    {
        var next = name.GetNextToken();
        return next.ValueText == "(" && next.GetNextToken().ValueText != ")";
    }
}
