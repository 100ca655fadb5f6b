using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IoAnalyzers.Tests.House;

public sealed class EveryFixTests
{
    static readonly FixAllScope[] Scopes = [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    [Fact]
    public void Every_rule_has_a_fix_for_exactly_its_id() => Complaints.None(
        from rule in Rules.All
        let fix = rule.UnderTest.Fix
        where fix is null || !New(fix).FixableDiagnosticIds.SequenceEqual([rule.Id])
        select $"{rule}: {rule.FixPath} is missing or does not fix exactly {rule.Id}");

    [Fact]
    public void Every_fix_stands_in_the_folder_of_its_rule() => Complaints.None(
        from rule in Rules.All
        where rule.UnderTest.Fix is { } fix && (!Repository.Has(rule.FixPath) || fix.Namespace != rule.Analyzer.Namespace)
        select $"{rule}: {rule.FixPath} is missing, or not in the namespace {rule.Analyzer.Namespace}");

    [Fact]
    public void Every_fix_has_a_rule() => Complaints.None(
        from fix in Rules.Fixes
        where !Rules.All.Any(rule => fix.Name == rule.Name + "Fix")
        select $"{fix} fixes no rule: there is no {fix.Name[..^"Fix".Length]}");

    [Fact]
    public void Every_fix_is_exported_and_derives_from_IoCodeFix() => Complaints.None(
        from fix in Rules.Fixes
        where !fix.IsSubclassOf(typeof(IoCodeFix)) || !fix.IsPublic || !fix.IsSealed
            || fix.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not { Languages: [LanguageNames.CSharp] }
        select $"{fix} is not a public sealed IoCodeFix with [ExportCodeFixProvider(LanguageNames.CSharp)]");

    [Fact]
    public void Every_fix_can_fix_all() => Complaints.None(
        from fix in Rules.Fixes
        where New(fix).GetFixAllProvider() is not { } provider || Scopes.Except(provider.GetSupportedFixAllScopes()).Any()
        select $"{fix} has no FixAll provider for document, project and solution");

    static CodeFixProvider New(Type fix) => (CodeFixProvider)Activator.CreateInstance(fix)!;
}
