using System.Collections.Generic;
using IoAnalyzers.Flow;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>The streams that write through and have a buffer, by the locals and fields of one member.</summary>
sealed class WriteThroughStreams(MemberBody body)
{
    readonly Dictionary<(ISymbol, IOperation), WrapperFlow?> _flows = new();
    List<(ISymbol Variable, FileOpening Opening, MemberBody Owner)>? _streams;

    /// <summary>The stream that certainly holds something back when an acknowledgement is given, and how it is flushed before.</summary>
    public HeldBack? HeldBackAt(IOperation acknowledgement)
    {
        var function = FunctionGraph.FunctionAround(acknowledgement);
        foreach (var (variable, opening, owner) in _streams ??= StreamsOf(acknowledgement))
        {
            if (FlowOf(variable, function)?.Before(acknowledgement).HoldsWhatWasWritten != true || !IsAbout(acknowledgement, opening, owner)
                || FlushPlace.Before(acknowledgement) is not { } place || ConditionalCode.IsIn(body.Syntax) || !FlushPlace.IsNamed(variable, place.Statement, body))
                continue;
            var isAsync = FlushStyle.IsAsync(acknowledgement, variable, Holding.Bytes, body, out var configureAwait);
            return new(acknowledgement, variable, new(place, isAsync, configureAwait));
        }

        return null;
    }

    /// <summary>Whether a stream is opened to write through and has a buffer of a size that is known.</summary>
    public static FileOpening? OpeningOf(IOperation? creation, MemberBody body) =>
        FileOpening.Of(creation, body) is { WriteThrough: true } opening && opening.Call.Type.Is(body.Io.FileStream) && StreamCreation.BufferSize(opening.Call, body) > 1 ? opening : null;

    WrapperFlow? FlowOf(ISymbol variable, IOperation function)
    {
        if (_flows.TryGetValue((variable, function), out var known))
            return known;
        var atEntry = variable is ILocalSymbol ? WrapperStates.Absent : WrapperStates.Same;
        return _flows[(variable, function)] = WrapperUses.Of(variable, Holding.Bytes, function, body) is { } uses ? WrapperFlow.Through(uses, atEntry) : null;
    }

    /// <summary>A rename tells of the file that it renames.</summary>
    bool IsAbout(IOperation acknowledgement, FileOpening opening, MemberBody owner) =>
        FileCalls.RenamedBy((IInvocationOperation)acknowledgement, body.Io) is not { } renamed
        || owner == body && PathExpression.KeyOf(opening.Path, body) is { } path && path.Equals(PathExpression.KeyOf(renamed, body));

    List<(ISymbol, FileOpening, MemberBody)> StreamsOf(IOperation place)
    {
        var streams = new List<(ISymbol, FileOpening, MemberBody)>();
        foreach (var operation in body.Operations)
            if (operation is IVariableDeclaratorOperation { Symbol: var local } declarator && !body.Values.IsReassigned(local)
                && OpeningOf(declarator.GetVariableInitializer()?.Value.Unconverted(), body) is { } opening)
                streams.Add((local, opening, body));

        foreach (var field in FieldWrapper.In(place, body))
            // A type that would be as well off without a buffer is told so where it opens the file.
            if (field.Type.Is(body.Io.FileStream) && FieldValues.OnlyValueOf(field, body) is var (value, owner) && OpeningOf(value.Unconverted(), owner) is { } opening
                && !WriteThroughField.IsBetterWithoutBuffer(field, body))
                streams.Add((field, opening, owner));
        return streams;
    }
}
