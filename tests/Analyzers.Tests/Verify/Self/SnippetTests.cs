using Xunit.Sdk;

namespace IoAnalyzers.Tests.Self;

public sealed class SnippetTests
{
    [Theory]
    [InlineData("source.Flush();"), InlineData("using var s = File.Create(path);"), InlineData("using (source) { }"), InlineData("void F() { }\nF();"), InlineData("")]
    public void Statements_are_put_into_a_method(string code) => Assert.True(Snippet.IsStatements(code));

    [Theory]
    [InlineData("using System;\nConsole.WriteLine();"), InlineData("class D { }"), InlineData("namespace N;"), InlineData("record R(int X);"), InlineData("enum E { }")]
    public void Programs_are_taken_whole(string code) => Assert.False(Snippet.IsStatements(code));

    [Fact]
    public void Statements_are_indented_and_empty_lines_stay_empty() =>
        Assert.Contains("\n        {\n            F();\n\n        }\n    }\n}\n", Snippet.InMethod("{\n    F();\n\n}", Framework.Net10).Replace("    {\n        {", "    {\n\n        {"));

    [Fact]
    public void A_missing_framework_is_named()
    {
        var failure = Assert.Throws<XunitException>(() => FrameworkReferences.AllIn(Framework.Net8, "/no/such/folder"));

        Assert.Contains("The reference assemblies of Net8 are missing: there is no folder /no/such/folder.", failure.Message);
    }

    [Fact]
    public void A_difference_is_shown_by_lines() =>
        Assert.Equal("at line 2 (- expected, + actual):\n    a\n  - b\n  + b·\n    c", LineDiff.Between("a\nb\nc", "a\nb \nc"));

    [Fact]
    public void Tabs_replace_each_four_leading_spaces() => Assert.Equal("\ta  b\n\t\t  c", FileStyle.WithTabs("    a  b\n          c"));
}
