using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Loops;

/// <summary>Which cancellation token an expression is.</summary>
static class Cancellation
{
    /// <summary>No token and <c>CancellationToken.None</c> are the same.</summary>
    public static bool IsSameToken(IOperation? one, IOperation? other, IoSymbols io)
    {
        if (IsNone(one, io) || IsNone(other, io))
            return IsNone(one, io) && IsNone(other, io);
        return one!.IsSameValue(other!)
            || OwnerOf(one!, io) is { } source && OwnerOf(other!, io) is { } otherSource && source.IsSameValue(otherSource);
    }

    public static bool IsNone(IOperation? token, IoSymbols io) => token is null
        || token.Unconverted() is IPropertyReferenceOperation { Property: { Name: "None", IsStatic: true } none } && none.ContainingType.Is(io.CancellationToken);

    /// <summary>A check of the token that the reads are given adds nothing to them; any other check does.</summary>
    public static bool IsCheckOf(StreamCall read, CancellationStep check, IoSymbols io) =>
        read.Token is { } token && IsSameToken(token, check.Token, io) && !IsNone(token, io);

    /// <summary>The source in <c>source.Token</c>.</summary>
    static IOperation? OwnerOf(IOperation token, IoSymbols io) =>
        token.Unconverted() is IPropertyReferenceOperation { Property: { Name: "Token" } property, Instance: { } owner } && property.ContainingType.Is(io.CancellationTokenSource)
            ? owner
            : null;
}
