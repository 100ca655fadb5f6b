using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace IoAnalyzers.Model;

/// <summary>Finds the places of one name in the code of a declaration.</summary>
static class WordSearch
{
    /// <summary>Every identifier of that name, verbatim ones included.</summary>
    /// <remarks>The tokens are looked up where the name stands: to walk through the nodes would create all of them.</remarks>
    public static IEnumerable<SyntaxToken> In(SyntaxReference declaration, string name, CancellationToken cancellation) =>
        WordIndex.Of(declaration.SyntaxTree, cancellation).Find(name, declaration.GetSyntax(cancellation));
}
