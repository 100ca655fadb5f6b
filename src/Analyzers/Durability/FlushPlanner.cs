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

/// <summary>Chooses how a file gets onto the disk before it is renamed: by its own stream where that is at hand, else by opening it once more.</summary>
static class FlushPlanner
{
    /// <summary>Null when there is no way that is certainly right.</summary>
    public static FlushPlan? Plan(IInvocationOperation rename, IOperation source, FileHistory history)
    {
        var writers = new HashSet<IOperation>();
        foreach (var (call, opening) in history.Writes)
            writers.Add(opening ?? call);

        if (writers.Count == 1)
        {
            var (call, opening) = history.Writes[0];
            var plan = opening is not null ? WhileOpenPlanner.Plan(rename, opening, history) : WholeWritePlanner.Plan(rename, call, history);
            if (plan is not null)
                return plan;
        }

        return Reopening(rename, source, history);
    }

    static FlushByReopening? Reopening(IInvocationOperation rename, IOperation source, FileHistory history)
    {
        var body = history.File.Body;
        if (source.Syntax is not ExpressionSyntax path || rename.Syntax.FirstAncestorOrSelf<StatementSyntax>() is not { } statement || statement is LocalFunctionStatementSyntax)
            return null;

        foreach (var (call, _) in history.Writes)
            if (statement.Span.Contains(call.Syntax.Span))
                return null;
        foreach (var part in source.DescendantsAndSelf())
            if (part.Symbol() is ILocalSymbol or IParameterSymbol && part.Symbol()!.Locations[0].SourceSpan.Start >= statement.SpanStart)
                return null;
        if (IsOpenAt(statement.SpanStart, rename, history))
            return null;

        var isFileInfo = source.Unconverted().Type.DerivesFrom(body.Io.FileSystemInfo);
        return statement.Parent switch
        {
            BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax => new(statement, path, isFileInfo, NeedsBraces: false),
            IfStatementSyntax or ElseClauseSyntax or WhileStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax
                when CanStandInBraces(statement) => new(statement, path, isFileInfo, NeedsBraces: true),
            _ => null,
        };
    }

    /// <summary>Whether a stream over the file may still be open: its sharing mode may keep a second one out.</summary>
    public static bool IsOpenAt(int position, IInvocationOperation rename, FileHistory history)
    {
        var body = history.File.Body;
        foreach (var operation in body.Operations)
        {
            if (operation is not (IObjectCreationOperation or IInvocationOperation) || operation.Syntax.SpanStart > position
                || FileOpening.Of(operation, body) is not { } opening || !history.File.IsPath(opening.Path))
                continue;
            var isElsewhere = FunctionGraph.FunctionAround(operation) != FunctionGraph.FunctionAround(rename);
            if (!IsClosedBefore(isElsewhere ? int.MaxValue : position, operation, body))
                return true;
        }

        return false;
    }

    static bool IsClosedBefore(int position, IOperation opening, MemberBody body)
    {
        if (StreamHolder.LocalHolding(opening, body) is { } local && StreamLifetime.Of(local, body).ClosedAt < position)
            return true;
        if (opening.Parent is IInvocationOperation { TargetMethod.Name: "Dispose" or "Close" })
            return true;
        if (opening.Parent is IUsingOperation { Syntax: UsingStatementSyntax scope })
            return scope.Span.End < position;
        foreach (var wrapper in StreamWrapper.Over(opening, body) ?? ImmutableArray<StreamWrapper>.Empty)
            if (wrapper.Owns && wrapper.Lifetime.ClosedAt < position)
                return true;
        return false;
    }

    /// <summary>On lines of its own comments may stand above; behind other code on its line nothing but space may stand between.</summary>
    static bool CanStandInBraces(StatementSyntax statement)
    {
        if (statement.ContainsDirectives)
            return false;

        var between = statement.GetFirstToken().GetPreviousToken().TrailingTrivia;
        return between.IndexOf(SyntaxKind.EndOfLineTrivia) >= 0 || IsOnlySpace(between);
    }

    static bool IsOnlySpace(SyntaxTriviaList trivia)
    {
        foreach (var piece in trivia)
            if (!piece.IsKind(SyntaxKind.WhitespaceTrivia))
                return false;
        return true;
    }
}
