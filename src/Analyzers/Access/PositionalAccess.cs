using IoAnalyzers.Copying;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Access;

/// <summary>A statement that sets the position of a stream, and a read or write in the next one.</summary>
/// <param name="Seek"><c>file.Seek(offset, SeekOrigin.Begin)</c> or <c>file.Position = offset</c>.</param>
/// <param name="Transfer">The call of Read, Write, ReadAsync or WriteAsync.</param>
/// <param name="MayBeNegative">Nothing shows that the offset is none: Seek throws an IOException for it, and RandomAccess what the setter of Position throws.</param>
sealed record PositionalAccess(IOperation Seek, StatementSyntax SeekStatement, IOperation Offset, IInvocationOperation Transfer, bool MayBeNegative)
{
    const int Begin = 0;

    public bool IsWrite => Transfer.TargetMethod.Name is "Write" or "WriteAsync";

    public bool IsAsync => Transfer.TargetMethod.Name is "ReadAsync" or "WriteAsync";

    /// <param name="reference">The stream where its position is set.</param>
    public static PositionalAccess? Of(ILocalReferenceOperation reference, ILocalSymbol stream, MemberBody body)
    {
        var (seek, offset) = reference.Parent switch
        {
            IInvocationOperation { TargetMethod.Name: "Seek" } call when call.Instance == reference && call.ArgumentNamed("origin").Int32Constant() == Begin => (call, call.ArgumentNamed("offset")),
            IPropertyReferenceOperation { Property.Name: "Position", Parent: ISimpleAssignmentOperation assignment } property when assignment.Target == property => ((IOperation)assignment, assignment.Value),
            _ => default,
        };
        if (seek?.Parent is not IExpressionStatementOperation { Parent: IBlockOperation block, Syntax: ExpressionStatementSyntax statement } position || offset is null
            || StatementText.HasComment(statement)
            || NextBehind(position, block) is not { } next || TransferIn(next, stream, body) is not { } transfer || !CanMove(offset, transfer, next, body))
            return null;

        var mayBeNegative = seek is IInvocationOperation && !NumberSign.IsNeverNegative(offset, seek, body);
        return mayBeNegative && seek.IsCaught() ? null : new(seek, statement, offset, transfer, mayBeNegative);
    }

    /// <summary>A buffer may be made in between, which sets nothing that an offset is computed from.</summary>
    static IOperation? NextBehind(IOperation position, IBlockOperation block)
    {
        var next = block.Operations.IndexOf(position) + 1;
        while (next < block.Operations.Length && block.Operations[next] is IVariableDeclarationGroupOperation { Declarations: { Length: 1 } declarations }
            && declarations[0].Declarators is { Length: 1 } declarators && MakesBuffer(declarators[0].GetVariableInitializer()?.Value))
            next++;
        return next < block.Operations.Length ? block.Operations[next] : null;
    }

    static bool MakesBuffer(IOperation? value) => value is IArrayCreationOperation { Initializer: null, DimensionSizes: { Length: 1 } sizes } && IsPlain(sizes[0]);

    /// <summary>The only use of the stream in a statement that runs it once, and at once.</summary>
    static IInvocationOperation? TransferIn(IOperation statement, ILocalSymbol stream, MemberBody body)
    {
        var part = statement switch
        {
            IExpressionStatementOperation or IVariableDeclarationGroupOperation or IReturnOperation => statement,
            IConditionalOperation choice => choice.Condition,
            _ => null,
        };
        if (part is null)
            return null;

        IInvocationOperation? transfer = null;
        foreach (var operation in part.DescendantsAndSelf())
        {
            if (operation is IAnonymousFunctionOperation)
                return null;
            if (operation is not ILocalReferenceOperation { Local: var local } reference || !SymbolEqualityComparer.Default.Equals(local, stream))
                continue;
            if (transfer is not null || reference.Parent is not IInvocationOperation call || call.Instance != reference || !IsTransfer(call, body))
                return null;
            transfer = call;
        }

        return transfer is not null && !StatementText.HasComment(transfer.Syntax) ? transfer : null;
    }

    /// <summary>Of bytes, with a buffer, and waited for.</summary>
    static bool IsTransfer(IInvocationOperation call, MemberBody body)
    {
        if (!StreamCall.IsDefinedByStream(call.TargetMethod, body.Io) || call.Syntax is not InvocationExpressionSyntax || call.Arguments.Length == 0 || call.Arguments[0].Parameter?.Ordinal != 0)
            return false;
        var place = -1;
        foreach (var argument in call.Arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.DefaultValue)
                continue;
            if (argument.Parameter!.Ordinal <= place)
                return false;
            place = argument.Parameter.Ordinal;
        }

        // Without an array there is an ArgumentNullException, and with a span of nothing none.
        return (call.TargetMethod.Name is "Read" or "Write" || call.TargetMethod.Name is "ReadAsync" or "WriteAsync" && call.IsAwaited() && Continuation.FitsValueTask(Continuation.SettingOf(call)))
            && (call.Arguments[0].Value.Type is not IArrayTypeSymbol || !MayBeNull(call.Arguments[0].Value, body));
    }

    static bool MayBeNull(IOperation array, MemberBody body) =>
        array.ConstantValue.HasValue || body.ModelFor(array.Syntax).GetTypeInfo(array.Syntax, body.Cancellation).Nullability.FlowState == NullableFlowState.MaybeNull;

    /// <summary>The offset means the same where it is evaluated afterwards: behind what stands in front of the call, and behind its buffer.</summary>
    static bool CanMove(IOperation offset, IInvocationOperation transfer, IOperation statement, MemberBody body)
    {
        if (!IsPlain(offset))
            return false;

        var isOfVariables = IsOfVariables(offset, body);
        foreach (var operation in statement.Descendants())
        {
            if (operation.Syntax.SpanStart >= transfer.Syntax.Span.End || operation.Syntax.Span.Contains(transfer.Syntax.Span) || operation == transfer.Instance)
                continue;
            if (operation is IAssignmentOperation or IIncrementOrDecrementOperation or IAwaitOperation or IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out }
                || !isOfVariables && operation is IInvocationOperation call && !IsView(call, body) || operation is IObjectCreationOperation && !isOfVariables)
                return false;
        }

        return true;
    }

    static bool IsView(IInvocationOperation call, MemberBody body) =>
        call.TargetMethod.Name is "AsSpan" or "AsMemory" && call.TargetMethod.ContainingType.Is(body.Io.MemoryExtensions)
        || call.TargetMethod.Name == "Slice" && call.Instance?.Type is { } type && (type.Is(body.Io.Span) || type.Is(body.Io.Memory) || type.Is(body.Io.ReadOnlySpan) || type.Is(body.Io.ReadOnlyMemory));

    /// <summary>No call, and nothing that waits or sets something.</summary>
    static bool IsPlain(IOperation value)
    {
        foreach (var operation in value.DescendantsAndSelf())
            if (operation is not (ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: true }
                or IInstanceReferenceOperation or ILiteralOperation or IBinaryOperation { OperatorMethod: null } or IUnaryOperation { OperatorMethod: null } or IConversionOperation { OperatorMethod: null }
                or IParenthesizedOperation or ISizeOfOperation or IArrayElementReferenceOperation))
                return false;
        return true;
    }

    /// <summary>Numbers that no call can change.</summary>
    static bool IsOfVariables(IOperation value, MemberBody body)
    {
        foreach (var operation in value.DescendantsAndSelf())
            if (!operation.ConstantValue.HasValue && (operation is IMemberReferenceOperation or IArrayElementReferenceOperation || operation.Symbol() is { } symbol && body.Values.IsReassigned(symbol)))
                return false;
        return true;
    }
}
