using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>Reads creations of a BufferedStream over a stream that has a buffer, or lies in memory.</summary>
static class RedundantWrappers
{
    const int DefaultSize = 4096;

    // FILE_FLAG_NO_BUFFERING of Windows: each transfer has to be of whole sectors, and the wrapper's size is what makes it so.
    const int NoBuffering = 0x20000000;

    public static RedundantWrapper? For(IObjectCreationOperation wrapper, MemberBody body)
    {
        if (wrapper.Syntax is not BaseObjectCreationExpressionSyntax { Initializer: null } || wrapper.ArgumentNamed("stream") is not { Syntax: ExpressionSyntax wrapped } argument
            || SizeOf(wrapper) is not { } size || IsShown(wrapper, body) || ConditionalCode.IsIn(body.Syntax))
            return null;

        var below = argument.Unconverted();
        var variable = (below as ILocalReferenceOperation)?.Local;
        if (variable is not null && (body.Values.IsReassigned(variable) || body.Values.OnlyValueOf(variable) is null))
            return null;

        var creation = variable is null ? below : body.Values.OnlyValueOf(variable)!.Unconverted();
        if (CapacityOf(creation, body) is not { } capacity)
            return null;

        PassedSize? passed = null;
        if (size > capacity)
        {
            var expression = wrapper.ArgumentNamed("bufferSize")?.Syntax as ExpressionSyntax;
            passed = new(creation, expression);
            if (!PassedSizes.CanTake(creation, body) || variable is not null && NamesLocal(wrapper.ArgumentNamed("bufferSize")))
                return null;
        }

        var removal = creation.Type.Is(body.Io.BufferedStream)
            ? variable is null && !HasComments(wrapper.Syntax, wrapped) && !AsksForItself(body) ? new Unwrapping(wrapped, DeclaredType: null) : null
            : WrapperRemovals.For(wrapper, wrapped, creation, variable, body);
        return removal is null ? null : new(wrapper, creation.Type!.Name, removal, passed);
    }

    /// <summary>Code that is named after the wrapper shows, tests or measures it.</summary>
    static bool IsShown(IOperation wrapper, MemberBody body)
    {
        for (var symbol = body.Model.GetEnclosingSymbol(wrapper.Syntax.SpanStart, body.Cancellation); symbol is IMethodSymbol or INamedTypeSymbol or INamespaceSymbol { IsGlobalNamespace: false }; symbol = symbol.ContainingSymbol)
            if (symbol.Name.IndexOf("Buffered", System.StringComparison.Ordinal) >= 0)
                return true;
        return false;
    }

    static int? SizeOf(IObjectCreationOperation wrapper) =>
        wrapper.ArgumentNamed("bufferSize") is not { } size ? DefaultSize : size.Int32Constant() is { } bytes and > 0 ? bytes : null;

    /// <summary>How many bytes the stream below collects by itself; null where it does not, where it may be no plain file, or where nobody knows.</summary>
    static int? CapacityOf(IOperation creation, MemberBody body)
    {
        if (creation.Type.Is(body.Io.MemoryStream))
            return creation is IObjectCreationOperation ? int.MaxValue : null;
        if (creation.Type.Is(body.Io.BufferedStream))
            return creation is IObjectCreationOperation inner ? SizeOf(inner) : null;
        if (StreamOrigin.Of(creation, body) is not { Trait.Type: "System.IO.FileStream", BufferSize: > 1 and var size })
            return null;

        // A FileStream does not read ahead in what cannot seek, and a handle may be that of a pipe.
        var path = creation.ArgumentNamed("path") ?? (creation as IInvocationOperation)?.Instance;
        return path is null || DevicePath.May(path, body) || !FileStreamFlags.AreWithout(NoBuffering, creation) ? null : size;
    }

    static bool NamesLocal(IOperation? size)
    {
        if (size is not null)
            foreach (var part in size.DescendantsAndSelf())
                if (part is ILocalReferenceOperation)
                    return true;
        return false;
    }

    /// <summary>UnderlyingStream and BufferSize tell one wrapper from two.</summary>
    static bool AsksForItself(MemberBody body)
    {
        foreach (var node in body.Nodes)
            if (node is SimpleNameSyntax { Identifier.ValueText: "UnderlyingStream" or "BufferSize" })
                return true;
        return false;
    }

    /// <summary>Comments in what goes away with the wrapper.</summary>
    public static bool HasComments(SyntaxNode wrapper, ExpressionSyntax wrapped)
    {
        foreach (var trivia in wrapper.DescendantTrivia())
            if (!wrapped.Span.Contains(trivia.Span) && wrapper.Span.Contains(trivia.Span) && !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                return true;
        return false;
    }
}
