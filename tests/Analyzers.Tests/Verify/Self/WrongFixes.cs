using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Tests.Self;

public sealed class OnlyLf : Toy;

public sealed class OnlyLfFix : ToyFix
{
    protected override string Fixed(string text, TextSpan span) => Replaced(text, span, "\n            good");
}

public sealed class OnlySpaces : Toy;

public sealed class OnlySpacesFix : ToyFix
{
    protected override string Fixed(string text, TextSpan span) =>
        Replaced(text, span, (text.Contains("\r\n") ? "\r\n" : "\n") + "            good");
}

public sealed class LosesCommentAbove : Toy;

public sealed class LosesCommentAboveFix : ToyFix
{
    protected override string Fixed(string text, TextSpan span)
    {
        var lineAbove = text.LastIndexOf('\n', text.LastIndexOf('\n', span.Start) - 1) + 1;
        var line = text.LastIndexOf('\n', span.Start) + 1;
        var isComment = text[lineAbove..line].TrimStart().StartsWith("//", StringComparison.Ordinal);
        return Replaced(isComment ? text : text[..lineAbove] + text[lineAbove..], span, "good").Remove(lineAbove, isComment ? line - lineAbove : 0);
    }
}

public sealed class LosesCommentBehind : Toy;

public sealed class LosesCommentBehindFix : ToyFix
{
    protected override string Fixed(string text, TextSpan span)
    {
        var endOfCode = text.IndexOf(';', span.End) + 1;
        var endOfLine = text.IndexOf('\n', span.End);
        return text[..span.Start] + "good" + text[span.End..endOfCode] + (text[endOfLine - 1] == '\r' ? "\r" : "") + text[endOfLine..];
    }
}

public sealed class DoublesComment : Toy;

public sealed class DoublesCommentFix : ToyFix
{
    protected override string Fixed(string text, TextSpan span)
    {
        var comment = text.IndexOf("//", span.End, StringComparison.Ordinal);
        return comment < 0
            ? Replaced(text, span, "good")
            : Replaced(text, span, "good") + text[comment..text.IndexOf('\n', comment)] + "\n";
    }
}

public sealed class TouchesOthers : Toy;

public sealed class TouchesOthersFix : ToyFix
{
    protected override string Fixed(string text, TextSpan span) => Replaced(text, span, "good");

    protected override async Task<Solution> Changed(Document document, TextSpan span, CancellationToken cancellation)
    {
        var solution = await base.Changed(document, span, cancellation);
        var other = solution.GetProject(document.Project.Id)!.Documents.First(each => each.Id != document.Id);
        return other.WithText(SourceText.From("class Bystander { }")).Project.Solution;
    }
}

public sealed class WithoutKey : Toy;

public sealed class WithoutKeyFix : ToyFix
{
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        context.RegisterCodeFix(CodeAction.Create("Use the good name", cancellation => Changed(context.Document, context.Span, cancellation)), context.Diagnostics);
        return Task.CompletedTask;
    }

    protected override string Fixed(string text, TextSpan span) => Replaced(text, span, "good");
}

public sealed class WithoutFixAll : Toy;

public sealed class WithoutFixAllFix : ToyFix
{
    public override FixAllProvider? GetFixAllProvider() => null;

    protected override string Fixed(string text, TextSpan span) => Replaced(text, span, "good");
}

public sealed class OtherFixAll : Toy;

public sealed class OtherFixAllFix : ToyFix
{
    public override FixAllProvider? GetFixAllProvider() => FixAllProvider.Create(async (context, document, _) =>
        (await WithText(document, "class Gone;\n".Replace(";", " { }"), context.CancellationToken)).GetDocument(document.Id));

    protected override string Fixed(string text, TextSpan span) => Replaced(text, span, "good");
}

public sealed class DocumentOnly : Toy;

public sealed class DocumentOnlyFix : ToyFix
{
    public override FixAllProvider? GetFixAllProvider() => FixAllProvider.Create((_, document, _) => Task.FromResult<Document?>(document), [FixAllScope.Document]);

    protected override string Fixed(string text, TextSpan span) => Replaced(text, span, "good");
}

public sealed class RefusesToRegister : Toy;

public sealed class RefusesToRegisterFix : ToyFix
{
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => throw new InvalidOperationException("no registration");

    protected override string Fixed(string text, TextSpan span) => text;
}

public sealed class RefusesToApply : Toy;

public sealed class RefusesToApplyFix : ToyFix
{
    protected override string Fixed(string text, TextSpan span) => throw new InvalidOperationException("no application");
}

public sealed class TwoWays : Toy;

public sealed class TwoWaysFix : ToyFix
{
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var name in new[] { "good", "better" })
            context.RegisterCodeFix(CodeAction.Create($"Use {name}", async cancellation =>
                context.Document.WithText((await context.Document.GetTextAsync(cancellation)).Replace(context.Span, name)), name), context.Diagnostics);
        return Task.CompletedTask;
    }

    protected override string Fixed(string text, TextSpan span) => text;
}
