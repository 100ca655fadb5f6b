using IoAnalyzers.Model.Files;

namespace IoAnalyzers.Tests.Model.Files;

public sealed class PathDifferenceTests
{
    static readonly PathKey Folder = PathKey.Call("folder", []);

    [Theory]
    [InlineData("a.txt", "b.txt", true)]
    [InlineData("a.txt", "A.TXT", false)]
    [InlineData("x/a.txt", "a.txt", false)]
    [InlineData("x/a.txt", "y\\b.txt", true)]
    [InlineData("a.txt", "ba.txt", true)]
    [InlineData("a.txt", "a.txt.", false)]
    [InlineData("a.txt", "a.txt:more", false)]
    [InlineData("a.txt", "", false)]
    public void Whole_names_differ_when_they_are_not_the_same(string one, string other, bool differs) =>
        Check(PathKey.Constant(one), PathKey.Constant(other), differs);

    [Theory]
    [InlineData(".txt", ".csv", true)]
    [InlineData(".txt", "b.txt", false)]
    [InlineData("/a.txt", "/ba.txt", true)]
    public void Ends_of_names_differ_when_none_ends_in_the_other(string one, string other, bool differs) =>
        Check(PathKey.Concat([Folder, PathKey.Constant(one)]), PathKey.Concat([Folder, PathKey.Constant(other)]), differs);

    [Fact]
    public void A_name_in_a_folder_is_whole() =>
        Check(PathKey.Call("Path.Combine", [Folder, PathKey.Constant("a.txt")]), PathKey.Call("Path.Combine", [Folder, PathKey.Constant("ba.txt")]), true);

    [Fact]
    public void A_name_in_a_folder_may_be_made_of_its_end() =>
        Check(PathKey.Call("Path.Combine", [Folder, PathKey.Constant("ba.txt")]), PathKey.Concat([Folder, PathKey.Constant("a.txt")]), false);

    [Fact]
    public void What_has_no_constant_end_may_be_anything() => Check(Folder, PathKey.Constant("a.txt"), false);

    static void Check(PathKey one, PathKey other, bool differs)
    {
        Assert.Equal(differs, PathDifference.IsCertain(one, other));
        Assert.Equal(differs, PathDifference.IsCertain(other, one));
    }
}
