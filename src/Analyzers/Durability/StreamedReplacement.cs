using IoAnalyzers.Flow;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>A using statement that fills a new file, and the rename behind it: <c>DurableFile.Replace(path, stream => …)</c>.</summary>
/// <param name="Scope">The using statement, whose block becomes the lambda's.</param>
sealed record StreamedReplacement(UsingStatementSyntax Scope, string Stream, ExpressionSyntax Destination, StatementSyntax Rename, StatementSyntax? TemporaryPath)
    : DurableReplacement(Destination, Rename, TemporaryPath)
{
    public static StreamedReplacement? Of(UsingStatementSyntax scope, ExpressionSyntax destination, StatementSyntax rename, StatementSyntax? temporaryPath, FileHistory history)
    {
        var body = history.File.Body;
        return CallbackIn(scope, body) is var (stream, opening) && history.File.IsPath(opening.Path) && IsWrittenOnlyThrough(opening.Call, history)
            ? new(scope, stream.Name, destination, rename, temporaryPath)
            : null;
    }

    /// <summary>The stream of a using statement whose block can be the library's callback; null where the block would not do the same there.</summary>
    public static (ILocalSymbol Stream, FileOpening Opening)? CallbackIn(UsingStatementSyntax scope, MemberBody body)
    {
        if (scope is not { AwaitKeyword.RawKind: 0, Declaration.Variables: { Count: 1 } variables, Statement: BlockSyntax block } || HasCommentInHead(scope)
            || body.Model.GetDeclaredSymbol(variables[0], body.Cancellation) is not ILocalSymbol local || body.Values.OnlyValueOf(local)?.Unconverted() is not { } opening
            || !IsNewFile(opening, body) || FileOpening.Of(opening, body) is not { WriteThrough: false } opened
            || body.Model.GetOperation(block, body.Cancellation) is not { } code || !CanBeLambda(code, local, body))
            return null;
        return (local, opened);
    }

    /// <summary>The library's stream is empty, can be written and read, and nobody else sees the file; how it is buffered and shared is nobody's business then.</summary>
    static bool IsNewFile(IOperation opening, MemberBody body)
    {
        const int CreateNew = 1, Create = 2;
        if (opening.IsInvocationOf(body.Io.File, "Create"))
            return opening.ArgumentNamed("options") is null;
        return opening is IObjectCreationOperation creation && creation.Type.Is(body.Io.FileStream)
            && creation.ArgumentNamed("mode").Int32Constant() is CreateNew or Create && (creation.ArgumentNamed("options") ?? creation.ArgumentNamed("useAsync")) is null;
    }

    static bool IsWrittenOnlyThrough(IOperation opening, FileHistory history)
    {
        foreach (var (_, other) in history.Writes)
            if (other != opening)
                return false;
        return history.Writes.Count > 0;
    }

    /// <summary>The same statements compile and do the same in a lambda: none leaves it, waits, or names what a lambda may not.</summary>
    static bool CanBeLambda(IOperation code, ILocalSymbol stream, MemberBody body)
    {
        foreach (var operation in code.Descendants())
        {
            if (operation is IReturnOperation && FunctionGraph.FunctionAround(operation) is { Parent: null }
                || operation is IAwaitOperation or ILabeledOperation or IBranchOperation { BranchKind: BranchKind.GoTo } or IDynamicInvocationOperation or IInvalidOperation
                || operation is IInstanceReferenceOperation { Type.IsValueType: true }
                || operation is IParameterReferenceOperation { Parameter: { RefKind: not RefKind.None } or { Type.IsRefLikeType: true } }
                || operation is ILocalReferenceOperation { Local: { RefKind: not RefKind.None } or { Type.IsRefLikeType: true } } outer && !IsWithin(outer.Local, code)
                || operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, stream) && !IsUsedAsStream(reference, body)
                || IsBranchOut(operation, code) || SetsOuter(operation, code))
                return false;
        }

        return true;
    }

    static bool IsBranchOut(IOperation operation, IOperation code)
    {
        if (operation is not IBranchOperation { BranchKind: BranchKind.Break or BranchKind.Continue } branch)
            return false;
        for (IOperation? around = branch; around is not null && around != code; around = around.Parent)
            if (around is ILoopOperation || around is ISwitchOperation && branch.BranchKind == BranchKind.Break)
                return false;
        return true;
    }

    /// <summary>A local that only the lambda sets counts as not set behind it.</summary>
    static bool SetsOuter(IOperation operation, IOperation code)
    {
        var target = operation switch
        {
            IAssignmentOperation assignment => assignment.Target,
            IIncrementOrDecrementOperation step => step.Target,
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => argument.Value,
            _ => null,
        };
        if (target is not null)
            foreach (var part in target.DescendantsAndSelf())
                if (part is IParameterReferenceOperation || part is ILocalReferenceOperation { Local: var local } && !IsWithin(local, code))
                    return true;
        return false;
    }

    static bool IsWithin(ILocalSymbol local, IOperation code) =>
        local.DeclaringSyntaxReferences is { Length: > 0 } declarations && code.Syntax.Span.Contains(declarations[0].Span);

    static bool IsUsedAsStream(ILocalReferenceOperation reference, MemberBody body) => reference.Parent switch
    {
        IInvocationOperation call when call.Instance == reference => IsOfStream(call.TargetMethod, body.Io),
        IPropertyReferenceOperation { Property: var property } => IsOfStream(property, body.Io),
        IConversionOperation { IsImplicit: true, Type: var type, Parent: IArgumentOperation } => type.Is(body.Io.Stream),
        IArgumentOperation argument => argument.Value.Type.Is(body.Io.Stream),
        _ => false,
    };

    static bool IsOfStream(ISymbol member, IoSymbols io) => member.IsOverride || member.ContainingType.Is(io.Stream);

    static bool HasCommentInHead(UsingStatementSyntax scope)
    {
        foreach (var trivia in scope.DescendantTrivia())
            if (trivia.SpanStart > scope.UsingKeyword.SpanStart && trivia.Span.End < scope.CloseParenToken.Span.End && StatementText.IsComment(trivia))
                return true;
        return false;
    }
}
