using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Model.Loops;

/// <summary>Where a loop stands.</summary>
static class LoopStatement
{
    /// <summary>A statement of a list, alone on its lines, without code that only another configuration has. One whose end is not typed yet stands nowhere.</summary>
    public static bool StandsAlone(ILoopOperation loop) => loop.Syntax is StatementSyntax statement && StatementList.Holds(statement) && IsAlone(statement);

    /// <summary>Also where it is all that a using statement holds: what is put behind it there brings braces with it.</summary>
    public static bool CanBeFollowed(ILoopOperation loop) => StandsAlone(loop) || loop.Syntax is StatementSyntax { Parent: UsingStatementSyntax } statement && IsAlone(statement);

    static bool IsAlone(StatementSyntax statement)
    {
        if (statement.GetLastToken(includeZeroWidth: true).IsMissing)
            return false;

        var text = statement.SyntaxTree.GetText();
        var (first, last) = (text.Lines.GetLineFromPosition(statement.SpanStart), text.Lines.GetLineFromPosition(statement.Span.End));
        return string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(first.Start, statement.SpanStart)))
            && statement.GetLastToken().GetNextToken().SpanStart >= last.End
            && !ConditionalCode.IsIn(statement);
    }

    /// <summary>The largest loop around an operation that may hold something open for it: what stands before a way out of a loop, or in a try, happens once or by itself.</summary>
    public static ILoopOperation? LargestAround(IOperation operation, Dictionary<IBlockOperation, int> exits, Func<ILoopOperation, bool> mayHold)
    {
        ILoopOperation? largest = null;
        var inner = operation;
        for (var around = inner.Parent; around is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation or ITryOperation); around = around.Parent)
        {
            if (around is IBlockOperation block && LoopExits.LastOf(block, exits) > inner.Syntax.SpanStart)
                break;
            if (around is ILoopOperation loop)
            {
                if (!mayHold(loop))
                    break;
                if (StandsAlone(loop))
                    largest = loop;
            }

            inner = around;
        }

        return largest;
    }

    /// <summary>Whether a loop repeats an operation; one in a lambda or a local function runs as often as that is called.</summary>
    public static bool Repeats(IOperation operation)
    {
        for (var around = operation.Parent; around is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation); around = around.Parent)
            if (around is ILoopOperation)
                return true;
        return false;
    }

    /// <summary>No loop makes the one anew while it keeps the other from round to round.</summary>
    public static bool IsMadeOncePer(IOperation owner, IOperation creation) => RepeaterOf(owner) == RepeaterOf(creation);

    static IOperation? RepeaterOf(IOperation operation)
    {
        var around = operation.Parent;
        while (around is not (null or ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation))
            around = around.Parent;
        return around;
    }
}
