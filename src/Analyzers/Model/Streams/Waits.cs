using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Streams;

/// <summary>Whether code waits for somebody between two writes: then what was written before may have to be seen at once.</summary>
/// <remarks>
/// A server answers a request, a progress bar moves, a log is followed by a reader: in all of them the code that writes also
/// waits. What cannot be seen through (a delegate, an interface of the program itself) counts as waiting.
/// </remarks>
static class Waits
{
    /// <summary>Whether anything in <paramref name="code"/> but writes to <paramref name="stream"/> may wait.</summary>
    public static bool In(IOperation code, ISymbol stream, MemberBody body) => InAllBut(code, operation => IsWriteTo(operation, stream), body);

    /// <summary>Whether anything in <paramref name="code"/> may wait, except for what the caller knows.</summary>
    public static bool InAllBut(IOperation code, Func<IOperation, bool> isKnown, MemberBody body)
    {
        foreach (var operation in code.DescendantsAndSelf())
            if (May(operation, isKnown, body))
                return true;
        return false;
    }

    /// <summary>Whether anything in <paramref name="code"/> but reads of <paramref name="stream"/> may wait.</summary>
    public static bool BesidesReads(IOperation code, ISymbol stream, MemberBody body) => InAllBut(code, operation => IsReadOf(operation, stream), body);

    /// <summary>Whether an operation may wait by itself, whatever its operands do and the caller knows.</summary>
    public static bool MayBe(IOperation operation, MemberBody body) => May(operation, static _ => false, body);

    /// <summary>Of all other operations it is known at once that they do not.</summary>
    public static bool CanBe(IOperation operation) => operation is
        IAwaitOperation or IForEachLoopOperation or ILockOperation or IReturnOperation or IPropertyReferenceOperation or IDynamicInvocationOperation or IFunctionPointerInvocationOperation or IInvocationOperation;

    static bool May(IOperation operation, Func<IOperation, bool> isKnown, MemberBody body) => operation switch
    {
        IAwaitOperation { Operation: var awaited } => !isKnown(awaited),
        IForEachLoopOperation { IsAsynchronous: true } or ILockOperation or IReturnOperation { Kind: OperationKind.YieldReturn } => true,
        IPropertyReferenceOperation { Property: { Name: "Result", ContainingType.Name: "Task" or "ValueTask" } } => true,
        // It reads, to know.
        IPropertyReferenceOperation { Property.Name: "EndOfStream", Instance: { } reader } => !IsOfOwnBytes(reader, body),
        IDynamicInvocationOperation or IFunctionPointerInvocationOperation => true,
        IInvocationOperation call => !isKnown(call) && MayWait(call, body),
        _ => false,
    };

    /// <summary>A write, also behind <c>ConfigureAwait</c> and <c>await</c>.</summary>
    public static bool IsWriteTo(IOperation operation, ISymbol stream) => operation switch
    {
        IAwaitOperation { Operation: var awaited } => IsWriteTo(awaited, stream),
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask", Instance: { } inner } => IsWriteTo(inner, stream),
        IInvocationOperation { TargetMethod.Name: "Write" or "WriteAsync" or "WriteByte", Instance: { } target } => SymbolEqualityComparer.Default.Equals(target.Symbol(), stream),
        _ => false,
    };

    static bool IsReadOf(IOperation operation, ISymbol stream) => operation switch
    {
        IAwaitOperation { Operation: var awaited } => IsReadOf(awaited, stream),
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask", Instance: { } inner } => IsReadOf(inner, stream),
        IInvocationOperation { TargetMethod.Name: var name, Instance: { } target } =>
            name.StartsWith("Read", System.StringComparison.Ordinal) && SymbolEqualityComparer.Default.Equals(target.Symbol(), stream),
        _ => false,
    };

    static bool MayWait(IInvocationOperation call, MemberBody body)
    {
        var method = call.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke)
            return true;
        if (IsWaitingName(method.Name))
            return !IsOfValues(method.ContainingType) && !IsReadOfOwnBytes(call, body);
        if (IsSignal(method))
            return true;
        if (method.DeclaringSyntaxReferences.Length == 0)
            return false;

        // Not GetOrAdd, whose closure every caller would pay for.
        if (!body.Io.WaitingMethods.TryGetValue(method, out var mayWait))
            body.Io.WaitingMethods[method] = mayWait = MayWait(method, body);
        return mayWait;
    }

    /// <summary>One level into the program's own methods: what they mention is what they may do.</summary>
    static bool MayWait(IMethodSymbol method, MemberBody body)
    {
        foreach (var reference in method.DeclaringSyntaxReferences)
            if (MentionsWaiting(reference.GetSyntax(body.Cancellation)))
                return true;
        return method.IsAbstract || method.IsVirtual || method.ContainingType.TypeKind == TypeKind.Interface;
    }

    static bool MentionsWaiting(SyntaxNode declaration)
    {
        foreach (var token in declaration.DescendantTokens())
            if (token.IsKind(SyntaxKind.AwaitKeyword) || token.IsKind(SyntaxKind.LockKeyword)
                || token.IsKind(SyntaxKind.IdentifierToken) && (IsWaitingName(token.ValueText) || IsSignalName(token.ValueText)))
                return true;
        return false;
    }

    static bool IsWaitingName(string name) =>
        name.StartsWith("Read", StringComparison.Ordinal) && !name.StartsWith("ReadOnly", StringComparison.Ordinal)
        || name.StartsWith("Receive", StringComparison.Ordinal)
        || name.StartsWith("Wait", StringComparison.Ordinal) || name.StartsWith("Accept", StringComparison.Ordinal)
        || name is "Sleep" or "Delay" or "Join" or "Take" or "TryTake" or "GetConsumingEnumerable" or "GetResult" or "SignalAndWait" or "SpinUntil" or "Send" or "SendAsync"
            or "Flush" or "FlushAsync";

    /// <summary>Somebody is told that something is done, and may look at it at once.</summary>
    static bool IsSignal(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.Length == 0
        && (IsSignalName(method.Name) || method is { Name: "Set" or "Exit" or "Signal" or "Release", ContainingType.ContainingNamespace.Name: "Threading" })
        && method.ContainingType.Name is not ("Marshal" or "Environment");

    static bool IsSignalName(string name) => name is "Report" or "ReportProgress" or "Pulse" or "PulseAll" or "ReleaseMutex" or "SetResult" or "TrySetResult";

    /// <summary>string.Join, Path.Join and Enumerable.Take have the names of what threads and queues do.</summary>
    static bool IsOfValues(INamedTypeSymbol type) => type is { SpecialType: SpecialType.System_String } or { Name: "Enumerable" or "Path" };

    /// <summary>Reading a file or memory that this code opened does not wait for anybody; neither does BinaryPrimitives.ReadInt32.</summary>
    static bool IsReadOfOwnBytes(IInvocationOperation call, MemberBody body)
    {
        if (!call.TargetMethod.Name.StartsWith("Read", StringComparison.Ordinal))
            return false;
        if (call.Instance is not { } source)
            return call.TargetMethod.ContainingType is { Name: "BinaryPrimitives" or "MemoryMarshal" or "Unsafe" or "Marshal" or "File" };
        return source.Type is { TypeKind: TypeKind.Struct } || source.Type.Is(body.Io.MemoryMappedViewAccessor) || IsOfOwnBytes(source, body);
    }

    static bool IsOfOwnBytes(IOperation source, MemberBody body) => StreamOrigin.Of(source, body)?.Bottom is { Trait.Backing: Backing.File or Backing.Memory };
}
