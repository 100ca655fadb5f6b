using IoAnalyzers.Flow;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>The one member by which a journal is written, where nothing in the type flushes or syncs its file: the caller goes on as if the record were kept.</summary>
static class JournalAppend
{
    public static UnsyncedFlush? In(MemberBody body)
    {
        if (body.Syntax is not MethodDeclarationSyntax syntax || ConditionalCode.IsIn(syntax)
            || body.Model.GetDeclaredSymbol(syntax, body.Cancellation) is not IMethodSymbol { DeclaredAccessibility: not Accessibility.Private, IsStatic: false } method
            || LastWriteIn(body) is not var (write, file) || (syntax.Body is { Statements: { Count: > 0 } statements } ? PlaceIn(statements, write.Syntax) : SyncPlace.Behind(write)) is not { } place)
            return null;

        return IsWrittenOnlyHere(file, body) && UnsyncedFlush.IsCertain(file, DurabilityClaim.OfType, method, body) && !SyncReach.GoesFurther(file, write, body)
            && !SyncDecision.IsLeftToOthers(method, body)
            ? new(write, file, method.ContainingType.Name, place)
            : null;
    }

    static (IInvocationOperation, IFieldSymbol)? LastWriteIn(MemberBody body)
    {
        (IInvocationOperation, IFieldSymbol)? last = null;
        foreach (var operation in body.Operations)
        {
            if (operation is IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak })
                return null;
            if (operation is IInvocationOperation { Instance: { } stream } call && FieldCalls.IsWrite(call.TargetMethod.Name) && stream.Type.Is(body.Io.FileStream)
                && stream.Symbol() is IFieldSymbol field)
            {
                if (last is var (_, other) && !SymbolEqualityComparer.Default.Equals(other, field) || FunctionGraph.FunctionAround(call).Parent is not null
                    || call.TargetMethod.Name == "WriteAsync" && !call.IsAwaited())
                    return null;
                last = (call, field);
            }
        }

        return last;
    }

    /// <summary>The last statement, inside of a lock that is one, or the one before a return that does nothing else; a way out before it leaves the file as it was.</summary>
    static SyncPlace? PlaceIn(SyntaxList<StatementSyntax> statements, SyntaxNode write)
    {
        var last = statements[statements.Count - 1];
        while (last is LockStatementSyntax { Statement: BlockSyntax { Statements: { Count: > 0 } inner } })
            last = inner[inner.Count - 1];
        var isReturn = last is ReturnStatementSyntax { Expression: not null and not InvocationExpressionSyntax };
        if (!isReturn && last is not ExpressionStatementSyntax && !(last is CommonForEachStatementSyntax or ForStatementSyntax && last.Span.Contains(write.Span)))
            return null;

        foreach (var node in statements[0].Parent!.DescendantNodes())
            switch (node)
            {
                case ReturnStatementSyntax exit when exit != last && exit.SpanStart > write.SpanStart:
                case InvocationExpressionSyntax when isReturn && last.Span.Contains(node.Span):
                case TryStatementSyntax or UsingStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not (int)SyntaxKind.None }:
                    return null;
            }

        return new(last, isReturn ? SyncPlaceKind.Before : SyncPlaceKind.Behind);
    }

    /// <summary>Who writes in several members knows where a record ends, and this rule does not.</summary>
    static bool IsWrittenOnlyHere(IFieldSymbol file, MemberBody body)
    {
        foreach (var (called, member) in FieldCalls.Of(file, body))
            if (FieldCalls.IsFlush(called) || called is "SetLength" or "CopyTo" or "CopyToAsync" || FieldCalls.IsWrite(called) && member != body.Syntax)
                return false;
        return true;
    }
}
