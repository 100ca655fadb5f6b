using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Access;

/// <summary>A loop that fills an array from a mapped file, or writes it there, one element at a time.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AccessorPerElement() : IoAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptor.Create(
        "IOA4004",
        title: "An array is read from a mapped file, or written to it, element by element",
        messageFormat: "The elements of '{0}' are {1} one at a time; {2} does it in one call",
        Category.Access,
        DiagnosticSeverity.Info,
        description: "Each access of a MemoryMappedViewAccessor checks the place and takes and gives back the handle of the view. ReadArray and WriteArray do that once for all elements.");

    private protected override bool AppliesTo(IoSymbols io) => io is { MemoryMappedViewAccessor: not null, ArgumentOutOfRangeException: not null };

    private protected override bool CanBeIn(IoNames names) => (names & (IoNames.MappedView | IoNames.MappedAccessor)) != 0 && CanBeInBody(names);

    private protected override bool CanBeInBody(IoNames names) => (names & (IoNames.Read | IoNames.SmallRead | IoNames.Write)) != 0;

    private protected override IEnumerable<Diagnostic> Diagnose(MemberBody body)
    {
        foreach (var transfer in Find(body))
            yield return Diagnostic.Create(
                Rule, transfer.Loop.Access.Syntax.GetLocation(), transfer.Loop.Array.Syntax, transfer.Loop.IsWrite ? "written" : "read", transfer.Loop.IsWrite ? "WriteArray" : "ReadArray");
    }

    /// <summary>Every loop that one call can replace.</summary>
    internal static IEnumerable<BulkTransfer> Find(MemberBody body)
    {
        if (!LoopSyntax.IsIn(body, static loop => loop is ForStatementSyntax or ForEachStatementSyntax))
            yield break;

        var candidates = 0;
        foreach (var operation in body.Operations)
            if (operation is IForLoopOperation or IForEachLoopOperation && ++candidates <= MemberBody.MostCandidates && BulkTransfer.Of((ILoopOperation)operation, body) is { } transfer)
                yield return transfer;
    }
}
