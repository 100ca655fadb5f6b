using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Durability;

/// <summary>The paths that a type spells by its members and constants where it loads a file, and where it renames one.</summary>
/// <remarks>Kept for the life of the compilation: it takes a walk through all members of the type that mention files.</remarks>
sealed class TypePaths
{
    static readonly ConditionalWeakTable<IoSymbols, ConcurrentDictionary<INamedTypeSymbol, TypePaths>> Known = new();

    readonly HashSet<PathKey> _loaded = new();
    readonly HashSet<PathKey> _renamed = new();

    /// <summary>The parameters of which members load the file.</summary>
    readonly List<IParameterSymbol> _given = new();

    /// <summary>The file of the path is read somewhere in the type, for more than to compare it with something.</summary>
    public bool Loads(PathKey path) => _loaded.Contains(path);

    /// <summary>The type gives the file another name, or gives its name to another one.</summary>
    public bool Renames(PathKey path) => _renamed.Contains(path);

    public static TypePaths Of(INamedTypeSymbol type, MemberBody body)
    {
        var known = Known.GetValue(body.Io, static _ => new(SymbolEqualityComparer.Default));
        type = type.OriginalDefinition;
        return known.TryGetValue(type, out var paths) ? paths : known.GetOrAdd(type, Collect(type, body));
    }

    static TypePaths Collect(INamedTypeSymbol type, MemberBody body)
    {
        var paths = new TypePaths();
        var inside = type.GetTypeMembers();
        foreach (var inner in inside)
            paths.Add(Of(inner, body));
        foreach (var part in type.DeclaringSyntaxReferences)
        {
            // What stands in the types inside is known by now.
            var start = part.Span.Start;
            foreach (var inner in PartsIn(part, inside))
            {
                paths.AddCode(TextSpan.FromBounds(start, inner.Start), part.SyntaxTree, body);
                start = inner.End;
            }

            paths.AddCode(TextSpan.FromBounds(start, part.Span.End), part.SyntaxTree, body);
        }

        foreach (var parameter in paths._given)
            paths.AddGiven((IMethodSymbol)parameter.ContainingSymbol, parameter.Ordinal, type, body);
        return paths;
    }

    /// <summary>Where types stand in a part of the type around them, in the order of the text.</summary>
    static List<TextSpan> PartsIn(SyntaxReference around, ImmutableArray<INamedTypeSymbol> types)
    {
        var parts = new List<TextSpan>();
        foreach (var type in types)
            foreach (var part in type.DeclaringSyntaxReferences)
                if (part.SyntaxTree == around.SyntaxTree && around.Span.Contains(part.Span))
                    parts.Add(part.Span);
        parts.Sort();
        return parts;
    }

    void Add(TypePaths inner)
    {
        _loaded.UnionWith(inner._loaded);
        _renamed.UnionWith(inner._renamed);
        _given.AddRange(inner._given);
    }

    void AddCode(TextSpan span, SyntaxTree tree, MemberBody body)
    {
        const IoNames files = IoNames.File | IoNames.Unbuffered | IoNames.Load | IoNames.RenameTo;
        foreach (var (code, names) in IoMentions.In(tree, body.Cancellation).BodiesIn(span, body.Cancellation))
            if ((names & files) != 0)
                Add(body.At(code, body.ModelFor(code)));
    }

    void Add(MemberBody body)
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

    void AddLoaded(IOperation path, MemberBody body)
    {
        if (PathExpression.SpellingOf(path, body) is { } key)
            _loaded.Add(key);
        else if (path.Unconverted() is IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary } } parameter })
            _given.Add(parameter);
    }

    void AddRenamed(IOperation? path, MemberBody body)
    {
        if (PathExpression.SpellingOf(path, body) is { } key)
            _renamed.Add(key);
    }

    /// <summary>What the type's own members give to one that reads the file of its parameter.</summary>
    void AddGiven(IMethodSymbol reader, int parameter, INamedTypeSymbol type, MemberBody body)
    {
        foreach (var part in type.DeclaringSyntaxReferences)
            foreach (var token in WordSearch.In(part, reader.Name, body.Cancellation))
                if (token.Parent is SimpleNameSyntax name && (name.Parent is MemberAccessExpressionSyntax access ? access.Parent : name.Parent) is InvocationExpressionSyntax call
                    && IoMentions.BodyAround(token) is { } code && body.At(code, body.ModelFor(code)) is var caller
                    && caller.Model.GetOperation(call, body.Cancellation) is IInvocationOperation invocation && SymbolEqualityComparer.Default.Equals(invocation.TargetMethod.OriginalDefinition, reader))
                    foreach (var argument in invocation.Arguments)
                        if (argument.Parameter?.Ordinal == parameter && PathExpression.SpellingOf(argument.Value, caller) is { } key)
                            _loaded.Add(key);
    }
}
