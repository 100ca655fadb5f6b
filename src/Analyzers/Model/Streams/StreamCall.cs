using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Streams;

/// <summary>
/// A call of <c>Stream.Read</c> or <c>Stream.Write</c>, or an awaited one of their asynchronous twins, on the first bytes of a buffer, or for a
/// read on later ones; or of <c>ReadByte</c> or <c>WriteByte</c>.
/// </summary>
/// <param name="Stream">The receiver.</param>
/// <param name="Region">Null for a call that moves one byte without a buffer.</param>
/// <param name="Token">Null when none was passed, or <c>default</c>.</param>
/// <param name="ConfigureAwait">What <c>ConfigureAwait</c> was given; null when it was not called.</param>
sealed record StreamCall(IInvocationOperation Call, IOperation Stream, ByteRegion? Region, bool IsAsync, IOperation? Token, IOperation? ConfigureAwait)
{
    public bool IsRead => Call.TargetMethod.Name is "Read" or "ReadAsync" or "ReadByte";

    public bool MovesByte => Region is null && Part is null;

    /// <summary>What a read fills that does not begin at the first byte of its buffer; null for all others.</summary>
    public BufferPart? Part { get; init; }

    /// <summary>Null for everything else: calls that are not awaited, overloads of other types, methods that hide those of Stream.</summary>
    public static StreamCall? Of(IOperation operation, MemberBody body)
    {
        operation = operation.Unconverted();
        IOperation? configured = null;
        var isAwaited = false;
        if (operation is IAwaitOperation { Operation: var awaited })
        {
            isAwaited = true;
            operation = awaited;
            if (operation is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } task, Arguments: { Length: 1 } arguments })
                (operation, configured) = (task, arguments[0].Value);
        }

        if (operation is not IInvocationOperation { Instance: { } stream, TargetMethod: var method } call || !IsOfStream(method, body.Io, isAwaited))
            return null;

        if (MovesOneByte(method))
            return new(call, stream, Region: null, IsAsync: false, Token: null, ConfigureAwait: null);

        var (buffer, offset, count, token) = (ArgumentAt(call, 0), ArgumentAt(call, 1), ArgumentAt(call, 2), TokenOf(call, body.Io));
        if (buffer is null)
            return null;

        var region = buffer.Type is IArrayTypeSymbol && offset is not null && count is not null
            ? ByteRegion.Of(buffer, offset, count, body)
            : ByteRegion.Of(buffer, body);
        var isRead = method.Name.StartsWith("Read", System.StringComparison.Ordinal);
        if (region is not null)
            return isRead && region.IsCopy ? null : new(call, stream, region, isAwaited, token, configured);

        var part = !isRead ? null
            : buffer.Type is IArrayTypeSymbol && offset is not null && count is not null ? BufferPart.Of(buffer, offset, count, body.Io)
            : BufferPart.Of(buffer, body.Io);
        return part is null ? null : new(call, stream, Region: null, isAwaited, token, configured) { Part = part };
    }

    /// <summary>The same stream, the same bytes of the same buffer, and awaited in the same way.</summary>
    public bool IsLike(StreamCall other, IoSymbols io) =>
        this == other
        || Stream.IsSameValue(other.Stream) && HasSameAwaits(other, io)
        && (Region is null || other.Region is null ? MovesByte && other.MovesByte : Region.IsLike(other.Region));

    /// <summary>The same, but for how many bytes of the buffer.</summary>
    public bool IsLikeButLength(StreamCall other, IoSymbols io) =>
        this == other
        || Region is { } region && other.Region is { } otherRegion
        && (this with { Region = region with { Length = null } }).IsLike(other with { Region = otherRegion with { Length = null } }, io);

    public bool HasSameAwaits(StreamCall other, IoSymbols io) =>
        IsAsync == other.IsAsync && Cancellation.IsSameToken(Token, other.Token, io)
        && (ConfigureAwait is { } setting ? other.ConfigureAwait is { } otherSetting && setting.IsSameValue(otherSetting) : other.ConfigureAwait is null);

    /// <summary>The method of Stream itself or an override of it, whatever the static type of the receiver.</summary>
    public static bool IsDefinedByStream(IMethodSymbol method, IoSymbols io)
    {
        while (method.OverriddenMethod is { } overridden)
            method = overridden;
        return !method.IsStatic && method.ContainingType.Is(io.Stream);
    }

    static bool IsOfStream(IMethodSymbol method, IoSymbols io, bool isAwaited) =>
        (isAwaited ? method.Name is "ReadAsync" or "WriteAsync" : method.Name is "Read" or "Write" || MovesOneByte(method)) && IsDefinedByStream(method, io);

    static bool MovesOneByte(IMethodSymbol method) => method.Name is "ReadByte" or "WriteByte";

    // Overrides may rename parameters, so they are told by their place.
    static IOperation? ArgumentAt(IInvocationOperation call, int ordinal)
    {
        foreach (var argument in call.Arguments)
            if (argument.Parameter?.Ordinal == ordinal)
                return argument.Value;
        return null;
    }

    static IOperation? TokenOf(IInvocationOperation call, IoSymbols io)
    {
        foreach (var argument in call.Arguments)
            if (argument.Parameter?.Type.Is(io.CancellationToken) == true && argument.ArgumentKind != ArgumentKind.DefaultValue
                && argument.Value.Unconverted() is not IDefaultValueOperation)
                return argument.Value;
        return null;
    }
}
