using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Copying;

/// <summary>Lines that a loop goes through once, while nobody can tell whether the file is still open.</summary>
static class SlurpedLines
{
    public static EnumeratedLines? For(IInvocationOperation load, MemberBody body)
    {
        if (SingleUse.Of(load, body) is not { } use || LoopOver(use.Value) is not { IsAsynchronous: false } loop
            || use.Local is not null && use.CountIn(loop) != 1 || load.ArgumentNamed("path") is not { } path || DevicePath.May(path, body) || IsYielded(loop) || Waits.InAllBut(loop, operation => operation == load, body)
            || new FileReach(PathExpression.KeyOf(path, body), operation => operation == load, body).Includes(loop))
            return null;

        return new(load, use.Declaration, use.Local is null ? null : use.Value.Syntax);
    }

    /// <summary>The loop that goes over the value, or over what a lazy query makes of it.</summary>
    static IForEachLoopOperation? LoopOver(IOperation value)
    {
        while (true)
        {
            value = value.Converted();
            switch (value.Parent)
            {
                case IForEachLoopOperation loop when loop.Collection == value:
                    return loop;
                case IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation { TargetMethod: { Name: "Skip" or "SkipWhile" or "Take" or "TakeWhile" or "Where" or "Select", ContainingType: { Name: "Enumerable", ContainingNamespace.Name: "Linq" } } } query }:
                    value = query;
                    break;
                default:
                    return null;
            }
        }
    }

    /// <summary>While the caller has a turn, the file would be open, nobody knows how long.</summary>
    static bool IsYielded(IOperation loop)
    {
        foreach (var operation in loop.Descendants())
            if (operation is IReturnOperation { Kind: OperationKind.YieldReturn })
                return true;
        return false;
    }
}
