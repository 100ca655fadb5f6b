using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>How the runtime library replaces a file in one durable step: all that the code does with a temporary file of its own goes.</summary>
/// <param name="Destination">The path that is replaced.</param>
/// <param name="Rename">The statement that renames the temporary file.</param>
/// <param name="TemporaryPath">The statement that declares nothing but the temporary path; null where the path is written out twice.</param>
abstract record DurableReplacement(ExpressionSyntax Destination, StatementSyntax Rename, StatementSyntax? TemporaryPath)
{
    /// <summary>Null where something else is done with the temporary file, or the library has no call that does the same.</summary>
    public static DurableReplacement? Of(IInvocationOperation rename, IOperation source, FileHistory history)
    {
        var body = history.File.Body;
        if (body.Io.DurableFile is null || !rename.IsInvocationOf(body.Io.File, "Move") || rename.ArgumentNamed("overwrite") is not { ConstantValue: { HasValue: true, Value: true } }
            || rename.Syntax.Parent is not ExpressionStatementSyntax { Parent: BlockSyntax block } statement || StatementText.HasComment(statement)
            || rename.ArgumentNamed("destFileName") is not { Syntax: ExpressionSyntax destination } target || !IsSteady(target, body))
            return null;

        var index = block.Statements.IndexOf(statement);
        if (index == 0 || ConditionalCode.IsIn(block) || TemporaryPathIn(block, source, body) is not (true, var declaration))
            return null;
        return block.Statements[index - 1] switch
        {
            ExpressionStatementSyntax write => WholeReplacement.Of(write, destination, statement, declaration, history),
            UsingStatementSyntax scope => StreamedReplacement.Of(scope, destination, statement, declaration, history),
            _ => null,
        };
    }

    /// <summary>The path is the same before the file is written, where the library asks for it.</summary>
    public static bool IsSteady(IOperation path, MemberBody body) => path.Unconverted() switch
    {
        { ConstantValue.HasValue: true } => true,
        ILocalReferenceOperation { Local: var local } => body.Values.IsSetOnce(local),
        IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } => !body.Values.IsReassigned(parameter),
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation, Field.IsReadOnly: true } => true,
        _ => false,
    };

    /// <summary>Whether the temporary path is named where the file is written and where it is renamed, and nowhere else.</summary>
    static (bool IsOurs, StatementSyntax? Declaration) TemporaryPathIn(BlockSyntax block, IOperation source, MemberBody body)
    {
        if (source.Unconverted() is not ILocalReferenceOperation { Local: var local })
            return (IsMadeOfNames(source, body.Io), null);

        var uses = 0;
        foreach (var operation in body.Operations)
            uses += operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local) ? 1 : 0;
        if (uses != 2 || body.Values.OnlyValueOf(local) is not { } value || !IsMadeOfNames(value, body.Io))
            return (false, null);

        foreach (var statement in block.Statements)
            if (statement is LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables } && value.Syntax.Parent?.Parent == variables[0] && !StatementText.HasComment(statement))
                return (true, statement);
        return (false, null);
    }

    /// <summary>Names and constants put together: making the path has no effect, so that leaving it out has none.</summary>
    static bool IsMadeOfNames(IOperation path, IoSymbols io)
    {
        switch (path)
        {
            case { ConstantValue.HasValue: true } or ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IInstanceReferenceOperation or IInterpolatedStringTextOperation:
                return true;
            case IConversionOperation { OperatorMethod: null } or IBinaryOperation { OperatorMethod: null } or IInterpolatedStringOperation or IInterpolationOperation or IArgumentOperation:
            case IInvocationOperation { TargetMethod.Name: "Combine" or "Join" or "ChangeExtension" or "GetDirectoryName" or "GetFileName" or "GetFileNameWithoutExtension" or "GetRandomFileName" } call
                when call.TargetMethod.ContainingType.Is(io.Path):
            case IInvocationOperation { TargetMethod: { Name: "NewGuid", ContainingType.Name: "Guid" } } or IInvocationOperation { TargetMethod: { Name: "ToString", ContainingType.Name: "Guid" } }:
                foreach (var part in path.ChildOperations)
                    if (!IsMadeOfNames(part, io))
                        return false;
                return true;
            default:
                return false;
        }
    }
}

/// <summary><c>File.WriteAllText</c> and its kin, and the rename behind it: one call of the same name.</summary>
sealed record WholeReplacement(InvocationExpressionSyntax Write, ArgumentSyntax Path, ExpressionSyntax Destination, StatementSyntax Rename, StatementSyntax? TemporaryPath)
    : DurableReplacement(Destination, Rename, TemporaryPath)
{
    static readonly HashSet<string> Names = new() { "WriteAllText", "WriteAllBytes", "WriteAllLines", "WriteAllTextAsync", "WriteAllBytesAsync", "WriteAllLinesAsync" };

    public string Method => ((Write.Expression as MemberAccessExpressionSyntax)?.Name ?? (SimpleNameSyntax)Write.Expression).Identifier.ValueText;

    public static WholeReplacement? Of(ExpressionStatementSyntax statement, ExpressionSyntax destination, StatementSyntax rename, StatementSyntax? temporaryPath, FileHistory history)
    {
        var body = history.File.Body;
        if (history.Writes.Count != 1 || history.Writes[0] is not (IInvocationOperation { Syntax: InvocationExpressionSyntax write } call, null) || !statement.Span.Contains(write.Span)
            || !call.TargetMethod.ContainingType.Is(body.Io.File) || !Names.Contains(call.TargetMethod.Name) || StatementText.HasComment(statement)
            || call.TargetMethod.Name.EndsWith("Async", System.StringComparison.Ordinal) != call.IsAwaited() || !call.IsAwaited() && write.Parent != statement
            || call.ArgumentNamed("path") is not { } path || !history.File.IsPath(path) || !TakesContent(call, body))
            return null;

        foreach (var argument in write.ArgumentList.Arguments)
            if (argument.Expression == path.Syntax)
                return new(write, argument, destination, rename, temporaryPath);
        return null;
    }

    /// <summary>The library has an overload for the content, and does with null what File does: it has none for spans of characters, and takes a null array for an empty one.</summary>
    public static bool TakesContent(IInvocationOperation call, MemberBody body)
    {
        if (FileCalls.ContentOf(call) is not { Parent: IArgumentOperation { Parameter.Type: var type } } content)
            return false;
        return type switch
        {
            { SpecialType: SpecialType.System_String } or INamedTypeSymbol { Name: "IEnumerable" } => true,
            IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String } => true,
            IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } => WholeWritePlanner.IsNeverNull(content, body),
            INamedTypeSymbol { Name: "ReadOnlySpan" or "ReadOnlyMemory", TypeArguments: { Length: 1 } elements } => elements[0].SpecialType == SpecialType.System_Byte,
            _ => false,
        };
    }
}
