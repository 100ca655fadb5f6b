using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>Reads calls of <c>File.AppendAllText</c> and its kin.</summary>
static class WholeAppends
{
    /// <summary>Null for any other call, and for one that no stream or writer can do in the same way.</summary>
    /// <remarks>Not with a token: a call that is cancelled from the start must not create the file, and opening a writer does.</remarks>
    public static WholeAppend? Of(IInvocationOperation call, MemberBody body)
    {
        var isAsync = call.TargetMethod.Name.EndsWith("Async", System.StringComparison.Ordinal);
        if (!call.TargetMethod.ContainingType.Is(body.Io.File) || ContentOf(call, body) is not var (content, expression)
            || call.ArgumentNamed("path") is not { } path || StatementOf(call, isAsync, out var configured) is not { } statement || isAsync && !CanBeAsync(call, body))
            return null;

        var encoding = call.ArgumentNamed("encoding");
        return encoding is null || PlainEncoding.WritesAnyText(encoding)
            ? new(call, path, statement, content, expression, encoding, IsHoisted: !IsQuiet(expression)) { IsAsync = isAsync, ConfigureAwait = configured }
            : null;
    }

    static (AppendedContent, IOperation)? ContentOf(IInvocationOperation call, MemberBody body)
    {
        switch (call.TargetMethod.Name)
        {
            case "AppendAllText" or "AppendAllTextAsync":
                return call.ArgumentNamed("contents") is { Type.SpecialType: SpecialType.System_String } text && WholeText.Is(text) ? (AppendedContent.Text, text) : null;
            case "AppendAllLines" or "AppendAllLinesAsync":
                if (call.ArgumentNamed("contents")?.Unconverted() is not { } lines)
                    return null;
                if (lines is IArrayCreationOperation { Initializer.ElementValues: { Length: 1 } only })
                    return only[0].Type?.SpecialType == SpecialType.System_String && WholeText.Is(only[0]) ? (AppendedContent.Line, only[0]) : null;
                return IsNeverNull(lines, body) && lines.Type is { TypeKind: TypeKind.Array or TypeKind.Class or TypeKind.Interface } ? (AppendedContent.Lines, lines) : null;
            case "AppendAllBytes":
                return call.ArgumentNamed("bytes")?.Unconverted() is { Type: IArrayTypeSymbol } bytes && IsNeverNull(bytes, body) ? (AppendedContent.Bytes, bytes) : null;
            default:
                return null;
        }
    }

    /// <summary>What a parameter is declared as is a wish, not a proof.</summary>
    static bool IsNeverNull(IOperation content, MemberBody body) => content.Unconverted() switch
    {
        IArrayCreationOperation or IObjectCreationOperation => true,
        IInvocationOperation { TargetMethod: { ContainingType.Name: "Enumerable" or "Encoding" or "BitConverter" or "String" } } => true,
        ILocalReferenceOperation { Local: var local } => body.Values.OnlyValueOf(local) is { } value && !body.Values.IsReassigned(local) && IsNeverNull(value, body),
        _ => false,
    };

    static ExpressionStatementSyntax? StatementOf(IInvocationOperation call, bool isAsync, out IOperation? configured)
    {
        configured = null;
        SyntaxNode? expression = call.Syntax;
        if (isAsync)
        {
            configured = Continuation.SettingOf(call);
            // A writer is disposed of by a ValueTask.
            if (!Continuation.FitsValueTask(configured))
                return null;
            expression = (configured is null ? expression : call.Parent!.Syntax).Parent as AwaitExpressionSyntax;
        }

        return expression?.Parent as ExpressionStatementSyntax;
    }

    static bool CanBeAsync(IInvocationOperation call, MemberBody body)
    {
        if (call.ArgumentNamed("cancellationToken") is { } token && token.Unconverted() is not (IDefaultValueOperation or IPropertyReferenceOperation { Property: { Name: "None", IsStatic: true } }))
            return false;
        return body.Io.StreamWriter?.GetMembers("DisposeAsync").IsEmpty == false
            && body.Model.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp8 };
    }

    /// <summary>Making it neither throws nor takes notice of a file that was just created.</summary>
    static bool IsQuiet(IOperation expression)
    {
        expression = expression.Unconverted();
        return expression switch
        {
            { ConstantValue.HasValue: true } or ILocalReferenceOperation or IParameterReferenceOperation => true,
            IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } => true,
            IPropertyReferenceOperation { Instance: null, Property: { Name: "NewLine", ContainingType.Name: "Environment" } } => true,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum => IsQuietPart(sum.LeftOperand) && IsQuietPart(sum.RightOperand),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply, IsChecked: false, OperatorMethod: null } sum =>
                sum.Type?.SpecialType is not (SpecialType.System_Decimal or SpecialType.System_Object) && IsQuietPart(sum.LeftOperand) && IsQuietPart(sum.RightOperand),
            IInterpolatedStringOperation { Parts: var parts } => AllQuiet(parts),
            _ => false,
        };
    }

    static bool AllQuiet(IReadOnlyList<IInterpolatedStringContentOperation> parts)
    {
        foreach (var part in parts)
            if (part is not (IInterpolatedStringTextOperation or IInterpolationOperation { FormatString: null }) || part is IInterpolationOperation { Expression: var value } && !IsQuietPart(value))
                return false;
        return true;
    }

    /// <summary>A string, or a number that becomes one.</summary>
    static bool IsQuietPart(IOperation part) =>
        part.Unconverted() is var value && value.Type?.SpecialType is SpecialType.System_String or SpecialType.System_Char or SpecialType.System_Boolean
            or (>= SpecialType.System_SByte and <= SpecialType.System_Double)
        && IsQuiet(value);
}
