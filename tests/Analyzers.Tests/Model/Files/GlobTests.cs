using IoAnalyzers.Model.Files;

namespace IoAnalyzers.Tests.Model.Files;

/// <summary>Which paths a list of file name patterns matches.</summary>
public sealed class GlobTests
{
    [Theory]
    [InlineData("settings.json", "settings.json")]
    [InlineData("settings.json", "/etc/app/settings.json")]
    [InlineData("app/settings.json", "/etc/app/settings.json")]
    [InlineData("/etc/app/settings.json", "/etc/app/settings.json")]
    [InlineData("*.journal", "a.journal")]
    [InlineData("*.journal", ".journal")]
    [InlineData("*.journal", "/var/db/a.journal")]
    [InlineData("*", "anything")]
    [InlineData("state/*", "state/a")]
    [InlineData("state/*", "/var/state/a")]
    [InlineData("state/*.db", "state/a.b.db")]
    [InlineData("a*b*c", "aXbYbZc")]
    [InlineData("file?.txt", "file1.txt")]
    [InlineData("SETTINGS.json", "Settings.JSON")]
    public void A_pattern_matches_the_path_or_its_end_from_a_folder_on(string pattern, string path) => Assert.True(Glob.AnyMatches(pattern, path));

    [Theory]
    [InlineData("settings.json", "my-settings.json")]
    [InlineData("settings.json", "settings.json.bak")]
    [InlineData("settings.json", "settings.json/a")]
    [InlineData("*.journal", "a.journals")]
    [InlineData("*.journal", "a.journal/b")]
    [InlineData("state/*", "state/a/b")]
    [InlineData("state/*", "mystate/a")]
    [InlineData("state/*", "state")]
    [InlineData("file?.txt", "file.txt")]
    [InlineData("file?.txt", "file12.txt")]
    [InlineData("a?b", "a/b")]
    [InlineData("a.b", "aXb")]
    [InlineData("*.db", "")]
    public void Anything_else_it_does_not_match(string pattern, string path) => Assert.False(Glob.AnyMatches(pattern, path));

    [Theory]
    [InlineData("src/**/*.cs", "src/a.cs", true)]
    [InlineData("src/**/*.cs", "src/x/a.cs", true)]
    [InlineData("src/**/*.cs", "/repository/src/x/y/a.cs", true)]
    [InlineData("src/**/*.cs", "srcx/a.cs", false)]
    [InlineData("src/**/*.cs", "src/a.csproj", false)]
    [InlineData("**/a.cs", "a.cs", true)]
    [InlineData("**/a.cs", "x/y/a.cs", true)]
    [InlineData("**/a.cs", "ba.cs", false)]
    [InlineData("state/**", "state/a", true)]
    [InlineData("state/**", "state/a/b", true)]
    [InlineData("state/**", "mystate/a", false)]
    [InlineData("a/**/b/**/c", "a/b/c", true)]
    [InlineData("a/**/b/**/c", "a/x/b/y/z/c", true)]
    [InlineData("a/**/b/**/c", "a/x/y/c", false)]
    [InlineData("a/**/b", "a/xb", false)]
    [InlineData("data**/log", "data1/x/log", true)]
    [InlineData("data**/log", "datalog", false)]
    public void Two_stars_cross_folders_and_stand_for_none_between_slashes(string pattern, string path, bool expected) =>
        Assert.Equal(expected, Glob.AnyMatches(pattern, path));

    [Theory]
    [InlineData("*.wal, *.db")]
    [InlineData("*.wal; *.db")]
    [InlineData("*.wal,*.db;*.txt")]
    [InlineData(" *.db ")]
    [InlineData(", *.db ,")]
    public void One_pattern_of_a_list_is_enough(string patterns) => Assert.True(Glob.AnyMatches(patterns, "state/a.db"));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(",;, ")]
    public void An_empty_list_matches_nothing(string patterns) => Assert.False(Glob.AnyMatches(patterns, "state/a.db"));

    [Theory]
    [InlineData("state\\*.db", "state/a.db")]
    [InlineData("state/*.db", "C:\\app\\state\\a.db")]
    public void Both_slashes_are_one(string pattern, string path) => Assert.True(Glob.AnyMatches(pattern, path));
}
