using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers.Buffering;

/// <summary>The variable that holds the file during a loop: how it is declared, opened and closed.</summary>
/// <param name="Creation">The expression that opens the file.</param>
sealed record AppendHolder(string Name, string Declaration, string Creation, string Declared, bool IsAsync, string Configured, bool CoalescesByAssignment)
{
    public static AppendHolder For(RepeatedAppends appends, SourceEdit edit, MemberBody body)
    {
        var position = appends.Statement.SpanStart;
        var first = appends.First;
        var isBytes = first is WholeAppend { Content: AppendedContent.Bytes };
        var type = first is OpenedAppend { Local.Type: INamedTypeSymbol declared } ? declared : isBytes ? body.Io.FileStream! : body.Io.StreamWriter!;
        var typeName = edit.NameOf(type, body.Model, position);
        var name = first is OpenedAppend opened && IsNamedOnce(opened.Local.Name, body.Syntax)
            ? opened.Local.Name
            : LocalStyle.FreshName((first as OpenedAppend)?.Local.Name ?? (isBytes ? "stream" : "writer"), body.Syntax);

        var usesVar = LocalStyle.UsesVar(body.Syntax);
        var knowsNull = (body.Model.GetNullableContext(position) & NullableContext.AnnotationsEnabled) != 0;
        return new(
            name,
            // The type of var is one that may be null, whatever the file says about null.
            usesVar ? $"var {name} = default({typeName});" : $"{typeName}{(knowsNull ? "?" : "")} {name} = null;",
            CreationOf(first, edit, body, position),
            usesVar ? "var" : typeName,
            first.IsAsync,
            first.ConfigureAwait is { } value ? $".ConfigureAwait({value.Syntax})" : "",
            body.Model.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp8 });
    }

    public IEnumerable<string> OpenLazily(string step)
    {
        if (CoalescesByAssignment)
        {
            yield return $"{Name} ??= {Creation};";
        }
        else
        {
            yield return $"if ({Name} == null)";
            yield return $"{step}{Name} = {Creation};";
        }
    }

    public IReadOnlyList<string> Before(bool opensFirst) =>
        opensFirst ? [$"{(IsAsync ? "await " : "")}using ({Declared} {Name} = {Creation})", "{"] : [Declaration, "try", "{"];

    public IReadOnlyList<string> After(bool opensFirst, string step) =>
        opensFirst ? ["}"]
        : !IsAsync ? ["}", "finally", "{", $"{step}{Name}?.Dispose();", "}"]
        : ["}", "finally", "{", $"{step}if ({Name} != null)", $"{step}{step}await {Name}.DisposeAsync(){Configured};", "}"];

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

    static bool IsNamedOnce(string name, SyntaxNode member)
    {
        var count = 0;
        foreach (var token in member.DescendantTokens())
            if (token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name && token.Parent is not IdentifierNameSyntax)
                count++;
        return count == 1;
    }
}
