using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>The paths that the code of one member spells by members and constants of its type where it loads a file, and where it renames one.</summary>
sealed class CodePaths
{
    public CodePaths(MemberBody body)
    {
        // Each load is followed through the body: with a bound, the work grows as the code does.
        var loads = 0;
        foreach (var operation in body.Operations)
        {
            body.Cancellation.ThrowIfCancellationRequested();
            if (FileLoads.PathIn(operation, body) is { } path && ++loads <= MemberBody.MostCandidates && !FileLoads.IsOnlyCompared(operation, body))
                AddLoaded(path, body);
            if (operation is IInvocationOperation call && FileCalls.RenamedBy(call, body.Io) is { } renamed)
            {
                AddRenamed(renamed, body);
                AddRenamed(FileCalls.NewPathOf(call), body);
            }
        }
    }

    public List<PathKey> Loaded { get; } = new();

    public List<PathKey> Renamed { get; } = new();

    /// <summary>The parameters of which the member loads the file.</summary>
    public List<IParameterSymbol> Given { get; } = new();

    void AddLoaded(IOperation path, MemberBody body)
    {
        if (PathExpression.SpellingOf(path, body) is { } key)
            Loaded.Add(key);
        else if (path.Unconverted() is IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary } } parameter })
            Given.Add(parameter);
    }

    void AddRenamed(IOperation? path, MemberBody body)
    {
        if (PathExpression.SpellingOf(path, body) is { } key)
            Renamed.Add(key);
    }
}
