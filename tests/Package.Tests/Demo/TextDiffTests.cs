using IoAnalyzers.Demo;

namespace IoAnalyzers.Package.Tests.Demo;

public sealed class TextDiffTests
{
    static string Numbered(int from, int to) => string.Join('\n', Enumerable.Range(from, to - from + 1));

    [Fact]
    public void Equal_texts_have_no_difference() => Assert.Empty(TextDiff.Unified("a\nb\n", "a\nb\n", "x.cs"));

    [Fact]
    public void A_changed_line_is_shown_with_three_lines_around_it() => Assert.Equal(
        ["--- x.cs", "+++ x.cs", "@@ -2,7 +2,7 @@", " 2", " 3", " 4", "-5", "+five", " 6", " 7", " 8"],
        TextDiff.Unified(Numbered(1, 9), Numbered(1, 9).Replace("5", "five"), "x.cs"));

    [Fact]
    public void An_added_and_a_removed_line_far_apart_are_two_hunks() => Assert.Equal(
        ["--- x.cs", "+++ x.cs", "@@ -1,3 +1,4 @@", "+0", " 1", " 2", " 3", "@@ -17,4 +18,3 @@", " 17", " 18", " 19", "-20"],
        TextDiff.Unified(Numbered(1, 20), "0\n" + Numbered(1, 19), "x.cs"));

    [Fact]
    public void Changes_with_few_lines_between_them_are_one_hunk() => Assert.Equal(
        ["@@ -1,9 +1,9 @@"],
        TextDiff.Unified(Numbered(1, 9), Numbered(1, 9).Replace("2", "two").Replace("8", "eight"), "x.cs").Where(line => line.StartsWith('@')));

    [Fact]
    public void Newlines_of_another_kind_are_no_difference() => Assert.Empty(TextDiff.Unified("a\r\nb\r\n", "a\nb\n", "x.cs"));
}
