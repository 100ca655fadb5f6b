using System.Collections.Generic;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Loops;

/// <summary>Turns the statements and conditions of one loop into steps.</summary>
sealed class LoopStepReader(ILoopOperation? loop, MemberBody body)
{
    static readonly LoopStep[] Nothing = [];

    public void Statement(IOperation? statement, List<LoopStep> steps)
    {
        switch (statement)
        {
            case null or IEmptyOperation:
                break;
            case IBlockOperation block:
                foreach (var inner in block.Operations)
                    Statement(inner, steps);
                break;
            case IExpressionStatementOperation { Operation: var expression }:
                Effect(expression, steps);
                break;
            case IVariableDeclarationGroupOperation group:
                foreach (var declaration in group.Declarations)
                    foreach (var declarator in declaration.Declarators)
                        if (declarator.GetVariableInitializer() is { } initializer)
                            Assignment(declarator, declarator.Symbol, initializer.Value, steps);
                break;
            case IConditionalOperation choice:
                Choice(choice.Condition, Branch(choice.WhenTrue), Branch(choice.WhenFalse), steps);
                break;
            case IBranchOperation { BranchKind: BranchKind.Break } leave when leave.GetCorrespondingOperation() == loop:
                steps.Add(new BreakStep(leave));
                break;
            case IReturnOperation { Kind: OperationKind.Return, ReturnedValue: null } leave when loop is not null && IsLastOfMethod(loop):
                steps.Add(new ReturnStep(leave));
                break;
            case IReturnOperation { Kind: OperationKind.Return } leave when loop is not null:
                steps.Add(new ExitStep(leave));
                break;
            case IThrowOperation { Exception: { } exception }:
                steps.Add(new ThrowStep(statement, exception));
                break;
            default:
                steps.Add(new OtherStep(statement));
                break;
        }
    }

    /// <summary>The loop's own condition, and its end where that is false.</summary>
    public void Test(IOperation? condition, List<LoopStep> steps)
    {
        if (condition is null)
            return;

        Choice(condition, Nothing, [new BreakStep(condition)], steps);
    }

    /// <summary>A condition and what follows; where <c>&amp;&amp;</c> reads on one side only, one condition behind the other.</summary>
    void Choice(IOperation condition, IReadOnlyList<LoopStep> whenTrue, IReadOnlyList<LoopStep> whenFalse, List<LoopStep> steps)
    {
        if (condition.Unconverted() is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd, OperatorMethod: null } both
            && IsWithoutEffect(both.LeftOperand) && !IsWithoutEffect(both.RightOperand))
        {
            var right = new List<LoopStep>();
            Choice(both.RightOperand, whenTrue, whenFalse, right);
            steps.Add(new BranchStep(both.LeftOperand, right, whenFalse));
            return;
        }

        Condition(condition, steps);
        steps.Add(new BranchStep(condition, whenTrue, whenFalse));
    }

    /// <summary>Nothing follows, and nobody sees whether the method ends in the loop or behind it.</summary>
    static bool IsLastOfMethod(ILoopOperation loop)
    {
        if (loop.Parent is not IBlockOperation { Parent: IMethodBodyOperation } block)
            return false;
        var after = block.Operations.IndexOf(loop) + 1;
        return after == block.Operations.Length || block.Operations[after] is IReturnOperation { IsImplicit: true };
    }

    List<LoopStep> Branch(IOperation? statement)
    {
        var steps = new List<LoopStep>();
        Statement(statement, steps);
        return steps;
    }

    void Effect(IOperation expression, List<LoopStep> steps)
    {
        switch (expression)
        {
            case ISimpleAssignmentOperation { IsRef: false, Target: ILocalReferenceOperation { Local: var local }, Value: var value }:
                Assignment(expression, local, value, steps);
                break;
            case ISimpleAssignmentOperation { IsRef: false, Target: IParameterReferenceOperation target, Value: var value } when Variable(target) is { } parameter && IsSum(parameter, value, out var added, out var sign):
                steps.Add(new CountStep(expression, parameter, added, sign));
                break;
            case ICompoundAssignmentOperation
            {
                OperatorMethod: null, OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract,
            } compound when Variable(compound.Target) is { } counter && compound.Value.Unconverted() is ILocalReferenceOperation { Local: var count }:
                steps.Add(new CountStep(compound, counter, count, compound.OperatorKind is BinaryOperatorKind.Add ? 1 : -1));
                break;
            case ICompoundAssignmentOperation
            {
                OperatorMethod: null, OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract, Value.ConstantValue.Value: 1 or 1L,
            } one when Variable(one.Target) is { } counter:
                steps.Add(new CountStep(expression, counter, Count: null, one.OperatorKind is BinaryOperatorKind.Add ? 1 : -1));
                break;
            case IIncrementOrDecrementOperation { OperatorMethod: null } one when Variable(one.Target) is { } counter:
                steps.Add(new CountStep(expression, counter, Count: null, Sign: expression.Kind == OperationKind.Increment ? 1 : -1));
                break;
            case IInvocationOperation { TargetMethod.Name: "ThrowIfCancellationRequested", Instance: { } token } when token.Type.Is(body.Io.CancellationToken):
                steps.Add(new CancellationStep(expression, token));
                break;
            default:
                steps.Add(StreamCall.Of(expression, body) is { IsRead: false } write ? new WriteStep(expression, write) : new OtherStep(expression));
                break;
        }
    }

    /// <summary>A local, or a parameter that is one.</summary>
    static ISymbol? Variable(IOperation target) => target switch
    {
        ILocalReferenceOperation { Local: { RefKind: RefKind.None } local } => local,
        IParameterReferenceOperation { Parameter: var parameter } when LoopBound.IsOwn(parameter) => parameter,
        _ => null,
    };

    void Assignment(IOperation operation, ILocalSymbol local, IOperation value, List<LoopStep> steps)
    {
        if (local.RefKind != RefKind.None)
            steps.Add(new OtherStep(operation));
        else if (ReadInto(local, value) is { } read)
            steps.Add(new ReadStep(operation, read, local));
        else if (IsSum(local, value, out var count, out var sign))
            steps.Add(new CountStep(operation, local, count, sign));
        else if (IsWithoutEffect(value))
            steps.Add(new SetStep(operation, local, value));
        else if (ByteRegion.CreatedSize(value, body) is { } size ? IsWithoutEffect(size) : ByteRegion.Of(value, body) is { Length: var length } && (length is null || IsWithoutEffect(length)))
            steps.Add(new ViewStep(operation, local));
        else
            steps.Add(new OtherStep(operation));
    }

    /// <summary>The read whose result a local holds as it is: <c>(byte)source.ReadByte()</c> is never the end.</summary>
    StreamCall? ReadInto(ILocalSymbol local, IOperation value)
    {
        if (!HoldsEveryResult(local.Type) || StreamCall.Of(value, body) is not { IsRead: true } read)
            return null;
        for (; value is IConversionOperation conversion; value = conversion.Operand)
            if (!HoldsEveryResult(conversion.Type))
                return null;
        return read;
    }

    static bool HoldsEveryResult(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64;

    /// <summary><c>total = total + n</c>, <c>remaining = remaining - n</c>.</summary>
    static bool IsSum(ISymbol counter, IOperation value, out ILocalSymbol count, out int sign)
    {
        (count, sign) = (null!, 1);
        if (value.Unconverted() is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract, OperatorMethod: null } sum)
            return false;

        var isFirst = SymbolEqualityComparer.Default.Equals(sum.LeftOperand.Symbol(), counter);
        if (sum.OperatorKind is BinaryOperatorKind.Subtract)
            sign = isFirst ? -1 : 0;
        if (sign == 0 || !isFirst && !SymbolEqualityComparer.Default.Equals(sum.RightOperand.Symbol(), counter)
            || (isFirst ? sum.RightOperand : sum.LeftOperand).Symbol() is not ILocalSymbol other || SymbolEqualityComparer.Default.Equals(other, counter))
            return false;

        count = other;
        return true;
    }

    /// <summary>Adds what a condition does on its way to an answer: the reads that it assigns.</summary>
    void Condition(IOperation condition, List<LoopStep> steps)
    {
        switch (condition.Unconverted())
        {
            case { ConstantValue.HasValue: true } or ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation { Field.IsReadOnly: true }:
                break;
            case ISimpleAssignmentOperation assignment:
                Effect(assignment, steps);
                break;
            case IUnaryOperation { OperatorMethod: null } unary:
                Condition(unary.Operand, steps);
                break;
            case IBinaryOperation { OperatorMethod: null } binary:
                Condition(binary.LeftOperand, steps);
                if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr && !IsWithoutEffect(binary.RightOperand))
                    steps.Add(new OtherStep(binary));
                else
                    Condition(binary.RightOperand, steps);
                break;
            case IIsPatternOperation test when PatternLocal.In(test.Pattern) is { } result && ReadInto(result, test.Value) is { } read:
                steps.Add(new ReadStep(test, read, result));
                break;
            case IIsPatternOperation test when PatternLocal.In(test.Pattern) is null:
                Condition(test.Value, steps);
                break;
            case IPropertyReferenceOperation length when IsWithoutEffect(length):
                break;
            case var other:
                steps.Add(new OtherStep(other));
                break;
        }
    }

    /// <summary>Constants and locals, compared and combined.</summary>
    bool IsWithoutEffect(IOperation operation) => operation.Unconverted() switch
    {
        { ConstantValue.HasValue: true } or ILocalReferenceOperation or IParameterReferenceOperation => true,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } => true,
        IUnaryOperation { OperatorMethod: null } unary => IsWithoutEffect(unary.Operand),
        IBinaryOperation { OperatorMethod: null } binary => IsWithoutEffect(binary.LeftOperand) && IsWithoutEffect(binary.RightOperand),
        IIsPatternOperation test => PatternLocal.In(test.Pattern) is null && IsWithoutEffect(test.Value),
        IConditionalOperation { WhenFalse: { } otherwise } choice => IsWithoutEffect(choice.Condition) && IsWithoutEffect(choice.WhenTrue) && IsWithoutEffect(otherwise),
        IInvocationOperation call when ReadRequest.IsMathMin(call) => IsWithoutEffect(call.Arguments[0].Value) && IsWithoutEffect(call.Arguments[1].Value),
        IPropertyReferenceOperation { Property.Name: "Length", Instance: { Type: IArrayTypeSymbol } array } => IsWithoutEffect(array),
        IPropertyReferenceOperation { Property.Name: "Length", Instance: { } span } when span.Type.Is(body.Io.Span) || span.Type.Is(body.Io.Memory) => IsWithoutEffect(span),
        _ => false,
    };
}
