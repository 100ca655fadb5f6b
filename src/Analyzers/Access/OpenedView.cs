using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Access;

/// <summary>A view that a using of this code holds, so that it is open.</summary>
sealed record OpenedView(IInvocationOperation Creation)
{
    const int ReadWrite = 0, Read = 1, Write = 2, CopyOnWrite = 3;

    public static OpenedView? Of(IOperation accessor, MemberBody body) =>
        accessor is ILocalReferenceOperation { Local: var local } && !body.Values.IsReassigned(local)
        && CreationIn(body.Values.OnlyValueOf(local), body) is { } creation && IsHeldByUsing(local)
            ? new(creation)
            : null;

    /// <summary>Nothing can be written through the view that a field holds: no other thread does.</summary>
    public static bool OnlyReads(IFieldSymbol field, MemberBody body) =>
        FieldValues.OnlyValueOf(field, body) is var (value, owner) && CreationIn(value, owner) is { } creation && creation.ArgumentNamed("access").Int32Constant() == Read;

    /// <summary>It has at least one byte, as no empty file can be mapped, and may be read or written.</summary>
    public bool HasFirstByte(bool forWriting) => StartsAtZero
        && (Creation.ArgumentNamed("access") is not { } access || access.Int32Constant() is ReadWrite or CopyOnWrite || access.Int32Constant() == (forWriting ? Write : Read));

    bool StartsAtZero => Creation.ArgumentNamed("offset") is not { } offset || SameNumber.Constant(offset) == 0;

    /// <summary>All elements of a loop lie in it, by the size with which it or its map was made.</summary>
    public bool Holds(ElementLoop loop, MemberBody body)
    {
        if (loop.Place.Constant is not { } first || first < 0 || SizeIn(body) is not { } size)
            return false;
        if (SameNumber.Constant(size) is { } bytes && loop.Count.Constant is { } count)
            return count * loop.Size <= bytes - first;

        size = LoopBound.Widened(size);
        if (first != 0)
            return false;
        return loop.Size == 1 ? loop.Count.IsSame(size, body)
            : size is IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply, OperatorMethod: null } product
                && (SameNumber.Constant(product.RightOperand) == loop.Size && loop.Count.IsSame(product.LeftOperand, body)
                    || SameNumber.Constant(product.LeftOperand) == loop.Size && loop.Count.IsSame(product.RightOperand, body));
    }

    /// <summary>What the view has at least; a size of 0 is that of the map.</summary>
    IOperation? SizeIn(MemberBody body)
    {
        if (Creation.ArgumentNamed("size") is { } own && SameNumber.Constant(own) != 0)
            return own;
        return StartsAtZero && Creation.Instance is ILocalReferenceOperation { Local: var map } && !body.Values.IsReassigned(map)
            && body.Values.OnlyValueOf(map) is IInvocationOperation { TargetMethod.Name: "CreateNew" } creation && creation.TargetMethod.ContainingType.Is(body.Io.MemoryMappedFile)
                ? creation.ArgumentNamed("capacity")
                : null;
    }

    static IInvocationOperation? CreationIn(IOperation? value, MemberBody body) =>
        value?.Unconverted() is IInvocationOperation { TargetMethod.Name: "CreateViewAccessor" } creation && creation.TargetMethod.ContainingType.Is(body.Io.MemoryMappedFile) ? creation : null;

    static bool IsHeldByUsing(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences[0].GetSyntax().Parent is VariableDeclarationSyntax { Parent: var statement }
        && statement is UsingStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not (int)SyntaxKind.None };
}
