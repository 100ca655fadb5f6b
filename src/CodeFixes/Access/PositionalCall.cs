using System.Linq;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Access;

/// <summary>The call of RandomAccess that does what a stream did.</summary>
static class PositionalCall
{
    public static string Of(PositionalAccess access, PositionalFile file, string name, SourceEdit edit, MemberBody body)
    {
        var call = access.Transfer;
        var position = call.Syntax.SpanStart;
        var token = call.ArgumentNamed("cancellationToken") is { } given ? $", {given.Syntax}" : "";
        return $"{edit.NameOf(body.Io.RandomAccess!, body.Model, position)}.{call.TargetMethod.Name}({name}, {BytesOf(access, edit, body)}, {OffsetOf(access, file, name, edit, body)}{token})";
    }

    public static string Length(string name, int position, SourceEdit edit, MemberBody body) =>
        $"{edit.NameOf(body.Io.RandomAccess!, body.Model, position)}.GetLength({name})";

    static string BytesOf(PositionalAccess access, SourceEdit edit, MemberBody body)
    {
        var call = access.Transfer;
        var buffer = call.Arguments[0].Value;
        var bytes = buffer.Syntax.ToString();
        if (call.ArgumentNamed("offset") is not { } start || call.ArgumentNamed("count") is not { } count)
            return bytes;
        if (start.Int32Constant() == 0 && IsLengthOf(buffer, count))
            return bytes;

        var view = access.IsAsync ? "AsMemory" : "AsSpan";
        var extensions = edit.NameOf(body.Io.MemoryExtensions!, body.Model, call.Syntax.SpanStart);
        return extensions != body.Io.MemoryExtensions!.Name ? $"{extensions}.{view}({bytes}, {start.Syntax}, {count.Syntax})"
            : $"{(IsPrimary(buffer.Syntax) ? bytes : $"({bytes})")}.{view}({start.Syntax}, {count.Syntax})";
    }

    static bool IsPrimary(SyntaxNode buffer) =>
        buffer is SimpleNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax or ThisExpressionSyntax;

    static bool IsLengthOf(IOperation buffer, IOperation count) =>
        count.Unconverted() is IPropertyReferenceOperation { Property.Name: "Length", Instance: { } measured }
        && buffer.Symbol() is { } symbol && SymbolEqualityComparer.Default.Equals(symbol, measured.Symbol());

    /// <summary>The offset, with the length of the file as the handle knows it.</summary>
    static string OffsetOf(PositionalAccess access, PositionalFile file, string name, SourceEdit edit, MemberBody body)
    {
        var offset = access.Offset.Syntax;
        var written = offset.ToString();
        foreach (var length in file.Lengths.OrderByDescending(static length => length.Syntax.SpanStart))
            if (offset.Span.Contains(length.Syntax.Span))
                written = written.Remove(length.Syntax.SpanStart - offset.SpanStart, length.Syntax.Span.Length)
                    .Insert(length.Syntax.SpanStart - offset.SpanStart, Length(name, access.Transfer.Syntax.SpanStart, edit, body));
        return written;
    }
}
