using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Files;

/// <summary>The one file that a flow follows through a body: by its path, by the parameters that are streams over it, or both.</summary>
sealed class FileSubject(MemberBody body, PathKey? path)
{
    readonly HashSet<ISymbol> _streams = new(SymbolEqualityComparer.Default);
    readonly Dictionary<IOperation, bool> _openings = new();
    readonly Dictionary<ISymbol, (IAnonymousFunctionOperation Function, FileUses Caller)> _callbacks = new(SymbolEqualityComparer.Default);

    public MemberBody Body => body;

    public PathKey? Path => path;

    public void AddStream(IParameterSymbol parameter) => _streams.Add(parameter);

    /// <summary>A parameter that is a lambda of the caller, which does something to the file itself.</summary>
    public void AddCallback(IParameterSymbol parameter, IAnonymousFunctionOperation function, FileUses caller) => _callbacks[parameter] = (function, caller);

    public bool HasCallbacks => _callbacks.Count > 0;

    public (IAnonymousFunctionOperation Function, FileUses Caller)? CallbackFor(ISymbol? parameter) =>
        parameter is not null && _callbacks.TryGetValue(parameter, out var callback) ? callback : null;

    /// <summary>The same file, where a function of the same body is called with streams over it.</summary>
    public FileSubject With(IReadOnlyList<IParameterSymbol> streams, PathKey? otherPath)
    {
        var subject = new FileSubject(body, otherPath ?? path);
        foreach (var stream in _streams)
            subject._streams.Add(stream);
        foreach (var stream in streams)
            subject._streams.Add(stream);
        foreach (var callback in _callbacks)
            subject._callbacks[callback.Key] = callback.Value;
        return subject;
    }

    /// <summary>Whether the expression is the path of the file, or a FileInfo of it.</summary>
    public bool IsPath(IOperation? expression) =>
        path is not null && expression is not null && IsPathLike(expression.Unconverted().Type) && path.Equals(PathExpression.KeyOf(expression, body));

    /// <summary>Whether the expression is a stream, a writer or a handle over the file.</summary>
    public bool IsStream(IOperation? expression) => expression is { Type.SpecialType: not SpecialType.System_String } && MayBeStream(expression) && IsOurs(FileBehind.Of(expression, body));

    /// <summary>What a write through the expression does; a write through O_SYNC is on the disk when it returns.</summary>
    public FileStates WrittenBy(IOperation stream) => FileBehind.Of(stream, body) is { } bottom && FileOpening.Of(bottom, body) is { WriteThrough: not false and var through }
        ? through is true ? FileStates.Synced : FileStates.Unknown
        : FileStates.Written;

    bool IsOurs(IOperation? bottom) => bottom switch
    {
        null => false,
        IParameterReferenceOperation { Parameter: var parameter } => _streams.Contains(parameter),
        _ => IsOpening(bottom),
    };

    /// <summary>Asked for every expression that may be a stream, of which most lead to the same few openings.</summary>
    bool IsOpening(IOperation bottom)
    {
        if (!_openings.TryGetValue(bottom, out var isOurs))
            _openings[bottom] = isOurs = FileOpening.Of(bottom, body) is { Path: var opened } && IsPath(opened);
        return isOurs;
    }

    static bool MayBeStream(IOperation expression) =>
        expression is ILocalReferenceOperation or IParameterReferenceOperation or IPropertyReferenceOperation or IObjectCreationOperation or IInvocationOperation
            or IConversionOperation or IConditionalAccessInstanceOperation or IAwaitOperation;

    static bool IsPathLike(ITypeSymbol? type) => type is { SpecialType: SpecialType.System_String } or { Name: "FileInfo" };
}
