using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model;

/// <summary>Questions about operations that several rules ask.</summary>
static class Operations
{
    /// <summary>The value passed for the parameter of that name; null when it was left out.</summary>
    public static IOperation? ArgumentNamed(this IOperation? call, string? parameter)
    {
        var arguments = call switch
        {
            IObjectCreationOperation creation => creation.Arguments,
            IInvocationOperation invocation => invocation.Arguments,
            _ => default,
        };
        if (parameter is null || arguments.IsDefault)
            return null;

        foreach (var argument in arguments)
            if (argument.Parameter?.Name == parameter)
                return argument.ArgumentKind == ArgumentKind.DefaultValue ? null : argument.Value;
        return null;
    }

    /// <summary>The expression without the conversions around it.</summary>
    public static IOperation Unconverted(this IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion)
            operation = conversion.Operand;
        return operation;
    }

    /// <summary>The expression with the conversions around it: what its user sees.</summary>
    public static IOperation Converted(this IOperation operation)
    {
        while (operation.Parent is IConversionOperation { OperatorMethod: null } conversion)
            operation = conversion;
        return operation;
    }

    /// <summary>The expression with the conversions around it that nobody wrote: another name can stand in its place.</summary>
    public static IOperation ImplicitlyConverted(this IOperation operation)
    {
        while (operation.Parent is IConversionOperation { IsImplicit: true } conversion)
            operation = conversion;
        return operation;
    }

    /// <summary>The code waits for the call right where it stands, with or without <c>ConfigureAwait</c>.</summary>
    public static bool IsAwaited(this IInvocationOperation call) =>
        call.Parent is IAwaitOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Parent: IAwaitOperation };

    /// <summary>The call with the <c>await</c> in front of it, where it has one, if that is a statement of its own or all of a body.</summary>
    public static IExpressionStatementOperation? OwnStatement(this IInvocationOperation call)
    {
        IOperation expression = call;
        while (expression.Parent is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" } or IAwaitOperation)
            expression = expression.Parent;
        return expression.Parent as IExpressionStatementOperation;
    }

    /// <summary>A handler around the operation, in this member, may ask what exception it throws.</summary>
    public static bool IsCaught(this IOperation operation)
    {
        for (var around = operation.Parent; around is not null; around = around.Parent)
            if (around is ITryOperation { Catches.IsEmpty: false })
                return true;
        return false;
    }

    /// <summary>The local, parameter, field or property that an expression names; null for anything else.</summary>
    public static ISymbol? Symbol(this IOperation? operation) => operation?.Unconverted() switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation, Arguments.IsEmpty: true } property => property.Property,
        _ => null,
    };

    /// <summary>Both are the same constant, or name the same local, parameter, field or property.</summary>
    public static bool IsSameValue(this IOperation one, IOperation other) =>
        one.ConstantValue.HasValue
            ? other.ConstantValue.HasValue && Equals(one.ConstantValue.Value, other.ConstantValue.Value)
            : one.Symbol() is { } symbol && SymbolEqualityComparer.Default.Equals(symbol, other.Symbol());

    public static int? Int32Constant(this IOperation? operation) =>
        operation is { ConstantValue: { HasValue: true, Value: int value } } ? value : null;

    public static bool IsInvocationOf(this IOperation operation, INamedTypeSymbol? type, string name) =>
        operation is IInvocationOperation { TargetMethod: var method } && method.Name == name && method.ContainingType.Is(type);
}
