using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>A place that opens a file, appends to it and closes it.</summary>
/// <param name="Operation">The call or creation that opens the file, at which the finding is reported.</param>
/// <param name="Statement">The statement that is the whole of it.</param>
/// <param name="Own">The calls that write to the file.</param>
abstract record Append(IOperation Operation, IOperation Path, StatementSyntax Statement, IReadOnlyCollection<IOperation> Own)
{
    public bool IsAsync { get; init; }

    /// <summary>What <c>ConfigureAwait</c> was given; null when it was not called.</summary>
    public IOperation? ConfigureAwait { get; init; }
}

enum AppendedContent
{
    Text,
    /// <summary>One string, of which <c>AppendAllLines</c> makes a line.</summary>
    Line,
    Lines,
    Bytes,
}

/// <summary><c>File.AppendAllText</c> and its kin, as a statement.</summary>
/// <param name="Expression">What is written.</param>
/// <param name="IsHoisted">Making it may throw or look at something: it has to be done before the file is opened.</param>
sealed record WholeAppend(
    IInvocationOperation Call, IOperation Path, StatementSyntax Statement, AppendedContent Content, IOperation Expression, IOperation? Encoding, bool IsHoisted)
    : Append(Call, Path, Statement, new[] { Call });

/// <summary>A stream or writer that a using statement or declaration holds, and that is only written to.</summary>
/// <param name="References">Its uses, the declaration not among them.</param>
sealed record OpenedAppend(
    IOperation Creation, IOperation Path, StatementSyntax Statement, ILocalSymbol Local, IReadOnlyList<IOperation> References, IReadOnlyCollection<IOperation> Own)
    : Append(Creation, Path, Statement, Own);
