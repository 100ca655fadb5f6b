using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers.Durability;

/// <summary>What the members of a type call on one of its fields. What a constructor does, or closes the type, is not told.</summary>
static class FieldCalls
{
    public static IEnumerable<(string Called, SyntaxNode Member)> Of(ISymbol field, MemberBody body)
    {
        foreach (var part in field.ContainingType.DeclaringSyntaxReferences)
            foreach (var token in WordSearch.In(part, field.Name, body.Cancellation))
                if (CalledOn(token) is { } called && IoMentions.BodyAround(token) is { } member && member is not ConstructorDeclarationSyntax && !IsClosing(member))
                    yield return (called, member);
    }

    public static bool IsWrite(string name) => name is "Write" or "WriteAsync" or "WriteByte";

    public static bool IsFlush(string name) => name is "Flush" or "FlushAsync";

    static string? CalledOn(SyntaxToken name)
    {
        var value = name.Parent;
        if (value?.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own)
            value = own;
        return value?.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Expression == value => access.Name.Identifier.ValueText,
            ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } } => binding.Name.Identifier.ValueText,
            _ => null,
        };
    }

    static bool IsClosing(SyntaxNode member) =>
        member is DestructorDeclarationSyntax or MethodDeclarationSyntax { Identifier.ValueText: "Dispose" or "DisposeAsync" or "DisposeAsyncCore" or "Close" or "CloseAsync" };
}
