using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;

namespace IoAnalyzers.Copying;

/// <summary>The call that fills a buffer, as it is written.</summary>
/// <param name="First">The first byte of the buffer that is filled; null for all of it.</param>
/// <param name="IsArray">Not a span or memory.</param>
/// <param name="ReturnsCount">ReadAtLeast, which says how much it has read.</param>
/// <param name="Throws">A stream that ends before is an error.</param>
/// <param name="Space">What the author writes between a method and its arguments: nothing, or a space.</param>
sealed record FillCall(
    string Source, string Buffer, string? First, CopyCount Count, bool IsArray, bool ReturnsCount, bool Throws, string? Token, string? ConfigureAwait, bool IsAsync, string Space)
{
    /// <summary>Null where the call cannot be awaited as the reads are.</summary>
    public static FillCall? Of(FillLoop loop, CopyCount count, bool returnsCount, bool throws, MemberBody body)
    {
        var (read, part, start) = (loop.Read, loop.Part, loop.Start);
        // ReadAsync of an array returns a Task, which can be awaited in more ways than a ValueTask.
        if (!Continuation.FitsValueTask(read.ConfigureAwait) || !loop.CanReadOutside(body) || !loop.CanName(part.Buffer, body) || !loop.CanName(start.First, body))
            return null;

        var isArray = part.Buffer.Type is IArrayTypeSymbol;
        var isWhole = start.IsZero && count.Value is { } value && SymbolEqualityComparer.Default.Equals(ReadRequest.LengthOf(value), part.Variable)
            // The length of no array throws; no array as a span is an empty one.
            && (!isArray || returnsCount || ByteRegion.CreatedSize(body.Values.OnlyValueOf(part.Variable), body) is not null);
        var first = start.First?.Syntax.ToString() ?? (start.Counter is { } counter ? CopyCount.TextOf(counter) : "0");
        return new(
            CopyCallPlan.Receiver(read).ToString(), part.Buffer.Syntax.ToString(), isWhole ? null : first, count, isArray, returnsCount, throws,
            read.Token?.Syntax.ToString(), read.ConfigureAwait is { } setting ? Continuation.TextOf(setting) : null, read.IsAsync, CopyCallPlan.SpaceIn(read.Call.Syntax));
    }

    public string Method => (ReturnsCount ? "ReadAtLeast" : "ReadExactly") + (IsAsync ? "Async" : "");

    /// <summary>A part of an array is made by an extension method.</summary>
    public bool NeedsView => ReturnsCount && IsArray && First is not null;

    /// <summary>ReadExactly has no result that could be 0 instead.</summary>
    public bool NeedsMax => !ReturnsCount && Count.MayBeNegative;

    /// <param name="memoryExtensions">How that type is written at the call's place.</param>
    /// <param name="math">How that type is written there.</param>
    public string Expression(string memoryExtensions, string math)
    {
        var count = NeedsMax ? $"{math}.Max{Space}(0, {Count.Text})" : Count.Text;
        var arguments = First is null ? Buffer
            : !IsArray ? $"{Buffer}.Slice{Space}({First}, {count})"
            : !ReturnsCount ? $"{Buffer}, {First}, {count}"
            : memoryExtensions == "MemoryExtensions" ? $"{Buffer}.{View}{Space}({First}, {count})" : $"{memoryExtensions}.{View}{Space}({Buffer}, {First}, {count})";
        if (ReturnsCount)
            arguments += $", {count}{(Throws ? "" : ", throwOnEndOfStream: false")}";
        if (Token is not null)
            arguments += (ReturnsCount && Throws ? ", cancellationToken: " : ", ") + Token;
        return $"{(IsAsync ? "await " : "")}{Source}.{Method}{Space}({arguments}){(ConfigureAwait is null ? "" : $".ConfigureAwait{Space}({ConfigureAwait})")}";
    }

    string View => IsAsync ? "AsMemory" : "AsSpan";
}
