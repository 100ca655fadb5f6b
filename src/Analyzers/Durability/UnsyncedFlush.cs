using IoAnalyzers.Flow;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>A call after which a file should be on the disk.</summary>
/// <param name="Call">The flush, or the last write of a member that flushes nothing.</param>
/// <param name="Promise">The member or the type whose name says so.</param>
/// <param name="Place">Where a sync comes; null where the flush becomes one itself.</param>
sealed record UnsyncedFlush(IInvocationOperation Call, ISymbol File, string Promise, SyncPlace? Place)
{
    /// <summary>The local, parameter or field of type FileStream that the call flushes without saying how far; null for any other call.</summary>
    public static ISymbol? FileFlushedBy(IInvocationOperation call, MemberBody body) =>
        call.TargetMethod.Name is "Flush" or "FlushAsync" && call.TargetMethod.ContainingType.DerivesFrom(body.Io.Stream)
        && (call.TargetMethod.Name == "FlushAsync" || call.Arguments.IsEmpty)
        && FileBehind.Accessed(call.Instance) is { } stream && stream.Type.Is(body.Io.FileStream)
            ? stream.Symbol()
            : null;

    public static UnsyncedFlush? Of(IInvocationOperation call, ISymbol file, DurabilityClaim claim, MemberBody body)
    {
        if (FunctionGraph.FunctionAround(call).Parent is not null || LoopStatement.Repeats(call) || ConditionalCode.IsIn(call.Syntax)
            || body.Model.GetDeclaredSymbol(body.Syntax, body.Cancellation) is not IMethodSymbol method || HasChoice(method)
            || SyncReach.GoesFurther(file, call, body))
            return null;

        var isAsync = call.TargetMethod.Name == "FlushAsync";
        SyncPlace? place = isAsync ? SyncPlace.Behind(call) : null;
        if (isAsync && place is null || claim == DurabilityClaim.OfType && !EndsRecords(file, method, body) || !IsCertain(file, claim, method, body) || SyncDecision.IsLeftToOthers(method, body))
            return null;
        return new(call, file, claim == DurabilityClaim.OfType ? method.ContainingType.Name : method.Name, place);
    }

    /// <summary>What the name may mean besides, and what the file may be besides, leave no doubt.</summary>
    public static bool IsCertain(ISymbol file, DurabilityClaim claim, IMethodSymbol method, MemberBody body)
    {
        if (OpeningOf(file, body) is var (opening, isKnown) && (isKnown ? opening is not { WriteThrough: false } : claim != DurabilityClaim.Plain))
            return false;
        return claim == DurabilityClaim.Plain
            || file is IFieldSymbol { IsStatic: false } && FieldWrapper.IsFollowed(file, body)
            && !SyncDecision.IsMadeIn(method.ContainingType, DurabilityClaims.RootOf(method.Name), body);
    }

    /// <summary>A journal's flush ends a record where the member writes it or is named so, and no other member has one.</summary>
    static bool EndsRecords(ISymbol file, IMethodSymbol method, MemberBody body)
    {
        var root = DurabilityClaims.RootOf(method.Name);
        var isEnd = root == "Flush";
        foreach (var (called, member) in FieldCalls.Of(file, body))
        {
            if (FieldCalls.IsFlush(called) && (member is not MethodDeclarationSyntax { Identifier.ValueText: var name } || DurabilityClaims.RootOf(name) != root))
                return false;
            isEnd |= member == body.Syntax && FieldCalls.IsWrite(called);
        }

        return isEnd;
    }

    /// <summary>How the file was opened, for writing and by its path; nothing is known of one that the caller has opened.</summary>
    static (FileOpening? Opening, bool IsKnown) OpeningOf(ISymbol file, MemberBody body)
    {
        var (value, owner) = file switch
        {
            ILocalSymbol => (body.Values.OnlyValueOf(file), body),
            IFieldSymbol or IPropertySymbol when FieldValues.OnlyValueOf(file, body) is var (kept, keeper) => (kept, keeper),
            _ => (null, body),
        };
        return value?.Unconverted() switch
        {
            null => (null, file is not (IParameterSymbol or IFieldSymbol)),
            IParameterReferenceOperation => (null, false),
            var creation => (FileOpening.Of(creation, owner), true),
        };
    }

    /// <summary>The caller says what is wanted.</summary>
    static bool HasChoice(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
            if (parameter.Type is { SpecialType: SpecialType.System_Boolean or SpecialType.System_Int32 or SpecialType.System_UInt32 } or { TypeKind: TypeKind.Enum })
                return true;
        return false;
    }
}
