using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Streams;

/// <summary>What a method does to a wrapper that it is called with; one level deep, and only where it is certain which code runs.</summary>
static class WrapperCallees
{
    public static WrapperStates Of(IInvocationOperation call, IArgumentOperation argument, Holding holding, MemberBody body, int depth)
    {
        var method = call.TargetMethod;
        if (argument.Parameter is not { RefKind: RefKind.None } parameter || method.MethodKind is MethodKind.DelegateInvoke)
            return WrapperStates.Lost;
        if (method.DeclaringSyntaxReferences.IsEmpty && method.MethodKind != MethodKind.LocalFunction)
            return OfLibrary(method, body.Io);
        // A method that is not followed may keep it.
        if (depth > 0 || method.MethodKind == MethodKind.LocalFunction || MethodSummary.IsReplaceable(method) || method.IsAsync && !call.IsAwaited()
            || MethodSummary.CodeOf(method, body) is not { } code)
            return WrapperStates.Lost;

        var given = MethodSummary.ParameterIn(code, (method.ReducedFrom ?? method).OriginalDefinition, parameter.Ordinal);
        return !code.Values.IsReassigned(given) && WrapperUses.Of(given, holding, code.Operation!, code, depth + 1) is { } uses
            && WrapperFlow.Through(uses, WrapperStates.Same) is { } flow && flow.TryAtExit(out var facts)
                ? facts.States
                : WrapperStates.Lost;
    }

    /// <summary>A stream that is copied into another one is written to it. What any other method of a library does with a writer is not known, but it is done by its end.</summary>
    static WrapperStates OfLibrary(IMethodSymbol method, IoSymbols io) => method.Name switch
    {
        "CopyTo" or "CopyToAsync" when method.ContainingType.DerivesFrom(io.Stream) => WrapperStates.Written,
        "ConfigureAwait" => WrapperStates.Lost,
        _ when method.ReturnsVoid || method.ReturnType is { SpecialType: not SpecialType.None } or { Name: "Task" or "ValueTask" } => WrapperStates.Unknown,
        _ => WrapperStates.Lost,
    };
}
