using System.Collections.Generic;
using System.Collections.Immutable;
using IoAnalyzers.Flow;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>Finds the last place where the stream that wrote a file is still open and nothing is written behind it.</summary>
static class WhileOpenPlanner
{
    public static FlushPlan? Plan(IInvocationOperation rename, IOperation opening, FileHistory history)
    {
        var body = history.File.Body;
        if ((history.States & FileStates.Closed) != 0 || StreamHolder.Of(opening, body) is not { } holder || StreamWrapper.Over(opening, body) is not { } wrappers
            || PlaceFor(rename, opening, holder, wrappers, history) is not { } place)
            return null;
        return At(place, opening, holder, wrappers, body);
    }

    /// <summary>The end of a block that closes the stream, where everybody passes who has written to it.</summary>
    /// <param name="scope">The using statement that closes it; all of its code writes to no other file of that name.</param>
    public static FlushWhileOpen? PlanEndOf(UsingStatementSyntax scope, IOperation opening, MemberBody body)
    {
        if (StreamHolder.Of(opening, body) is not { } holder || StreamWrapper.Over(opening, body) is not { } wrappers
            || FirstClosed(holder, wrappers, body).End is not { Before: null, Container: BlockSyntax { Statements.Count: > 0 } block } end || !scope.Span.Contains(block.Span)
            || body.Model.AnalyzeControlFlow(block) is not { Succeeded: true, EndPointIsReachable: true, ExitPoints.IsEmpty: true })
            return null;
        return At(end, opening, holder, wrappers, body);
    }

    static FlushWhileOpen? At(StatementPlace place, IOperation opening, StreamHolder holder, IReadOnlyList<StreamWrapper> wrappers, MemberBody body)
    {
        if (!IsVisible(holder.Local, opening, place, body))
            return null;

        var buffers = new List<StreamWrapper>();
        foreach (var wrapper in wrappers)
        {
            if (wrapper.Lifetime.ClosedAt < place.Position || wrapper.Creation.Syntax.SpanStart > place.Position)
                continue;
            if (!wrapper.FlushesAll || !IsVisible(wrapper.Local, wrapper.Creation, place, body))
                return null;
            if (wrapper.HoldsData)
                buffers.Add(wrapper);
        }

        // Flushing a writer flushes what it writes to.
        buffers.RemoveAll(inner => buffers.Exists(outer => SymbolEqualityComparer.Default.Equals(outer.Inner, inner.Local)));
        var names = new List<string>();
        for (var i = buffers.Count - 1; i >= 0; i--)
            names.Add(buffers[i].Local.Name);
        if (holder.Form == SyncForm.BaseStream && opening.Type.Is(body.Io.StreamWriter) && names.Count == 0)
            names.Add(holder.Local.Name);

        var before = StatementsBefore(place);
        var existing = holder.Form == SyncForm.Stream && before.Count > 0 ? FlushOf(holder.Local.Name, before[before.Count - 1], asynchronous: false) : null;
        for (var i = before.Count - (existing is null ? 1 : 2); i >= 0 && names.RemoveAll(name => IsFlushOf(name, before[i])) > 0; i--)
            continue;
        return new FlushWhileOpen(place, names.ToImmutableArray(), IsAsync(place.Container), holder.Local.Name, holder.Form, existing);
    }

    /// <summary>Before the first end of anything that closes the file, or before the rename when it is still open there.</summary>
    static StatementPlace? PlaceFor(IInvocationOperation rename, IOperation opening, StreamHolder holder, IReadOnlyList<StreamWrapper> wrappers, FileHistory history)
    {
        var first = FirstClosed(holder, wrappers, history.File.Body);
        if (first.ClosedAt > rename.Syntax.SpanStart)
            return FunctionGraph.FunctionAround(rename) == FunctionGraph.FunctionAround(opening)
                && rename.Syntax.FirstAncestorOrSelf<StatementSyntax>() is { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax } statement
                && !HoldsWrite(statement, history)
                    ? new StatementPlace(statement.Parent, statement)
                    : null;

        return first.End is { } end && HoldsAllWrites(end, history) && (end.Before is not null || IsLeftAtItsEnd(end.Container, history.File.Body)) ? end : null;
    }

    static StreamLifetime FirstClosed(StreamHolder holder, IReadOnlyList<StreamWrapper> wrappers, MemberBody body)
    {
        var first = StreamLifetime.Of(holder.Local, body);
        foreach (var wrapper in wrappers)
            if (wrapper.Owns && wrapper.Lifetime.ClosedAt < first.ClosedAt)
                first = wrapper.Lifetime;
        return first;
    }

    static bool HoldsWrite(StatementSyntax statement, FileHistory history)
    {
        foreach (var (call, _) in history.Writes)
            if (statement.Span.Contains(call.Syntax.Span))
                return true;
        return false;
    }

    static bool HoldsAllWrites(StatementPlace place, FileHistory history)
    {
        foreach (var (call, _) in history.Writes)
            if (!place.Container.Span.Contains(call.Syntax.Span) || call.Syntax.SpanStart > place.Position)
                return false;
        return true;
    }

    /// <summary>Whether whoever leaves the block and goes on behind it passes its end: no break, continue or goto leads out.</summary>
    static bool IsLeftAtItsEnd(SyntaxNode container, MemberBody body)
    {
        if (container is not BlockSyntax block)
            return false;
        if (!MayJump(block, body))
            return true;
        if (body.Model.AnalyzeControlFlow(block) is not { Succeeded: true, EndPointIsReachable: true } flow)
            return false;
        foreach (var exit in flow.ExitPoints)
            if (exit is not ReturnStatementSyntax)
                return false;
        return true;
    }

    // Syntax is cheap: the compiler walks through the whole member to tell where one block is left.
    static bool MayJump(BlockSyntax block, MemberBody body)
    {
        foreach (var node in body.Nodes)
            if (node is BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax or ReturnStatementSyntax or ThrowStatementSyntax or YieldStatementSyntax
                or WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax && block.Span.Contains(node.Span))
                return true;
        return false;
    }

    /// <summary>In scope at the place, and certainly set there.</summary>
    static bool IsVisible(ILocalSymbol local, IOperation value, StatementPlace place, MemberBody body)
    {
        // The closing brace itself is outside of the block.
        if (!LocalScope.Reaches(local, place.Container, place.Before is null ? place.Position - 1 : place.Position, body) || value.Syntax.SpanStart > place.Position)
            return false;

        var scope = value.Converted().Parent is ISimpleAssignmentOperation assignment ? assignment.Syntax.FirstAncestorOrSelf<BlockSyntax>() : null;
        return scope is null || scope.Span.Contains(place.Position);
    }

    static IReadOnlyList<StatementSyntax> StatementsBefore(StatementPlace place)
    {
        var statements = new List<StatementSyntax>();
        var all = place.Container switch
        {
            BlockSyntax block => block.Statements,
            SwitchSectionSyntax section => section.Statements,
            _ => default,
        };
        foreach (var statement in all)
        {
            if (statement == place.Before)
                break;
            statements.Add(statement);
        }

        return statements;
    }

    static bool IsFlushOf(string name, StatementSyntax statement) =>
        FlushOf(name, statement, asynchronous: false) is not null || FlushOf(name, statement, asynchronous: true) is not null;

    /// <summary><c>name.Flush()</c>, or <c>await name.FlushAsync()</c> with a token or a ConfigureAwait perhaps.</summary>
    static InvocationExpressionSyntax? FlushOf(string name, StatementSyntax statement, bool asynchronous)
    {
        var expression = (statement as ExpressionStatementSyntax)?.Expression;
        if (asynchronous)
            expression = (expression as AwaitExpressionSyntax)?.Expression;
        if (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Expression: var awaited } })
            expression = awaited;
        return expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax target, Name.Identifier.ValueText: var method } } call
            && target.Identifier.ValueText == name && method == (asynchronous ? "FlushAsync" : "Flush") && (asynchronous || call.ArgumentList.Arguments.Count == 0)
                ? call
                : null;
    }

    /// <summary>Whether a statement there may await.</summary>
    static bool IsAsync(SyntaxNode place)
    {
        for (var node = place; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case LockStatementSyntax or UnsafeStatementSyntax:
                    return false;
                case AnonymousFunctionExpressionSyntax function:
                    return function.AsyncKeyword.RawKind != 0;
                case LocalFunctionStatementSyntax local:
                    return local.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case BaseMethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword);
            }
        }

        return false;
    }
}
