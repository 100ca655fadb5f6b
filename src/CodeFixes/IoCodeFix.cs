using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers;

/// <summary>The fix of one rule. It is asked for complete text changes, so whatever it registers can be applied.</summary>
public abstract class IoCodeFix : CodeFixProvider
{
    readonly IoAnalyzer _rule;

    private protected IoCodeFix(IoAnalyzer rule) => (_rule, FixableDiagnosticIds) = (rule, ImmutableArray.Create(rule.SupportedDiagnostics[0].Id));

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <summary>Fixes one finding after the other, each on the text that the one before left, so that fixes which share a declaration see each other.</summary>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        async (context, document, diagnostics) => await FixAllAsync(document, diagnostics, context.CodeActionEquivalenceKey, context.CancellationToken).ConfigureAwait(false));

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
            foreach (var fix in await ProposeAsync(context.Document, diagnostic.Location.SourceSpan, context.CancellationToken).ConfigureAwait(false))
                context.RegisterCodeFix(
                    CodeAction.Create(fix.Title, cancellation => ApplyAsync(context.Document, fix, cancellation), fix.EquivalenceKey), diagnostic);
    }

    /// <summary>The fixes for the finding at <paramref name="span"/>; none when it is not a finding any more.</summary>
    private protected abstract IEnumerable<ProposedFix> Propose(MemberBody body, SourceText text, TextSpan span);

    /// <summary>Where the same file belongs to other projects, or to other targets of this one, what all of them propose.</summary>
    async Task<IEnumerable<ProposedFix>> ProposeAsync(Document document, TextSpan span, CancellationToken cancellation)
    {
        var fixes = await ProposeAloneAsync(document, span, cancellation).ConfigureAwait(false);
        foreach (var linked in document.GetLinkedDocumentIds())
        {
            if (!fixes.Any())
                break;
            // A fix before this one may have changed this document alone.
            var other = document.Project.Solution.WithDocumentText(linked, await document.GetTextAsync(cancellation).ConfigureAwait(false)).GetDocument(linked)!;
            if (await IsCompiledAsync(other, span, cancellation).ConfigureAwait(false))
                fixes = fixes.Intersect(await ProposeAloneAsync(other, span, cancellation).ConfigureAwait(false)).ToList();
        }

        return fixes;
    }

    /// <summary>And not left out by a directive.</summary>
    static async Task<bool> IsCompiledAsync(Document document, TextSpan span, CancellationToken cancellation) =>
        await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is { } root && root.FindToken(span.Start).Span.IntersectsWith(span);

    async Task<IReadOnlyList<ProposedFix>> ProposeAloneAsync(Document document, TextSpan span, CancellationToken cancellation)
    {
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (model is null || root is null || IoMentions.BodyAround(root.FindToken(span.Start)) is not { } syntax)
            return [];

        var io = IoSymbols.Of(model.Compilation, document.Project.AnalyzerOptions, cancellation);
        if (!_rule.CanReport(io))
            return [];

        var body = new MemberBody(syntax, model, io, document.Project.AnalyzerOptions, cancellation);
        return Propose(body, await document.GetTextAsync(cancellation).ConfigureAwait(false), span).ToList();
    }

    static async Task<Document> ApplyAsync(Document document, ProposedFix fix, CancellationToken cancellation) =>
        document.WithText((await document.GetTextAsync(cancellation).ConfigureAwait(false)).WithChanges(fix.Changes));

    async Task<Document?> FixAllAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string? key, CancellationToken cancellation)
    {
        var spans = new List<TextSpan>();
        foreach (var diagnostic in diagnostics)
            spans.Add(diagnostic.Location.SourceSpan);
        spans.Sort();

        for (var i = 0; i < spans.Count; i++)
        {
            var fix = Chosen(await ProposeAsync(document, spans[i], cancellation).ConfigureAwait(false), key);
            if (fix is null)
                continue;

            document = await ApplyAsync(document, fix, cancellation).ConfigureAwait(false);
            for (var later = i + 1; later < spans.Count; later++)
                spans[later] = Moved(spans[later], fix.Changes);
        }

        return document;
    }

    /// <summary>The fix with the key that was asked for; for a finding that has none, its first.</summary>
    /// <remarks>`dotnet format` asks once a rule, with the key of the first finding, and would leave all that are fixed in another way.</remarks>
    static ProposedFix? Chosen(IEnumerable<ProposedFix> fixes, string? key)
    {
        ProposedFix? first = null;
        foreach (var fix in fixes)
        {
            if (fix.EquivalenceKey == key)
                return fix;
            first ??= fix;
        }

        return first;
    }

    /// <summary>Where a span stands after changes that were made before it or inside it.</summary>
    static TextSpan Moved(TextSpan span, ImmutableArray<TextChange> changes)
    {
        var (start, end) = (span.Start, span.End);
        foreach (var change in changes)
        {
            var growth = (change.NewText?.Length ?? 0) - change.Span.Length;
            if (change.Span.End <= span.Start)
                start += growth;
            if (change.Span.End <= span.End)
                end += growth;
        }

        return TextSpan.FromBounds(start, System.Math.Max(start, end));
    }
}

/// <summary>One way to fix one finding, as the text changes that make it.</summary>
/// <param name="EquivalenceKey">The same for all findings of the rule that are fixed in the same way.</param>
sealed record ProposedFix(string Title, string EquivalenceKey, ImmutableArray<TextChange> Changes)
{
    public bool Equals(ProposedFix? other) => other is not null && EquivalenceKey == other.EquivalenceKey && Changes.SequenceEqual(other.Changes);

    public override int GetHashCode() => EquivalenceKey.GetHashCode();
}
