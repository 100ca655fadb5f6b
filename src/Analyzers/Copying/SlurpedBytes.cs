using IoAnalyzers.Model;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Copying;

/// <summary>Bytes of a file or a MemoryStream that one call writes, all of them, and that nobody else sees.</summary>
static class SlurpedBytes
{
    public static SlurpPlan? For(IInvocationOperation load, bool isMemory, MemberBody body)
    {
        if (isMemory && !OpenMemory.IsOpenAt(load.Instance!, body) || SingleUse.Of(load, body) is not { } use
            || WriteOf(use.Value) is not { Parent: IExpressionStatementOperation { Syntax: ExpressionStatementSyntax statement } } write || StatementText.HasComment(statement))
            return null;

        if (write.IsInvocationOf(body.Io.File, "WriteAllBytes"))
            return isMemory && StatementText.HasPlace(statement) && body.Io is { FileStream: not null, FileShare: not null }
                ? new SavedMemory(load, use.Declaration, write)
                : null;

        if (write.TargetMethod.Name != "Write" || write.Instance is not { } destination || !destination.Type.DerivesFrom(body.Io.Stream) || destination.Symbol() is null
            || !WritesAll(write, use, load))
            return null;
        if (isMemory)
            return IsOver(destination, load.Instance!, body) ? null : new WrittenMemory(load, use.Declaration, write);
        return StatementText.HasPlace(statement) && TakesPieces(destination, body) ? new WrittenFile(load, use.Declaration, write) : null;
    }

    static IInvocationOperation? WriteOf(IOperation value)
    {
        while (value.Parent is IConversionOperation conversion)
            value = conversion;
        return value.Parent is IArgumentOperation { Parent: IInvocationOperation write } ? write : null;
    }

    /// <summary><c>Write(bytes)</c>, <c>Write(bytes, 0, bytes.Length)</c>, or with the length that the memory has.</summary>
    static bool WritesAll(IInvocationOperation write, SingleUse use, IInvocationOperation load)
    {
        foreach (var argument in write.Arguments)
        {
            var isRight = argument.Parameter?.Name switch
            {
                "buffer" => use.Is(WithoutConversions(argument.Value)),
                "offset" => argument.Value.Int32Constant() == 0,
                "count" => argument.Value.Unconverted() is IPropertyReferenceOperation { Property.Name: "Length", Instance: { } measured }
                    && (use.Local is not null && use.Is(measured.Unconverted()) || load.Instance is { } memory && measured.IsSameValue(memory)),
                _ => false,
            };
            if (!isRight)
                return false;
        }

        return true;
    }

    // An array becomes a span by an operator.
    static IOperation WithoutConversions(IOperation value)
    {
        while (value is IConversionOperation { IsImplicit: true } conversion)
            value = conversion.Operand;
        return value;
    }

    /// <summary>What is written would go into the memory that it is read from.</summary>
    static bool IsOver(IOperation destination, IOperation memory, MemberBody body)
    {
        if (destination.IsSameValue(memory))
            return true;
        foreach (var below in StreamChain.Below(destination.Symbol()!, body))
            if (SymbolEqualityComparer.Default.Equals(below, memory.Symbol()))
                return true;
        return false;
    }

    /// <summary>Known all the way down, and not a stream of messages, of which each write is one.</summary>
    static bool TakesPieces(IOperation destination, MemberBody body)
    {
        for (var origin = StreamOrigin.Of(destination, body); origin is not null; origin = origin.Inner)
        {
            if (origin.Trait.Writes == Transfer.EachMessage || origin.Trait.Type.StartsWith("System.IO.Pipes.", System.StringComparison.Ordinal))
                return false;
            if (origin.Trait.Writes == Transfer.Collected || origin.Inner is null)
                return origin.Trait.Writes == Transfer.Collected || origin.Trait.Backing != Backing.Inner;
        }

        return false;
    }
}
