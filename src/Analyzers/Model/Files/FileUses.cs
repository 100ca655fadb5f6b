using System.Collections.Generic;
using IoAnalyzers.Flow;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Files;

/// <summary>What each call in one function does to one file, before any order is looked at.</summary>
/// <remarks>
/// The table is made from the bound code and asked with the operations of its control flow graph, which are copies: both share
/// their syntax. Where the file's stream or path goes somewhere that cannot be followed, the effect is unknown.
/// </remarks>
sealed class FileUses
{
    /// <summary>Lambdas and local functions inside each other; a method is followed one level deep.</summary>
    const int MaxDepth = 4;

    readonly Dictionary<(SyntaxNode, bool IsFunction), FileStates> _effects = new();
    readonly HashSet<SyntaxNode> _streams = new();
    readonly int _depth;

    public FileUses(FileSubject file, IOperation function, bool isCallee = false, int depth = 0)
    {
        (File, Function, IsCallee, _depth) = (file, function, isCallee, depth);
        if (depth <= MaxDepth)
            Collect();
    }

    public FileSubject File { get; }

    /// <summary>The member, lambda or local function whose code this is.</summary>
    public IOperation Function { get; }

    /// <summary>Whether this code belongs to a callee, of which only the effect on what it was given counts.</summary>
    public bool IsCallee { get; }

    /// <summary>The calls that may leave content in the file that is not on the disk, each with the stream that it goes through, if it is one of this body.</summary>
    public List<(IOperation Call, IOperation? Opening)> Writes { get; } = new();

    /// <summary>Whether nothing in the function has to do with the file.</summary>
    public bool IsIdle => _effects.Count == 0;

    public FileStates Of(IOperation operation) => operation switch
    {
        IFlowAnonymousFunctionOperation => EffectAt(operation, isFunction: true),
        IInvocationOperation or IObjectCreationOperation or ILocalReferenceOperation or IParameterReferenceOperation or IPropertyReferenceOperation or IMethodReferenceOperation
            or IInvalidOperation when !operation.IsImplicit => EffectAt(operation, isFunction: false),
        _ => FileStates.Same,
    };

    /// <summary>Whether an expression of the flow graph is a stream over the file.</summary>
    public bool IsStream(IOperation operation) => _streams.Contains(operation.Syntax);

    /// <summary>What the whole function does to the file.</summary>
    public FileStates Total
    {
        get
        {
            if (_depth > MaxDepth)
                return FileStates.Unknown;
            if (IsIdle)
                return FileStates.Same;
            if (IsIterator(Function) || FunctionGraph.Of(Function, File.Body) is not { } graph)
                return FileStates.Unknown;

            var flow = new FileFlow(this);
            if (!flow.Run(graph, new(FileStates.Same)))
                return FileStates.Unknown;
            return flow.TryAtExit(out var facts) ? facts.States : FileStates.None;
        }
    }

    /// <summary>The same file in a lambda or local function of this body.</summary>
    public FileUses In(IOperation function, FileSubject? file = null) => new(file ?? File, function, IsCallee, _depth + 1);

    FileStates EffectAt(IOperation operation, bool isFunction) =>
        _effects.TryGetValue((operation.Syntax, isFunction), out var effect) ? effect : FileStates.Same;

    /// <summary>In the order of the text, and without recursion: a path of ten thousand terms is ten thousand operations deep.</summary>
    void Collect()
    {
        var open = new Stack<IOperation>();
        PushChildren(Function, open);
        while (open.Count > 0)
        {
            File.Body.Cancellation.ThrowIfCancellationRequested();
            var operation = open.Pop();
            if (operation is ILocalFunctionOperation)
                continue;

            CollectClosed(operation);
            var effect = operation is IAnonymousFunctionOperation lambda ? FileCallees.OfLambda(lambda, this) : EffectOf(operation);
            if (effect != FileStates.Same)
                Add(operation, effect);
            if (operation is not IAnonymousFunctionOperation)
                PushChildren(operation, open);
        }
    }

    static void PushChildren(IOperation operation, Stack<IOperation> open)
    {
        foreach (var child in operation.ChildOperations.Reverse())
            open.Push(child);
    }

    /// <summary>What a using closes at its end; that it is noted at its beginning changes nothing, as it is never forgotten.</summary>
    void CollectClosed(IOperation operation)
    {
        var resources = operation is IUsingOperation block ? block.Resources : (operation as IUsingDeclarationOperation)?.DeclarationGroup;
        if (resources is not IVariableDeclarationGroupOperation)
            AddClosed(resources);
        else
            foreach (var declaration in resources.Descendants())
                if (declaration is IVariableDeclaratorOperation declarator)
                    AddClosed(declarator.GetVariableInitializer()?.Value);
    }

    void AddClosed(IOperation? resource)
    {
        if (resource is not null && File.IsStream(resource) && ClosedBy(resource) is not FileStates.Same and var effect)
            Add(resource.Unconverted(), effect);
    }

    /// <summary>Whoever opened a stream has to know when a function that it was given to, or that sees it, closes it.</summary>
    FileStates ClosedBy(IOperation stream)
    {
        var isFromElsewhere = (IsCallee || _depth > 0)
            && FileBehind.Of(stream, File.Body) is { } bottom && (bottom is IParameterReferenceOperation || !Function.Syntax.Span.Contains(bottom.Syntax.Span));
        return isFromElsewhere && StreamOwnership.ReachesFile(stream, File.Body) ? FileStates.Same | FileStates.Closed : FileStates.Same;
    }

    FileStates EffectOf(IOperation operation)
    {
        if (FileBehind.MayHoldStream(operation.Type, File.Body.Io) && File.IsStream(operation))
        {
            _streams.Add(operation.Syntax);
            if (FileEscapes.Leaves(operation, File.Body))
                return FileStates.Unknown;
        }

        if (FileEscapes.IsKnownOf(operation, this))
            return FileStates.Unknown;
        return operation switch
        {
            IInvocationOperation call => OfCall(call),
            IObjectCreationOperation creation => OfCreation(creation),
            _ => FileStates.Same,
        };
    }

    FileStates OfCall(IInvocationOperation call)
    {
        if (SyncNames.IsFlushWithChoice(call, File.Body.Io, out var toDisk))
            return !File.IsStream(call.Instance) ? FileStates.Same : toDisk is true ? FileStates.Synced : FileStates.Unknown;
        if (FileCalls.ByPath(call, File) is { } known)
            return known;
        if (SyncNames.Says(call.TargetMethod.Name))
            return Concerns(call) ? FileStates.Synced : MayKnowPath(call.TargetMethod) ? FileStates.Unknown : FileStates.Same;
        if (FileCallees.OfCall(call, this) is { } followed)
            return Through(call.Arguments, followed);
        if (File.IsStream(call.Instance))
            return FileCalls.OnStream(call, File.WrittenBy(call.Instance!), closed: ClosedBy(call.Instance!));
        return OfArguments(call.Arguments, call.TargetMethod);
    }

    FileStates OfCreation(IObjectCreationOperation creation)
    {
        if (FileOpening.Of(creation, File.Body) is { } opening)
            return File.IsPath(opening.Path) && opening.Truncates ? FileStates.Empty : FileStates.Same;
        if (FileBehind.WrappedBy(creation, File.Body) is not null || creation.Constructor is null || creation.Type.DerivesFrom(File.Body.Io.FileSystemInfo))
            return FileStates.Same;
        return FileCallees.OfCreation(creation, this) is { } followed
            ? Through(creation.Arguments, followed)
            : OfArguments(creation.Arguments, creation.Constructor);
    }

    /// <summary>What a callee writes through a stream reaches the disk at once when the stream was opened to do so.</summary>
    FileStates Through(IReadOnlyList<IArgumentOperation> arguments, FileStates effect)
    {
        if ((effect & FileStates.Unsynced) != 0)
            foreach (var argument in arguments)
                if (File.IsStream(argument.Value) && File.WrittenBy(argument.Value) is not FileStates.Written and var through)
                    return effect & ~FileStates.Unsynced | through;
        return effect;
    }

    /// <summary>The effect of code outside the compilation: a stream that it is given is written, a path may be synced by a library that is not the base library.</summary>
    FileStates OfArguments(IEnumerable<IArgumentOperation> arguments, IMethodSymbol method)
    {
        var isBase = FileBehind.IsOfBaseLibrary(method.ContainingType);
        foreach (var argument in arguments)
        {
            if (File.IsStream(argument.Value))
                return IsCollection(method.ContainingType) ? FileStates.Unknown
                    : FileCalls.IsReading(method.Name) || method.ContainingType.Name.EndsWith("Reader", System.StringComparison.Ordinal) ? FileStates.Same
                    : File.WrittenBy(argument.Value);
            if (!isBase && !IsLog(method) && File.IsPath(argument.Value))
                return FileStates.Unknown;
        }

        return FileStates.Same;
    }

    /// <summary>Whether the file is anywhere in what the call is given: <c>fsync(file.SafeFileHandle.DangerousGetHandle().ToInt32())</c>.</summary>
    bool Concerns(IInvocationOperation call)
    {
        foreach (var part in call.Descendants())
            if (File.IsStream(part) || File.IsPath(part))
                return true;
        return false;
    }

    public bool MayKnowPath(IMethodSymbol method) => File.Path is { IsKnownElsewhere: true } && method.DeclaringSyntaxReferences.Length > 0;

    void Add(IOperation operation, FileStates effect)
    {
        var key = (operation.Syntax, operation is IAnonymousFunctionOperation);
        _effects[key] = _effects.TryGetValue(key, out var other) ? other | effect : effect;
        if ((effect & FileStates.Unsynced) != 0)
            Writes.Add((operation, OpeningIn(operation)));
    }

    /// <summary>Where the stream that a call writes through was opened; null when the call opens and closes the file itself.</summary>
    IOperation? OpeningIn(IOperation operation)
    {
        if (operation is IInvocationOperation { Instance: { } instance } && File.IsStream(instance))
            return FileBehind.Of(instance, File.Body);
        foreach (var part in operation.ChildOperations)
            if (part is IArgumentOperation { Value: var value } && File.IsStream(value))
                return FileBehind.Of(value, File.Body);
        return null;
    }

    static bool IsCollection(INamedTypeSymbol type) => type.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", System.StringComparison.Ordinal) == true;

    static bool IsLog(IMethodSymbol method) => method.Name.StartsWith("Log", System.StringComparison.Ordinal)
        || method.ContainingType.Name.IndexOf("Log", System.StringComparison.Ordinal) >= 0
        || method.Name is "Debug" or "Info" or "Information" or "Warn" or "Warning" or "Error" or "Trace" or "Verbose";

    static bool IsIterator(IOperation function)
    {
        foreach (var operation in function.Descendants())
            if (operation is IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak })
                return true;
        return false;
    }
}
