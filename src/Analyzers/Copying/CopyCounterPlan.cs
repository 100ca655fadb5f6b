using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers.Copying;

/// <summary>A count of copied bytes is how far the destination moves, where both streams have a position.</summary>
static class CopyCounterPlan
{
    /// <summary>Null when the count cannot be computed from positions.</summary>
    public static CopyCounter? For(ISymbol counter, CopyLoop loop, CopyUses uses, MemberBody body)
    {
        if (counter is not ILocalSymbol { Type.SpecialType: SpecialType.System_Int64 } total || !HasPosition(loop.Read.Stream, body) || !HasPosition(loop.Write.Stream, body)
            || !IsDirectlyBefore(total, loop))
            return null;
        return Moved(total, loop, uses, body);
    }

    /// <summary>The declaration of a counter that is 0 until the loop begins, to stand where the loop stood; null where it cannot.</summary>
    public static CopyCounter? Moved(ILocalSymbol counter, ReadLoop loop, CopyUses uses, MemberBody body)
    {
        if (!loop.Shape.StartsAtZero(counter) || loop.Shape.StatementsSince(counter) is null || !IsReadOnlyAfter(counter, loop, uses))
            return null;
        return counter.DeclaringSyntaxReferences[0].GetSyntax(body.Cancellation) is VariableDeclaratorSyntax
        {
            Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax } declaration,
        } declarator
            ? new(declarator, declaration.Type.ToString(), declarator.Identifier.Text)
            : null;
    }

    /// <summary>A file that this method opened, or memory.</summary>
    static bool HasPosition(IOperation stream, MemberBody body)
    {
        var (file, memory) = (body.Io.Traits.Of(body.Io.FileStream), body.Io.Traits.Of(body.Io.MemoryStream));
        return StreamOrigin.Of(stream, body) is { } origin
            ? origin.Trait == memory || origin.Trait == file && origin.Creation is not null && stream.Symbol() is ILocalSymbol
            : body.Io.Traits.Of(stream.Unconverted().Type) == memory && memory is not null;
    }

    static bool IsDirectlyBefore(ILocalSymbol counter, CopyLoop loop)
    {
        if (loop.Shape.StatementsSince(counter) is not { } between)
            return false;
        foreach (var statement in between)
            if (statement != loop.Shape.Priming && !loop.Shape.IsDeclaration(statement))
                return false;
        return true;
    }

    static bool IsReadOnlyAfter(ILocalSymbol counter, ReadLoop loop, CopyUses uses)
    {
        foreach (var use in uses.Of(counter).Outside)
            if (use.Syntax.SpanStart < loop.Loop.Syntax.SpanStart)
                return false;
        return uses.Of(counter).IsInNoOtherLoop(loop);
    }
}
