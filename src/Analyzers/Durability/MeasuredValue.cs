using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>
/// Whether a position or length is kept as what it says: stored, returned, written down. What is shown to somebody, or compared with a limit,
/// may be a buffer behind.
/// </summary>
static class MeasuredValue
{
    const int MaxDepth = 3;

    static readonly HashSet<string> Display = Words.Of(
        "log", "logger", "debug", "trace", "verbose", "info", "information", "warn", "warning", "error", "report", "progress", "percent", "percentage", "status", "print", "console", "show", "assert",
        "display", "update", "notify", "throughput", "speed", "rate", "estimate", "estimated", "approximate", "approx");

    public static bool CountsWhatWasWritten(IOperation property, MemberBody body) => IsKept(property, body, depth: 0);

    static bool IsKept(IOperation value, MemberBody body, int depth)
    {
        while (value.Parent is IConversionOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract, Type.SpecialType: not SpecialType.System_String })
            value = value.Parent;

        switch (value.Parent)
        {
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                return IsKept(local, body, depth + 1);
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } assignment:
                return assignment.Value == value && IsKept(local, body, depth + 1);
            case ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: var member } } assignment:
                // Setting the position of a stream, or an event's argument, keeps nothing.
                return assignment.Value == value && member is IFieldSymbol or IPropertySymbol && !IsOfStream(member, body.Io) && !IsDisplay(member);
            case ISimpleAssignmentOperation { Target: IArrayElementReferenceOperation } assignment:
                return assignment.Value == value;
            case IReturnOperation { Kind: OperationKind.Return }:
                return body.Syntax is not Microsoft.CodeAnalysis.CSharp.Syntax.AccessorDeclarationSyntax;
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } }:
                return Keeps(method);
            case IArgumentOperation { Parent: IObjectCreationOperation { Type: { } type } }:
                return !IsDisplay(type) && !type.Name.EndsWith("Exception", System.StringComparison.Ordinal) && !type.Name.EndsWith("EventArgs", System.StringComparison.Ordinal);
            case ITupleOperation { Parent: not IDeconstructionAssignmentOperation }:
                return true;
            default:
                return false;
        }
    }

    static bool IsKept(ILocalSymbol local, MemberBody body, int depth)
    {
        if (depth > MaxDepth || IsDisplay(local) || body.Values.OnlyValueOf(local) is null)
            return false;
        foreach (var operation in body.Operations)
            if (operation is ILocalReferenceOperation { IsDeclaration: false } reference && SymbolEqualityComparer.Default.Equals(reference.Local, local) && IsKept(reference, body, depth))
                return true;
        return false;
    }

    /// <summary>It is written down, or put into a collection; what a method of the program does with it is not known.</summary>
    static bool Keeps(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.IsEmpty
        && method.Name is "Write" or "WriteInt32LittleEndian" or "WriteInt64LittleEndian" or "WriteUInt32LittleEndian" or "WriteUInt64LittleEndian" or "WriteInt32BigEndian" or "WriteInt64BigEndian"
            or "Write7BitEncodedInt" or "Write7BitEncodedInt64" or "WriteNumber" or "WriteNumberValue" or "Add" or "TryAdd" or "Enqueue" or "Push" or "AddOrUpdate" or "GetBytes"
        && method.ContainingType.Name is not ("Console" or "Debug" or "Trace" or "Interlocked");

    static bool IsOfStream(ISymbol member, IoSymbols io) => member.ContainingType.DerivesFrom(io.Stream);

    static bool IsDisplay(ISymbol symbol) => Words.Any(symbol.Name, Display);
}
