using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using IoAnalyzers.Model.Loops;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>A BufferedFileWriter of the runtime library takes the records of a loop, from the offset on at which the loop begins.</summary>
/// <param name="Write">The call of <c>RandomAccess.Write</c>.</param>
/// <param name="Bytes">What it writes.</param>
/// <param name="Offset">The variable that the loop moves on.</param>
sealed record WriterForHandle(StatementSyntax Loop, IInvocationOperation Write, IOperation Bytes, ISymbol Offset) : BufferPlan("");

/// <summary>
/// Records that <c>RandomAccess.Write</c> puts one behind the other into an open file, wherever that begins and whoever holds the handle: a
/// FileStream could not take its place, a writer at an offset can.
/// </summary>
static class HandleWriterPlanner
{
    public static (ILoopOperation Loop, IInvocationOperation Open, WriterForHandle Plan)? For(IInvocationOperation write, int limit, MemberBody body)
    {
        if (body.Io.BufferedFileWriter is null || write.ArgumentNamed("handle") is not { } handle || handle.Symbol() is not { } symbol || OpenedBy(handle, body) is not var (open, owner)
            || write.ArgumentNamed("buffer") is not { } bytes || WriteSize.OfBytes(bytes, body) is not { } size || size > limit
            || PositionalWrites.LoopAround(write) is not { Syntax: StatementSyntax statement } loop
            || !LoopStatement.StandsAlone(loop) || BufferPlanner.Catches(loop)
            || !LoopExits.CanEnd(loop) || Waits.In(loop, symbol, body) || SeenAtOnce.IsMeantAt(loop, body)
            || write.ArgumentNamed("fileOffset").Symbol() is not { } offset || offset is not (ILocalSymbol or IParameterSymbol { RefKind: RefKind.None }) || LoopExits.IsDeclaredIn(offset, loop) || LoopExits.IsDeclaredIn(symbol, loop)
            || !IsMovedOn(write, bytes, offset, loop) || IsUsedBeside(write, symbol, loop)
            || PositionalWrites.ReachBeside(write, open, owner, body).Includes(loop))
            return null;

        return (loop, open, new(statement, write, bytes, offset));
    }

    /// <summary>The call that opened the file, which is a plain one: a pipe has no offsets, and a file that is opened to append takes no notice of them.</summary>
    static (IInvocationOperation Open, MemberBody Owner)? OpenedBy(IOperation handle, MemberBody body)
    {
        var (value, owner) = handle.Symbol() switch
        {
            ILocalSymbol local => (body.Values.OnlyValueOf(local), body),
            IFieldSymbol field when FieldValues.OnlyValueOf(field, body) is var (only, at) => (only, at),
            _ => (null, body),
        };
        return value?.Unconverted() is IInvocationOperation open && open.IsInvocationOf(body.Io.File, "OpenHandle") && PositionalWrites.IsPlainOpen(open)
            && open.ArgumentNamed("path") is { } path && !DevicePath.May(path, owner)
            ? (open, owner)
            : null;
    }

    /// <summary>Right behind the write, the offset grows by the length of what was written; nothing else in the loop sets it.</summary>
    static bool IsMovedOn(IInvocationOperation write, IOperation bytes, ISymbol offset, ILoopOperation loop)
    {
        if (write.Parent is not IExpressionStatementOperation { Parent: IBlockOperation block } statement || PositionalWrites.ConvertedSymbol(bytes) is not { } record)
            return false;

        ICompoundAssignmentOperation? step = null;
        foreach (var operation in loop.Descendants())
        {
            if (operation is not (ILocalReferenceOperation or IParameterReferenceOperation) || !SymbolEqualityComparer.Default.Equals(operation.Symbol(), offset))
                continue;
            if (operation.Parent is ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } compound && compound.Target == operation && step is null)
                step = compound;
            else if (operation.Parent is IAssignmentOperation or IIncrementOrDecrementOperation or IArgumentOperation { Parameter.RefKind: not RefKind.None }
                || StreamUses.IsInNestedFunction(operation, offset, loop))
                return false;
        }

        return step?.Parent is { } next && block.Operations.IndexOf(next) == block.Operations.IndexOf(statement) + 1
            && step.Value.Unconverted() is IPropertyReferenceOperation { Property.Name: "Length", Instance: { } measured }
            && SymbolEqualityComparer.Default.Equals(measured.Symbol(), record);
    }

    static bool IsUsedBeside(IInvocationOperation write, ISymbol handle, ILoopOperation loop)
    {
        foreach (var operation in loop.Descendants())
            if (operation is ILocalReferenceOperation or IFieldReferenceOperation && SymbolEqualityComparer.Default.Equals(operation.Symbol(), handle) && !write.Syntax.Span.Contains(operation.Syntax.Span))
                return true;
        // A member of the same object may write through the same field.
        if (handle is IFieldSymbol)
            foreach (var operation in loop.Descendants())
                if (operation is IInvocationOperation { TargetMethod: var method } && (method.DeclaringSyntaxReferences.Length > 0 || method.MethodKind == MethodKind.DelegateInvoke))
                    return true;
        return false;
    }
}
