using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers.Model;

/// <summary>The statements of a block, of a switch section, or of a program without a class.</summary>
static class StatementList
{
    /// <summary>Others can be put in front of the statement and behind it; the lone statement of an if or a loop would need braces.</summary>
    public static bool Holds(StatementSyntax statement) => statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax;
}
