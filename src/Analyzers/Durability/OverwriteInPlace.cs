using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>A type writes a whole file over the one that it loads: the old content is gone before the new one is there.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OverwriteInPlace() : IoAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptor.Create(
        "IOA2006",
        title: "A file that the program loads is overwritten in place",
        messageFormat: "'{0}', which '{1}' loads, is overwritten in place: a crash on the way leaves neither the old content nor the new",
        Category.Durability,
        // The compiler does not run a rule in a build at all whose default is a suggestion, and would not show the warnings either.
        DiagnosticSeverity.Warning,
        description: "Write a temporary file beside it, flush that to the disk and rename it over the old one. A warning in a durable path, a suggestion elsewhere.");

    private protected override bool AppliesTo(IoSymbols io) => io is { FileStream: not null, File: { } file } && FileCalls.CanOverwrite(file, "Move", parameterCount: 2);

    private protected override bool CanBeIn(IoNames names) => CanBeInBody(names);

    private protected override bool CanBeInBody(IoNames names) => (names & (IoNames.File | IoNames.Unbuffered | IoNames.StreamWriter)) != 0;

    private protected override IEnumerable<Diagnostic> Diagnose(MemberBody body)
    {
        foreach (var (plan, type, isDurable) in Find(body))
        {
            var (location, path) = (plan.Write.Syntax.GetLocation(), StatementText.InShort(plan.Path));
            yield return isDurable
                ? Diagnostic.Create(Rule, location, path, type.Name)
                : Diagnostic.Create(Rule, location, DiagnosticSeverity.Info, additionalLocations: null, properties: null, path, type.Name);
        }
    }

    /// <summary>Every finding with all that its fix needs; what cannot be fixed is none.</summary>
    internal static IEnumerable<(OverwritePlan Plan, INamedTypeSymbol Type, bool IsInDurablePath)> Find(MemberBody body)
    {
        if (!MayHold(body))
            yield break;

        var candidates = 0;
        foreach (var operation in body.Operations)
        {
            if (OverwritePlan.OverwrittenBy(operation, body) is not { } path || PathExpression.SpellingOf(path, body) is not { } spelling)
                continue;
            if (++candidates > MemberBody.MostCandidates)
                yield break;
            if (body.Model.GetEnclosingSymbol(operation.Syntax.SpanStart, body.Cancellation)?.ContainingType is { } type && IsState(operation, path, spelling, type, body)
                && OverwritePlan.Of(operation, path, spelling, body) is { } plan)
                yield return (plan, type, DurablePath.Is(path, body));
        }
    }

    static bool IsState(IOperation write, IOperation path, PathKey spelling, INamedTypeSymbol type, MemberBody body)
    {
        if (!DurablePath.IsDeclared(path, body) && ExpendableFile.IsOverwritten(path, spelling, body) || DevicePath.May(path, body))
            return false;
        var paths = TypePaths.Of(type, body);
        return paths.Loads(spelling) && !paths.Renames(spelling) && !FirstCreation.Is(write, spelling, body) && !IsKeptElsewhere(write, spelling, body);
    }

    /// <summary>The old content is copied before.</summary>
    static bool IsKeptElsewhere(IOperation write, PathKey path, MemberBody body)
    {
        foreach (var operation in body.Operations)
            if (operation.Syntax.SpanStart < write.Syntax.SpanStart && operation.IsInvocationOf(body.Io.File, "Copy")
                && path.Equals(PathExpression.SpellingOf(operation.ArgumentNamed("sourceFileName"), body)))
                return true;
        return false;
    }

    // Syntax is cheap: most members that have to do with files overwrite none, and need not be bound.
    static bool MayHold(MemberBody body)
    {
        foreach (var node in body.Nodes)
            if (node is SimpleNameSyntax { Identifier.ValueText: var name } && (FileCalls.WritesAll(name) || name is "Copy" or "Create" or "CreateText" or "StreamWriter" or "OpenOrCreate"))
                return true;
        return false;
    }
}
