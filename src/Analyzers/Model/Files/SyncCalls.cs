using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Files;

/// <summary>Calls that bring a file to the disk and report, in one way or another, when that failed.</summary>
static class SyncCalls
{
    /// <summary>Calls of the systems that answer with a number, 0 for success.</summary>
    static readonly HashSet<string> Unix = new() { "fsync", "fdatasync", "msync" };

    /// <summary>Calls of the systems that answer with a BOOL, 0 for failure.</summary>
    static readonly HashSet<string> Windows = new() { "FlushFileBuffers", "FlushViewOfFile", "MoveFileEx", "MoveFileExW", "ReplaceFile", "ReplaceFileW" };

    /// <summary><c>FileStream.Flush(true)</c>, <c>RandomAccess.FlushToDisk</c> and the syncs of the runtime library: those that throw.</summary>
    public static bool Throws(IInvocationOperation call, IoSymbols io) => call.TargetMethod.Name switch
    {
        "Flush" => SyncNames.IsFlushWithChoice(call, io, out var toDisk) && toDisk == true,
        "FlushToDisk" => call.TargetMethod.ContainingType.Is(io.RandomAccess),
        "Sync" or "SyncAsync" => call.TargetMethod.ContainingType.Is(io.DurableFile),
        _ => false,
    };

    /// <summary>A call into the system by P/Invoke or Mono.Posix, whose result is all that tells of a failure.</summary>
    public static bool IsNative(IMethodSymbol method) =>
        (Unix.Contains(method.Name) || Windows.Contains(method.Name)) && (IsImported(method) || method.ContainingType is { Name: "Syscall", ContainingNamespace.Name: "Native" });

    /// <summary>The comparison that tells a failure of a native call; null where its result does not say.</summary>
    public static string? FailureOf(IMethodSymbol method) => method.ReturnType.SpecialType switch
    {
        SpecialType.System_Boolean when Windows.Contains(method.Name) => "!{0}",
        SpecialType.System_Int32 => Unix.Contains(method.Name) ? "{0} != 0" : "{0} == 0",
        _ => null,
    };

    /// <summary>Whether the number of the error can be asked for behind the call.</summary>
    public static bool KeepsError(IMethodSymbol method)
    {
        if (method.GetDllImportData() is { } import)
            return import.SetLastError;
        foreach (var attribute in method.GetAttributes())
            if (attribute.AttributeClass?.Name == "LibraryImportAttribute")
                foreach (var argument in attribute.NamedArguments)
                    if (argument is { Key: "SetLastError", Value.Value: true })
                        return true;
        return false;
    }

    static bool IsImported(IMethodSymbol method)
    {
        if (method.GetDllImportData() is not null)
            return true;
        foreach (var attribute in method.GetAttributes())
            if (attribute.AttributeClass?.Name == "LibraryImportAttribute")
                return true;
        return false;
    }
}
