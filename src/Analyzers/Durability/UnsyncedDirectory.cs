using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>A file is brought to the disk and renamed, and nothing brings its new name there.</summary>
/// <remarks>A rename changes a directory, which is written when the file system likes: a crash soon afterwards leaves the old name, and the old content under the new one.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnsyncedDirectory() : IoAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptor.Create(
        "IOA2007",
        title: "A synced file gets a name that is not synced",
        messageFormat: "'{0}' is on the disk, and its new name '{1}' is not: after a crash the old file can be back",
        Category.Durability,
        DiagnosticSeverity.Info,
        description: "A rename is on the disk when its directory is. .NET has no call for that; DurableFile.Move renames and syncs the directory.");

    private protected override bool AppliesTo(IoSymbols io) => io is { DurableFile: not null, File: not null, FileStream: not null };

    private protected override bool CanBeIn(IoNames names) => CanBeInBody(names);

    private protected override bool CanBeInBody(IoNames names) => (names & IoNames.Rename) != 0 && (names & IoNames.File) != 0;

    private protected override IEnumerable<Diagnostic> Diagnose(MemberBody body)
    {
        foreach (var rename in Find(body))
            yield return Diagnostic.Create(Rule, rename.Syntax.GetLocation(), rename.ArgumentNamed("sourceFileName")!.Syntax, rename.ArgumentNamed("destFileName")!.Syntax);
    }

    /// <summary>Every finding with all that its fix needs; what cannot be fixed is none.</summary>
    internal static IEnumerable<IInvocationOperation> Find(MemberBody body)
    {
        var candidates = 0;
        foreach (var operation in body.Operations)
        {
            if (operation is not IInvocationOperation { TargetMethod.Name: "Move" } rename || !rename.TargetMethod.ContainingType.Is(body.Io.File))
                continue;
            if (++candidates > MemberBody.MostCandidates)
                yield break;
            if (IsFinding(rename, body))
                yield return rename;
        }
    }

    static bool IsFinding(IInvocationOperation rename, MemberBody body)
    {
        var destination = rename.ArgumentNamed("destFileName");
        if (rename.ArgumentNamed("sourceFileName") is not { } source || PathExpression.KeyOf(source, body) is not { } path || TargetSystem.IsWindowsOnly(rename, body))
            return false;

        // Synced on every way that leads here; what is not synced is IOA2001's.
        var history = FileHistory.Before(rename, new FileSubject(body, path));
        return (history.States & ~FileStates.Flushes) == FileStates.Synced && DurableRename.CanBe(rename, history)
            && (DurablePath.IsDeclared(destination, body) || !ExpendableFile.IsRenamed(path, destination, body))
            && !SyncsDirectories(rename.Syntax, body);
    }

    /// <summary>The type, or a method that is called here, speaks of syncing a directory: somebody thinks of it.</summary>
    static bool SyncsDirectories(SyntaxNode rename, MemberBody body)
    {
        SyntaxNode code = rename.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? body.Syntax;
        foreach (var token in code.DescendantTokens())
        {
            body.Cancellation.ThrowIfCancellationRequested();
            if (token.IsKind(SyntaxKind.IdentifierToken) && SyncNames.SaysDirectory(token.ValueText))
                return true;
        }

        return false;
    }
}
