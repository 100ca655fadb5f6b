using IoAnalyzers.Flow;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>Whether <c>File.WriteAllText</c> and its kin can become a stream that does the same, exceptions and their order included.</summary>
/// <remarks>Not with a token: a call that is cancelled from the start must not touch the file, and opening a stream does.</remarks>
static class WholeWritePlanner
{
    public static FlushPlan? Plan(IInvocationOperation rename, IOperation write, FileHistory history) =>
        write is IInvocationOperation call && FunctionGraph.FunctionAround(call) == FunctionGraph.FunctionAround(rename) && call.Syntax.SpanStart <= rename.Syntax.SpanStart
        && Of(call, history.File.Body) is { } plan && IsSimple(call.ArgumentNamed("path")!)
            ? plan
            : null;

    /// <summary>The stream for a call; its path is to be one that neither throws nor changes by being evaluated a moment later.</summary>
    public static WriteThroughStream? Of(IInvocationOperation call, MemberBody body)
    {
        if (!call.TargetMethod.ContainingType.Is(body.Io.File) || ContentKind(call.TargetMethod.Name) is not { } kind
            || call.ArgumentNamed("path") is not { Syntax: ExpressionSyntax path } || FileCalls.ContentOf(call) is not { } content)
            return null;

        var isAsync = call.TargetMethod.Name.EndsWith("Async", System.StringComparison.Ordinal);
        if (StatementOf(call, isAsync) is not { } statement || isAsync && !CanBeAsync(call, body))
            return null;

        var encoding = call.ArgumentNamed("encoding");
        if (encoding is not null && !PlainEncoding.Is(encoding) || kind != WholeContent.Text && !IsNeverNull(content, body) || !HasNaturalType(content, kind))
            return null;

        var takesSpan = TakesSpan(body.Io);
        return new WriteThroughStream(
            statement, kind, isAsync, path, (ExpressionSyntax)content.Syntax, encoding?.Syntax as ExpressionSyntax,
            HoistContent: !IsSimple(content), ByLength: kind == WholeContent.Bytes && !takesSpan);
    }

    static WholeContent? ContentKind(string method) => method switch
    {
        "WriteAllText" or "WriteAllTextAsync" => WholeContent.Text,
        "WriteAllBytes" or "WriteAllBytesAsync" => WholeContent.Bytes,
        "WriteAllLines" or "WriteAllLinesAsync" => WholeContent.Lines,
        _ => null,
    };

    static StatementSyntax? StatementOf(IInvocationOperation call, bool isAsync)
    {
        var expression = isAsync ? call.Syntax.Parent as AwaitExpressionSyntax : call.Syntax;
        return expression?.Parent is ExpressionStatementSyntax { Parent: BlockSyntax or GlobalStatementSyntax } statement ? statement : null;
    }

    static bool CanBeAsync(IInvocationOperation call, MemberBody body)
    {
        if (call.ArgumentNamed("cancellationToken") is { } token && token.Unconverted() is not (IDefaultValueOperation or IPropertyReferenceOperation { Property: { Name: "None", IsStatic: true } }))
            return false;
        return body.Io.Stream?.GetMembers("DisposeAsync").IsEmpty == false
            && body.Model.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp8 };
    }

    /// <summary>An expression that neither throws nor changes by being evaluated a moment later.</summary>
    static bool IsSimple(IOperation expression) => expression.Unconverted() switch
    {
        { ConstantValue.HasValue: true } or ILocalReferenceOperation or IParameterReferenceOperation => true,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation, Field.IsReadOnly: true } => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum => IsSimple(sum.LeftOperand) && IsSimple(sum.RightOperand),
        _ => false,
    };

    /// <summary>WriteAllBytes and WriteAllLines refuse null before they touch the file. What a parameter is declared as is a wish, not a proof.</summary>
    public static bool IsNeverNull(IOperation content, MemberBody body) => content.Unconverted() switch
    {
        IArrayCreationOperation or IObjectCreationOperation => true,
        IInvocationOperation { TargetMethod.ReturnNullableAnnotation: NullableAnnotation.NotAnnotated } => true,
        ILocalReferenceOperation { Local: var local } => body.Values.OnlyValueOf(local) is { } value && !body.Values.IsReassigned(local) && IsNeverNull(value, body),
        _ => false,
    };

    /// <summary>A type that the content keeps when a <c>var</c> holds it.</summary>
    static bool HasNaturalType(IOperation content, WholeContent kind) => content.Unconverted().Type switch
    {
        { SpecialType: SpecialType.System_String } => kind == WholeContent.Text,
        IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } => kind == WholeContent.Bytes,
        { TypeKind: TypeKind.Class or TypeKind.Interface or TypeKind.Array } => kind == WholeContent.Lines,
        _ => false,
    };

    static bool TakesSpan(IoSymbols io)
    {
        foreach (var member in io.Stream!.GetMembers("Write"))
            if (member is IMethodSymbol { Parameters.Length: 1 })
                return true;
        return false;
    }
}
