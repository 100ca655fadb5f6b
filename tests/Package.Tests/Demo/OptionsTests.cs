using IoAnalyzers.Demo;

namespace IoAnalyzers.Package.Tests.Demo;

public sealed class OptionsTests
{
    [Fact]
    public void Without_arguments_all_samples_are_shown() => Assert.Equal((null, null, true), Chosen());

    [Fact]
    public void One_sample_can_be_named() => Assert.Equal(("CommitLog", null, true), Chosen("--sample", "CommitLog"));

    [Fact]
    public void A_path_is_the_users_own_project() => Assert.Equal((null, "src/App", true), Chosen("src/App"));

    [Fact]
    public void What_follows_the_path_is_for_the_program() => Assert.Equal(["--no-run", "x"], Options.Parse(["--framework", "net8.0", "src/App", "--no-run", "x"]).Arguments);

    [Fact]
    public void Options_stand_before_the_path() => Assert.Equal((null, "src/App", false), Chosen("--no-run", "--framework", "net8.0", "src/App"));

    [Theory]
    [InlineData("--no-run")]
    [InlineData("--sample")]
    [InlineData("--framework", "net8.0")]
    [InlineData("--colour", "src/App")]
    public void What_cannot_be_understood_is_said(params string[] arguments) => Assert.Throws<Complaint>(() => Options.Parse(arguments));

    static (string? Sample, string? Path, bool Runs) Chosen(params string[] arguments)
    {
        var options = Options.Parse(arguments);
        return (options.Sample, options.Path, options.Runs);
    }
}
