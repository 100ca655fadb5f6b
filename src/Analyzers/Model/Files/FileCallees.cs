using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Files;

/// <summary>What code of the same compilation does to a file that it is called with: methods, local functions, delegates whose lambda is known.</summary>
static class FileCallees
{
    /// <summary>The effect of a call whose callee can be followed, or is known to be out of reach; null when the callee's code is not the point.</summary>
    public static FileStates? OfCall(IInvocationOperation call, FileUses uses)
    {
        var (target, body) = (call.TargetMethod, uses.File.Body);
        if (target.MethodKind == MethodKind.LocalFunction)
            return LocalFunction(target, body) is { } local ? OfInner(local, local.Symbol, call.Arguments, home: uses, calledFrom: uses) : null;
        if (target.MethodKind == MethodKind.DelegateInvoke)
            return OfDelegate(call, uses);
        if (target.DeclaringSyntaxReferences.Length == 0)
            return null;
        if (call.Instance is { } instance && uses.File.IsStream(instance))
            return FileStates.Unknown;
        return OfMethod(target, call.Arguments, uses);
    }

    public static FileStates? OfCreation(IObjectCreationOperation creation, FileUses uses) =>
        creation.Constructor is { DeclaringSyntaxReferences.Length: > 0 } constructor ? OfMethod(constructor, creation.Arguments, uses) : null;

    /// <summary>The effect of making a lambda: what it does when it is run, as far as it is certain where that happens.</summary>
    public static FileStates OfLambda(IAnonymousFunctionOperation lambda, FileUses uses)
    {
        var effect = uses.In(lambda).Total;
        if (effect == FileStates.Same)
            return effect;

        var value = (IOperation)lambda;
        while (value.Parent is IConversionOperation or IDelegateCreationOperation)
            value = value.Parent;
        switch (value.Parent)
        {
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } when IsOnlyCalled(local, uses.File.Body):
                return FileStates.Same;
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.Length: > 0, MethodKind: not MethodKind.DelegateInvoke } } }:
                // The call that it is passed to tells when it runs.
                return FileStates.Same;
            case IArgumentOperation { Parent: IInvocationOperation } when (effect & (FileStates.Unknown | FileStates.Synced | FileStates.Closed)) == 0:
                return effect | FileStates.Same;
            default:
                return FileStates.Unknown;
        }
    }

    static FileStates? OfDelegate(IInvocationOperation call, FileUses uses)
    {
        var symbol = FileBehind.Accessed(call.Instance).Symbol();
        if (uses.File.CallbackFor(symbol) is var (function, caller))
            return OfInner(function, function.Symbol, call.Arguments, home: caller, calledFrom: uses);

        var body = uses.File.Body;
        var (value, owner) = symbol switch
        {
            ILocalSymbol => (body.Values.OnlyValueOf(symbol), body),
            IFieldSymbol or IPropertySymbol when FieldValues.OnlyValueOf(symbol, body) is var (kept, keeper) => (kept, keeper),
            _ => (null, body),
        };
        while (value is IConversionOperation or IDelegateCreationOperation)
            value = value is IConversionOperation conversion ? conversion.Operand : ((IDelegateCreationOperation)value).Target;

        return value switch
        {
            IAnonymousFunctionOperation lambda when owner == body => OfInner(lambda, lambda.Symbol, call.Arguments, home: uses, calledFrom: uses),
            IAnonymousFunctionOperation lambda => OfCode(owner, lambda, lambda.Symbol, call.Arguments, uses),
            IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } method } when LocalFunction(method, body) is { } local =>
                OfInner(local, method, call.Arguments, home: uses, calledFrom: uses),
            IMethodReferenceOperation { Method: { DeclaringSyntaxReferences.Length: > 0 } method } => OfMethod(method, call.Arguments, uses),
            _ => IsGivenTo(call.Arguments, uses.File) ? FileStates.Unknown : null,
        };
    }

    /// <summary>A lambda or local function: it sees the locals of its own body, and gets the file as an argument perhaps.</summary>
    static FileStates OfInner(IOperation function, IMethodSymbol symbol, IReadOnlyList<IArgumentOperation> arguments, FileUses home, FileUses calledFrom)
    {
        var streams = new List<IParameterSymbol>();
        var callbacks = new List<(IParameterSymbol, IAnonymousFunctionOperation)>();
        PathKey? path = null;
        foreach (var argument in arguments)
        {
            if (argument.Parameter is null || argument.Parameter.Ordinal >= symbol.Parameters.Length)
                continue;
            var parameter = symbol.Parameters[argument.Parameter.Ordinal];
            if (calledFrom.File.IsStream(argument.Value))
                streams.Add(parameter);
            else if (calledFrom.File.IsPath(argument.Value))
                path = PathKey.Of(parameter);
            else if (LambdaIn(argument.Value) is { } lambda)
                callbacks.Add((parameter, lambda));
        }

        if (streams.Count + callbacks.Count == 0 && path is null)
            return home.In(function).Total;

        var file = home.File.With(streams, path);
        foreach (var (parameter, lambda) in callbacks)
            file.AddCallback(parameter, lambda, calledFrom);
        return home.In(function, file).Total;
    }

    static FileStates? OfMethod(IMethodSymbol method, IReadOnlyList<IArgumentOperation> arguments, FileUses uses)
    {
        if (!IsGivenTo(arguments, uses.File) && !HasCallback(arguments, uses))
            return uses.MayKnowPath(method) && MethodSummary.MentionsSync(method, uses.File.Body) ? FileStates.Unknown : FileStates.Same;
        // One level deep, and only where it is certain which code runs.
        if (uses.IsCallee || MethodSummary.IsReplaceable(method) || MethodSummary.CodeOf(method, uses.File.Body) is not { } code)
            return FileStates.Unknown;
        return OfCode(code, code.Operation!, method.OriginalDefinition, arguments, uses);
    }

    static FileStates OfCode(MemberBody code, IOperation function, IMethodSymbol method, IReadOnlyList<IArgumentOperation> arguments, FileUses uses)
    {
        IParameterSymbol? path = null;
        var streams = new List<IParameterSymbol>();
        var callbacks = new List<(IParameterSymbol, IAnonymousFunctionOperation)>();
        foreach (var argument in arguments)
        {
            if (argument.Parameter is null)
                continue;
            var parameter = MethodSummary.ParameterIn(code, method, argument.Parameter.Ordinal);
            if (parameter.RefKind == RefKind.Out)
                continue;
            if (parameter.RefKind == RefKind.Ref && IsGiven(argument, uses.File))
                return FileStates.Unknown;
            if (uses.File.IsStream(argument.Value))
                streams.Add(parameter);
            else if (uses.File.IsPath(argument.Value))
                path = parameter;
            else if (LambdaIn(argument.Value) is { } lambda)
                callbacks.Add((parameter, lambda));
        }

        if (callbacks.Count == 0 && streams.Count + (path is null ? 0 : 1) == 1)
            return MethodSummary.Of(code, function, path ?? streams[0], isPath: path is not null);

        var file = MethodSummary.SubjectOf(code, path, streams);
        foreach (var (parameter, lambda) in callbacks)
            file.AddCallback(parameter, lambda, uses);
        return new FileUses(file, function, isCallee: true).Total;
    }

    static bool IsGivenTo(IReadOnlyList<IArgumentOperation> arguments, FileSubject file)
    {
        foreach (var argument in arguments)
            if (IsGiven(argument, file))
                return true;
        return false;
    }

    /// <summary>What an out argument held before is not given to anybody.</summary>
    static bool IsGiven(IArgumentOperation argument, FileSubject file) =>
        argument.Parameter?.RefKind != RefKind.Out && (file.IsStream(argument.Value) || file.IsPath(argument.Value));

    static bool HasCallback(IReadOnlyList<IArgumentOperation> arguments, FileUses uses)
    {
        foreach (var argument in arguments)
            if (LambdaIn(argument.Value) is { } lambda && uses.In(lambda).Total != FileStates.Same)
                return true;
        return false;
    }

    static IAnonymousFunctionOperation? LambdaIn(IOperation value)
    {
        while (value is IConversionOperation or IDelegateCreationOperation)
            value = value is IConversionOperation conversion ? conversion.Operand : ((IDelegateCreationOperation)value).Target;
        return value as IAnonymousFunctionOperation;
    }

    static ILocalFunctionOperation? LocalFunction(IMethodSymbol symbol, MemberBody body) =>
        body.LocalFunctions.TryGetValue(symbol.OriginalDefinition, out var function) ? function : null;

    static bool IsOnlyCalled(ILocalSymbol local, MemberBody body)
    {
        foreach (var reference in body.References.To(local))
            if (reference.Parent is not (IInvocationOperation or IConditionalAccessOperation))
                return false;
        return body.Values.OnlyValueOf(local) is not null;
    }
}
