using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Access;

/// <summary>A variable that a loop moves from the place of its first element behind the last one.</summary>
static class MovedPlace
{
    /// <summary>What it is when the loop begins, where its declaration says so and nothing comes between.</summary>
    public static long? ConstantAt(ILoopOperation loop, ISymbol variable, MemberBody body)
    {
        IVariableDeclaratorOperation? declarator = null;
        foreach (var operation in body.Operations)
            if (operation is IVariableDeclaratorOperation declaration && SymbolEqualityComparer.Default.Equals(declaration.Symbol, variable))
                declarator = declaration;
            else if (IsUse(operation, variable, loop) && operation.Syntax.SpanStart < loop.Syntax.SpanStart)
                return null;
        return declarator?.GetVariableInitializer() is { Value: var value } && !IsRepeated(loop, declarator) ? SameNumber.Constant(value) : null;
    }

    /// <summary>Code that may run after the loop uses the variable.</summary>
    public static bool IsUsedBehind(ILoopOperation loop, ISymbol variable, MemberBody body)
    {
        foreach (var operation in body.Operations)
            if (operation is ILabeledOperation
                || IsUse(operation, variable, loop) && (operation.Syntax.SpanStart > loop.Syntax.Span.End || IsInLoopAround(operation, loop)))
                return true;
        return false;
    }

    static bool IsUse(IOperation operation, ISymbol variable, ILoopOperation loop) =>
        operation is ILocalReferenceOperation or IParameterReferenceOperation && SymbolEqualityComparer.Default.Equals(operation.Symbol(), variable) && !loop.Syntax.Span.Contains(operation.Syntax.Span);

    static bool IsInLoopAround(IOperation operation, ILoopOperation loop)
    {
        for (var around = loop.Parent; around is not null; around = around.Parent)
            if (around is ILoopOperation && around.Syntax.Span.Contains(operation.Syntax.Span))
                return true;
        return false;
    }

    static bool IsRepeated(ILoopOperation loop, IOperation declarator)
    {
        for (var around = loop.Parent; around is not null; around = around.Parent)
            if (around is ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation && !around.Syntax.Span.Contains(declarator.Syntax.Span))
                return true;
        return false;
    }
}
