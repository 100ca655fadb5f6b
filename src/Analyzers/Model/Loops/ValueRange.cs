using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Loops;

/// <summary>The whole numbers that a value may be, as far as it is known; a bool is 0 or 1.</summary>
readonly record struct ValueRange(long Low, long High)
{
    public static readonly ValueRange False = new(0, 0);
    public static readonly ValueRange True = new(1, 1);
    public static readonly ValueRange AnyPositive = new(1, int.MaxValue);
    public static readonly ValueRange AnyByte = new(byte.MinValue, byte.MaxValue);
    /// <summary>What ReadByte returns at the end.</summary>
    public static readonly ValueRange NoByte = new(-1, -1);

    /// <summary>All numbers of a type that counts bytes; null for other types.</summary>
    public static ValueRange? OfType(ITypeSymbol? type) => type?.SpecialType switch
    {
        SpecialType.System_Int32 => new(int.MinValue, int.MaxValue),
        SpecialType.System_UInt32 => new(uint.MinValue, uint.MaxValue),
        SpecialType.System_Int64 => new(long.MinValue, long.MaxValue),
        _ => null,
    };

    /// <summary>The range of an expression over locals; null when it is unknown.</summary>
    public static ValueRange? Of(IOperation expression, LoopValues values)
    {
        switch (expression)
        {
            case { ConstantValue: { HasValue: true, Value: var constant } }:
                return constant switch { bool truth => Is(truth), int number => new(number, number), uint number => new(number, number), long number => new(number, number), _ => null };
            case ILocalReferenceOperation or IParameterReferenceOperation:
                return values.Of(expression.Symbol()!);
            case ISimpleAssignmentOperation { Target: var target }:
                return Of(target, values);
            case IConversionOperation { OperatorMethod: null, Type: { } type } conversion when OfType(type) is { } all:
                return Of(conversion.Operand, values) is { } converted && converted.Low >= all.Low && converted.High <= all.High ? converted : null;
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not:
                return Not(Of(not.Operand, values));
            case IBinaryOperation { OperatorMethod: null } binary:
                return OfBinary(binary, values);
            case IIsPatternOperation test:
                var tested = PatternLocal.In(test.Pattern) is { } declared ? values.Of(declared) : Of(test.Value, values);
                return tested is { } value ? Matches(value, test.Pattern) : null;
            default:
                return null;
        }
    }

    static ValueRange? OfBinary(IBinaryOperation binary, LoopValues values)
    {
        if (values.Difference(binary.LeftOperand, binary.RightOperand) is { } difference)
            return binary.OperatorKind is BinaryOperatorKind.Subtract ? difference : Compared(difference, binary.OperatorKind, False);

        var (left, right) = (Of(binary.LeftOperand, values), Of(binary.RightOperand, values));
        return binary.OperatorKind switch
        {
            BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And => And(left, right),
            BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or => Not(And(Not(left), Not(right))),
            _ => left is { } one && right is { } other ? Compared(one, binary.OperatorKind, other) : null,
        };
    }

    static ValueRange? Compared(ValueRange left, BinaryOperatorKind kind, ValueRange right) => kind switch
    {
        BinaryOperatorKind.LessThan => Decided(left.High < right.Low, left.Low >= right.High),
        BinaryOperatorKind.LessThanOrEqual => Decided(left.High <= right.Low, left.Low > right.High),
        BinaryOperatorKind.GreaterThan => Compared(right, BinaryOperatorKind.LessThan, left),
        BinaryOperatorKind.GreaterThanOrEqual => Compared(right, BinaryOperatorKind.LessThanOrEqual, left),
        BinaryOperatorKind.Equals => Decided(left.Low == left.High && left == right, left.High < right.Low || left.Low > right.High),
        BinaryOperatorKind.NotEquals => Not(Compared(left, BinaryOperatorKind.Equals, right)),
        _ => null,
    };

    static ValueRange? Matches(ValueRange value, IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation { Value: var constant } => Constant(constant) is { } other ? Compared(value, BinaryOperatorKind.Equals, other) : null,
        IRelationalPatternOperation relational => Constant(relational.Value) is { } other ? Compared(value, relational.OperatorKind, other) : null,
        INegatedPatternOperation not => Not(Matches(value, not.Pattern)),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both => And(Matches(value, both.LeftPattern), Matches(value, both.RightPattern)),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either =>
            Not(And(Not(Matches(value, either.LeftPattern)), Not(Matches(value, either.RightPattern)))),
        IDiscardPatternOperation or IDeclarationPatternOperation => True,
        _ => null,
    };

    static ValueRange? Constant(IOperation constant) => constant.Int32Constant() is { } value ? new(value, value) : null;

    static ValueRange Is(bool value) => value ? True : False;

    static ValueRange? Decided(bool isTrue, bool isFalse) => isTrue ? True : isFalse ? False : null;

    static ValueRange? Not(ValueRange? value) => value == True ? False : value == False ? True : null;

    static ValueRange? And(ValueRange? left, ValueRange? right) =>
        left == False || right == False ? False : left == True && right == True ? True : null;
}
