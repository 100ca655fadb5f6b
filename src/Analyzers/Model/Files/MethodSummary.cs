using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers.Model.Files;

/// <summary>What a method of the same compilation does to a file that it is given: by its path, as a stream, a writer or a handle.</summary>
/// <remarks>One level deep: a method that hands the file on to a further method is unknown. Kept for the life of the compilation.</remarks>
static class MethodSummary
{
    static readonly ConditionalWeakTable<IoSymbols, ConcurrentDictionary<ISymbol, FileStates>> KnownPaths = new();
    static readonly ConditionalWeakTable<IoSymbols, ConcurrentDictionary<ISymbol, FileStates>> KnownStreams = new();
    static readonly ConditionalWeakTable<IoSymbols, ConcurrentDictionary<ISymbol, bool>> KnownSyncs = new();

    /// <summary>All ways in which the code may leave the file that a parameter stands for.</summary>
    /// <param name="isPath">The parameter is given the path of the file; else a stream, whatever its type says.</param>
    public static FileStates Of(MemberBody code, IOperation function, IParameterSymbol parameter, bool isPath)
    {
        var known = (isPath ? KnownPaths : KnownStreams).GetValue(code.Io, static _ => new(SymbolEqualityComparer.Default));
        if (known.TryGetValue(parameter, out var states))
            return states;

        states = new FileUses(SubjectOf(code, isPath ? parameter : null, isPath ? [] : [parameter]), function, isCallee: true).Total;
        return known.GetOrAdd(parameter, states);
    }

    public static FileSubject SubjectOf(MemberBody code, IParameterSymbol? path, IReadOnlyList<IParameterSymbol> streams)
    {
        var subject = new FileSubject(code, path is null ? null : PathKey.Of(path));
        foreach (var stream in streams)
            subject.AddStream(stream);
        return subject;
    }

    /// <summary>Whether the code that runs may be that of another method than the one named.</summary>
    public static bool IsReplaceable(IMethodSymbol method) =>
        method.IsAbstract || method.IsExtern
        || (method.IsVirtual || method.IsOverride && !method.IsSealed) && method.ContainingType is { IsSealed: false, TypeKind: not TypeKind.Struct };

    /// <summary>The code of a method of the compilation; null when there is none to be seen.</summary>
    public static MemberBody? CodeOf(IMethodSymbol method, MemberBody caller)
    {
        method = method.OriginalDefinition;
        method = method.PartialImplementationPart ?? method;
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            var syntax = reference.GetSyntax(caller.Cancellation);
            if (syntax is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax
                && caller.At(syntax, caller.Io.ModelOf(syntax.SyntaxTree)) is { Operation: not null } code)
                return code;
        }

        return null;
    }

    /// <summary>The parameter as the code itself names it: a partial method, and a lambda, has parameters of its own.</summary>
    public static IParameterSymbol ParameterIn(MemberBody code, IMethodSymbol method, int ordinal) =>
        method.MethodKind is not MethodKind.AnonymousFunction && code.Model.GetDeclaredSymbol(code.Syntax, code.Cancellation) is IMethodSymbol declared
            ? declared.Parameters[ordinal]
            : method.OriginalDefinition.Parameters[ordinal];

    /// <summary>Whether the method's own code names anything that syncs.</summary>
    public static bool MentionsSync(IMethodSymbol method, MemberBody caller)
    {
        var known = KnownSyncs.GetValue(caller.Io, static _ => new(SymbolEqualityComparer.Default));
        method = method.OriginalDefinition;
        if (known.TryGetValue(method, out var mentions))
            return mentions;

        foreach (var reference in method.DeclaringSyntaxReferences)
            mentions |= SyncNames.IsMentionedIn(reference.GetSyntax(caller.Cancellation));
        return known.GetOrAdd(method, mentions);
    }
}
