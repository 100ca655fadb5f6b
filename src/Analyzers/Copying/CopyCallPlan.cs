using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers.Copying;

/// <summary>Chooses the overload of CopyTo that does what a loop did.</summary>
static class CopyCallPlan
{
    /// <summary>Null when this framework has no such overload, or when the source's own CopyTo cannot take the loop's place.</summary>
    public static CopyCall? For(CopyLoop loop, ChunkSize chunk, BoundedCopy? part, MemberBody body)
    {
        var (read, source) = (loop.Read, loop.Read.Stream);
        if (!loop.CanReadOutside(body) || !loop.CanName(loop.Write.Stream, body))
            return null;

        var call = new CopyCall(
            Receiver(read).ToString(), WithoutParentheses(Receiver(loop.Write)).ToString(), chunk.Chosen, read.Token?.Syntax.ToString(),
            read.ConfigureAwait is { } setting ? Continuation.TextOf(setting) : null, read.IsAsync, SpaceIn(read.Call.Syntax));

        if (part is not null)
            return call with { BufferSize = null, Part = part };
        if (call.BufferSize is null && !FrameworkCopySize.ChoosesWell(source, body))
            call = call with { BufferSize = CopyCall.DefaultBufferSize.ToString() };
        if (Exists(call, loop, body))
            return call;

        // Before .NET Core 2.1 a token is only taken together with a size.
        call = call with { BufferSize = call.BufferSize ?? CopyCall.DefaultBufferSize.ToString() };
        return Exists(call, loop, body) ? call : null;
    }

    /// <summary>The stream as it is written, parentheses and null-forgiving operator included.</summary>
    public static ExpressionSyntax Receiver(StreamCall call) =>
        call.Call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } } ? receiver : (ExpressionSyntax)call.Stream.Syntax;

    public static string SpaceIn(SyntaxNode call) =>
        call is InvocationExpressionSyntax { Expression: var method } && method.GetTrailingTrivia() is { Count: 1 } space && space[0].IsKind(SyntaxKind.WhitespaceTrivia) ? " " : "";

    static ExpressionSyntax WithoutParentheses(ExpressionSyntax expression) =>
        expression is ParenthesizedExpressionSyntax { Expression: var inner } ? WithoutParentheses(inner) : expression;

    /// <summary>Whether the call, written where the loop stands, is one of Stream's.</summary>
    static bool Exists(CopyCall call, CopyLoop loop, MemberBody body) =>
        StreamMethods.Known(loop.Read.Stream.Type, call, body.Io) switch
        {
            { } known => known.Method is { } method && !OnlyThrows(method, body),
            null => IsBoundToStream(call, loop, body),
        };

    /// <summary>What the compiler says, which costs as much as binding a statement.</summary>
    static bool IsBoundToStream(CopyCall call, CopyLoop loop, MemberBody body)
    {
        var expression = SyntaxFactory.ParseExpression(call.Invocation);
        return !expression.ContainsDiagnostics
            && body.Model.GetSpeculativeSymbolInfo(loop.Loop.Syntax.SpanStart, expression, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol method
            && StreamCall.IsDefinedByStream(method, body.Io) && !OnlyThrows(method, body);
    }

    /// <summary>Streams for one direction, and those of tests, have a CopyTo that is not meant to be called.</summary>
    static bool OnlyThrows(IMethodSymbol method, MemberBody body)
    {
        foreach (var reference in method.DeclaringSyntaxReferences)
            if (reference.GetSyntax(body.Cancellation) is MethodDeclarationSyntax declaration
                && (declaration.ExpressionBody?.Expression is ThrowExpressionSyntax || declaration.Body is { Statements: { Count: > 0 } statements } && statements[0] is ThrowStatementSyntax))
                return true;
        return false;
    }
}
