using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Copying;

/// <summary>The byte copies of one member, found when somebody asks: a call that CopyTo makes superfluous needs no buffer.</summary>
sealed class ByteCopies(MemberBody body)
{
    HashSet<SyntaxNode>? _loops;

    /// <summary>Whether <see cref="ByteCopyLoop"/> reports the loop that a call stands in.</summary>
    public bool Contain(IInvocationOperation call)
    {
        if (call.TargetMethod.Name is not ("ReadByte" or "WriteByte"))
            return false;

        _loops ??= Loops();
        if (_loops.Count > 0)
            for (IOperation? around = call; around is not null; around = around.Parent)
                if (_loops.Contains(around.Syntax))
                    return true;
        return false;
    }

    HashSet<SyntaxNode> Loops()
    {
        var loops = new HashSet<SyntaxNode>();
        foreach (var plan in ByteCopyLoop.Find(body))
        {
            loops.Add(plan.Loop);
            if (plan.Priming is { } priming)
                loops.Add(priming);
        }

        return loops;
    }
}
