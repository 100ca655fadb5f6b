using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Streams;

/// <summary>
/// Whether a MemoryStream is certainly open where it is asked for its bytes. <c>ToArray</c> answers after it was closed, too, often by a
/// writer over it; <c>WriteTo</c> throws.
/// </summary>
static class OpenMemory
{
    const int MaxDepth = 8;

    /// <param name="reference">A local that names the stream.</param>
    public static bool IsOpenAt(IOperation reference, MemberBody body) =>
        reference is ILocalReferenceOperation { Local: var local } && local.Type.Is(body.Io.MemoryStream)
        && body.Values.OnlyValueOf(local)?.Unconverted() is IObjectCreationOperation creation && creation.Type.Is(body.Io.MemoryStream)
        && IsUsedOpenly(local, creation, reference, body, depth: 0);

    static bool IsUsedOpenly(ILocalSymbol local, IOperation declared, IOperation at, MemberBody body, int depth)
    {
        // In a loop that does not make it anew, what stands behind the place came before it in the last round.
        var isRepeated = !LoopStatement.IsMadeOncePer(declared, at);
        foreach (var (use, kind) in StreamUses.Of(local, body))
        {
            if (StreamUses.IsInNestedFunction(use, local, body.Operation!))
                return false;
            var isFine = kind switch
            {
                StreamUse.Write or StreamUse.Flush or StreamUse.Look or StreamUse.Set => true,
                StreamUse.Using => use is not ILocalReferenceOperation,
                StreamUse.Dispose => !isRepeated && use.Syntax.SpanStart > at.Syntax.SpanStart,
                StreamUse.Lend => IsLentToBaseLibrary(use),
                StreamUse.Wrap => use.ImplicitlyConverted().Parent is { Parent: { } wrapper } && LeavesOpen(wrapper, at, isRepeated, body, depth),
                _ => IsOwnMember(use),
            };
            if (!isFine)
                return false;
        }

        return true;
    }

    /// <summary>A method that returns nothing keeps nothing; one that makes something over the stream may close it later.</summary>
    static bool IsLentToBaseLibrary(IOperation use) =>
        use.ImplicitlyConverted().Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } }
        && Files.FileBehind.IsOfBaseLibrary(method.ContainingType) && (method.ReturnsVoid || method.ReturnType is { SpecialType: not SpecialType.None } or { Name: "Task" or "ValueTask" });

    /// <summary>The wrapper does not close what it wraps, or is itself open at that place.</summary>
    static bool LeavesOpen(IOperation wrapper, IOperation at, bool isRepeated, MemberBody body, int depth)
    {
        if (!StreamOwnership.OwnsInner(wrapper, body.Io))
            return true;
        if (isRepeated || depth == MaxDepth)
            return false;

        var value = wrapper.ImplicitlyConverted();
        if (value.Parent is IArgumentOperation { Parent: IObjectCreationOperation outer } && body.Io.Traits.Of(outer.Type) is { Inner: not null })
            return LeavesOpen(outer, at, isRepeated, body, depth + 1);
        return value.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator }
            && !body.Values.IsReassigned(local) && IsInScope(declarator, at) && IsUsedOpenly(local, declarator, at, body, depth + 1);
    }

    /// <summary>A using around the place closes it later; without one, the uses of the wrapper decide.</summary>
    static bool IsInScope(IVariableDeclaratorOperation declarator, IOperation at)
    {
        for (var around = declarator.Parent; around is not null; around = around.Parent)
        {
            switch (around)
            {
                case IUsingOperation scope:
                    return scope.Body.Syntax.Span.Contains(at.Syntax.Span);
                case IUsingDeclarationOperation { Parent: { } block }:
                    return block.Syntax.Span.Contains(at.Syntax.Span);
                case IBlockOperation:
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whatever is called on the stream itself, or set, leaves it open.</summary>
    static bool IsOwnMember(IOperation use) => use.Parent switch
    {
        IInvocationOperation { Instance: { } instance, TargetMethod: var method } => instance == use && Files.FileBehind.IsOfBaseLibrary(method.ContainingType),
        IPropertyReferenceOperation { Instance: { } instance } property => instance == use && Files.FileBehind.IsOfBaseLibrary(property.Property.ContainingType),
        _ => false,
    };
}
