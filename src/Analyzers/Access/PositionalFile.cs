using System.Collections.Generic;
using IoAnalyzers.Flow;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Access;

/// <summary>A stream over a file that a using holds for one or two reads or writes, each at a place of its own.</summary>
/// <param name="Declaration">Its type and name.</param>
/// <param name="Lengths">Where the length of the file is asked for.</param>
/// <param name="AwaitKeyword">That of <c>await using</c>, which no handle allows.</param>
sealed record PositionalFile(
    HandleOpening Opening, ILocalSymbol Local, VariableDeclarationSyntax Declaration, IReadOnlyList<PositionalAccess> Accesses, IReadOnlyList<IPropertyReferenceOperation> Lengths, SyntaxToken AwaitKeyword)
{
    /// <summary>What the opening saves pays for a second call where the first would have filled the buffer for both, and not for more.</summary>
    const int MostAccesses = 2;

    public bool IsWritten
    {
        get
        {
            foreach (var access in Accesses)
                if (access.IsWrite)
                    return true;
            return false;
        }
    }

    public bool MayBeNegative
    {
        get
        {
            foreach (var access in Accesses)
                if (access.MayBeNegative)
                    return true;
            return false;
        }
    }

    /// <summary>Null where anything else is done with the stream, or an access may be repeated while it is open.</summary>
    public static PositionalFile? Of(IVariableDeclaratorOperation declarator, HandleOpening opening, MemberBody body)
    {
        var local = declarator.Symbol;
        if (declarator.Syntax.Parent is not VariableDeclarationSyntax { Variables.Count: 1 } declaration || AwaitOf(declaration) is not var (awaitKeyword, scope) || ConditionalCode.IsIn(scope)
            || !body.Values.IsSetOnce(local))
            return null;

        var accesses = new List<PositionalAccess>();
        var lengths = new List<IPropertyReferenceOperation>();
        var transfers = 0;
        foreach (var operation in body.Operations)
        {
            if (operation is not ILocalReferenceOperation { Local: var used } reference || !SymbolEqualityComparer.Default.Equals(used, local))
                continue;
            if (FunctionGraph.FunctionAround(reference) != FunctionGraph.FunctionAround(declarator))
                return null;

            switch (reference.Parent)
            {
                case IPropertyReferenceOperation { Property.Name: "Length" } length:
                    lengths.Add(length);
                    break;
                case IInvocationOperation { TargetMethod.Name: "Read" or "Write" or "ReadAsync" or "WriteAsync" }:
                    transfers++;
                    break;
                default:
                    if (PositionalAccess.Of(reference, local, body) is not { } access || !Fits(access, opening) || IsRepeated(access.Seek, scope))
                        return null;
                    accesses.Add(access);
                    break;
            }
        }

        return accesses.Count is > 0 and <= MostAccesses && transfers == accesses.Count && FillsBuffer(accesses, opening, body) && (awaitKeyword.IsKind(SyntaxKind.None) || AnyAsync(accesses))
            ? new(opening, local, declaration, accesses, lengths, awaitKeyword)
            : null;
    }

    /// <summary>The statement that holds the stream, or the block whose rest does.</summary>
    static (SyntaxToken Await, SyntaxNode Scope)? AwaitOf(VariableDeclarationSyntax declaration) => declaration.Parent switch
    {
        LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0, Parent: BlockSyntax or GlobalStatementSyntax } local => (local.AwaitKeyword, local.Parent is BlockSyntax block ? block : local.Parent!.Parent!),
        UsingStatementSyntax statement => (statement.AwaitKeyword, statement),
        _ => null,
    };

    static bool Fits(PositionalAccess access, HandleOpening opening) => access.IsWrite ? opening.CanWrite : opening.CanRead;

    /// <summary>A loop between the opening and the access: the buffer may serve many rounds.</summary>
    static bool IsRepeated(IOperation access, SyntaxNode scope)
    {
        for (var around = access.Parent; around is not null && around.Syntax != scope; around = around.Parent)
            if (around is ILoopOperation)
                return true;
        return false;
    }

    /// <summary>What is as large as the buffer goes past it, and the buffer is never made.</summary>
    static bool FillsBuffer(List<PositionalAccess> accesses, HandleOpening opening, MemberBody body)
    {
        foreach (var access in accesses)
            if (!((access.IsWrite ? WriteSize.OfCall(access.Transfer, body) : ReadSize.OfCall(access.Transfer, body)?.Bytes) >= opening.BufferSize))
                return true;
        return false;
    }

    static bool AnyAsync(List<PositionalAccess> accesses)
    {
        foreach (var access in accesses)
            if (access.IsAsync)
                return true;
        return false;
    }
}
