using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Copying;

/// <summary>All of a file or a memory in one array, and what does the same without it; everything that the fix writes is decided here.</summary>
/// <param name="Load">The call that makes the array.</param>
/// <param name="Declaration">The statement in front that keeps the array for one use, and goes; null where it has no name.</param>
abstract record SlurpPlan(IInvocationOperation Load, StatementSyntax? Declaration, string Reason);

/// <summary><c>stream.Write(memory.ToArray())</c></summary>
sealed record WrittenMemory(IInvocationOperation Load, StatementSyntax? Declaration, IInvocationOperation Write)
    : SlurpPlan(Load, Declaration, "copies all bytes to write them once; WriteTo writes them from where they are");

/// <summary><c>File.WriteAllBytes(path, memory.ToArray())</c></summary>
sealed record SavedMemory(IInvocationOperation Load, StatementSyntax? Declaration, IInvocationOperation Write)
    : SlurpPlan(Load, Declaration, "copies all bytes to write them once; WriteTo writes them from where they are");

/// <summary><c>stream.Write(File.ReadAllBytes(path))</c></summary>
sealed record WrittenFile(IInvocationOperation Load, StatementSyntax? Declaration, IInvocationOperation Write)
    : SlurpPlan(Load, Declaration, "holds the whole file in memory; CopyTo moves it in pieces");

/// <summary><c>foreach (var line in File.ReadAllLines(path))</c></summary>
/// <param name="Named">The local in the loop; null where the loop calls by itself.</param>
sealed record EnumeratedLines(IInvocationOperation Load, StatementSyntax? Declaration, SyntaxNode? Named)
    : SlurpPlan(Load, Declaration, "holds all lines in memory; ReadLines gives one after the other");

static class SlurpSearch
{
    public static IEnumerable<SlurpPlan> In(MemberBody body)
    {
        var candidates = 0;
        foreach (var operation in body.Operations)
        {
            if (operation is not IInvocationOperation { TargetMethod.Name: "ToArray" or "ReadAllBytes" or "ReadAllLines" } load)
                continue;
            var isLines = load.IsInvocationOf(body.Io.File, "ReadAllLines");
            var isMemory = load.TargetMethod.Name == "ToArray" && load.Instance is { } instance && instance.Type.Is(body.Io.MemoryStream);
            if (!isLines && !isMemory && !load.IsInvocationOf(body.Io.File, "ReadAllBytes"))
                continue;
            if (++candidates > MemberBody.MostCandidates)
                yield break;
            SlurpPlan? plan = isLines ? SlurpedLines.For(load, body) : SlurpedBytes.For(load, isMemory, body);
            if (plan is not null)
                yield return plan;
        }
    }
}
