using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>Whether a rename puts a finished file in its place: what is renamed was a stage on the way, or what was there is replaced.</summary>
/// <remarks>A file that is written under a lasting name and later gets another one, as a tool does that renames what it edits, makes no such promise.</remarks>
static class StagedFile
{
    static readonly HashSet<string> Stage = Words.Of(
        "temp", "tmp", "temporary", "tempfile", "tmpfile", "tempfilename", "tmpfilename", "temppath", "tmppath", "tempname", "new", "part", "partial", "incomplete", "unfinished", "pending", "staging", "staged", "stage", "scratch", "swap", "download", "downloading",
        "atomic", "writing", "working", "draft", "next");

    public static bool IsRenamed(IInvocationOperation rename, PathKey source, IOperation sourceExpression, MemberBody body)
    {
        if (rename.TargetMethod.Name == "Replace" || rename.ArgumentNamed("overwrite") is { ConstantValue: not { HasValue: true, Value: false } })
            return true;

        var destination = FileCalls.NewPathOf(rename);
        if (PathExpression.KeyOf(destination, body) is { } final && (source.After(final) is not null || IsDeleted(final, body)))
            return true;
        foreach (var name in PathRoots.NamesIn(sourceExpression, body))
            if (IsNamed(name))
                return true;
        return PathRoots.IsMadeUp(sourceExpression, body);
    }

    /// <summary>A name of a file that is not finished yet.</summary>
    public static bool IsNamed(string name) => Words.Any(name, Stage);

    static bool IsDeleted(PathKey path, MemberBody body)
    {
        foreach (var operation in body.Operations)
            if (operation is IInvocationOperation { TargetMethod.Name: "Delete" } call && call.TargetMethod.ContainingType is var type
                && (type.Is(body.Io.File) && path.Equals(PathExpression.KeyOf(call.ArgumentNamed("path"), body))
                    || type.Is(body.Io.FileInfo) && path.Equals(PathExpression.KeyOf(call.Instance, body))))
                return true;
        return false;
    }
}
