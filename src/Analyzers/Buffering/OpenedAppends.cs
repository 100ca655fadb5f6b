using System.Collections.Generic;
using IoAnalyzers.Flow;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>Reads using statements and declarations that open a file to append to it.</summary>
static class OpenedAppends
{
    const int Append = 6;

    /// <summary>Null for anything else, and for a stream of which more is asked than to write.</summary>
    public static OpenedAppend? Of(IOperation operation, MemberBody body)
    {
        var path = operation switch
        {
            IInvocationOperation { TargetMethod.Name: "AppendText" } call when call.TargetMethod.ContainingType.Is(body.Io.File) => call.ArgumentNamed("path"),
            IObjectCreationOperation creation when creation.Type.Is(body.Io.StreamWriter) => PathOfWriter(creation),
            IObjectCreationOperation creation when creation.Type.Is(body.Io.FileStream) => PathOfStream(creation),
            _ => null,
        };
        if (path is null || operation.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator }
            || UsingOf(declarator) is not var (statement, isAsync))
            return null;

        var references = new List<IOperation>();
        var writes = new List<IOperation>();
        foreach (var use in body.Operation!.Descendants())
        {
            if (use is not ILocalReferenceOperation reference || !SymbolEqualityComparer.Default.Equals(reference.Local, local))
                continue;
            if (WriteWith(reference) is not { } write || FunctionGraph.FunctionAround(reference) != FunctionGraph.FunctionAround(declarator))
                return null;
            references.Add(reference);
            writes.Add(write);
        }

        return writes.Count == 0 ? null : new(operation, path, statement, local, references, writes) { IsAsync = isAsync };
    }

    static IOperation? PathOfWriter(IObjectCreationOperation creation) =>
        creation.ArgumentNamed("append") is { ConstantValue: { HasValue: true, Value: true } } && creation.Initializer is null
        && creation.ArgumentNamed("bufferSize") is null or { ConstantValue.HasValue: true }
        && (creation.ArgumentNamed("encoding") is not { } encoding || PlainEncoding.WritesAnyText(encoding))
            ? creation.ArgumentNamed("path")
            : null;

    /// <summary>No options: a file that is written through, or deleted when it is closed, is opened on purpose.</summary>
    static IOperation? PathOfStream(IObjectCreationOperation creation)
    {
        if (creation.ArgumentNamed("mode").Int32Constant() is not Append || creation.ArgumentNamed("options") is not null || creation.Initializer is not null)
            return null;
        foreach (var argument in creation.Arguments)
            if (argument.Parameter?.Name != "path" && !argument.Value.ConstantValue.HasValue)
                return null;
        return creation.ArgumentNamed("path");
    }

    static (StatementSyntax, bool IsAsync)? UsingOf(IVariableDeclaratorOperation declarator)
    {
        if (declarator.Syntax.Parent is not VariableDeclarationSyntax { Variables.Count: 1 } declaration)
            return null;
        return declaration.Parent switch
        {
            LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0, Parent: BlockSyntax } local => (local, !local.AwaitKeyword.IsKind(SyntaxKind.None)),
            UsingStatementSyntax { Parent: BlockSyntax } statement when CanBeOpened(statement) => (statement, !statement.AwaitKeyword.IsKind(SyntaxKind.None)),
            _ => null,
        };
    }

    /// <summary>The braces can go: nothing is said beside them, and what they keep apart has no name outside.</summary>
    static bool CanBeOpened(UsingStatementSyntax statement)
    {
        if (HasComments(statement.CloseParenToken.TrailingTrivia) || !IsFirstOnItsLine(statement.GetFirstToken()))
            return false;
        return statement.Statement switch
        {
            ExpressionStatementSyntax only => IsFirstOnItsLine(only.GetFirstToken()),
            BlockSyntax { Statements: { Count: > 0 } statements } block => IsFirstOnItsLine(statements[0].GetFirstToken()) && IsFirstOnItsLine(block.CloseBraceToken)
                && !HasComments(block.OpenBraceToken.LeadingTrivia) && !HasComments(block.OpenBraceToken.TrailingTrivia) && !HasComments(block.CloseBraceToken.LeadingTrivia)
                && !DeclaresWhatIsNamedOutside(block, statement.Parent!),
            _ => false,
        };
    }

    static bool IsFirstOnItsLine(SyntaxToken token) =>
        token.SyntaxTree!.GetText().Lines is var lines && lines.IndexOf(token.SpanStart) > lines.IndexOf(token.GetPreviousToken().Span.End);

    static bool HasComments(SyntaxTriviaList trivia)
    {
        foreach (var each in trivia)
            if (!each.IsKind(SyntaxKind.WhitespaceTrivia) && !each.IsKind(SyntaxKind.EndOfLineTrivia))
                return true;
        return false;
    }

    static bool DeclaresWhatIsNamedOutside(BlockSyntax block, SyntaxNode outside)
    {
        var names = new HashSet<string>();
        foreach (var node in block.DescendantNodes())
            if (node is VariableDeclaratorSyntax declarator)
                names.Add(declarator.Identifier.ValueText);
            else if (node is SingleVariableDesignationSyntax designation)
                names.Add(designation.Identifier.ValueText);
            else if (node is LocalFunctionStatementSyntax function)
                names.Add(function.Identifier.ValueText);
        if (names.Count == 0)
            return false;
        foreach (var token in outside.DescendantTokens())
            if (token.IsKind(SyntaxKind.IdentifierToken) && !block.Span.Contains(token.Span) && names.Contains(token.ValueText))
                return true;
        return false;
    }

    /// <summary>The write that a use of the variable is, an asynchronous one awaited; null for any other use.</summary>
    static IOperation? WriteWith(ILocalReferenceOperation reference)
    {
        if (reference.Parent is not IInvocationOperation call || call.Instance != reference)
            return null;
        return call.TargetMethod.Name switch
        {
            "Write" or "WriteLine" or "WriteByte" => call,
            "WriteAsync" or "WriteLineAsync" when call.IsAwaited() => call,
            _ => null,
        };
    }
}
