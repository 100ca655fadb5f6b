using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model;

/// <summary>The local that a pattern declares for the value it tests, as in <c>read is > 0 and var n</c>.</summary>
static class PatternLocal
{
    public static ILocalSymbol? In(IPatternOperation pattern) => pattern switch
    {
        IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol local } => local,
        IBinaryPatternOperation both => In(both.LeftPattern) ?? In(both.RightPattern),
        INegatedPatternOperation not => In(not.Pattern),
        _ => null,
    };
}
