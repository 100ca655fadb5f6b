using System.Collections.Immutable;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Copying;

/// <summary>A statement that sends a file by its name and waits for it, as the texts that its replacement passes on; null for what it leaves out.</summary>
/// <param name="Header">What goes before the file, and <paramref name="Trailer"/> what goes behind it.</param>
/// <param name="AsTask">Whether the result is made a task before it is awaited.</param>
/// <param name="ConfigureAwait">The argument of ConfigureAwait.</param>
sealed record FileSend(
    IInvocationOperation Call, ExpressionStatementSyntax Statement, string Socket, string Path,
    string? Header, string? Trailer, string? Flags, string? Token, bool AsTask, string? ConfigureAwait, bool FitsPackets, bool FitsSocketFile)
{
    /// <summary>Null where no fix can replace it.</summary>
    public static FileSend? Of(IInvocationOperation call, MemberBody body)
    {
        var io = body.Io;
        if (call.ArgumentNamed("fileName") is not { } path || call.Instance is not { } socket || !IsPlain(socket) || CanBeNull(path, body)
            || Awaiting(call, out var asTask, out var continuation) is not { } statement)
            return null;

        IOperation? header = call.ArgumentNamed("preBuffer"), trailer = call.ArgumentNamed("postBuffer"), flags = call.ArgumentNamed("flags"), token = call.ArgumentNamed("cancellationToken");
        foreach (var passed in new[] { header, trailer, flags, token })
            if (passed is not null && !IsPlain(passed))
                return null;

        var hasToken = token?.Unconverted() is not IDefaultValueOperation && !Cancellation.IsNone(token, io);
        var hasFlags = flags is not null && flags.ConstantValue is not { HasValue: true, Value: 0 };
        // A call of SendPacketsAsync cannot be cancelled, and SocketFile has neither a trailer nor flags.
        var fitsPackets = !hasToken;
        var fitsSocketFile = io.SocketFile is not null && IsNothing(trailer, io) && !hasFlags;
        return fitsPackets || fitsSocketFile
            ? new(
                call, statement, socket.Syntax.ToString(), path.Syntax.ToString(), TextOf(header, io), TextOf(trailer, io),
                hasFlags ? flags!.Syntax.ToString() : null, hasToken ? token!.Syntax.ToString() : null, asTask, continuation, fitsPackets, fitsSocketFile)
            : null;
    }

    /// <summary>The statement that is only this call and its await, and has a place for lines of its own.</summary>
    static ExpressionStatementSyntax? Awaiting(IInvocationOperation call, out bool asTask, out string? continuation)
    {
        continuation = null;
        IOperation awaited = call;
        asTask = awaited.Parent is IInvocationOperation { TargetMethod.Name: "AsTask" };
        if (asTask)
            awaited = awaited.Parent!;
        if (Continuation.SettingOf(awaited) is { } setting)
        {
            if (!setting.ConstantValue.HasValue)
                return null;
            continuation = Continuation.TextOf(setting);
            awaited = awaited.Parent!;
        }

        return awaited.Parent is IAwaitOperation { Parent: IExpressionStatementOperation { Syntax: ExpressionStatementSyntax statement } }
            && StatementText.HasPlace(statement) && !StatementText.HasComment(statement)
            ? statement
            : null;
    }

    /// <summary>What may as well be evaluated after the file was opened.</summary>
    static bool IsPlain(IOperation value) => value.Unconverted() switch
    {
        { ConstantValue.HasValue: true } or ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation or IDefaultValueOperation => true,
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol { Parameters.IsEmpty: true } } member => member.Instance is null || IsPlain(member.Instance),
        // An array or a string that becomes memory.
        IConversionOperation { OperatorMethod: not null } conversion => IsPlain(conversion.Operand),
        IInvocationOperation { TargetMethod: { Name: "AsMemory", IsExtensionMethod: true } } slice => ArePlain(slice.Arguments),
        IBinaryOperation { OperatorMethod: null } binary => IsPlain(binary.LeftOperand) && IsPlain(binary.RightOperand),
        _ => false,
    };

    static bool ArePlain(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
            if (!IsPlain(argument.Value))
                return false;
        return true;
    }

    /// <summary>Without a name no file is opened. Where the project does not declare what can be null, the member shows it by looking.</summary>
    static bool CanBeNull(IOperation path, MemberBody body)
    {
        if (path.Unconverted().ConstantValue.HasValue)
            return path.Unconverted().ConstantValue.Value is null;
        return body.ModelFor(path.Syntax).GetTypeInfo(path.Syntax, body.Cancellation).Nullability.FlowState switch
        {
            NullableFlowState.NotNull => false,
            NullableFlowState.MaybeNull => true,
            _ => IsNullWhereNothingIsDeclared(path.Unconverted(), body),
        };
    }

    static bool IsNullWhereNothingIsDeclared(IOperation path, MemberBody body) => path switch
    {
        IInvocationOperation { TargetMethod.ReturnNullableAnnotation: var result } => result == NullableAnnotation.Annotated,
        IBinaryOperation or IInterpolatedStringOperation or IAwaitOperation => false,
        ILocalReferenceOperation { Local: var local } =>
            IsNullSomewhere(local, body) || body.Values.OnlyValueOf(local)?.Unconverted() is IInvocationOperation { TargetMethod.ReturnNullableAnnotation: NullableAnnotation.Annotated },
        IParameterReferenceOperation or IMemberReferenceOperation => path.Symbol() is { } symbol && IsNullSomewhere(symbol, body),
        _ => true,
    };

    static bool IsNullSomewhere(ISymbol symbol, MemberBody body)
    {
        if (symbol is IParameterSymbol { HasExplicitDefaultValue: true })
            return true;

        foreach (var operation in body.Operations)
        {
            var isTested = operation switch
            {
                IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } test => AreSymbolAndNull(test.LeftOperand, test.RightOperand, symbol) || AreSymbolAndNull(test.RightOperand, test.LeftOperand, symbol),
                IIsPatternOperation { Pattern: IConstantPatternOperation or INegatedPatternOperation } test => Is(test.Value, symbol),
                ICoalesceOperation coalesce => Is(coalesce.Value, symbol),
                ISimpleAssignmentOperation assignment => AreSymbolAndNull(assignment.Target, assignment.Value, symbol),
                IVariableDeclaratorOperation { Initializer.Value: { } value } declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, symbol) && IsNull(value),
                _ => false,
            };
            if (isTested)
                return true;
        }

        return false;
    }

    static bool AreSymbolAndNull(IOperation one, IOperation other, ISymbol symbol) => Is(one, symbol) && IsNull(other);

    static bool Is(IOperation value, ISymbol symbol) => SymbolEqualityComparer.Default.Equals(value.Symbol(), symbol);

    static bool IsNull(IOperation value) => value.Unconverted() is { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation;

    static string? TextOf(IOperation? buffer, IoSymbols io) => IsNothing(buffer, io) ? null : buffer!.Syntax.ToString();

    /// <summary><c>default</c>, <c>null</c> for an array, or <c>ReadOnlyMemory&lt;byte&gt;.Empty</c>.</summary>
    static bool IsNothing(IOperation? buffer, IoSymbols io) => buffer is null || buffer.Unconverted() is IDefaultValueOperation
        || buffer is IConversionOperation { OperatorMethod: not null } conversion && IsNull(conversion.Operand)
        || buffer.Unconverted() is IPropertyReferenceOperation { Property: { Name: "Empty", IsStatic: true } empty } && empty.ContainingType.Is(io.ReadOnlyMemory);
}
