using System.Collections.Generic;
using System.Collections.Immutable;
using IoAnalyzers.Flow;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Copying;

/// <summary>A copy of a whole file, and what File.Copy is told in its place.</summary>
/// <param name="Copy">The call that moves the bytes.</param>
/// <param name="Source">The path of the one file, and <paramref name="Destination"/> of the other.</param>
/// <param name="Removed">Statements that go with it.</param>
/// <param name="Replaced">The statement in whose place the call stands.</param>
sealed record FileCopyPlan(
    IInvocationOperation Copy, IOperation Source, IOperation Destination, bool Overwrites, IReadOnlyList<StatementSyntax> Removed, StatementSyntax Replaced, bool FitsStreamCopy)
{
    /// <summary>Nothing of it is still being typed: where a string has no end, a statement goes on into the next one.</summary>
    public bool IsComplete
    {
        get
        {
            foreach (var statement in Removed)
                if (statement.ContainsDiagnostics)
                    return false;
            return !Replaced.ContainsDiagnostics;
        }
    }
}

static class FileCopies
{
    const int Open = 3, CreateNew = 1, Create = 2;
    const int Read = 1, Write = 2, ReadWrite = 3;

    // FileOptions.Asynchronous and SequentialScan say how, and not what.
    const int Harmless = 0x40000000 | 0x08000000;

    /// <summary><c>File.WriteAllBytes(destination, File.ReadAllBytes(source))</c>, of two files that are certainly not one: copied to itself, a file throws.</summary>
    public static FileCopyPlan? OfBytes(IInvocationOperation write, MemberBody body)
    {
        if (write.ArgumentNamed("path") is not { } destination || write.ArgumentNamed("bytes") is not { } bytes || StatementOf(write) is not { } statement
            || LoadOf(bytes, body) is not { } load || !load.IsInvocationOf(body.Io.File, "ReadAllBytes") || load.ArgumentNamed("path") is not { } source
            || SingleUse.Of(load, body) is not { } use || use.CountIn(write) != 1 || !AreFiles(source, destination, body)
            || PathExpression.KeyOf(source, body) is not { } from || PathExpression.KeyOf(destination, body) is not { } to || !PathDifference.IsCertain(from, to))
            return null;

        IReadOnlyList<StatementSyntax> removed = use.Declaration is { } declaration ? new[] { declaration } : System.Array.Empty<StatementSyntax>();
        return new(write, source, destination, Overwrites: true, removed, statement, FitsStreamCopy: false);
    }

    /// <summary>Two streams over whole files that are opened, the source first, for this one call, and closed right behind it.</summary>
    public static FileCopyPlan? OfStreams(IInvocationOperation copy, MemberBody body)
    {
        if (copy.Instance is not ILocalReferenceOperation { Local: var from } || copy.ArgumentNamed("destination")?.Unconverted() is not ILocalReferenceOperation { Local: var to }
            || StatementOf(copy) is not { } statement
            || body.Values.OnlyValueOf(from)?.Unconverted() is not { } reading || SourceOf(reading, body) is not { } source
            || body.Values.OnlyValueOf(to)?.Unconverted() is not { } creating || DestinationOf(creating, body) is not var (destination, overwrites)
            || !IsUsedFor(from, copy, body) || !IsUsedFor(to, copy, body) || !AreFiles(source, destination, body)
            || ScopeOf(copy, from, to) is not var (outermost, removed))
            return null;

        // Comments move in front of the call; what is between them in other configurations could not.
        if (outermost?.ContainsDirectives == true)
            return null;
        return new(copy, source, destination, overwrites, removed, outermost ?? statement, FitsStreamCopy: body.Io.StreamCopy is not null && copy.Arguments.Length == 1);
    }

    /// <summary>A statement without comments in it.</summary>
    static ExpressionStatementSyntax? StatementOf(IOperation call) =>
        call.Parent?.Syntax is ExpressionStatementSyntax statement && !StatementText.HasComment(statement) ? statement : null;

    static IInvocationOperation? LoadOf(IOperation bytes, MemberBody body) =>
        (bytes.Unconverted() is ILocalReferenceOperation { Local: var local } ? body.Values.OnlyValueOf(local)?.Unconverted() : bytes.Unconverted()) as IInvocationOperation;

    static bool AreFiles(IOperation source, IOperation destination, MemberBody body) => !DevicePath.May(source, body) && !DevicePath.May(destination, body);

    /// <summary>The path of a file that is opened to be read as File.Copy opens it.</summary>
    static IOperation? SourceOf(IOperation opening, MemberBody body) => opening switch
    {
        IInvocationOperation { TargetMethod.Name: "OpenRead" } call when call.TargetMethod.ContainingType.Is(body.Io.File) => call.ArgumentNamed("path"),
        _ when PathOf(opening, body) is { } path && opening.ArgumentNamed("mode").Int32Constant() == Open && AccessOf(opening) == Read && IsSharedToRead(opening) => path,
        _ => null,
    };

    /// <summary>What FileStream does by default, and File.Open does not.</summary>
    static bool IsSharedToRead(IOperation opening) =>
        opening.ArgumentNamed("share") is { } share ? share.Int32Constant() == Read : opening is IObjectCreationOperation;

    /// <summary>The path of a file that is made anew, and whether one that is there already is no hindrance.</summary>
    static (IOperation Path, bool Overwrites)? DestinationOf(IOperation opening, MemberBody body)
    {
        if (opening is IInvocationOperation { TargetMethod.Name: "Create" } call && call.TargetMethod.ContainingType.Is(body.Io.File) && HasHarmlessOptions(call))
            return call.ArgumentNamed("path") is { } created ? (created, true) : null;
        if (PathOf(opening, body) is not { } path || AccessOf(opening) is not (Write or ReadWrite or null))
            return null;
        return opening.ArgumentNamed("mode").Int32Constant() switch
        {
            Create => (path, true),
            CreateNew => (path, false),
            _ => null,
        };
    }

    /// <summary>The path of <c>new FileStream</c> or <c>File.Open</c> that says nothing which a copy would not keep.</summary>
    static IOperation? PathOf(IOperation opening, MemberBody body) =>
        (opening is IObjectCreationOperation { Initializer: null } creation && creation.Type.Is(body.Io.FileStream) || opening.IsInvocationOf(body.Io.File, "Open")) && HasHarmlessOptions(opening)
            ? opening.ArgumentNamed("path")
            : null;

    static bool HasHarmlessOptions(IOperation opening) =>
        opening.ArgumentNamed("options") is not { } options || options.ConstantValue is { HasValue: true, Value: int flags } && (flags & ~Harmless) == 0;

    static int? AccessOf(IOperation opening) => opening.ArgumentNamed("access") is not { } access ? null : access.Int32Constant() ?? -1;

    static bool IsUsedFor(ILocalSymbol stream, IInvocationOperation copy, MemberBody body)
    {
        foreach (var (reference, use) in StreamUses.Of(stream, FunctionGraph.FunctionAround(copy), body.Io))
            if (use is not (StreamUse.Using or StreamUse.Set) && !copy.Syntax.Span.Contains(reference.Syntax.Span))
                return false;
        return true;
    }

    /// <summary>
    /// The using statement around nothing but the copy, or the declarations in front of it where it ends their block. The source is opened first: where it
    /// is missing, nothing is made.
    /// </summary>
    static (StatementSyntax? Outermost, IReadOnlyList<StatementSyntax> Removed)? ScopeOf(IInvocationOperation copy, ILocalSymbol from, ILocalSymbol to)
    {
        if (copy.Parent!.Parent is IBlockOperation { Operations: var statements } block && DeclarationsBefore(copy.Parent, statements, from, to) is { } declarations)
            return block.Syntax is BlockSyntax ? (null, declarations) : null;

        var held = new List<ILocalSymbol>();
        IOperation outermost = copy.Parent;
        for (var around = copy.Parent.Parent; around is IUsingOperation or IBlockOperation; around = around.Parent)
        {
            if (around is IBlockOperation list)
            {
                if (list.Operations.Length != 1 || held.Count == 2)
                    break;
                continue;
            }

            // From the inside to the outside.
            var locals = ((IUsingOperation)around).Locals;
            for (var i = locals.Length - 1; i >= 0; i--)
                held.Add(locals[i]);
            outermost = around;
            if (held.Count >= 2 || locals.IsEmpty)
                break;
        }

        return held.Count == 2 && AreSame(held[1], from) && AreSame(held[0], to) && outermost.Syntax is UsingStatementSyntax scope
            ? (scope, System.Array.Empty<StatementSyntax>())
            : null;
    }

    static IReadOnlyList<StatementSyntax>? DeclarationsBefore(IOperation copy, ImmutableArray<IOperation> statements, ILocalSymbol from, ILocalSymbol to)
    {
        var index = statements.IndexOf(copy);
        var isLast = index == statements.Length - 1 || index == statements.Length - 2 && statements[index + 1] is IReturnOperation { ReturnedValue: null };
        return isLast && index >= 2 && DeclarationOf(statements[index - 2], from) is { } first && DeclarationOf(statements[index - 1], to) is { } second ? new[] { first, second } : null;
    }

    static StatementSyntax? DeclarationOf(IOperation statement, ILocalSymbol local) =>
        statement is IUsingDeclarationOperation { DeclarationGroup.Declarations: { Length: 1 } declarations, Syntax: StatementSyntax syntax }
        && declarations[0].Declarators is { Length: 1 } declarators && AreSame(declarators[0].Symbol, local) && !StatementText.HasComment(syntax)
            ? syntax
            : null;

    static bool AreSame(ILocalSymbol one, ILocalSymbol other) => SymbolEqualityComparer.Default.Equals(one, other);
}
