using IoAnalyzers.Flow;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>Decides how a BufferedStream over a file or memory goes away, so that the stream below is used and closed in the same places.</summary>
static class WrapperRemovals
{
    public static WrapperRemoval? For(IObjectCreationOperation wrapper, ExpressionSyntax wrapped, IOperation creation, ILocalSymbol? inner, MemberBody body)
    {
        var code = FunctionGraph.FunctionAround(wrapper);
        if (WaitsByThread(creation, code, body))
            return null;

        var isQuiet = !MayWrite(creation);
        if (inner is not null && !IsOnlyWrapped(inner, isQuiet, code, body))
            return null;

        switch (wrapper.ImplicitlyConverted().Parent)
        {
            case IArgumentOperation argument:
                var use = BulkUses.OfArgument(argument, body);
                return use != BulkUse.None && (inner is null || LoopStatement.IsMadeOncePer(creation, wrapper))
                    && (isQuiet || (use & BulkUse.Writes) == 0 || IsHarmless(use, creation) && IsClosedFirst(argument, inner, body))
                    && !RedundantWrappers.HasComments(wrapper.Syntax, wrapped)
                    ? new Unwrapping(wrapped, DeclaredType: null)
                    : null;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var variable } }:
                if (body.Values.IsReassigned(variable) || WrapperUses.Of(variable, code, body) is not { } uses || !isQuiet && !IsHarmless(uses.Kinds, creation))
                    return null;
                // A wrapper that nobody closes keeps what was written last.
                if (!isQuiet && (uses.Kinds & BulkUse.Writes) != 0 && (uses.Kinds & BulkUse.Close) == 0 && !WrapperScopes.IsHeldByUsing(variable, body))
                    return null;
                return inner is null
                    ? Unwrapped(wrapper, wrapped, variable, body)
                    : WrapperScopes.For(wrapper, variable, inner, uses, isQuiet, body);
            default:
                return null;
        }
    }

    /// <summary>Whoever writes through the wrapper closes it before somebody can close the stream below, without what the wrapper holds.</summary>
    static bool IsClosedFirst(IArgumentOperation argument, ILocalSymbol? inner, MemberBody body) =>
        argument.Parent is IObjectCreationOperation writer
        && (inner is null || writer.ImplicitlyConverted().Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var variable } } && WrapperScopes.IsHeldByUsing(variable, body));

    /// <summary>Before .NET 6, each asynchronous call of a FileStream that was not opened for them is a task of the thread pool, and the buffer in front spares most of them.</summary>
    static bool WaitsByThread(IOperation creation, IOperation code, MemberBody body)
    {
        if (body.Io.FileStreamOptions is not null || creation.Type.Is(body.Io.MemoryStream))
            return false;
        foreach (var operation in code.Descendants())
            if (operation is IAwaitOperation || operation is IInvocationOperation { TargetMethod.Name: var name } && name.EndsWith("Async", System.StringComparison.Ordinal))
                return true;
        return false;
    }

    /// <summary>A MemoryStream over an array ends with it: the write that is too much would fail itself, and not a later flush.</summary>
    static bool IsHarmless(BulkUse uses, IOperation creation) => (uses & BulkUse.Writes) == 0 || creation.ArgumentNamed("buffer") is null;

    static bool MayWrite(IOperation creation) => creation switch
    {
        IInvocationOperation { TargetMethod.Name: "OpenRead" } => false,
        _ when creation.ArgumentNamed("access") is { ConstantValue: { HasValue: true, Value: (int)System.IO.FileAccess.Read } } => false,
        _ => true,
    };

    /// <summary>Nothing else moves bytes or asks for the position, which the buffer in front changes.</summary>
    static bool IsOnlyWrapped(ILocalSymbol inner, bool isQuiet, IOperation code, MemberBody body)
    {
        var wraps = 0;
        foreach (var (reference, use) in StreamUses.Of(inner, code, body.Io))
        {
            switch (use)
            {
                case StreamUse.Wrap:
                    wraps++;
                    break;
                case StreamUse.Using or StreamUse.Dispose:
                    break;
                case StreamUse.Look when reference.Parent is IPropertyReferenceOperation { Property.Name: var name } && (name is not ("Position" or "Length") || name == "Length" && isQuiet):
                    break;
                default:
                    return false;
            }
        }

        // What stands outside of this function, a lambda around it for example, is not seen here.
        return wraps == 1 && (code == body.Operation || code.Syntax.Span.Contains(inner.DeclaringSyntaxReferences[0].Span));
    }

    static Unwrapping? Unwrapped(IObjectCreationOperation wrapper, ExpressionSyntax wrapped, ILocalSymbol variable, MemberBody body)
    {
        if (RedundantWrappers.HasComments(wrapper.Syntax, wrapped) || wrapper.Syntax.Parent?.Parent?.Parent is not VariableDeclarationSyntax { Type: var type, Variables.Count: 1 })
            return null;
        if (type.IsVar || variable.Type.Is(body.Io.Stream))
            return new(wrapped, DeclaredType: null);
        return variable.Type.Is(body.Io.BufferedStream) ? new(wrapped, type is NullableTypeSyntax { ElementType: var element } ? element : type) : null;
    }
}
