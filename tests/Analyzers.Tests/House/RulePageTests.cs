using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IoAnalyzers.Tests.House;

/// <summary>A page shows nothing that was not run.</summary>
public sealed class RulePageTests
{
    public static TheoryData<string> RuleIds => new(from rule in Rules.All select rule.Id);

    /// <summary>Rules that report only where the library is referenced have no other fix.</summary>
    public static TheoryData<string> RuleIdsWithoutLibrary => new(from rule in Rules.All where !NeedsLibrary(rule) select rule.Id);

    /// <summary>The rules with a fix that needs the library, which their pages show.</summary>
    public static TheoryData<string> RuleIdsWithLibrary => new(from rule in Rules.All where Repository.Has(rule.PagePath) && RulePage.Of(rule.PagePath).CompliantWithLibrary.Length > 0 select rule.Id);

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
    [MemberData(nameof(RuleIdsWithoutLibrary))]
    public Task The_noncompliant_code_reports_exactly_the_rule_and_its_fix_makes_the_compliant_code(string id) =>
        CheckFix(Rules.All.Single(rule => rule.Id == id), static page => page.Compliant, Framework.Net10);

    [Theory]
    [MemberData(nameof(RuleIdsWithLibrary))]
    public Task Where_the_library_is_referenced_the_first_fix_makes_the_code_with_the_library(string id) =>
        CheckFix(Rules.All.Single(rule => rule.Id == id), static page => page.CompliantWithLibrary, Framework.Net10WithLibrary);

    [Fact]
    public async Task What_only_the_library_can_fix_is_not_reported_without_it()
    {
        foreach (var page in from rule in Rules.All where NeedsLibrary(rule) select RulePage.Of(rule.PagePath))
            foreach (var code in page.Noncompliant)
                Complaints.None(from finding in await FindingsIn(code, Framework.Net10) select $"{page.Path}: the code under ## Noncompliant is reported without the library: {finding}");
    }

    static bool NeedsLibrary(Rule rule) => Repository.Has(rule.PagePath) && RulePage.Of(rule.PagePath) is { Compliant.IsEmpty: true, CompliantWithLibrary.IsEmpty: false };

    static async Task CheckFix(Rule rule, Func<RulePage, ImmutableArray<string>> compliant, Framework framework)
    {
        var (id, page) = (rule.Id, RulePage.Of(rule.PagePath));
        Assert.True(page.Noncompliant.Length > 0, $"{page.Path} has no ```csharp block under ## Noncompliant");
        Assert.True(page.Noncompliant.Length == compliant(page).Length, $"{page.Path} has not as many blocks under ## Compliant as under ## Noncompliant");

        foreach (var (before, after) in page.Noncompliant.Zip(compliant(page)))
        {
            var findings = await FindingsIn(before, framework);
            Assert.True(findings.Any(), $"{page.Path}: no rule reports the code under ## Noncompliant");
            Complaints.None(from finding in findings where finding.Id != id select $"{page.Path}: under ## Noncompliant stands code that {finding.Id} reports, too: {finding}");
            await VerifyEngine.Chosen.Fix(rule.UnderTest, SubjectOf(before, framework, [.. findings.Select(finding => new MarkedSpan(finding.Location.SourceSpan, id))]), after, key: null);
        }
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public async Task The_compliant_code_is_silent_under_all_rules(string id)
    {
        var page = RulePage.Of(Rules.All.Single(rule => rule.Id == id).PagePath);
        Assert.True(page.Compliant.Length + page.CompliantWithLibrary.Length > 0, $"{page.Path} has no ```csharp block under ## Compliant");
        foreach (var (code, framework) in page.Compliant.Select(code => (code, Framework.Net10)).Concat(page.CompliantWithLibrary.Select(code => (code, Framework.Net10WithLibrary))))
            Complaints.None(from finding in await FindingsIn(code, framework) select $"{page.Path}: the code under ## Compliant is reported: {finding}");
    }

    /// <summary>What all rules together find in a block, which has to compile.</summary>
    static async Task<ImmutableArray<Diagnostic>> FindingsIn(string code, Framework framework)
    {
        using var solution = new TestSolution(SubjectOf(code, framework, []));
        var compilation = (await solution.Document.Project.GetCompilationAsync())!;
        Complaints.None(from error in compilation.GetDiagnostics() where error.Severity == DiagnosticSeverity.Error select error.ToString());
        return await Analysis.Of(Rules.NewAnalyzers(), compilation, solution.Document.Project.AnalyzerOptions);
    }

    static Subject SubjectOf(string code, Framework framework, ImmutableArray<MarkedSpan> expected) => new(code, expected, framework, Options: null, LanguageVersion.Latest);
}
