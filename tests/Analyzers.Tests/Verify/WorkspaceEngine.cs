using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit.Sdk;

namespace IoAnalyzers.Tests;

/// <summary>The project's own engine: an in-memory workspace, the compiler's analyzer driver, and the editor's fix interfaces.</summary>
sealed class WorkspaceEngine : VerifyEngine
{
    public override async Task Reports(RuleUnderTest rule, Subject subject)
    {
        using var solution = new TestSolution(subject);
        await Found(rule, solution, subject);
    }

    public override async Task Unfixed(RuleUnderTest rule, Subject subject)
    {
        using var solution = new TestSolution(subject);
        foreach (var diagnostic in await Found(rule, solution, subject))
            if (rule.Fix is not null && await Fixing.ActionsFor(rule, solution.Document, diagnostic) is [var action, ..])
                throw new XunitException($"{rule.Fix.Name} offers '{action.Title}' for {diagnostic}");
    }

    public override async Task Fix(RuleUnderTest rule, Subject before, string after, string? key)
    {
        using var solution = new TestSolution(before);
        var found = await Found(rule, solution, before);
        var keyOfAll = key;
        foreach (var diagnostic in found)
        {
            var action = await Fixing.ActionFor(rule, solution.Document, diagnostic, key);
            keyOfAll ??= action.EquivalenceKey;
            await CheckOne(rule, solution, await Fixing.Applied(rule, action), found.Length, after);
        }

        foreach (var scope in new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution })
        {
            var changed = await Fixing.AppliedToAll(rule, solution.Document, scope, keyOfAll!);
            await CheckText($"FixAll in {scope}", changed, solution.First, after);
            await CheckText($"FixAll in {scope}, the other project", changed, solution.Second, scope == FixAllScope.Solution ? after : before.Code);
            await CheckBystanders(changed);
        }
    }

    static async Task<ImmutableArray<Diagnostic>> Found(RuleUnderTest rule, TestSolution solution, Subject subject)
    {
        var found = await Analysis.Of(rule, solution.Document.Project, "The case");
        Analysis.Compare(subject, found);
        return found;
    }

    /// <summary>One action on its own. Where it was the only finding, its text is the expected one.</summary>
    static async Task CheckOne(RuleUnderTest rule, TestSolution solution, Solution changed, int findings, string after)
    {
        if (findings == 1)
            await CheckText("The fix", changed, solution.First, after);
        await CheckText("The fix, the other project", changed, solution.Second, (await solution.Document.GetTextAsync()).ToString());
        await CheckBystanders(changed);

        var document = changed.GetDocument(solution.First)!;
        var left = await Analysis.Of(rule, document.Project, "The fixed program");
        if (left.Length >= findings || (findings == 1 && left.Length > 0))
            throw new XunitException($"The rule still reports after the fix:\n{string.Join('\n', left)}\nin\n{await document.GetTextAsync()}");
        if (findings > 1)
            await CheckFixedText(rule, solution, after);
    }

    /// <summary>The text that FixAll has to make: it compiles and the rule is silent on it.</summary>
    static async Task CheckFixedText(RuleUnderTest rule, TestSolution solution, string after)
    {
        var document = solution.Document.WithText(Microsoft.CodeAnalysis.Text.SourceText.From(after));
        var left = await Analysis.Of(rule, document.Project, "The expected text");
        if (left.Length > 0)
            throw new XunitException($"The rule reports in the expected text:\n{string.Join('\n', left)}\nin\n{after}");
    }

    static async Task CheckText(string what, Solution changed, DocumentId id, string expected)
    {
        var actual = (await changed.GetDocument(id)!.GetTextAsync()).ToString();
        if (actual != expected)
            throw new XunitException($"{what} makes another text, {LineDiff.Between(expected, actual)}\n\nThe whole text:\n{actual}");
    }

    static async Task CheckBystanders(Solution changed)
    {
        foreach (var project in changed.Projects)
            foreach (var document in project.Documents)
                if (document.Name == "Bystander.cs" && (await document.GetTextAsync()).ToString() != TestSolution.Bystander)
                    throw new XunitException("The fix touches a file that it has no business in.");
    }
}
