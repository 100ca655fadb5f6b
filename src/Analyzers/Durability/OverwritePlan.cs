using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>A file that is written in its place, and how the same content gets there in one step.</summary>
/// <param name="Write">The call that writes or copies a whole file, or that opens it.</param>
/// <param name="Path">The expression for the path.</param>
/// <param name="Statement">What writes the file, all of it; null where the base class library cannot do it here.</param>
/// <param name="Flush">How the temporary file gets to the disk; null where it is opened once more for that.</param>
/// <param name="HoistsPath">The path may not be the same, or costs something, when it is asked for again.</param>
/// <param name="CreatedBy">The file mode that does not empty a file by itself; null where it does.</param>
sealed record OverwritePlan(
    IOperation Write, ExpressionSyntax Path, StatementSyntax? Statement, FlushPlan? Flush, bool HoistsPath, LibraryOverwrite Library, ExpressionSyntax? CreatedBy = null)
{
    const int OpenOrCreate = 4, Create = 2;

    /// <summary>The path that a call overwrites; null for anything else.</summary>
    public static IOperation? OverwrittenBy(IOperation operation, MemberBody body)
    {
        var path = operation switch
        {
            IInvocationOperation call when call.TargetMethod.ContainingType.Is(body.Io.File) => call.TargetMethod.Name switch
            {
                var name when FileCalls.WritesAll(name) => FileCalls.ContentOf(call) is { ConstantValue.HasValue: false } content && !FileCalls.IsEmpty(content) ? call.ArgumentNamed("path") : null,
                "Copy" => call.ArgumentNamed("overwrite") is { ConstantValue: { HasValue: true, Value: true } } ? call.ArgumentNamed("destFileName") : null,
                "Create" or "CreateText" => call.ArgumentNamed("path"),
                "Open" => Empties(call) ? call.ArgumentNamed("path") : null,
                _ => null,
            },
            IObjectCreationOperation creation when creation.Type.Is(body.Io.FileStream) => Empties(creation) ? creation.ArgumentNamed("path") : null,
            IObjectCreationOperation creation when creation.Type.Is(body.Io.StreamWriter) => FileOpening.Of(creation, body) is { Truncates: true, Path: var opened } ? opened : null,
            _ => null,
        };
        return path?.Type?.SpecialType == SpecialType.System_String ? path : null;
    }

    /// <summary>Null where there is no way that does the same.</summary>
    public static OverwritePlan? Of(IOperation write, IOperation path, PathKey spelling, MemberBody body)
    {
        if (path.Syntax is not ExpressionSyntax expression || ConditionalCode.IsIn(write.Syntax))
            return null;

        var hoists = !IsSteady(path, body);
        return write is IInvocationOperation { TargetMethod: { Name: "Copy" } or { Name: "WriteAllText" or "WriteAllBytes" or "WriteAllLines" or "WriteAllTextAsync" or "WriteAllBytesAsync" or "WriteAllLinesAsync" } } call
            ? OfCall(call, expression, hoists, body)
            : OfStream(write, expression, spelling, hoists, body);
    }

    static OverwritePlan? OfCall(IInvocationOperation call, ExpressionSyntax path, bool hoists, MemberBody body)
    {
        var library = body.Io.DurableFile is not null && call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax or IdentifierNameSyntax }
            && (call.TargetMethod.Name == "Copy" || WholeReplacement.TakesContent(call, body)) ? LibraryOverwrite.SameName : LibraryOverwrite.None;
        var statement = StatementOf(call);
        return statement is null && library == LibraryOverwrite.None ? null : new(call, path, statement, WholeWritePlanner.Of(call, body), hoists, library);
    }

    static OverwritePlan? OfStream(IOperation opening, ExpressionSyntax path, PathKey spelling, bool hoists, MemberBody body)
    {
        if (opening.Syntax.FirstAncestorOrSelf<UsingStatementSyntax>() is not { Declaration: { Variables.Count: 1 } declaration } scope || !declaration.Span.Contains(opening.Syntax.Span)
            || !StatementList.Holds(scope) || MentionsDeletion(declaration) || IsNamedIn(scope.Statement, spelling, body)
            || WhileOpenPlanner.PlanEndOf(scope, opening, body) is not { } flush)
            return null;

        ExpressionSyntax? mode = null;
        if (opening.ArgumentNamed("mode") is { Syntax: ExpressionSyntax given } value && value.Int32Constant() is OpenOrCreate)
        {
            if (!IsCutAtOnce(scope, declaration.Variables[0].Identifier.ValueText))
                return null;
            mode = given;
        }

        var library = mode is null && body.Io.DurableFile is not null && StreamedReplacement.CallbackIn(scope, body) is not null ? LibraryOverwrite.Callback : LibraryOverwrite.None;
        return new(opening, path, scope, flush, hoists, library, mode);
    }

    static bool Empties(IOperation opening) => opening.ArgumentNamed("mode").Int32Constant() is Create or OpenOrCreate;

    /// <summary><c>stream.SetLength(0)</c> comes first.</summary>
    static bool IsCutAtOnce(UsingStatementSyntax scope, string stream) =>
        scope.Statement is BlockSyntax { Statements: { Count: > 1 } statements } && statements[0].ToString() == stream + ".SetLength(0);";

    /// <summary>Code that is given the path while the file is written would find another file there.</summary>
    static bool IsNamedIn(StatementSyntax code, PathKey path, MemberBody body)
    {
        if (body.Model.GetOperation(code, body.Cancellation) is not { } operations)
            return true;
        foreach (var operation in operations.Descendants())
            if (operation is IArgumentOperation { Value: { Type.SpecialType: SpecialType.System_String } value } && path.Equals(PathExpression.SpellingOf(value, body)))
                return true;
        return false;
    }

    static bool MentionsDeletion(VariableDeclarationSyntax declaration)
    {
        foreach (var token in declaration.DescendantTokens())
            if (token.ValueText == "DeleteOnClose")
                return true;
        return false;
    }

    /// <summary>The statement that is nothing but the call, and that is over when the file is written.</summary>
    static StatementSyntax? StatementOf(IInvocationOperation call)
    {
        var isAsync = call.TargetMethod.Name.EndsWith("Async", System.StringComparison.Ordinal);
        if (isAsync != call.IsAwaited())
            return null;
        IOperation outer = call;
        while (isAsync && outer is not IAwaitOperation)
            outer = outer.Parent!;
        return outer.Syntax.Parent is ExpressionStatementSyntax statement && StatementList.Holds(statement) ? statement : null;
    }

    static bool IsSteady(IOperation path, MemberBody body) =>
        path.Syntax is not LiteralExpressionSyntax
        && (DurableReplacement.IsSteady(path, body)
            || path.Unconverted() is IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation, Field: var field } && FieldValues.OnlyValueOf(field, body) is not null
            || path.Unconverted() is IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation, Property: var property } && FieldValues.IsAutomatic(property) && property.SetMethod is null);
}

/// <summary>What the runtime library has for it.</summary>
enum LibraryOverwrite
{
    None,
    /// <summary>A call of the same name.</summary>
    SameName,
    /// <summary><c>DurableFile.Replace(path, stream => …)</c></summary>
    Callback,
}
