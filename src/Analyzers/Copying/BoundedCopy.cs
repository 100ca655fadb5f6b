using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Copying;

/// <summary>How a bounded loop ends, and how much it copies, as the call in its place says it.</summary>
/// <param name="IsExact">A source that ends before is an error.</param>
/// <param name="HasMessage">The loop throws with a message of its own.</param>
sealed record BoundedCopy(CopyCount Count, bool IsExact, bool HasMessage)
{
    /// <summary>Null where the library cannot do it, or ends in another way.</summary>
    public static BoundedCopy? Of(CopyLimit limit, CopyLoop loop, CopyUses uses, MemberBody body)
    {
        var hasMessage = false;
        if (body.Io.StreamCopy is null || body.Io.Math is null || limit.Thrown is { } thrown && !IsEndOfStream(thrown, body.Io, out hasMessage))
            return null;
        return CopyCount.Of(loop, uses, body) is { } count ? new(count, limit.Thrown is not null, hasMessage) : null;
    }

    /// <summary>How a counter that code after the loop reads gets its value from the call; null where it would have another one.</summary>
    public CopyCounter? CounterOf(ISymbol counter, CopyLoop loop, CopyUses uses, MemberBody body)
    {
        if (IsExact || Count.CounterOf(counter, loop, uses, body) is not { } counted)
            return null;
        var type = LoopBound.TypeOf(counter)!;
        return counted with { Cast = type.SpecialType is SpecialType.System_Int64 ? "" : $"({type.ToMinimalDisplayString(body.Model, loop.Loop.Syntax.SpanStart)})" };
    }

    /// <summary>Exactly the type that the library throws, with nothing in it but a message that is a constant.</summary>
    public static bool IsEndOfStream(IOperation thrown, IoSymbols io, out bool hasMessage)
    {
        hasMessage = false;
        if (thrown.Unconverted() is not IObjectCreationOperation { Initializer: null } creation || !creation.Type.Is(io.EndOfStreamException))
            return false;
        foreach (var argument in creation.Arguments)
            if (!argument.Value.ConstantValue.HasValue)
                return false;
        hasMessage = creation.Arguments.Length > 0;
        return true;
    }
}
