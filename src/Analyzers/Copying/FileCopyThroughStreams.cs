using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Copying;

/// <summary>A file is opened, another one made, and all bytes go from the one to the other through the program.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FileCopyThroughStreams() : IoAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptor.Create(
        "IOA3004",
        title: "A file is copied through the program's memory",
        messageFormat: "'{0}' is copied to '{1}' through the program's memory; File.Copy leaves it to the system, which may share the blocks",
        Category.Copying,
        DiagnosticSeverity.Info,
        description: "File.Copy lets the kernel move the bytes, and clones the file where the file system can: a copy then takes no time and no space. It takes the attributes and times of the file along.");

    const IoNames Bytes = IoNames.WholeFile | IoNames.Write;

    private protected override bool CanBeIn(IoNames names) => CanBeInBody(names);

    private protected override bool CanBeInBody(IoNames names) =>
        (names & IoNames.CopyTo) != 0 && (names & (IoNames.File | IoNames.Unbuffered)) != 0 || (names & Bytes) == Bytes;

    private protected override IEnumerable<Diagnostic> Diagnose(MemberBody body)
    {
        foreach (var plan in Find(body))
            yield return Diagnostic.Create(Rule, plan.Copy.Syntax.GetLocation(), plan.Source.Syntax, plan.Destination.Syntax);
    }

    /// <summary>Every finding with all that its fix needs; what cannot be fixed is none.</summary>
    internal static IEnumerable<FileCopyPlan> Find(MemberBody body)
    {
        var candidates = 0;
        foreach (var operation in body.Operations)
        {
            if (operation is not IInvocationOperation { Parent: IExpressionStatementOperation, TargetMethod.Name: "CopyTo" or "WriteAllBytes" } copy)
                continue;
            var isBytes = copy.IsInvocationOf(body.Io.File, "WriteAllBytes");
            if (!isBytes && copy.Instance?.Type.DerivesFrom(body.Io.Stream) != true)
                continue;
            if (++candidates > MemberBody.MostCandidates)
                yield break;
            FileCopyPlan? plan = isBytes ? FileCopies.OfBytes(copy, body) : FileCopies.OfStreams(copy, body);
            if (plan is { IsComplete: true })
                yield return plan;
        }
    }
}
