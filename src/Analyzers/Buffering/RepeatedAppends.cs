using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>All appends of a loop to one file, and how the loop is to hold the file.</summary>
/// <param name="OpensFirst">The loop certainly runs and begins with an append: the file can be opened in front of it. Else it is opened by the first append.</param>
sealed record RepeatedAppends(IReadOnlyList<Append> Appends, ILoopOperation Loop, bool OpensFirst)
{
    public Append First => Appends[0];

    public StatementSyntax Statement => (StatementSyntax)Loop.Syntax;

    /// <summary>Null where one stream or writer cannot do what all of them do.</summary>
    public static RepeatedAppends? Of(IReadOnlyList<Append> appends, ILoopOperation loop, MemberBody body)
    {
        // Another using of the same file would have to share its name and its braces.
        if (appends[0] is OpenedAppend && appends.Count > 1)
            return null;
        // The writer is disposed of behind the loop, in the same context.
        if (!LocalScope.ReachesBehind(loop.Syntax, appends[0].ConfigureAwait, body))
            return null;
        foreach (var append in appends)
            if (append is not WholeAppend whole ? appends.Count > 1 : !IsLike(whole, (WholeAppend)appends[0]) || whole.Statement.Parent is LabeledStatementSyntax)
                return null;
        return new(appends, loop, OpensFirst: appends[0] is WholeAppend { IsHoisted: false, ConfigureAwait: null } first && IsFirstThing(first, loop) && RunsOnce(loop) && IsMadeOutside(first.Path, loop));
    }

    /// <summary>Whether the file is certainly open when the append is reached: the loop opens it first, or one of the appends before it in a block around it has.</summary>
    public bool IsOpenAt(Append append)
    {
        foreach (var earlier in Appends)
        {
            if (earlier == append)
                break;
            if (earlier.Statement.Parent is BlockSyntax block && block.Span.Contains(append.Statement.Span) && !HasLabels(block))
                return true;
        }

        return OpensFirst;
    }

    static bool HasLabels(BlockSyntax block)
    {
        foreach (var node in block.DescendantNodes())
            if (node is LabeledStatementSyntax)
                return true;
        return false;
    }

    static bool IsLike(WholeAppend one, WholeAppend other) =>
        one.IsAsync == other.IsAsync && (one.Content == AppendedContent.Bytes) == (other.Content == AppendedContent.Bytes)
        && (one.Encoding is null ? other.Encoding is null : other.Encoding is not null && one.Encoding.Syntax.IsEquivalentTo(other.Encoding.Syntax))
        && (one.ConfigureAwait is null ? other.ConfigureAwait is null : other.ConfigureAwait is not null && one.ConfigureAwait.IsSameValue(other.ConfigureAwait));

    static bool IsFirstThing(WholeAppend append, ILoopOperation loop)
    {
        var body = loop.Body.Syntax;
        while (body is BlockSyntax { Statements: { Count: > 0 } statements })
            body = statements[0];
        return body == append.Statement;
    }

    static bool RunsOnce(ILoopOperation loop) => loop switch
    {
        IWhileLoopOperation { ConditionIsTop: false } => true,
        IForLoopOperation { Before: { Length: 1 } before, Condition: IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual } condition } =>
            before[0] is IVariableDeclarationGroupOperation { Declarations: { Length: 1 } declarations } && declarations[0].Declarators is { Length: 1 } declarators
            && SymbolEqualityComparer.Default.Equals(condition.LeftOperand.Symbol(), declarators[0].Symbol)
            && declarators[0].GetVariableInitializer()?.Value.Int32Constant() is { } first && condition.RightOperand.Int32Constant() is { } last && first < last,
        _ => false,
    };

    static bool IsMadeOutside(IOperation path, ILoopOperation loop)
    {
        foreach (var operation in path.DescendantsAndSelf())
            if (operation is ILocalReferenceOperation { Local: var local })
                foreach (var declaration in local.DeclaringSyntaxReferences)
                    if (loop.Syntax.Span.Contains(declaration.Span))
                        return false;
        return true;
    }
}
