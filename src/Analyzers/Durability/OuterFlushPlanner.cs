using System.Collections.Generic;
using System.Collections.Immutable;
using IoAnalyzers.Flow;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>Where a wrapper can be flushed before the stream below it is used, and by which calls.</summary>
static class OuterFlushPlanner
{
    /// <summary>Null where a flush would show in more than the stream that is used, or has no place.</summary>
    public static OuterFlush? Plan(InnerUse use, ISymbol wrapper, ImmutableArray<WrapperLayer> layers, WrapperUses uses, MemberBody body)
    {
        var holding = UnflushedWrappers.HoldingOf(layers)!.Value;
        // The position below a compressor is how much has come out of it so far, and may be meant.
        if (holding == Holding.Compressed && use.Kind != InnerUseKind.Sync)
            return null;
        if (FlushPlace.Before(use.Operation) is not { } place || ConditionalCode.IsIn(body.Syntax) || !FlushPlace.IsNamed(wrapper, place.Statement, body) || !WritesWholeText(wrapper, body))
            return null;

        var statement = place.Statement;
        if (UsesWrapperFirst(use.Operation, statement, wrapper, uses, body))
            return null;

        var names = new List<string>();
        if (holding == Holding.Tail && !(IsFinal(wrapper, statement, use.Operation, body) && AddWriters(uses, statement, use.Operation, names, body)))
            return null;
        names.Add(wrapper.Name);

        var isAsync = FlushStyle.IsAsync(use.Operation, wrapper, holding, body, out var configureAwait);
        return new(use, wrapper, holding, statement, names.ToImmutableArray(), place.NeedsBraces, isAsync, configureAwait);
    }

    /// <summary>A flush between the two halves of a character breaks it.</summary>
    static bool WritesWholeText(ISymbol wrapper, MemberBody body)
    {
        foreach (var (reference, use) in StreamUses.Of(wrapper, body))
            if (use == StreamUse.Write && reference.ImplicitlyConverted().Parent is IInvocationOperation call && call.TargetMethod.ContainingType.DerivesFrom(body.Io.TextWriter) && !WholeText.IsWrittenBy(call))
                return false;
        return true;
    }

    /// <summary>Whether the same statement does something with the wrapper: then a flush in front of the statement comes too early.</summary>
    static bool UsesWrapperFirst(IOperation use, StatementSyntax statement, ISymbol wrapper, WrapperUses uses, MemberBody body)
    {
        foreach (var variable in new List<ISymbol>(uses.Over) { wrapper })
            foreach (var (reference, _) in StreamUses.Of(variable, body))
                if (reference.Syntax.SpanStart < use.Syntax.SpanStart && statement.Span.Contains(reference.Syntax.Span) && !IsIn(use, reference))
                    return true;
        return false;
    }

    /// <summary>The use is part of what is done with the wrapper, and so comes first: <c>writer.Write(file.Position)</c>, <c>writer.BaseStream.Length</c>.</summary>
    static bool IsIn(IOperation use, IOperation reference) =>
        use.Syntax.Span.Contains(reference.Syntax.Span) || reference.ImplicitlyConverted().Parent is IInvocationOperation call && call.Syntax.Span.Contains(use.Syntax.Span);

    /// <summary>Whether nothing is done with a cipher behind the statement but to close it.</summary>
    static bool IsFinal(ISymbol variable, StatementSyntax statement, IOperation use, MemberBody body)
    {
        for (var around = use.Parent; around is not null; around = around.Parent)
            if (around is ILoopOperation loop && !LoopExits.IsDeclaredIn(variable, loop))
                return false;
        foreach (var (reference, kind) in StreamUses.Of(variable, body))
            if (reference.Syntax.SpanStart > statement.SpanStart && kind is not (StreamUse.Dispose or StreamUse.Look))
                return false;
        return variable is ILocalSymbol;
    }

    /// <summary>The writers over a cipher that are still there, the topmost first; false where one of them may have been closed, or goes on writing.</summary>
    static bool AddWriters(WrapperUses uses, StatementSyntax statement, IOperation use, List<string> names, MemberBody body)
    {
        foreach (var writer in uses.Over)
        {
            if (!FlushPlace.IsNamed(writer, statement, body))
                return false;
            if (!IsFinal(writer, statement, use, body))
                return false;
            foreach (var (reference, kind) in StreamUses.Of(writer, body))
                if (kind == StreamUse.Dispose && reference.Syntax.SpanStart < statement.SpanStart)
                    return false;
            names.Insert(0, writer.Name);
        }

        return true;
    }
}
