using System;
using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using IoAnalyzers.Model.Loops;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>The largest loop around an append that may keep the file open: nobody can tell, except by how soon the lines are there.</summary>
static class AppendLoop
{
    public static ILoopOperation? Around(Append append, PathKey file, Func<IOperation, bool> isOwn, Dictionary<IBlockOperation, int> exits, MemberBody body)
    {
        if (SeenAtOnce.IsFollowed(append.Path, body))
            return null;
        return LoopStatement.LargestAround(append.Operation, exits, loop => MayKeepOpen(loop, file, isOwn, body));
    }

    static bool MayKeepOpen(ILoopOperation loop, PathKey file, Func<IOperation, bool> isOwn, MemberBody body) =>
        !LoopExits.IsEndless(loop) && !SeenAtOnce.IsMeantAt(loop, body)
        && LoopInvariance.KeepsAll(file.Symbols, loop)
        && !Waits.InAllBut(loop, isOwn, body)
        && !new FileReach(file, isOwn, body).Includes(loop);
}
