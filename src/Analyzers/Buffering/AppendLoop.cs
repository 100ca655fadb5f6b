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
    public static ILoopOperation? Around(Append append, PathKey file, Func<IOperation, bool> isOwn, Dictionary<IBlockOperation, int> exits, MemberBody body)
    {
        if (SeenAtOnce.IsFollowed(append.Path, body))
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
                if (LoopStatement.StandsAlone(loop))
                    largest = loop;
            }

            inner = around;
        }

        return largest;
    }

    static bool MayKeepOpen(ILoopOperation loop, PathKey file, Func<IOperation, bool> isOwn, MemberBody body) =>
        !LoopExits.IsEndless(loop) && !SeenAtOnce.IsMeantAt(loop, body)
        && KeepsValue(file, loop, body)
        && !Waits.InAllBut(loop, isOwn, body)
        && !new FileReach(file, isOwn, body).Includes(loop);

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
}
