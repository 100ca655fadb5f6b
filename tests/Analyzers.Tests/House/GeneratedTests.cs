namespace IoAnalyzers.Tests.House;

public sealed class GeneratedTests
{
    [Fact]
    public void The_table_in_the_readme_is_current() => Generated.Block("README.md", string.Concat(
        from line in new[] { "| Id | Name | Severity | Reports |", "|---|---|---|---|" }.Concat(
            from rule in Rules.All
            select $"| [{rule.Id}]({rule.PagePath}) | {rule.Name} | {rule.Severity} | {rule.Descriptor.Title} |")
        select line + "\n"));

    [Fact]
    public void The_command_in_the_readme_fixes_what_every_rule_finds() => Assert.Contains(
        $"--diagnostics {string.Join(' ', from rule in Rules.All select rule.Id)}\n", Repository.Read("README.md"));

    [Fact]
    public void The_header_of_each_page_is_current() => Complaints.None(
        from rule in Rules.All
        let complaint = Record.Exception(() => Generated.Block(rule.PagePath, HeaderOf(rule)))?.Message
        where complaint is not null
        select complaint);

    [Theory]
    [InlineData("All"), InlineData("Recommended"), InlineData("None")]
    public void The_presets_are_current(string preset) => Generated.WholeFile($"src/Package/presets/IoAnalyzers.{preset}.globalconfig", PresetOf(preset));

    static string HeaderOf(Rule rule) => $"""

        | | |
        |---|---|
        | Id | {rule.Id} |
        | Name | {rule.Name} |
        | Category | {rule.Family} |
        | Severity | {rule.Severity} |
        | Fix | yes |
        | Source | [rule](../../{rule.SourcePath}), [fix](../../{rule.FixPath}), [tests](../../{rule.TestsPath}) |


        """;

    // Level -100, below what a project sets itself. Recommended leaves each finding its own severity: a rule may have two.
    static string PresetOf(string preset) => $"""
        # Generated from the rules' descriptors.
        is_global = true
        global_level = -100


        """ + string.Concat(
        from rule in Rules.All
        let severity = preset switch { "All" => "warning", "None" => "none", _ => "default" }
        select $"# {rule.Name}\ndotnet_diagnostic.{rule.Id}.severity = {severity}\n");
}
