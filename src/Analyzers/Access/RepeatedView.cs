using System.Collections.Generic;
using IoAnalyzers.Durability;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Access;

/// <summary>A view that is mapped and unmapped in each round of a loop, and is the same one each time: map, offset, size and access do not change.</summary>
/// <param name="Using">The using statement or declaration that holds it.</param>
/// <param name="References">Its uses, the declaration not among them.</param>
/// <param name="IsWritten">Closing a view to which something was written brings that to the disk.</param>
sealed record RepeatedView(IInvocationOperation Creation, StatementSyntax Using, ILocalSymbol Local, IReadOnlyList<IOperation> References, ILoopOperation Loop, bool IsWritten)
{
    const int CopyOnWrite = 3;

    public StatementSyntax LoopStatement => (StatementSyntax)Loop.Syntax;

    /// <summary>A stream begins at its first byte each time.</summary>
    public bool HasPosition => Creation.TargetMethod.Name == "CreateViewStream";

    /// <summary>Null where the view may differ from round to round, more is done with it than to read and write, or its closing may be what the loop is for.</summary>
    public static RepeatedView? Of(IInvocationOperation creation, Dictionary<IBlockOperation, int> exits, MemberBody body)
    {
        if (creation.Instance?.Symbol() is not { } map || !SharesItsPages(creation)
            || creation.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { Type: INamedTypeSymbol } local } declarator }
            || OpenableUsing.Of(declarator) is not var (statement, isAsync) || isAsync || ConditionalCode.IsIn(statement)
            || ViewUses.Of(local, declarator, body) is not { } uses || uses.AreWrites && DurablePath.Is(path: null, body))
            return null;

        var own = new HashSet<IOperation>(uses.Calls);
        return Model.Loops.LoopStatement.LargestAround(creation, exits, loop => IsSameIn(loop, creation, map, own, body)) is { } repeating && !LoopRounds.AreFew(repeating, body)
            ? new(creation, statement, local, uses.References, repeating, uses.AreWrites)
            : null;
    }

    /// <summary>What is written to a private copy of the pages is gone with the view, and the next round begins with the file's content.</summary>
    static bool SharesItsPages(IInvocationOperation creation) =>
        creation.ArgumentNamed("access") is not { } access || access.Int32Constant() is { } chosen && chosen < CopyOnWrite;

    static bool IsSameIn(ILoopOperation loop, IInvocationOperation creation, ISymbol map, HashSet<IOperation> own, MemberBody body)
    {
        if (LoopExits.IsEndless(loop) || !LoopInvariance.IsSame(creation.Instance!, loop, body) || Waits.InAllBut(loop, own.Contains, body))
            return false;
        foreach (var argument in creation.Arguments)
            if (!LoopInvariance.IsSame(argument.Value, loop, body))
                return false;
        return KeepsMap(loop, map, body);
    }

    /// <summary>Nothing in the loop, and no function that it may call, can close the map or give the file another length: the next view would fail.</summary>
    static bool KeepsMap(ILoopOperation loop, ISymbol map, MemberBody body)
    {
        if (map is IFieldSymbol or IPropertySymbol && LoopInvariance.RunsProgram(loop) || MayClose(loop, map, body))
            return false;
        foreach (var operation in body.Operations)
            if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation && !operation.Syntax.Span.Contains(loop.Syntax.Span) && MayClose(operation, map, body))
                return false;
        return true;
    }

    static bool MayClose(IOperation code, ISymbol map, MemberBody body)
    {
        foreach (var operation in code.Descendants())
        {
            // The map may have another name.
            if (operation is IInvocationOperation call && (call.TargetMethod.Name == "SetLength" || call.TargetMethod.Name == "Dispose" && call.Instance?.Type.Is(body.Io.MemoryMappedFile) != false))
                return true;
            if (operation is not IConversionOperation && SymbolEqualityComparer.Default.Equals(operation.Symbol(), map)
                && operation.Parent is not IInvocationOperation { TargetMethod.Name: "CreateViewAccessor" or "CreateViewStream" })
                return true;
        }

        return false;
    }
}
