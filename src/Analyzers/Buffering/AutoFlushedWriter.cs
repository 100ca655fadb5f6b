using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>A writer that flushes itself after each write, and the loops that write to it.</summary>
/// <param name="Setting">The assignment of <c>AutoFlush</c>.</param>
/// <param name="Flushed">The loops behind which it has to be flushed, each with the flush; not one behind which it is closed or flushed anyway.</param>
sealed record AutoFlushedWriter(FlushedStream Stream, ISimpleAssignmentOperation Setting, IReadOnlyList<(StatementSyntax Loop, string Flush)> Flushed)
{
    public bool IsInInitializer => Setting.Parent is IObjectOrCollectionInitializerOperation;
}

static class AutoFlushSearch
{
    public static IEnumerable<AutoFlushedWriter> In(MemberBody body)
    {
        var candidates = 0;
        foreach (var operation in body.Operations)
            if (operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "AutoFlush" } property, Value.ConstantValue: { HasValue: true, Value: true } } setting
                && property.Property.ContainingType.Is(body.Io.StreamWriter) && WriterOf(setting, property) is { } writer
                && ++candidates <= MemberBody.MostCandidates && Judge(setting, writer, body) is { } found)
                yield return found;
    }

    /// <summary>The local whose creation the setting belongs to, or that it names.</summary>
    static ILocalSymbol? WriterOf(ISimpleAssignmentOperation setting, IPropertyReferenceOperation property)
    {
        if (setting.Parent is not IObjectOrCollectionInitializerOperation { Parent: { } creation, Syntax: var initializer })
            return setting.Parent is IExpressionStatementOperation { Syntax.Parent: BlockSyntax } ? property.Instance?.Symbol() as ILocalSymbol : null;
        if (HasComments(initializer))
            return null;
        while (creation.Parent is IConversionOperation conversion)
            creation = conversion;
        return creation.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } ? local : null;
    }

    /// <summary>What is said about a member would stay behind without it.</summary>
    static bool HasComments(SyntaxNode initializer)
    {
        foreach (var trivia in initializer.DescendantTrivia())
            if (!trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia) && initializer.Span.Contains(trivia.Span))
                return true;
        return false;
    }

    static AutoFlushedWriter? Judge(ISimpleAssignmentOperation setting, ILocalSymbol writer, MemberBody body)
    {
        if (ConditionalCode.IsIn(body.Syntax) || FlushedStream.Of(writer, setting, FlushTarget.System, body) is not { } stream || !stream.IsOnlyWritten(body.Io, reference => reference.Parent == setting.Target))
            return null;

        var target = UnseenStatements.ReachOf(stream, body);
        ClosingScope? scope = null;
        var writes = new List<IInvocationOperation>();
        var flushes = new List<FlushCall>();
        foreach (var (reference, use) in StreamUses.Of(writer, stream.Function, body.Io))
        {
            if (use is not (StreamUse.Write or StreamUse.Flush))
                continue;
            if (ClosingScope.Around(reference, stream.IsClosedBy, target) is not { } around || scope?.IsSame(around) == false)
                return null;
            scope = around;
            if (use == StreamUse.Write && stream.WriteWith(reference) is { } write)
                writes.Add(write);
            if (use == StreamUse.Flush && FlushCall.Of(reference.Parent!, FlushTarget.System, body) is { } flush && scope.Statements.Contains(flush.Operation))
                flushes.Add(flush);
        }

        if (scope is null || !IsUnseen(scope, setting, stream, flushes, body))
            return null;
        return LoopsOf(writes, scope, stream, body) is { } loops ? new(stream, setting, loops) : null;
    }

    /// <summary>Behind the setting nothing in the scope looks or waits.</summary>
    static bool IsUnseen(ClosingScope scope, ISimpleAssignmentOperation setting, FlushedStream stream, List<FlushCall> flushes, MemberBody body)
    {
        foreach (var each in scope.Statements)
            if (each != setting.Parent && !UnseenStatements.Are(each, stream, FlushTarget.System, body, flushes))
                return false;
        return true;
    }

    /// <summary>Null when no loop of more than a few rounds writes, or behind one of them no flush can stand.</summary>
    static List<(StatementSyntax, string)>? LoopsOf(List<IInvocationOperation> writes, ClosingScope scope, FlushedStream stream, MemberBody body)
    {
        var loops = new HashSet<ILoopOperation>();
        var flushed = new List<(StatementSyntax, string)>();
        var hasMany = false;
        foreach (var write in writes)
        {
            if (LoopAround(write, scope, body, ref hasMany) is not { } loop || !loops.Add(loop))
                continue;
            if (IsLast(loop, scope) || IsFlushedNext(loop, stream))
                continue;
            if (!LoopStatement.CanBeFollowed(loop) || !LocalScope.ReachesBehind(loop.Syntax, Continuation.SettingOf(write), body))
                return null;
            flushed.Add(((StatementSyntax)loop.Syntax, FlushLike(write, stream.Local)));
        }

        return hasMany ? flushed : null;
    }

    /// <summary>The outermost loop of the scope around a write.</summary>
    static ILoopOperation? LoopAround(IOperation write, ClosingScope scope, MemberBody body, ref bool hasMany)
    {
        ILoopOperation? outermost = null;
        for (var around = write.Parent; around is not null && !scope.Statements.Contains(write); write = around, around = around.Parent)
        {
            if (around is ILoopOperation loop)
            {
                hasMany |= !LoopExits.IsEndless(loop) && !LoopRounds.AreFew(loop, body);
                outermost = loop;
            }
        }

        return outermost;
    }

    static bool IsLast(IOperation loop, ClosingScope scope) => scope.Statements.IndexOf(loop) is >= 0 and var index
        && (index == scope.Statements.Length - 1 || index == scope.Statements.Length - 2 && scope.Statements[index + 1] is IReturnOperation { IsImplicit: true });

    static bool IsFlushedNext(IOperation loop, FlushedStream stream)
    {
        var statements = FlushOrder.StatementsOf(loop.Parent!);
        return statements.IndexOf(loop) is >= 0 and var index && index + 1 < statements.Length
            && statements[index + 1] is IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod.Name: "Flush", Instance: { } flushed } }
            && SymbolEqualityComparer.Default.Equals(flushed.Symbol(), stream.Local);
    }

    /// <summary>Synchronous or not, as the write is.</summary>
    static string FlushLike(IInvocationOperation write, ILocalSymbol writer)
    {
        if (!write.TargetMethod.Name.EndsWith("Async", System.StringComparison.Ordinal))
            return $"{writer.Name}.Flush();";
        return $"await {writer.Name}.FlushAsync(){Continuation.CallOf(Continuation.SettingOf(write))};";
    }
}
