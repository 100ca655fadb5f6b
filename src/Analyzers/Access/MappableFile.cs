using System.Collections.Generic;
using IoAnalyzers.Flow;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Access;

/// <summary>A file that a using holds open as a handle for reads that a mapping can do instead.</summary>
/// <param name="Declaration">The handle's type and name.</param>
/// <param name="Lengths">Where the length of the file is asked for.</param>
/// <param name="Repeated">The first of the reads that a loop does all over the file.</param>
sealed record MappableFile(
    IOperation Opening, IOperation Path, VariableDeclarationSyntax Declaration, ILocalSymbol Local, IReadOnlyList<CheckedRead> Reads, IReadOnlyList<IOperation> Lengths, CheckedRead Repeated)
{
    const int OpenMode = 3, ReadAccess = 1, ReadShare = 1;

    /// <summary>The path of a file that is opened to be read, and to be written by nobody; null for anything else.</summary>
    public static IOperation? PathOf(IVariableDeclaratorOperation declarator, MemberBody body)
    {
        if (declarator.GetVariableInitializer()?.Value.Unconverted() is not IInvocationOperation opening || !opening.IsInvocationOf(body.Io.File, "OpenHandle"))
            return null;

        foreach (var argument in opening.Arguments)
            if (argument.ArgumentKind != ArgumentKind.DefaultValue && argument.Parameter!.Name switch
                {
                    "path" => false,
                    "mode" => argument.Value.Int32Constant() != OpenMode,
                    "access" => argument.Value.Int32Constant() != ReadAccess,
                    "share" => argument.Value.Int32Constant() != ReadShare,
                    _ => true,
                })
                return null;
        return opening.ArgumentNamed("path") is { } path && !DevicePath.May(path, body) && !StatementText.HasComment(opening.Syntax) ? path : null;
    }

    /// <summary>Null where anything else is done with the handle, or no loop reads all over the file.</summary>
    public static MappableFile? Of(IVariableDeclaratorOperation declarator, IOperation path, MemberBody body)
    {
        var local = declarator.Symbol;
        if (declarator.Syntax.Parent is not VariableDeclarationSyntax { Variables.Count: 1 } declaration || ScopeOf(declaration) is not { } scope || ConditionalCode.IsIn(scope)
            || body.Values.IsReassigned(local))
            return null;

        var reads = new List<CheckedRead>();
        var lengths = new List<IOperation>();
        CheckedRead? repeated = null;
        foreach (var operation in body.Operations)
        {
            if (operation is not ILocalReferenceOperation { Local: var used } reference || !SymbolEqualityComparer.Default.Equals(used, local))
                continue;
            if (reference.Parent is not IArgumentOperation { Parent: IInvocationOperation call } || FunctionGraph.FunctionAround(reference) != FunctionGraph.FunctionAround(declarator))
                return null;

            if (call.IsInvocationOf(body.Io.RandomAccess, "GetLength"))
            {
                lengths.Add(call);
                continue;
            }

            if (CheckedRead.Of(call, body) is not { } read || call.IsCaught())
                return null;
            reads.Add(read);
            if (repeated is null && IsAllOver(read, declarator, body))
                repeated = read;
        }

        return repeated is null ? null : new(declarator.GetVariableInitializer()!.Value.Unconverted(), path, declaration, local, reads, lengths, repeated);
    }

    /// <summary>The statement that holds the handle, or the block whose rest does.</summary>
    static SyntaxNode? ScopeOf(VariableDeclarationSyntax declaration) => declaration.Parent switch
    {
        LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0, AwaitKeyword.RawKind: 0, Parent: BlockSyntax or GlobalStatementSyntax } local => local.Parent is BlockSyntax block ? block : local.Parent!.Parent,
        UsingStatementSyntax { AwaitKeyword.RawKind: 0 } statement => statement,
        _ => null,
    };

    /// <summary>A loop for which the file stays open sets the offset to something else in each round, and goes around often.</summary>
    static bool IsAllOver(CheckedRead read, IOperation declarator, MemberBody body)
    {
        for (var around = read.Call.Parent; around is not null && around.Syntax.SpanStart > declarator.Syntax.SpanStart; around = around.Parent)
            if (around is ILoopOperation loop && !LoopRounds.AreFew(loop, body) && new OffsetSource(loop, body).IsData(read.Offset))
                return true;
        return false;
    }
}
