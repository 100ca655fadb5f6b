using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>A file is deleted, and another one gets its name: in between there is none.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeleteBeforeReplace() : IoAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptor.Create(
        "IOA2002",
        title: "A file is deleted before another one takes its place",
        messageFormat: "'{0}' is deleted before another file gets its name: a crash in between leaves neither",
        Category.Durability,
        DiagnosticSeverity.Warning,
        description: "A rename replaces a file in one step: readers and crashes see the old one or the new one. File.Move with overwrite: true asks for that.");

    private protected override bool AppliesTo(IoSymbols io) => io.File is not null;

    private protected override bool CanBeIn(IoNames names) => CanBeInBody(names);

    private protected override bool CanBeInBody(IoNames names) => (names & IoNames.Delete) != 0 && (names & (IoNames.Rename | IoNames.RenameTo)) != 0;

    private protected override IEnumerable<Diagnostic> Diagnose(MemberBody body)
    {
        foreach (var plan in Find(body))
            yield return Diagnostic.Create(Rule, plan.Deletion.Syntax.GetLocation(), plan.Destination.Syntax);
    }

    /// <summary>Every finding with all that its fix needs; what cannot be fixed is none.</summary>
    internal static IEnumerable<ReplacementPlan> Find(MemberBody body)
    {
        if (!MayHold(body))
            yield break;

        var candidates = 0;
        foreach (var operation in body.Operations)
        {
            if (operation is not IInvocationOperation deletion || !deletion.IsInvocationOf(body.Io.File, "Delete"))
                continue;
            if (++candidates > MemberBody.MostCandidates)
                yield break;
            if (ReplacementPlan.Of(deletion, body) is { } plan)
                yield return plan;
        }
    }

    // Syntax is cheap: most members that delete files and rename some do not do so one behind the other, and need not be bound.
    static bool MayHold(MemberBody body)
    {
        foreach (var node in body.Nodes)
            if (node is ExpressionStatementSyntax statement && Calls(statement, IoNames.Delete) && Calls(NextOf(statement), IoNames.Rename | IoNames.RenameTo))
                return true;
        return false;
    }

    static StatementSyntax? NextOf(StatementSyntax statement)
    {
        var outer = statement.Parent is BlockSyntax { Statements.Count: 1 } block ? block : statement;
        if (outer.Parent is IfStatementSyntax condition)
            statement = condition;
        // The statements of a program without a class are members of its file.
        if (statement.Parent is GlobalStatementSyntax { Parent: CompilationUnitSyntax { Members: var members } } global)
            return members.IndexOf(global) + 1 is var behind && behind < members.Count ? (members[behind] as GlobalStatementSyntax)?.Statement : null;

        var list = statement.Parent is BlockSyntax around ? around.Statements : statement.Parent is SwitchSectionSyntax section ? section.Statements : default;
        return list.IndexOf(statement) + 1 is > 0 and var next && next < list.Count ? list[next] : null;
    }

    static bool Calls(StatementSyntax? statement, IoNames names) =>
        statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: var called } }
        && (IoNameTable.Of((called as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText ?? (called as IdentifierNameSyntax)?.Identifier.ValueText ?? "") & names) != 0;
}
