using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>A file is put on the disk, measured or cut while a writer above it still holds what was written.</summary>
/// <remarks><c>Flush(true)</c> reaches down and not up: what is in the writer goes to the file when that is flushed or closed, after the sync.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InnerFlushedBeforeOuter() : IoAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptor.Create(
        "IOA2004",
        title: "A file is synced, measured or cut before the writer above it is flushed",
        messageFormat: "'{0}' is {1} while '{2}' still holds what was written to it",
        Category.Durability,
        DiagnosticSeverity.Warning,
        description: "A stream knows nothing of what the writer above it holds. Flush the writer first.");

    const IoNames Wrapping = IoNames.Wrapper | IoNames.StreamWriter | IoNames.BufferedStream | IoNames.Append | IoNames.File | IoNames.Unbuffered;

    private protected override bool AppliesTo(IoSymbols io) => io is { FileStream: not null, StreamWriter: not null };

    private protected override bool CanBeIn(IoNames names) => (names & Wrapping) != 0;

    // The wrapper is created in the body, or it is in a field; a length alone is measured of a wrapper that the body creates.
    private protected override bool CanBeInBody(IoNames names) =>
        (names & (IoNames.Wrapper | IoNames.StreamWriter | IoNames.BufferedStream | IoNames.Append | IoNames.Flush | IoNames.FlushToDisk | IoNames.Cut | IoNames.Seek)) != 0;

    private protected override IEnumerable<Diagnostic> Diagnose(MemberBody body)
    {
        foreach (var finding in Find(body))
            yield return Diagnostic.Create(Rule, finding.Use.Operation.Syntax.GetLocation(), finding.Use.Stream.Syntax, Done(finding.Use.Kind), finding.Wrapper.Name);
    }

    /// <summary>Every finding with all that its fix needs; what cannot be fixed is none.</summary>
    internal static IEnumerable<OuterFlush> Find(MemberBody body)
    {
        if (!MayHold(body))
            yield break;

        var wrappers = new UnflushedWrappers(body);
        var statements = new HashSet<StatementSyntax>();
        var candidates = 0;
        foreach (var operation in body.Operations)
        {
            if (InnerUse.Of(operation, body) is not { } use || StreamSource.Of(use.Stream, body) is not { IsFile: true } stream)
                continue;
            if (++candidates > MemberBody.MostCandidates)
                yield break;
            if (wrappers.Above(stream, use) is var (wrapper, layers, uses) && OuterFlushPlanner.Plan(use, wrapper, layers, uses, body) is { } plan && statements.Add(plan.Statement))
                yield return plan;
        }
    }

    // Syntax is cheap: a member that has neither of these members of a stream need not be bound.
    static bool MayHold(MemberBody body)
    {
        HashSet<string>? others = null;
        foreach (var node in body.Nodes)
            if (DeclaredAsNoFile(node) is { } name)
                (others ??= new()).Add(name);
            else if (node is MemberAccessExpressionSyntax access && MayMatter(access, others))
                return true;
        return false;
    }

    /// <summary>A parameter that is an array or has a type of the language, and what a foreach goes through, of which nobody knows where it was opened.</summary>
    static string? DeclaredAsNoFile(SyntaxNode node) => node switch
    {
        ParameterSyntax { Type: ArrayTypeSyntax or PredefinedTypeSyntax, Identifier.ValueText: var name } => name,
        ForEachStatementSyntax { Identifier.ValueText: var name } => name,
        _ => null,
    };

    static bool MayMatter(MemberAccessExpressionSyntax access, HashSet<string>? others) => access.Name.Identifier.ValueText switch
    {
        "Position" or "Length" => (access.Parent is not AssignmentExpressionSyntax assignment || assignment.Left != access)
            && (others is null || access.Expression is not IdentifierNameSyntax { Identifier.ValueText: var stream } || !others.Contains(stream)),
        "SetLength" or "FlushToDisk" or "Sync" => true,
        "Flush" => access.Parent is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 1 },
        _ => false,
    };

    static string Done(InnerUseKind use) => use switch
    {
        InnerUseKind.Sync => "flushed to the disk",
        InnerUseKind.Cut => "cut",
        _ => "measured",
    };
}
