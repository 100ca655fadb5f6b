using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers.Model.Loops;

/// <summary>The methods of a compilation that its own streams call to copy themselves.</summary>
/// <remarks>
/// <c>override void CopyTo(Stream destination, int size) => Streams.Copy(this, destination, size)</c>: if <c>Streams.Copy</c> called
/// CopyTo of its source, it would call itself without end.
/// </remarks>
static class CopyOverrides
{
    const int MaxMethods = 64;

    static readonly ConditionalWeakTable<Compilation, HashSet<IMethodSymbol>> Cache = new();

    public static bool MayCall(ISymbol? method, MemberBody body)
    {
        if (method is not IMethodSymbol { OriginalDefinition: var definition })
            return false;

        var compilation = body.Model.Compilation;
        if (!Cache.TryGetValue(compilation, out var called))
            called = Cache.GetValue(compilation, _ => CalledByOverrides(compilation, body.Io, body.Cancellation));
        return called.Contains(definition);
    }

    static HashSet<IMethodSymbol> CalledByOverrides(Compilation compilation, IoSymbols io, CancellationToken cancellation)
    {
        var called = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        var open = new Queue<IMethodSymbol>();
        foreach (var name in new[] { "CopyTo", "CopyToAsync" })
            foreach (var symbol in compilation.GetSymbolsWithName(name, SymbolFilter.Member, cancellation))
                if (symbol is IMethodSymbol { IsOverride: true } method && StreamCall.IsDefinedByStream(method, io))
                    AddCalls(method, onlyWithThis: true);

        while (open.Count > 0 && called.Count < MaxMethods)
            AddCalls(open.Dequeue(), onlyWithThis: false);
        return called;

        void AddCalls(IMethodSymbol method, bool onlyWithThis)
        {
            foreach (var reference in method.DeclaringSyntaxReferences)
                foreach (var node in reference.GetSyntax(cancellation).DescendantNodes())
                    if (node is InvocationExpressionSyntax call && (!onlyWithThis || PassesThis(call))
                        && io.ModelOf(reference.SyntaxTree).GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { DeclaringSyntaxReferences.Length: > 0 } target
                        && (target.ReducedFrom ?? target).OriginalDefinition is var definition && called.Add(definition))
                        open.Enqueue(definition);
        }
    }

    static bool PassesThis(InvocationExpressionSyntax call)
    {
        if (call.Expression is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax })
            return true;
        foreach (var argument in call.ArgumentList.Arguments)
            foreach (var node in argument.DescendantNodes())
                if (node is ThisExpressionSyntax)
                    return true;
        return false;
    }
}
