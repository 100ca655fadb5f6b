using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IoAnalyzers.Tests.House;

public sealed class EveryRuleTests
{
    static readonly string[] Families = ["Buffering", "Durability", "Copying", "Access"];

    [Fact]
    public void There_are_rules() => Assert.NotEmpty(Rules.All);

    [Fact]
    public void Every_analyzer_of_code_is_exported_and_derives_from_IoAnalyzer() => Complaints.None(
        from analyzer in Rules.AllAnalyzers
        where !analyzer.IsSubclassOf(typeof(IoAnalyzer)) && analyzer.Namespace != "IoAnalyzers.Configuration" || !analyzer.IsPublic || !analyzer.IsSealed
            || analyzer.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not { Languages: [LanguageNames.CSharp] }
        select $"{analyzer} is not a public sealed IoAnalyzer with [DiagnosticAnalyzer(LanguageNames.CSharp)]");

    [Fact]
    public void Every_analyzer_has_exactly_one_rule() => Complaints.None(
        from rules in Rules.All.GroupBy(rule => rule.Analyzer)
        where rules.Count() != 1
        select $"{rules.Key.Name} has the rules {string.Join(", ", rules.Select(rule => rule.Id))}");

    [Fact]
    public void Ids_are_unique() => Complaints.None(
        from rules in Rules.All.GroupBy(rule => rule.Id)
        where rules.Count() != 1
        select $"{rules.Key} is the id of {string.Join(" and ", rules.Select(rule => rule.Name))}");

    [Fact]
    public void The_thousand_of_an_id_is_its_family() => Complaints.None(
        from rule in Rules.All
        where !Regex.IsMatch(rule.Id, @"^IOA[1-4]\d{3}$") || Families[rule.Id[3] - '1'] != rule.Family
        select $"{rule} is in the family {rule.Family}");

    [Fact]
    public void Every_rule_stands_in_the_folder_of_its_family() => Complaints.None(
        from rule in Rules.All
        where !Repository.Has(rule.SourcePath) || rule.Analyzer.Namespace != $"IoAnalyzers.{rule.Family}"
        select $"{rule}: {rule.SourcePath} is missing, or not in the namespace IoAnalyzers.{rule.Family}");

    [Fact]
    public void Every_help_link_leads_to_the_page() => Complaints.None(
        from rule in Rules.AllWithConfiguration
        where !rule.Descriptor.HelpLinkUri.EndsWith($"/{rule.PagePath}", StringComparison.Ordinal)
        select $"{rule}: {rule.Descriptor.HelpLinkUri} does not end in {rule.PagePath}");

    [Fact]
    public void Titles_messages_and_descriptions_follow_the_convention() => Complaints.None(
        from rule in Rules.AllWithConfiguration
        let title = rule.Descriptor.Title.ToString()
        let message = rule.Descriptor.MessageFormat.ToString()
        let description = rule.Descriptor.Description.ToString()
        from complaint in new[]
        {
            title.Contains(' ') && char.IsUpper(title[0]) && title[^1] is not '.' ? null : $"{rule}: the title is a sentence without full stop: {title}",
            message.Contains("{0}") && message[^1] is not '.' ? null : $"{rule}: the message names the user's expression and has no full stop: {message}",
            description.Contains(' ') && description[^1] is '.' ? null : $"{rule}: the description is made of sentences: {description}",
        }
        where complaint is not null
        select complaint);

    [Fact]
    public void Every_rule_has_a_release_row() => Complaints.None(
        from rule in Rules.AllWithConfiguration
        let severity = rule.Descriptor.IsEnabledByDefault ? rule.Descriptor.DefaultSeverity.ToString() : "Disabled"
        let row = $"{rule.Id} | {rule.Family} | {severity} | {rule.Name}"
        where !Repository.Files("src/Analyzers", "AnalyzerReleases.*.md").Any(file => Repository.Read(file).Split('\n').Contains(row))
        select $"src/Analyzers/AnalyzerReleases.Unshipped.md lacks the row: {row}");

    [Fact]
    public void Every_rule_has_a_sample_that_shows_it() => Complaints.None(
        from rule in Rules.All
        let comment = new Regex($@"//.*\b{rule.Id}\b")
        where !Repository.Files("samples", "*.cs").Any(file => comment.IsMatch(Repository.Read(file)))
        select $"{rule}: no file under samples/ shows it on a line with the comment // {rule.Id}");

    [Fact]
    public void Every_rule_has_evidence() => Complaints.None(
        from rule in Rules.All
        where !Repository.Files("benchmarks", $"{rule.Name}Benchmarks.cs").Concat(Repository.Files("tests", $"{rule.Name}*Proof*.cs")).Any()
        select $"{rule}: there is neither {rule.Name}Benchmarks.cs under benchmarks/ nor {rule.Name}Proof.cs under tests/");
}
