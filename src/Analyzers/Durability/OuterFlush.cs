using System.Collections.Immutable;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers.Durability;

/// <summary>A stream is used while a wrapper above it holds what was written, and how the wrapper is flushed before.</summary>
/// <param name="Wrapper">The variable of the wrapper that is flushed.</param>
/// <param name="Flushed">The writers above that have to be flushed into it first, then itself; all by name.</param>
/// <param name="NeedsBraces">The statement is the whole body of an if, an else or a loop.</param>
/// <param name="ConfigureAwait">What stands behind the awaited calls around, if anything.</param>
sealed record OuterFlush(
    InnerUse Use, ISymbol Wrapper, Holding Holding, StatementSyntax Statement, ImmutableArray<string> Flushed, bool NeedsBraces, bool IsAsync, string ConfigureAwait);
