using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers.Buffering;

/// <summary>The variable that holds the file of appends.</summary>
static class AppendHolder
{
    public static LoopHolder For(RepeatedAppends appends, SourceEdit edit, MemberBody body)
    {
        var position = appends.Statement.SpanStart;
        var first = appends.First;
        var isBytes = first is WholeAppend { Content: AppendedContent.Bytes };
        var type = first is OpenedAppend { Local.Type: INamedTypeSymbol declared } ? declared : isBytes ? body.Io.FileStream! : body.Io.StreamWriter!;
        var name = first is OpenedAppend opened ? LoopHolder.NameFrom(opened.Local, opened.References, body) : LocalStyle.FreshName(isBytes ? "stream" : "writer", body.Syntax);
        return LoopHolder.For(name, type, CreationOf(first, edit, body, position), first.IsAsync, Continuation.CallOf(first.ConfigureAwait), position, edit, body);
    }

    static string CreationOf(Append append, SourceEdit edit, MemberBody body, int position)
    {
        if (append is not WholeAppend whole)
            return append.Operation.Syntax is ImplicitObjectCreationExpressionSyntax implicitCreation
                ? $"new {edit.NameOf((INamedTypeSymbol)append.Operation.Type!, body.Model, position)}{implicitCreation.ArgumentList}"
                : append.Operation.Syntax.ToString();

        var path = whole.Path.Syntax.ToString();
        var writer = whole.Content == AppendedContent.Bytes ? "" : edit.NameOf(body.Io.StreamWriter!, body.Model, position);
        if (whole.Content != AppendedContent.Bytes && !whole.IsAsync)
            return $"new {writer}({path}, append: true{(whole.Encoding is null ? "" : ", " + whole.Encoding.Syntax)})";

        string NameOf(INamedTypeSymbol type) => edit.NameOf(type, body.Model, position);
        var stream = $"new {NameOf(body.Io.FileStream!)}({path}, {NameOf(body.Io.FileMode!)}.Append, {NameOf(body.Io.FileAccess!)}.Write, {NameOf(body.Io.FileShare!)}.Read";
        return whole.IsAsync
            ? $"new {writer}({stream}, bufferSize: 4096, useAsync: true){(whole.Encoding is null ? "" : ", " + whole.Encoding.Syntax)})"
            : stream + ")";
    }
}
