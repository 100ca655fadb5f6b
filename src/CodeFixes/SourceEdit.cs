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
    readonly SortedDictionary<string, int> _imports = new(UsingDirectives.Order);

    public string NewLine { get; } = FileLayout.NewLineOf(text);

    public void Replace(TextSpan span, string with) => _changes.Add(new(span, with));

    public void Replace(SyntaxNode node, string with) => Replace(node.Span, with);

    public void Insert(int position, string added) => Replace(new TextSpan(position, 0), added);

    /// <summary>Puts lines of code, indented like the statement, in front of it and behind the comments that belong to it.</summary>
    public void InsertBefore(StatementSyntax statement, params string[] lines) =>
        Insert(statement.SpanStart, Indented(lines, IndentOf(statement)) + NewLine + IndentOf(statement));

    /// <summary>Puts lines of code behind the last statement of a block; a block on one line stays on one line.</summary>
    public void AppendTo(BlockSyntax block, params string[] lines)
    {
        var last = block.Statements.Last();
        var isOnOneLine = text.Lines.GetLineFromPosition(block.SpanStart).LineNumber == text.Lines.GetLineFromPosition(block.Span.End).LineNumber;
        if (isOnOneLine)
            Insert(last.Span.End, " " + string.Join(" ", lines));
        else
            InsertAfter(last, lines);
    }

    /// <summary>Puts lines of code in place of a statement, set off by an empty line from more code right below.</summary>
    public void ReplaceByLines(StatementSyntax statement, params string[] lines)
    {
        var line = text.Lines.GetLineFromPosition(statement.Span.End);
        var next = line.LineNumber + 1 < text.Lines.Count ? text.Lines[line.LineNumber + 1].ToString().TrimStart() : "";
        var isSetOff = next.Length == 0 || next[0] == '}' || !IsBlank(TextSpan.FromBounds(statement.Span.End, line.End));
        Replace(statement, Indented(lines, IndentOf(statement)) + (isSetOff ? "" : NewLine));
    }

    /// <summary>Puts lines of code in place of a statement, wherever it stands.</summary>
    public void ReplaceInPlace(StatementSyntax statement, params string[] lines)
    {
        if (statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax)
            ReplaceByLines(statement, lines);
        else
            ReplaceEmbedded(statement, lines);
    }

    /// <summary>Puts lines of code in place of a statement that is the whole body of an if, an else or a loop, below it where they shared a line.</summary>
    void ReplaceEmbedded(StatementSyntax statement, params string[] lines)
    {
        var before = statement.GetFirstToken().GetPreviousToken().Span.End;
        if (text.Lines.IndexOf(before) < text.Lines.IndexOf(statement.SpanStart))
        {
            Replace(statement, Indented(lines, IndentOf(statement)));
            return;
        }

        var indent = IndentOf(statement.Parent!) + IndentStep;
        Replace(TextSpan.FromBounds(before, statement.Span.End), NewLine + indent + Indented(lines, indent));
    }

    /// <summary>Puts lines of code in front of a statement that is the whole body of an if, an else or a loop, and braces around both.</summary>
    public void InsertBeforeInBraces(StatementSyntax statement, params string[] lines)
    {
        var outer = IndentOf(statement.Parent!);
        var before = statement.GetFirstToken().GetPreviousToken().Span.End;
        var line = text.Lines.GetLineFromPosition(before);
        if (line.End < statement.SpanStart)
        {
            Insert(line.End, $"{NewLine}{outer}{{");
            InsertBefore(statement, lines);
        }
        else
        {
            var inner = outer + IndentStep;
            Replace(TextSpan.FromBounds(before, statement.SpanStart), $"{NewLine}{outer}{{{NewLine}{inner}{Indented(lines, inner)}{NewLine}{inner}");
        }

        Insert(TrailingComments.EndOf(statement), $"{NewLine}{outer}}}");
    }

    /// <summary>The lines, each but the first behind a newline and the indentation; an empty line has none.</summary>
    string Indented(string[] lines, string indent)
    {
        var all = new System.Text.StringBuilder(lines[0]);
        for (var i = 1; i < lines.Length; i++)
            all.Append(NewLine).Append(lines[i].Length == 0 ? "" : indent).Append(lines[i]);
        return all.ToString();
    }

    /// <summary>Puts lines of code, indented like the statement, behind it and behind the comments on its last line; what is all of a using statement gets braces.</summary>
    public void InsertAfter(StatementSyntax statement, params string[] lines)
    {
        var around = statement.Parent as UsingStatementSyntax;
        if (around is not null)
            Insert(text.Lines.GetLineFromPosition(around.CloseParenToken.Span.End).End, $"{NewLine}{IndentOf(around)}{{");
        Insert(
            TrailingComments.EndOf(statement),
            NewLine + (lines[0].Length == 0 ? "" : IndentOf(statement)) + Indented(lines, IndentOf(statement)) + (around is null ? "" : $"{NewLine}{IndentOf(around)}}}"));
    }

    /// <summary>Removes a statement with its line; comments above it and on its line stay.</summary>
    public void Remove(StatementSyntax statement)
    {
        var first = text.Lines.GetLineFromPosition(statement.SpanStart);
        var last = text.Lines.GetLineFromPosition(statement.Span.End);
        var isAlone = IsBlank(TextSpan.FromBounds(first.Start, statement.SpanStart)) && IsBlank(TextSpan.FromBounds(statement.Span.End, last.End));
        Replace(isAlone ? TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak) : statement.Span, "");
    }

    /// <summary>Removes statements with their lines, and with the blank line that would stand first or last in a block or beside another one without them.</summary>
    public void Remove(IEnumerable<StatementSyntax> statements)
    {
        var blocks = new List<(int First, int Last)>();
        foreach (var statement in statements.OrderBy(statement => statement.SpanStart))
        {
            var (first, last) = (text.Lines.IndexOf(statement.SpanStart), text.Lines.IndexOf(statement.Span.End));
            if (!IsBlank(TextSpan.FromBounds(text.Lines[first].Start, statement.SpanStart)) || !IsBlank(TextSpan.FromBounds(statement.Span.End, text.Lines[last].End)))
                Replace(WithSpaceBehind(statement.Span), "");
            else if (blocks.Count > 0 && blocks[blocks.Count - 1].Last == first - 1)
                blocks[blocks.Count - 1] = (blocks[blocks.Count - 1].First, last);
            else
                blocks.Add((first, last));
        }

        foreach (var (first, last) in blocks)
            RemoveLines(first, last);
    }

    void RemoveLines(int first, int last)
    {
        var end = last + 1 < text.Lines.Count && IsBlank(text.Lines[last + 1].Span) && (first == 0 || IsBlankOrOpening(text.Lines[first - 1])) ? last + 1 : last;
        if (end == last && first > 0 && last + 1 < text.Lines.Count && IsBlank(text.Lines[first - 1].Span) && text.Lines[last + 1].ToString().TrimStart().StartsWith("}", System.StringComparison.Ordinal))
            first--;
        Replace(TextSpan.FromBounds(text.Lines[first].Start, text.Lines[end].EndIncludingLineBreak), "");
    }

    /// <summary>Takes a statement out, with the comments right above it and behind it on its line, and returns its lines.</summary>
    public string[] TakeOut(StatementSyntax statement)
    {
        var (first, last) = (text.Lines.IndexOf(statement.SpanStart), text.Lines.IndexOf(statement.Span.End));
        var behind = text.ToString(TextSpan.FromBounds(statement.Span.End, text.Lines[last].End)).TrimStart();
        if (first != last || !IsBlank(TextSpan.FromBounds(text.Lines[first].Start, statement.SpanStart)) || behind.Length > 0 && !IsComment(behind))
        {
            Remove([statement]);
            return [statement.ToString()];
        }

        while (text.Lines[first - 1].Start >= statement.FullSpan.Start && IsComment(text.Lines[first - 1].ToString()))
            first--;
        RemoveLines(first, last);
        return Enumerable.Range(first, last - first + 1).Select(line => text.Lines[line].ToString().Trim()).ToArray();
    }

    static bool IsComment(string line) => line.TrimStart().StartsWith("//", System.StringComparison.Ordinal);

    /// <summary>Removes locals; a statement that declares others too keeps those.</summary>
    public void Remove(IReadOnlyCollection<VariableDeclaratorSyntax> locals, IEnumerable<StatementSyntax> statements)
    {
        var whole = statements.ToList();
        foreach (var group in locals.GroupBy(local => (VariableDeclarationSyntax)local.Parent!))
        {
            var kept = group.Key.Variables.Where(local => !locals.Contains(local)).ToList();
            if (kept.Count == 0)
                whole.Add((StatementSyntax)group.Key.Parent!);
            else
                Replace(group.Key.Variables.Span, string.Join(", ", kept));
        }

        Remove(whole);
    }

    /// <summary>Removes an element of a list with the comma and the white space that go with it.</summary>
    public void RemoveFrom<T>(SeparatedSyntaxList<T> list, T element) where T : SyntaxNode
    {
        var index = list.IndexOf(element);
        Replace(
            index > 0 ? TextSpan.FromBounds(list[index - 1].Span.End, element.Span.End)
            : list.Count > 1 ? TextSpan.FromBounds(element.SpanStart, list[1].SpanStart)
            : element.Span,
            "");
    }

    /// <summary>The white space in front of the line on which a node begins.</summary>
    public string IndentOf(SyntaxNode node)
    {
        var line = text.Lines.GetLineFromPosition(node.SpanStart).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    /// <summary>One more level of indentation as this file does it.</summary>
    public string IndentStep => FileLayout.IndentStepOf(text);

    /// <summary>
    /// How a type is written at a position: its short name, with a using directive added where the file lacks it, or its full name
    /// where the short one means something else there, or where the directive would change what another name means.
    /// </summary>
    public string NameOf(INamedTypeSymbol type, SemanticModel model, int position)
    {
        // TaskCompletionSource and TaskCompletionSource<T> do not get in each other's way.
        var visible = model.LookupSymbols(position, name: type.Name).RemoveAll(symbol => symbol is INamedTypeSymbol other && other.Arity != type.Arity);
        if (visible.Length == 1 && SymbolEqualityComparer.Default.Equals(visible[0], type))
            return type.Name;
        if (visible.Length > 0 || MeansOtherwise(type.ContainingNamespace, model))
            return type.ToDisplayString();

        var name = type.ContainingNamespace.ToDisplayString();
        if (!_imports.ContainsKey(name))
            _imports[name] = position;
        return type.Name;
    }

    /// <summary>Whether the file uses a type of another namespace by a name that the namespace has, too: importing it makes that name ambiguous.</summary>
    bool MeansOtherwise(INamespaceSymbol import, SemanticModel model) => root.DescendantNodes().OfType<SimpleNameSyntax>().Any(name =>
        import.GetTypeMembers(name.Identifier.ValueText).Any(static type => type.DeclaredAccessibility == Accessibility.Public)
        && model.GetSymbolInfo(name).Symbol is INamedTypeSymbol used && !SymbolEqualityComparer.Default.Equals(used.ContainingNamespace, import));

    /// <summary>All changes, in the order of the text.</summary>
    public ImmutableArray<TextChange> Changes
    {
        get
        {
            var imports = UsingDirectives.Together(_imports.Select(import => UsingDirectives.Add(root, text, import.Key, NewLine, import.Value)), NewLine);
            return imports.Concat(_changes).OrderBy(change => change.Span.Start).ToImmutableArray();
        }
    }

    bool IsBlank(TextSpan span) => string.IsNullOrWhiteSpace(text.ToString(span));

    bool IsBlankOrOpening(TextLine line) => line.ToString().TrimEnd() is var code && (code.Length == 0 || code[code.Length - 1] == '{');

    TextSpan WithSpaceBehind(TextSpan span)
    {
        var end = span.End;
        while (end < text.Length && text[end] is ' ' or '\t')
            end++;
        return TextSpan.FromBounds(span.Start, end);
    }
}
