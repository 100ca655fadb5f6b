using System;
using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>A readonly field with a stream that writes through, in a type of which each member writes once and none flushes: the buffer does nothing but hold back.</summary>
static class WriteThroughField
{
    /// <summary>The field that the operation, if it opens such a stream, is the value of.</summary>
    public static IFieldSymbol? NeedingNoBuffer(IOperation operation, MemberBody body)
    {
        // Before .NET 6 a FileStream takes no buffer of size 0.
        if (operation is not (IObjectCreationOperation or IInvocationOperation) || body.Io.FileStreamOptions is null || WriteThroughStreams.OpeningOf(operation, body) is null
            || !HasSizeToReplace(operation))
            return null;
        var field = operation.Converted().Parent switch
        {
            ISimpleAssignmentOperation { Target: IFieldReferenceOperation { Instance: IInstanceReferenceOperation, Field: var target } } => target,
            IFieldInitializerOperation { InitializedFields: { Length: 1 } fields } => fields[0],
            _ => null,
        };
        return field is { IsReadOnly: true, IsStatic: false } && field.Type.Is(body.Io.FileStream) && IsBetterWithoutBuffer(field, body) ? field : null;
    }

    public static bool IsBetterWithoutBuffer(IFieldSymbol field, MemberBody body)
    {
        if (!FieldWrapper.IsNeverFlushed(field, body) || body.Io.FileStreamOptions is null)
            return false;

        var members = new HashSet<SyntaxNode>();
        foreach (var part in field.ContainingType.DeclaringSyntaxReferences)
            foreach (var token in WordSearch.In(part, field.Name, body.Cancellation))
                if (WriteAt(token) is { } write && (IsRepeated(write) || IoMentions.BodyAround(token) is not { } member || !members.Add(member)))
                    return false;
        return members.Count > 0;
    }

    /// <summary>The size of its buffer stands where the stream is opened.</summary>
    static bool HasSizeToReplace(IOperation creation) => SizeIn(creation) is not null;

    public static IOperation? SizeIn(IOperation creation) =>
        creation.ArgumentNamed("options")?.Unconverted() is IObjectCreationOperation { Initializer: { } initializer }
            ? Model.Streams.StreamCreation.OptionNamed(initializer, "BufferSize")
            : creation.ArgumentNamed("bufferSize");

    static SyntaxNode? WriteAt(SyntaxToken name) =>
        name.Parent is IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax access } && IsWrite(access) ? access
        : name.Parent?.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Parent: MemberAccessExpressionSyntax outer } && IsWrite(outer) ? outer
        : null;

    static bool IsWrite(MemberAccessExpressionSyntax access) => access.Name.Identifier.ValueText.StartsWith("Write", StringComparison.Ordinal);

    static bool IsRepeated(SyntaxNode write)
    {
        for (var around = write.Parent; around is not null and not MemberDeclarationSyntax; around = around.Parent)
            if (around is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
                return true;
        return false;
    }
}
