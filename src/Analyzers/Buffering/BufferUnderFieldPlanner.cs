using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>
/// Puts a BufferedStream under a BinaryWriter that is a private field, where every member of the type that writes leaves the buffer empty behind
/// itself: with a flush that the fix adds, or with one of its own. Whoever calls them may go on when one fails, so nobody may dispose of the writer
/// but where its failure is caught.
/// </summary>
static class BufferUnderFieldPlanner
{
    public static BufferUnderWriter? For(IFieldSymbol writer, MemberBody body)
    {
        if (body.Io.BufferedStream is null || writer.DeclaredAccessibility != Accessibility.Private
            || FieldValues.OnlyValueOf(writer, body) is not var (value, owner) || value.Unconverted() is not IObjectCreationOperation creation
            || creation.Syntax.SyntaxTree != body.Syntax.SyntaxTree || StreamChain.WrappedBy(creation, owner) is not { } wrapped)
            return null;

        var flushAfter = new List<StatementSyntax>();
        string? name = null;
        foreach (var member in MembersNaming(writer, body))
        {
            if (member is null || member.Operation is null || UsesIn(member, writer) is not { } uses)
                return null;

            foreach (var write in uses)
            {
                // A field that may be null is said not to be once, where it is first used.
                var text = write.Syntax.ToString().TrimEnd('!');
                name ??= text;
                if (name != text)
                    return null;
            }

            if (uses.Count == 0)
                continue;
            if (BufferUnderWriterPlanner.FlushesAround(uses, writer, scope: null, isDisposed: false, member) is not { } flushes)
                return null;
            flushAfter.AddRange(flushes);
        }

        return new(wrapped.Syntax, flushAfter, name + ".Flush();", BufferUnderWriterPlanner.FitsSocketWriter(wrapped, owner));
    }

    /// <summary>Every body of the type that names the field; null among them for a name that stands elsewhere.</summary>
    static IEnumerable<MemberBody?> MembersNaming(IFieldSymbol field, MemberBody body)
    {
        var known = new HashSet<SyntaxNode>();
        foreach (var part in field.ContainingType.DeclaringSyntaxReferences)
        {
            if (ConditionalCode.IsIn(part.GetSyntax(body.Cancellation)))
                yield return null;
            // A fix changes one file.
            if (part.SyntaxTree != body.Syntax.SyntaxTree)
            {
                foreach (var _ in WordSearch.In(part, field.Name, body.Cancellation))
                    yield return null;
                continue;
            }

            foreach (var token in WordSearch.In(part, field.Name, body.Cancellation))
                if (token.Parent is not VariableDeclaratorSyntax && IoMentions.BodyAround(token) is var member && (member is null || known.Add(member)))
                    yield return member is null ? null : body.At(member, body.Io.ModelOf(part.SyntaxTree));
        }
    }

    /// <summary>The references that write; null where a use of the field cannot be followed, or is one of another object's field.</summary>
    static List<IOperation>? UsesIn(MemberBody member, IFieldSymbol field)
    {
        var followed = new HashSet<SyntaxNode>();
        var writes = new List<IOperation>();
        foreach (var (reference, use) in StreamUses.Of(field, member.Operation!, member.Io))
        {
            followed.Add(reference.Syntax);
            if (use == StreamUse.Write)
                writes.Add(reference);
            else if (!BufferUnderWriterPlanner.IsHarmless(use) || use is StreamUse.Dispose or StreamUse.Using && !reference.IsCaught())
                return null;
        }

        foreach (var operation in member.Operation!.Descendants())
            if (operation is IFieldReferenceOperation other && SymbolEqualityComparer.Default.Equals(other.Field.OriginalDefinition, field.OriginalDefinition) && !followed.Contains(other.Syntax))
                return null;
        return writes;
    }
}
