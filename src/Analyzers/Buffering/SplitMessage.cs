using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>The sends of one message, in a row, and how they become one.</summary>
/// <param name="Sender">The stream or socket as the code names it.</param>
sealed record SplitMessage(string Sender, IReadOnlyList<IInvocationOperation> Pieces, BufferPlan Plan);

/// <summary>One send takes all pieces as a list of segments; the statements before the last go.</summary>
/// <param name="Segments">The pieces as array segments, in the order in which they were sent.</param>
/// <param name="Rest">The arguments behind the list.</param>
sealed record GatheredSend(IReadOnlyList<StatementSyntax> Leading, ArgumentListSyntax Arguments, IReadOnlyList<Segment> Segments, string Rest) : BufferPlan("");

/// <summary>A part of an array that is sent: an expression of type ArraySegment, or the arguments of one's constructor.</summary>
readonly record struct Segment(string Expression, bool IsSegment);
