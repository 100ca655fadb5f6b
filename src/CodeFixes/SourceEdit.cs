using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers;

/// <summary>The text changes of one fix, made in the style of the file: its newline, its indentation, its using directives.</summary>
/// <remarks>Text and not syntax is edited, so that everything that no change names stays as it is to the character.</remarks>
sealed class SourceEdit(SyntaxNode root, SourceText text)
{
    readonly List<TextChange> _changes = new();
    readonly HashSet<string> _imports = new();

    public string NewLine { get; } = NewLineOf(text);

    public void Replace(TextSpan span, string with) => _changes.Add(new(span, with));

    public void Replace(SyntaxNode node, string with) => Replace(node.Span, with);

    public void Insert(int position, string added) => Replace(new TextSpan(position, 0), added);

    /// <summary>Puts lines of code, indented like the statement, in front of it and behind the comments that belong to it.</summary>
    public void InsertBefore(StatementSyntax statement, params string[] lines)
    {
        var added = new System.Text.StringBuilder();
        foreach (var line in lines)
            added.Append(line).Append(NewLine).Append(IndentOf(statement));
        Insert(statement.SpanStart, added.ToString());
    }

    /// <summary>Puts lines of code, indented like the statement, behind it and behind a comment on its last line.</summary>
    public void InsertAfter(StatementSyntax statement, params string[] lines)
    {
        var added = new System.Text.StringBuilder();
        foreach (var line in lines)
            added.Append(NewLine).Append(IndentOf(statement)).Append(line);
        Insert(EndOfLastLine(statement), added.ToString());
    }

    /// <summary>Removes a statement with its line; comments above it and on its line stay.</summary>
    public void Remove(StatementSyntax statement)
    {
        var first = text.Lines.GetLineFromPosition(statement.SpanStart);
        var last = text.Lines.GetLineFromPosition(statement.Span.End);
        var isAlone = IsBlank(TextSpan.FromBounds(first.Start, statement.SpanStart)) && IsBlank(TextSpan.FromBounds(statement.Span.End, last.End));
        Replace(isAlone ? TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak) : statement.Span, "");
    }

    /// <summary>The white space in front of the line on which a node begins.</summary>
    public string IndentOf(SyntaxNode node)
    {
        var line = text.Lines.GetLineFromPosition(node.SpanStart).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    /// <summary>One more level of indentation as this file does it: what its first indented line begins with.</summary>
    public string IndentStep
    {
        get
        {
            foreach (var line in text.Lines)
            {
                var code = line.ToString();
                var width = code.Length - code.TrimStart(' ').Length;
                if (code.StartsWith("\t", System.StringComparison.Ordinal))
                    return "\t";
                if (width >= 2 && width < code.Length && code[width] != '*')
                    return width is 2 ? "  " : "    ";
            }

            return "    ";
        }
    }

    /// <summary>How a type is written at a position: its short name, with a using directive added where the file lacks it.</summary>
    public string NameOf(INamedTypeSymbol type, SemanticModel model, int position)
    {
        var visible = model.LookupNamespacesAndTypes(position, name: type.Name).OfType<INamedTypeSymbol>().Where(found => found.Arity == type.Arity).ToList();
        if (visible.Any(found => SymbolEqualityComparer.Default.Equals(found, type)))
            return type.Name;
        if (visible.Count > 0)
            return type.ToDisplayString();

        _imports.Add(type.ContainingNamespace.ToDisplayString());
        return type.Name;
    }

    /// <summary>All changes, in the order of the text.</summary>
    public ImmutableArray<TextChange> Changes
    {
        get
        {
            var imports = _imports.Select(name => UsingDirectives.Add(root, text, name, NewLine));
            return imports.Concat(_changes).OrderBy(change => change.Span.Start).ToImmutableArray();
        }
    }

    bool IsBlank(TextSpan span) => string.IsNullOrWhiteSpace(text.ToString(span));

    int EndOfLastLine(StatementSyntax statement)
    {
        var line = text.Lines.GetLineFromPosition(statement.Span.End);
        var rest = text.ToString(TextSpan.FromBounds(statement.Span.End, line.End)).TrimStart();
        return rest.StartsWith("//", System.StringComparison.Ordinal) ? line.End : statement.Span.End;
    }

    static string NewLineOf(SourceText text)
    {
        var first = text.Lines[0];
        return first.EndIncludingLineBreak > first.End ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
    }
}
