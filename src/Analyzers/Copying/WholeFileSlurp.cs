using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IoAnalyzers.Copying;

/// <summary>All of a file, or of a memory, goes through one array that nothing else needs.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WholeFileSlurp() : IoAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptor.Create(
        "IOA3007",
        title: "A whole file or memory goes through one array",
        messageFormat: "'{0}' {1}",
        Category.Copying,
        DiagnosticSeverity.Info,
        description: "An array of all bytes or lines takes as much memory as the file is long, often on the large object heap. Streams pass pieces on, a MemoryStream can write what it holds, and lines can be read while they are used.");

    const IoNames Memory = IoNames.ToArray | IoNames.MemoryStream | IoNames.Write;
    const IoNames Bytes = IoNames.WholeFile | IoNames.Write;

    private protected override bool CanBeIn(IoNames names) => CanBeInBody(names);

    // The memory and the array are locals: what they are made of stands in the same body.
    private protected override bool CanBeInBody(IoNames names) =>
        (names & Memory) == Memory || (names & Bytes) == Bytes || (names & IoNames.WholeLines) != 0;

    private protected override IEnumerable<Diagnostic> Diagnose(MemberBody body)
    {
        foreach (var plan in Find(body))
            yield return Diagnostic.Create(Rule, plan.Load.Syntax.GetLocation(), ((InvocationExpressionSyntax)plan.Load.Syntax).Expression, plan.Reason);
    }

    /// <summary>Every finding with all that its fix needs; what cannot be fixed is none.</summary>
    internal static IEnumerable<SlurpPlan> Find(MemberBody body) => SlurpSearch.In(body);
}
