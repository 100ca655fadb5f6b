using IoAnalyzers.Model;
using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Copying;

/// <summary>How many bytes a copy loop asks for at a time.</summary>
/// <param name="Chosen">The size as it is written, where the author chose it; null where it is habit.</param>
/// <param name="Habit">A small number that stands in the code as such; null where the author chose.</param>
sealed record ChunkSize(string? Chosen, int? Habit)
{
    /// <summary>Null when the size is computed: it might be 0 where there is nothing to copy, and CopyTo takes no such size.</summary>
    public static ChunkSize? Of(CopyLoop loop, MemberBody body)
    {
        if (loop.Read.Region is not { } region)
            return new(Chosen: null, Habit: 1);
        // What is rented may be longer than what was asked for; so may be what CopyTo rents.
        var value = body.Values.OnlyValueOf(region.Buffer);
        if ((ByteRegion.CreatedSize(value, body) ?? RentedBuffer.SizeOf(value)) is not { } created)
            return null;

        var size = created;
        var asked = loop.Limit is { } limit ? limit.Size : region.Length;
        if (asked is not null && !IsAll(asked, region) && !asked.IsSameValue(created))
        {
            if (asked.Int32Constant() is not { } count || created.Int32Constant() is not { } whole || count > whole)
                return null;
            size = asked;
        }

        if (!loop.CanName(size, body))
            return null;
        var text = size.Syntax.ToString();
        if (size.Int32Constant() is { } constant)
            return constant < 1 ? null
                : constant < CopyCall.DefaultBufferSize && !NamesSomething(size.Syntax) ? new(Chosen: null, constant)
                : new(text, Habit: null);
        return IsNamed(size, body) ? new(text, Habit: null) : null;
    }

    static bool IsAll(IOperation size, ByteRegion region) => ReadRequest.LengthOf(size) is { } array && region.IsOf(array);

    static bool NamesSomething(SyntaxNode expression)
    {
        foreach (var node in expression.DescendantNodesAndSelf())
            if (node is IdentifierNameSyntax)
                return true;
        return false;
    }

    /// <summary>A variable that stays what the author set it to.</summary>
    static bool IsNamed(IOperation size, MemberBody body) =>
        size.Unconverted() is ILocalReferenceOperation { Local: var local }
            ? !body.Values.IsReassigned(local) && body.Values.OnlyValueOf(local) is { } value && (value.Int32Constant() is > 0 || IsSetElsewhere(value, body))
            : IsSetElsewhere(size, body);

    static bool IsSetElsewhere(IOperation size, MemberBody body) => size.Unconverted() switch
    {
        IParameterReferenceOperation { Parameter: var parameter } => !body.Values.IsReassigned(parameter),
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } => true,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation, Property: var property } =>
            property.DeclaringSyntaxReferences.Length > 0 && FieldValues.IsAutomatic(property),
        _ => false,
    };
}
