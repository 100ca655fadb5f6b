using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IoAnalyzers;

/// <summary>The variable that holds something open during a loop: how it is declared, opened and closed.</summary>
/// <param name="Creation">The expression that opens it.</param>
sealed record LoopHolder(string Name, string Declaration, string Creation, string Declared, bool IsAsync, string Configured, bool CoalescesByAssignment)
{
    /// <param name="position">Where the loop stands.</param>
    public static LoopHolder For(string name, INamedTypeSymbol type, string creation, bool isAsync, string configured, int position, SourceEdit edit, MemberBody body)
    {
        var typeName = edit.NameOf(type, body.Model, position);
        var usesVar = LocalStyle.UsesVar(body.Syntax);
        var knowsNull = (body.Model.GetNullableContext(position) & NullableContext.AnnotationsEnabled) != 0;
        return new(
            name,
            // The type of var is one that may be null, whatever the file says about null.
            usesVar ? $"var {name} = default({typeName});" : $"{typeName}{(knowsNull ? "?" : "")} {name} = null;",
            creation,
            usesVar ? "var" : typeName,
            isAsync,
            configured,
            body.Model.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp8 });
    }

    /// <summary>The name that a local had in the loop, where the member gives it to nothing else: around the loop it would hide that.</summary>
    /// <param name="references">Its uses, the declaration not among them.</param>
    public static string NameFrom(ILocalSymbol local, IReadOnlyCollection<IOperation> references, MemberBody body)
    {
        var count = 0;
        foreach (var token in body.Syntax.DescendantTokens())
            if (token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == local.Name)
                count++;
        return count == references.Count + 1 ? local.Name : LocalStyle.FreshName(local.Name, body.Syntax);
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
}
