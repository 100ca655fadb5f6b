using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;

namespace IoAnalyzers.Copying;

/// <summary>Which CopyTo a call means, told from the declarations alone.</summary>
static class StreamMethods
{
    /// <summary>
    /// The method of Stream, or the override of it that is the nearest to the source's type; without a method where the framework has no
    /// such overload. Null where only binding the call tells: the type, or one that it derives from, has a CopyTo of its own.
    /// </summary>
    public static KnownMethod? Known(ITypeSymbol? source, CopyCall call, IoSymbols io)
    {
        if (call.BufferSize is { } size && !IsNumber(size))
            return null;

        IMethodSymbol? nearest = null;
        for (var type = source as INamedTypeSymbol; type is not null; type = type.BaseType)
        {
            foreach (var member in type.GetMembers(call.Method))
            {
                if (member is not IMethodSymbol { IsStatic: false } method || !type.Is(io.Stream) && !method.IsOverride)
                    return null;
                if (nearest is null && Takes(method, call, io))
                    nearest = method;
            }

            if (type.Is(io.Stream))
                return new(nearest);
        }

        return null;
    }

    static bool Takes(IMethodSymbol method, CopyCall call, IoSymbols io)
    {
        var expected = 1 + (call.BufferSize is null ? 0 : 1) + (call.Token is null ? 0 : 1);
        if (method.Parameters.Length != expected || !method.Parameters[0].Type.Is(io.Stream))
            return false;
        var next = 1;
        if (call.BufferSize is not null && method.Parameters[next++].Type.SpecialType != SpecialType.System_Int32)
            return false;
        return call.Token is null || method.Parameters[next].Type.Is(io.CancellationToken);
    }

    static bool IsNumber(string text)
    {
        foreach (var character in text)
            if (character is < '0' or > '9')
                return false;
        // Any number of fewer digits is an int.
        return text.Length is > 0 and < 10;
    }
}

/// <param name="Method">Null where there is no such overload.</param>
sealed record KnownMethod(IMethodSymbol? Method);
