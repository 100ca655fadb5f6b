using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>A file is written and renamed over its final name, and nothing puts its content on the disk in between.</summary>
/// <remarks>
/// The file system may put the rename on the disk before the data: after a crash the new name stands for an empty file, and the
/// old content is gone. ext4 with noauto_da_alloc and XFS by default do so.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RenameBeforeFlush() : IoAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptor.Create(
        "IOA2001",
        title: "A file is renamed before its content is on the disk",
        messageFormat: "'{0}' is renamed to '{1}' before its content is on the disk: after a crash the file can be empty",
        Category.Durability,
        // The compiler does not run a rule in a build at all whose default is a suggestion, and would not show the warnings either.
        DiagnosticSeverity.Warning,
        description: "Flush the stream to the disk before the file is renamed: stream.Flush(flushToDisk: true). A warning in a durable path, a suggestion elsewhere.");

    private protected override bool AppliesTo(IoSymbols io) => io.FileStream is not null && io.File is not null;

    private protected override bool CanBeIn(IoNames names) => CanBeInBody(names);

    private protected override bool CanBeInBody(IoNames names) =>
        (names & IoNames.RenameTo) != 0 || (names & IoNames.Rename) != 0 && (names & IoNames.File) != 0;

    private protected override IEnumerable<Diagnostic> Diagnose(MemberBody body)
    {
        foreach (var finding in Find(body))
        {
            var location = finding.Rename.Syntax.GetLocation();
            var (source, destination) = (StatementText.InShort(finding.Source.Syntax), StatementText.InShort((FileCalls.NewPathOf(finding.Rename) ?? finding.Rename).Syntax));
            yield return finding.IsInDurablePath
                ? Diagnostic.Create(Rule, location, source, destination)
                : Diagnostic.Create(Rule, location, DiagnosticSeverity.Info, additionalLocations: null, properties: null, source, destination);
        }
    }

    /// <summary>All findings with what is needed to fix them; a rename that no fix can be made for is none.</summary>
    internal static IReadOnlyList<RenameFinding> Find(MemberBody body)
    {
        var findings = new List<RenameFinding>();
        if (!MayHold(body))
            return findings;

        var planned = new HashSet<object>();
        var candidates = 0;
        foreach (var operation in body.Operations)
        {
            if (operation is IInvocationOperation call && FileCalls.RenamedBy(call, body.Io) is { } source
                && ++candidates <= MemberBody.MostCandidates && Judge(call, source, body) is { } finding && planned.Add(finding.Plan.Target))
                findings.Add(finding);
        }

        return findings;
    }

    // Syntax is cheap, and Replace is what strings do most: with a literal, or on anything but File, few such calls rename a file.
    static bool MayHold(MemberBody body)
    {
        foreach (var node in body.Nodes)
            if (node is InvocationExpressionSyntax { Expression: var called, ArgumentList.Arguments: var arguments } && MayRename(called, arguments))
                return true;
        return false;
    }

    static bool MayRename(ExpressionSyntax called, SeparatedSyntaxList<ArgumentSyntax> arguments) => called switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Replace", Expression: var owner } => LastName(owner) == "File" || !HasLiteral(arguments),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } => name is "Move" or "MoveTo",
        IdentifierNameSyntax { Identifier.ValueText: var name } => name is "Move" or "Replace",
        MemberBindingExpressionSyntax { Name.Identifier.ValueText: var name } => name is "MoveTo" or "Replace",
        _ => false,
    };

    static string? LastName(ExpressionSyntax owner) => (owner as IdentifierNameSyntax ?? (owner as MemberAccessExpressionSyntax)?.Name)?.Identifier.ValueText;

    // The backup may be null, and errors may be ignored; a path that stands in the code is rare, and one behind FileInfo.Replace is not looked for.
    static bool HasLiteral(SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        foreach (var argument in arguments)
            if (argument.Expression.Kind() is SyntaxKind.StringLiteralExpression or SyntaxKind.CharacterLiteralExpression)
                return true;
        return arguments.Count == 0;
    }

    static RenameFinding? Judge(IInvocationOperation rename, IOperation source, MemberBody body)
    {
        if (PathExpression.KeyOf(source, body) is not { } path)
            return null;

        var destination = FileCalls.NewPathOf(rename);
        var history = FileHistory.Before(rename, new FileSubject(body, path));
        if ((history.States & FileStates.Unsynced) == 0 || (history.States & FileStates.Unknown) != 0)
            return null;
        if (!DurablePath.IsDeclared(destination, body)
            && (!StagedFile.IsRenamed(rename, path, source, body) || ExpendableFile.IsRenamed(path, destination, body)))
            return null;
        return FlushPlanner.Plan(rename, source, history) is { } plan
            ? new(rename, source, plan, DurableReplacement.Of(rename, source, history), DurableRename.CanBe(rename, history), DurablePath.Is(destination, body) || DurablePath.IsDeclared(source, body))
            : null;
    }
}

/// <param name="Source">The expression for the path that the file has before the rename.</param>
/// <param name="Replacement">What the runtime library does in one call instead; null where it cannot, or is not there.</param>
/// <param name="CanRenameDurably">The runtime library can do the rename alone, and the sync before it.</param>
sealed record RenameFinding(IInvocationOperation Rename, IOperation Source, FlushPlan Plan, DurableReplacement? Replacement, bool CanRenameDurably, bool IsInDurablePath);
