using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit.Sdk;

namespace IoAnalyzers.Tests;

/// <summary>The four verbs of the rule tests. A snippet of statements is put into a method with the usual locals.</summary>
public static class Verify<TAnalyzer> where TAnalyzer : DiagnosticAnalyzer, new()
{
    static readonly RuleUnderTest Rule = new(typeof(TAnalyzer));

    /// <summary>Every marked span is reported and nothing else is.</summary>
    /// <param name="traits">The content of the project's IoAnalyzers.StreamTraits.txt; without it there is none.</param>
    /// <param name="properties">Properties of the project as analyzers get them: lines such as <c>build_property.TargetFramework = net8.0</c>.</param>
    public static Task Reports(
        string markup, Framework framework = Framework.Net10, string? options = null, LanguageVersion language = LanguageVersion.Latest,
        string? traits = null, string? properties = null)
    {
        var subject = SubjectOf(markup, framework, options, language, traits) with { Properties = properties };
        return subject.Expected.IsEmpty
            ? throw new XunitException("Reports needs at least one [|span|]; a case without one belongs to Silent.")
            : InEachContext(subject, each => VerifyEngine.Chosen.Reports(Rule, each));
    }

    /// <summary>Nothing is reported.</summary>
    public static Task Silent(
        string code, Framework framework = Framework.Net10, string? options = null, LanguageVersion language = LanguageVersion.Latest,
        string? traits = null, string? properties = null)
    {
        var subject = SubjectOf(code, framework, options, language, traits) with { Properties = properties };
        return subject.Expected.IsEmpty
            ? InEachContext(subject, each => VerifyEngine.Chosen.Reports(Rule, each))
            : throw new XunitException("Silent takes code without markup; a case with a [|span|] belongs to Reports.");
    }

    /// <summary>The marked spans are reported, and no fix is offered for them.</summary>
    public static Task Unfixed(
        string markup, Framework framework = Framework.Net10, string? options = null, LanguageVersion language = LanguageVersion.Latest,
        string? traits = null)
    {
        var subject = SubjectOf(markup, framework, options, language, traits);
        return subject.Expected.IsEmpty
            ? throw new XunitException("Unfixed needs at least one [|span|].")
            : InEachContext(subject, each => VerifyEngine.Chosen.Unfixed(Rule, each));
    }

    /// <summary>The marked spans are reported; fixing them all gives exactly the other text, in any style of file, and nothing is lost on the way.</summary>
    /// <param name="key">The equivalence key of the action to take; without one, the first.</param>
    public static async Task Fix(
        string before, string after, Framework framework = Framework.Net10, string? key = null, string? options = null,
        LanguageVersion language = LanguageVersion.Latest, string? traits = null)
    {
        var subject = SubjectOf(before, framework, options, language, traits);
        if (subject.Expected.IsEmpty)
            throw new XunitException("Fix needs at least one [|span|].");
        if (Rule.NewFix().GetFixAllProvider() is null)
            throw new XunitException($"{Rule.Fix!.Name} has no FixAll provider.");

        after = after.ReplaceLineEndings("\n");
        if (Snippet.IsStatements(Markup.Parse(before).Code))
            after = Snippet.InMethod(after, framework);

        await InEachContext(subject, each => VerifyEngine.Chosen.Fix(Rule, each, after, key));
        await InVariant("with CRLF newlines", () => VerifyEngine.Chosen.Fix(Rule, subject.Rewritten(FileStyle.WithCrLf), FileStyle.WithCrLf(after), key));
        await InVariant("indented with tabs", () => VerifyEngine.Chosen.Fix(Rule, subject.Rewritten(FileStyle.WithTabs), FileStyle.WithTabs(after), key));
        await InVariant("with comments above and behind the statement", () => CommentedCase.Check(Rule, subject, key));
    }

    static Subject SubjectOf(string markup, Framework framework, string? options, LanguageVersion language, string? traits)
    {
        markup = markup.ReplaceLineEndings("\n");
        var marked = Markup.Parse(Snippet.IsStatements(Markup.Parse(markup).Code) ? Snippet.InMethod(markup, framework) : markup);
        return new(marked.Code, marked.Spans, framework, options, language) { Traits = traits };
    }

    static async Task InEachContext(Subject subject, Func<Subject, Task> check)
    {
        await check(subject);
        await InVariant("with nullable disabled", () => check(subject with { Nullable = NullableContextOptions.Disable }));
    }

    static async Task InVariant(string variant, Func<Task> check)
    {
        try
        {
            await check();
        }
        catch (XunitException failure)
        {
            throw new XunitException($"The same case {variant}: {failure.Message}");
        }
    }
}
