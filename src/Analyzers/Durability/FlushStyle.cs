using IoAnalyzers.Flow;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>Whether code around a place waits for its calls asynchronously, and how.</summary>
static class FlushStyle
{
    /// <param name="configureAwait">What stands behind the awaited calls, the nearest first: <c>.ConfigureAwait(false)</c>, or nothing.</param>
    public static bool IsAsync(IOperation place, ISymbol wrapper, Holding holding, MemberBody body, out string configureAwait)
    {
        configureAwait = "";
        if (!MayAwait(place) || !HasAsyncFlush(wrapper, holding, body.Io))
            return false;

        var (nearest, awaitsWrapper) = ((IAwaitOperation?)null, false);
        var function = FunctionGraph.FunctionAround(place);
        foreach (var operation in function.Descendants())
        {
            // A span does not live across an await.
            if (operation is IVariableDeclaratorOperation { Symbol.Type.IsRefLikeType: true })
                return false;
            if (operation is not IAwaitOperation { Operation: var awaited } wait || FunctionGraph.FunctionAround(wait) != function)
                continue;
            if (nearest is null || wait.Syntax.SpanStart <= place.Syntax.SpanStart)
                nearest = wait;
            awaitsWrapper |= CallOf(awaited) is { Instance: { } instance } && SymbolEqualityComparer.Default.Equals(instance.Symbol(), wrapper);
        }

        // An XmlWriter throws unless it was created to be used so.
        if (nearest is null || wrapper is ILocalSymbol { Type.Name: "XmlWriter" } && !awaitsWrapper)
            return false;
        if (nearest.Operation is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Arguments: { Length: > 0 } arguments })
            configureAwait = Continuation.CallLike(arguments[arguments.Length - 1].Value);
        return true;
    }

    static IInvocationOperation? CallOf(IOperation awaited) =>
        awaited is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: IInvocationOperation configured } ? configured : awaited as IInvocationOperation;

    static bool MayAwait(IOperation place)
    {
        for (var around = place.Parent; around is not null; around = around.Parent)
        {
            if (around is ILockOperation || around.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.UnsafeStatementSyntax or Microsoft.CodeAnalysis.CSharp.Syntax.FixedStatementSyntax)
                return false;
            if (around is IAnonymousFunctionOperation or ILocalFunctionOperation)
                break;
        }

        return true;
    }

    static bool HasAsyncFlush(ISymbol wrapper, Holding holding, IoSymbols io)
    {
        var type = wrapper is ILocalSymbol local ? local.Type : (wrapper as IFieldSymbol)?.Type;
        var name = holding == Holding.Tail ? "FlushFinalBlockAsync" : "FlushAsync";
        for (; type is not null; type = type.BaseType)
            if (!type.GetMembers(name).IsEmpty)
                return true;
        return false;
    }
}
