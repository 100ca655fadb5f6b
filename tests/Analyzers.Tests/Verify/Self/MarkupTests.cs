using Xunit.Sdk;

namespace IoAnalyzers.Tests.Self;

public sealed class MarkupTests
{
    [Fact]
    public void Spans_are_counted_in_the_code_without_marks()
    {
        var markup = Markup.Parse("a[|bc|]d{|IOA1001:e|}f{|#0:g|}");

        Assert.Equal("abcdefg", markup.Code);
        Assert.Equal<MarkedSpan>([new(new(1, 2), null), new(new(4, 1), "IOA1001"), new(new(6, 1), null)], markup.Spans);
    }

    [Fact]
    public void Spans_may_stand_in_each_other() =>
        Assert.Equal<MarkedSpan>([new(new(0, 3), "A"), new(new(1, 1), null)], Markup.Parse("{|A:x[|y|]z|}").Spans);

    [Theory]
    [InlineData("[|a"), InlineData("a|]"), InlineData("[|a|}"), InlineData("{|A:x[|y|}|]")]
    public void Marks_that_do_not_pair_are_refused(string markup) => Assert.Throws<XunitException>(() => Markup.Parse(markup));

    [Theory]
    [InlineData("a[|b|]c"), InlineData("{|A:x{|B:y|}z|}"), InlineData("[|a|][|b|]"), InlineData("[||]x"), InlineData("{|A:[|x|]y|}"), InlineData("[|x{|A:y|}|]")]
    public void Writing_gives_what_was_parsed(string markup)
    {
        var parsed = Markup.Parse(markup);

        Assert.Equal(markup, Markup.Write(parsed.Code, parsed.Spans));
    }

    [Fact]
    public void An_array_of_arrays_is_not_markup() => Assert.Equal("int[][] a = new int[n | m][];", Markup.Parse("int[][] a = new int[n | m][];").Code);
}
