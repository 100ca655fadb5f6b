using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IoAnalyzers.Tests.House;

/// <summary>A page shows nothing that was not run.</summary>
public sealed class RulePageTests
{
    public static TheoryData<string> RuleIds => new(from rule in Rules.All select rule.Id);

    [Fact]
    public void Every_rule_has_a_page() => Complaints.None(
        from rule in Rules.AllWithConfiguration
        where !Repository.Has(rule.PagePath)
        select $"{rule}: {rule.PagePath} is missing");

    [Fact]
    public void Every_page_has_a_rule() => Complaints.None(
        from path in Repository.Files("docs/rules", "*.md")
        where !Rules.AllWithConfiguration.Any(rule => rule.PagePath == path)
        select $"{path} is the page of no rule");

    [Fact]
    public void Every_page_is_headed_by_id_and_title() => Complaints.None(
        from rule in Rules.AllWithConfiguration
        where Repository.Has(rule.PagePath) && RulePage.Of(rule.PagePath).Title != $"# {rule.Id}: {rule.Descriptor.Title}"
        select $"{rule.PagePath} does not begin with # {rule.Id}: {rule.Descriptor.Title}");

    [Fact]
    public void Every_option_is_on_a_page() => Complaints.None(
        from path in Repository.Files("src/Analyzers", "*.cs")
        from Match option in Regex.Matches(Repository.Read(path), @"""(io_analyzers\.[a-z_]+)""")
        where !Repository.Files("docs/rules", "*.md").Any(page => Repository.Read(page).Contains(option.Groups[1].Value))
        select $"No page says what {option.Groups[1].Value} is for, which {path} reads");

    [Theory]
    [MemberData(nameof(RuleIds))]
    public async Task The_noncompliant_code_reports_exactly_the_rule_and_its_fix_makes_the_compliant_code(string id)
    {
        var rule = Rules.All.Single(rule => rule.Id == id);
        var page = RulePage.Of(rule.PagePath);
        Assert.True(page.Noncompliant.Length > 0, $"{page.Path} has no ```csharp block under ## Noncompliant");
        Assert.True(page.Noncompliant.Length == page.Compliant.Length, $"{page.Path} has not as many blocks under ## Compliant as under ## Noncompliant");

        foreach (var (before, after) in page.Noncompliant.Zip(page.Compliant))
        {
            var findings = await FindingsIn(before);
            Assert.True(findings.Any(), $"{page.Path}: no rule reports the code under ## Noncompliant");
            Complaints.None(from finding in findings where finding.Id != id select $"{page.Path}: under ## Noncompliant stands code that {finding.Id} reports, too: {finding}");
            await VerifyEngine.Chosen.Fix(rule.UnderTest, SubjectOf(before, [.. findings.Select(finding => new MarkedSpan(finding.Location.SourceSpan, id))]), after, key: null);
        }
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public async Task The_compliant_code_is_silent_under_all_rules(string id)
    {
        var page = RulePage.Of(Rules.All.Single(rule => rule.Id == id).PagePath);
        Assert.True(page.Compliant.Length > 0, $"{page.Path} has no ```csharp block under ## Compliant");
        foreach (var code in page.Compliant)
            Complaints.None(from finding in await FindingsIn(code) select $"{page.Path}: the code under ## Compliant is reported: {finding}");
    }

    /// <summary>What all rules together find in a block, which has to compile.</summary>
    static async Task<ImmutableArray<Diagnostic>> FindingsIn(string code)
    {
        using var solution = new TestSolution(SubjectOf(code, []));
        var compilation = (await solution.Document.Project.GetCompilationAsync())!;
        Complaints.None(from error in compilation.GetDiagnostics() where error.Severity == DiagnosticSeverity.Error select error.ToString());
        return await Analysis.Of(Rules.NewAnalyzers(), compilation, solution.Document.Project.AnalyzerOptions);
    }

    static Subject SubjectOf(string code, ImmutableArray<MarkedSpan> expected) => new(code, expected, Framework.Net10, Options: null, LanguageVersion.Latest);
}
