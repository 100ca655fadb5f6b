using IoAnalyzers.Model;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Access;

/// <summary><c>if (RandomAccess.Read(handle, buffer, offset) != buffer.Length) throw …;</c></summary>
/// <param name="Check">The comparison.</param>
/// <param name="Count">How many bytes are read, as the comparison has it.</param>
/// <param name="MayBeNegative">Nothing shows that the offset is none: for such a one the read throws before anything is compared.</param>
sealed record CheckedRead(IInvocationOperation Call, IfStatementSyntax Statement, IBinaryOperation Check, IOperation Buffer, IOperation Offset, IOperation Count, bool MayBeNegative)
{
    /// <summary>Beyond a page, copying costs as much as the call does.</summary>
    const int MostBytes = 4096;

    public static CheckedRead? Of(IInvocationOperation call, MemberBody body)
    {
        if (!call.IsInvocationOf(body.Io.RandomAccess, "Read") || call.ArgumentNamed("buffer") is not { } buffer || call.ArgumentNamed("fileOffset") is not { } offset
            || call.Parent is not IBinaryOperation { OperatorMethod: null } check || CountIn(check, call) is not { } count
            || check.Parent is not IConditionalOperation { WhenFalse: null, Syntax: IfStatementSyntax { Parent: BlockSyntax or GlobalStatementSyntax } statement, WhenTrue: var refusal } choice
            || choice.Condition != check || StatementText.HasComment(statement.Condition) || !IsThrow(refusal)
            || BufferOf(buffer, body) is not var (local, bytes) || bytes is not (> 0 and <= MostBytes) || ConstantOf(count, local, body) != bytes
            || Mentions(refusal, local) || !IsOnOneLine(offset) || !CanBeWrittenTwice(offset))
            return null;

        return new(call, statement, check, buffer, offset, count, !NumberSign.IsNeverNegative(offset, choice, body));
    }

    /// <summary>What the number of bytes is compared with, so that fewer are refused.</summary>
    static IOperation? CountIn(IBinaryOperation check, IOperation call) =>
        check.LeftOperand == call ? check.OperatorKind is BinaryOperatorKind.NotEquals or BinaryOperatorKind.LessThan ? check.RightOperand : null
        : check.OperatorKind is BinaryOperatorKind.NotEquals or BinaryOperatorKind.GreaterThan ? check.LeftOperand : null;

    static bool IsThrow(IOperation refusal) => refusal is IThrowOperation || refusal is IBlockOperation { Operations: { Length: 1 } operations } && operations[0] is IThrowOperation;

    /// <summary>A local of bytes, or as many of its first ones as it has at least.</summary>
    static (ILocalSymbol Local, int Bytes)? BufferOf(IOperation buffer, MemberBody body)
    {
        // Before C# 14, an array becomes a span by an operator.
        while (buffer is IConversionOperation conversion)
            buffer = conversion.Operand;
        if (buffer is ILocalReferenceOperation { Local: var whole })
            return SizeOf(buffer, whole, body) is { } size ? (whole, size) : null;

        return buffer is IInvocationOperation { TargetMethod.Name: "AsSpan" } part && part.TargetMethod.ContainingType.Is(body.Io.MemoryExtensions)
            && part.ArgumentNamed("start").Int32Constant() == 0 && part.ArgumentNamed("length").Int32Constant() is { } length
            && part.ArgumentNamed("array")?.Unconverted() is ILocalReferenceOperation { Local: var array } reference && SizeOf(reference, array, body) >= length
                ? (array, length)
                : null;
    }

    static int? SizeOf(IOperation reference, ILocalSymbol local, MemberBody body) => body.Values.IsReassigned(local) ? null : WriteSize.OfBytes(reference, body);

    static int? ConstantOf(IOperation count, ILocalSymbol buffer, MemberBody body) =>
        count.Int32Constant()
        ?? (count switch
        {
            IPropertyReferenceOperation { Property.Name: "Length", Instance: ILocalReferenceOperation { Local: var measured } whole } when SymbolEqualityComparer.Default.Equals(measured, buffer) => WriteSize.OfBytes(whole, body),
            ILocalReferenceOperation { Local: var number } when !body.Values.IsReassigned(number) => body.Values.OnlyValueOf(number).Int32Constant(),
            _ => null,
        });

    static bool Mentions(IOperation refusal, ILocalSymbol buffer)
    {
        foreach (var operation in refusal.Descendants())
            if (operation is ILocalReferenceOperation { Local: var local } && SymbolEqualityComparer.Default.Equals(local, buffer))
                return true;
        return false;
    }

    static bool IsOnOneLine(IOperation offset) => offset.Syntax.ToString().IndexOf('\n') < 0;

    /// <summary>Numbers that nothing changes between two times that they are named, and arithmetic.</summary>
    static bool CanBeWrittenTwice(IOperation offset)
    {
        foreach (var operation in offset.DescendantsAndSelf())
            if (!operation.ConstantValue.HasValue && operation is not (ILocalReferenceOperation { Local.RefKind: RefKind.None } or IParameterReferenceOperation { Parameter.RefKind: RefKind.None }
                or IFieldReferenceOperation { Field.IsReadOnly: true, Instance: null or IInstanceReferenceOperation } or IInstanceReferenceOperation
                or IBinaryOperation { OperatorMethod: null } or IUnaryOperation { OperatorMethod: null } or IConversionOperation { OperatorMethod: null } or IParenthesizedOperation))
                return false;
        return offset.Unconverted().Type?.SpecialType is SpecialType.System_Int64 or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Byte;
    }
}
