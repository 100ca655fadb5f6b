using System.Collections.Generic;
using IoAnalyzers.Flow;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>A FileStream is opened instead of the handle, and the records are written to it one behind the other.</summary>
/// <param name="Handle">The declaration's name and every use of it; a use is the whole <c>RandomAccess.Write</c> call.</param>
sealed record StreamForHandle(IInvocationOperation OpenHandle, IVariableDeclaratorOperation Handle, IReadOnlyList<IInvocationOperation> Writes) : BufferPlan("");

/// <summary>
/// Records that <c>RandomAccess.Write</c> appends to a file opened for them alone: the offset begins at 0 and grows by what was written,
/// so the file is written from start to end, which a buffer can collect. Any other use of the handle may rely on its having none.
/// </summary>
static class PositionalWrites
{
    // FileMode.Append: FileStream accepts it, but begins at the end and not at 0.
    const int Append = 6;

    public static IEnumerable<(SmallWrites Writes, BufferPlan Plan)> In(MemberBody body, int limit)
    {
        if (body.Io.RandomAccess is null || body.Io.Traits.Of(body.Io.FileStream) is not { } trait)
            yield break;

        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var operation in body.Operations)
        {
            if (operation is not IInvocationOperation write || !write.IsInvocationOf(body.Io.RandomAccess, "Write") || write.ArgumentNamed("handle").Symbol() is not { } handle)
                continue;
            if (handle is ILocalSymbol local && seen.Add(local) && PlanFor(local, limit, body) is var (loop, plan))
                yield return (new(handle, new(trait, plan.OpenHandle, Inner: null), plan.Writes, loop, loop), plan);
            else if (HandleWriterPlanner.For(write, limit, body) is var (repeating, open, writer))
                yield return (new(handle, new(trait, open, Inner: null), new[] { write }, repeating, repeating), writer);
        }
    }

    static (ILoopOperation Loop, StreamForHandle Plan)? PlanFor(ILocalSymbol handle, int limit, MemberBody body)
    {
        if (body.Values.OnlyValueOf(handle) is not IInvocationOperation open || !open.IsInvocationOf(body.Io.File, "OpenHandle") || !IsPlainOpen(open)
            || open.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator })
            return null;

        var writes = new List<IInvocationOperation>();
        ILoopOperation? loop = null;
        foreach (var (reference, use) in StreamUses.Of(handle, body))
        {
            if (use == StreamUse.Using)
                continue;
            if (reference.Parent is not IArgumentOperation { Parameter.Name: "handle", Parent: IInvocationOperation write } || !write.IsInvocationOf(body.Io.RandomAccess, "Write")
                || write.ArgumentNamed("buffer") is not { } bytes || WriteSize.OfBytes(bytes, body) is not { } size || size > limit
                || LoopAround(write) is not { } around || loop is not null && loop != around || Waits.In(around, handle, body) || !IsAppended(write, bytes, body))
                return null;
            loop = around;
            writes.Add(write);
        }

        // Two appends in one loop would have to share the offset in turn; one is what code does.
        return loop is not null && writes.Count == 1 && declarator.Parent?.Parent?.Parent is IUsingDeclarationOperation
            && !ConditionalCode.IsIn(body.Syntax) && !BufferPlanner.Catches(loop) && !ReachBeside(writes[0], open, body, body).Includes(FunctionGraph.FunctionAround(open))
            ? (loop, new(open, declarator, writes))
            : null;
    }

    /// <summary>What else may look at the file that was opened in its owner, and would miss what is in a buffer. The symbols of another member's path mean nothing here.</summary>
    public static FileReach ReachBeside(IInvocationOperation write, IInvocationOperation open, MemberBody owner, MemberBody body) =>
        new(owner == body ? PathExpression.KeyOf(open.ArgumentNamed("path"), body) : null, operation => operation == write || operation == open, body);

    public static bool IsPlainOpen(IInvocationOperation open) =>
        open.ArgumentNamed("options") is null && open.ArgumentNamed("preallocationSize") is null
        && open.ArgumentNamed("access") is not null && open.ArgumentNamed("mode").Int32Constant() is { } mode && mode != Append;

    /// <summary>The offset is a local that begins at 0 and is only ever moved on, right behind the write, by the length of what was written.</summary>
    static bool IsAppended(IInvocationOperation write, IOperation bytes, MemberBody body)
    {
        if (write.ArgumentNamed("fileOffset").Symbol() is not ILocalSymbol offset || bytes.Unconverted().ConvertedSymbol() is not { } record
            || write.Parent is not IExpressionStatementOperation { Parent: IBlockOperation block } statement)
            return false;

        ICompoundAssignmentOperation? step = null;
        foreach (var operation in body.Operations)
        {
            if (!SymbolEqualityComparer.Default.Equals(operation.Symbol(), offset) || operation is not ILocalReferenceOperation)
                continue;
            if (operation.Parent is ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } compound && compound.Target == operation && step is null)
                step = compound;
            else if (operation.Parent is IAssignmentOperation or IIncrementOrDecrementOperation or IArgumentOperation { Parameter.RefKind: not RefKind.None })
                return false;
        }

        return step?.Parent is { } next && block.Operations.IndexOf(next) == block.Operations.IndexOf(statement) + 1
            && step.Value.Unconverted() is IPropertyReferenceOperation { Property.Name: "Length", Instance: { } measured }
            && SymbolEqualityComparer.Default.Equals(measured.Symbol(), record)
            && StartsAtZero(offset, body);
    }

    static bool StartsAtZero(ILocalSymbol offset, MemberBody body)
    {
        foreach (var operation in body.Operations)
            if (operation is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, offset))
                return declarator.GetVariableInitializer()?.Value.Unconverted() is { ConstantValue: { HasValue: true, Value: 0 or 0L } };
        return false;
    }

    /// <summary>An array passed as a span stands for itself.</summary>
    public static ISymbol? ConvertedSymbol(this IOperation operation) =>
        operation is IConversionOperation conversion ? conversion.Operand.ConvertedSymbol() : operation.Symbol();

    public static ILoopOperation? LoopAround(IOperation operation)
    {
        for (var around = operation.Parent; around is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation); around = around.Parent)
            if (around is ILoopOperation loop)
                return loop;
        return null;
    }
}
