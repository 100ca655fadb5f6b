using System;
using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using IoAnalyzers.Model.Loops;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>The largest loop around an append that may keep the file open: nobody can tell, except by how soon the lines are there.</summary>
static class AppendLoop
{
    static readonly HashSet<string> FollowedFiles = Words.Of(
        "log", "logs", "logfile", "logpath", "logger", "trace", "progress", "status", "wal", "journal", "audit", "ledger", "checkpoint", "crash", "error", "errors");

    public static ILoopOperation? Around(Append append, PathKey file, Func<IOperation, bool> isOwn, Dictionary<IBlockOperation, int> exits, MemberBody body)
    {
        if (IsFollowed(append, body))
            return null;

        ILoopOperation? largest = null;
        IOperation inner = append.Operation;
        for (var around = inner.Parent; around is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation or ITryOperation); around = around.Parent)
        {
            if (around is IBlockOperation block && LoopExits.LastOf(block, exits) > inner.Syntax.SpanStart)
                break;
            if (around is ILoopOperation loop)
            {
                if (!MayKeepOpen(loop, file, isOwn, body))
                    break;
                if (CanBeWrapped(loop))
                    largest = loop;
            }

            inner = around;
        }

        return largest;
    }

    /// <summary>A file that tells somebody how far the program has come, or why it ended, is read before the loop ends.</summary>
    static bool IsFollowed(Append append, MemberBody body)
    {
        foreach (var name in PathRoots.NamesIn(append.Path, body))
            if (Words.Any(name, FollowedFiles))
                return true;
        return false;
    }

    static bool MayKeepOpen(ILoopOperation loop, PathKey file, Func<IOperation, bool> isOwn, MemberBody body) =>
        !LoopExits.IsEndless(loop) && !SeenAtOnce.IsMeantAt(loop, body)
        && KeepsValue(file, loop, body)
        && !Waits.InAllBut(loop, isOwn, body)
        && !new FileReach(file, operation => isOwn(operation) || IsReadOnce(operation, loop, file, body), body).Includes(loop);

    /// <summary>What a foreach goes over is opened before its first round; a file that grows while it is read line by line would have no end.</summary>
    static bool IsReadOnce(IOperation operation, ILoopOperation loop, PathKey file, MemberBody body)
    {
        if (operation is not IInvocationOperation call || loop is not IForEachLoopOperation { Collection: var collection } || collection.Unconverted() != call)
            return false;
        return call.TargetMethod.ContainingType.Is(body.Io.File)
            ? call.TargetMethod.Name == "ReadAllLines" || call.TargetMethod.Name == "ReadLines" && !file.Equals(PathExpression.KeyOf(call.ArgumentNamed("path"), body))
            : call.TargetMethod.ContainingType is { Name: "Directory", ContainingNamespace.Name: "IO" };
    }

    /// <summary>The loop sets nothing that the path is made of.</summary>
    static bool KeepsValue(PathKey file, ILoopOperation loop, MemberBody body)
    {
        foreach (var symbol in file.Symbols)
        {
            if (symbol is ILocalSymbol && IsWithin(symbol, loop))
                return false;
            if (symbol is IFieldSymbol { IsReadOnly: false, IsConst: false } or IPropertySymbol { SetMethod.IsInitOnly: not true } and not IPropertySymbol { SetMethod: null } && RunsProgram(loop))
                return false;
        }

        foreach (var operation in loop.Descendants())
        {
            var target = operation switch
            {
                IAssignmentOperation assignment => assignment.Target,
                IIncrementOrDecrementOperation step => step.Target,
                IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => argument.Value,
                _ => null,
            };
            if (target is not null && Sets(target, file))
                return false;
        }

        return true;
    }

    static bool Sets(IOperation target, PathKey file)
    {
        foreach (var part in target.DescendantsAndSelf())
            if (part.Symbol() is { } symbol && file.DependsOn(symbol))
                return true;
        return false;
    }

    static bool IsWithin(ISymbol symbol, ILoopOperation loop)
    {
        foreach (var declaration in symbol.DeclaringSyntaxReferences)
            if (loop.Syntax.Span.Contains(declaration.Span))
                return true;
        return false;
    }

    static bool RunsProgram(ILoopOperation loop)
    {
        foreach (var operation in loop.Descendants())
            if (operation is IAwaitOperation or IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.Length: > 0 } or IObjectCreationOperation { Constructor.DeclaringSyntaxReferences.Length: > 0 })
                return true;
        return false;
    }

    /// <summary>A statement of a list, alone on its lines, without code that only another configuration has.</summary>
    static bool CanBeWrapped(ILoopOperation loop)
    {
        if (loop.Syntax is not StatementSyntax statement || !BufferPlanner.CanInsertAround(statement))
            return false;

        var text = statement.SyntaxTree.GetText();
        var (first, last) = (text.Lines.GetLineFromPosition(statement.SpanStart), text.Lines.GetLineFromPosition(statement.Span.End));
        return string.IsNullOrWhiteSpace(text.ToString(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(first.Start, statement.SpanStart)))
            && statement.GetLastToken().GetNextToken().SpanStart >= last.End
            && !HasConditions(statement);
    }

    static bool HasConditions(StatementSyntax statement)
    {
        if (!statement.ContainsDirectives)
            return false;
        foreach (var trivia in statement.DescendantTrivia())
            if (statement.Span.Contains(trivia.Span) && trivia.GetStructure() is DirectiveTriviaSyntax and not (PragmaWarningDirectiveTriviaSyntax or RegionDirectiveTriviaSyntax or EndRegionDirectiveTriviaSyntax))
                return true;
        return false;
    }
}
