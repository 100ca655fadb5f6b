using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers.Tests.House;

public sealed class EveryTestTests
{
    static readonly (string Verb, int Least)[] Verbs = [("Silent", 8), ("Reports", 5), ("Fix", 4)];

    [Fact]
    public void Every_rule_has_a_test_class_beside_its_family() => Complaints.None(
        from rule in Rules.All
        where !Repository.Has(rule.TestsPath)
        select $"{rule}: {rule.TestsPath} is missing");

    [Fact]
    public void Every_rule_has_enough_cases_of_each_verb() => Complaints.None(
        from rule in Rules.All
        let calls = (from path in Repository.Files($"tests/Analyzers.Tests/{rule.Family}", $"{rule.Name}*Tests.cs")
                     from call in CallsOf(rule, path)
                     select call).ToList()
        from required in Verbs
        let cases = calls.Where(call => call.Verb == required.Verb).Sum(call => call.Cases)
        where cases < required.Least
        select $"{rule}: {rule.TestsPath} has {cases} cases of {required.Verb}; {required.Least} are the least");

    [Fact]
    public void Test_names_are_sentences() => Complaints.None(
        from path in Repository.Files("tests", "*.cs")
        from test in TestsIn(path)
        where !test.Identifier.ValueText.Contains('_') || !char.IsUpper(test.Identifier.ValueText[0])
        select $"{path}: {test.Identifier} is not a sentence with underscores");

    [Fact]
    public void No_test_is_skipped() => Complaints.None(
        from path in Repository.Files("tests", "*.cs")
        from test in TestsIn(path)
        where test.AttributeLists.ToString().Contains("Skip =")
        select $"{path}: {test.Identifier} is skipped");

    /// <summary>The calls of a verb for the rule; a theory counts once for each line of its values.</summary>
    static IEnumerable<(string Verb, int Cases)> CallsOf(Rule rule, string path) =>
        from node in CSharpSyntaxTree.ParseText(Repository.Read(path)).GetRoot().DescendantNodes()
        let access = (node as InvocationExpressionSyntax)?.Expression as MemberAccessExpressionSyntax
        where access?.Expression.ToString() == $"Verify<{rule.Name}>"
        let method = access.FirstAncestorOrSelf<MethodDeclarationSyntax>()
        let values = method is null ? 0 : Attributes(method).Count(attribute => attribute.Name.ToString() == "InlineData")
        select (access.Name.Identifier.ValueText, Math.Max(1, values));

    static IEnumerable<MethodDeclarationSyntax> TestsIn(string path) =>
        from node in CSharpSyntaxTree.ParseText(Repository.Read(path)).GetRoot().DescendantNodes()
        let method = node as MethodDeclarationSyntax
        where method is not null && Attributes(method).Any(attribute => attribute.Name.ToString() is "Fact" or "Theory")
        select method;

    static IEnumerable<AttributeSyntax> Attributes(MethodDeclarationSyntax method) => method.AttributeLists.SelectMany(list => list.Attributes);
}
