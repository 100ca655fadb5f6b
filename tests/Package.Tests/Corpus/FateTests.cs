using System.Collections.Immutable;
using IoAnalyzers.Corpus;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Package.Tests.Corpus;

/// <summary>What the scan says of rules and fixes that go wrong, each in its way.</summary>
public sealed class FateTests : IDisposable
{
    const string Code = "class A\n{\n    string bad = \"\";\n    int M() => bad.Length;\n}\n";

    readonly CorpusCommand _command = new();

    public void Dispose() => _command.Dispose();

    [Fact]
    public async Task A_fix_that_removes_the_finding_is_fine() => await Becomes(Fate.Fine, text => text.Replace("bad", "good"));

    [Fact]
    public async Task A_fix_that_does_not_compile_adds_an_error() => await Becomes(Fate.ErrorAdded, text => text.Replace("string bad", "string good"));

    [Fact]
    public async Task A_fix_that_breaks_another_file_adds_an_error()
    {
        _command.Write("B.cs", "class B : A { }");
        await Becomes(Fate.ErrorAdded, text => "sealed " + text.Replace("bad", "good"));
    }

    [Fact]
    public async Task A_fix_that_leaves_the_finding_is_seen() => await Becomes(Fate.StillThere, text => text + "// done\n");

    [Fact]
    public async Task A_fix_that_changes_nothing_is_seen() => await Becomes(Fate.NothingChanged, text => text);

    [Fact]
    public async Task A_fix_that_throws_is_a_crash_and_the_scan_goes_on()
    {
        _command.Write("B.cs", Code.Replace("class A", "class B"));
        var result = await Becomes(Fate.Threw, _ => throw new InvalidOperationException("the fix fell over"));

        Assert.Equal(2, result.Findings.Count);
        Assert.Contains(result.Crashes, crash => crash.Place == "A.cs(3)" && crash.Exception.Contains("the fix fell over") && crash.Exception.Contains(nameof(FateTests)));
    }

    [Fact]
    public async Task A_finding_that_no_fix_is_offered_for_is_broken() => await Becomes(Fate.NotOffered, null);

    [Fact]
    public async Task A_rule_that_throws_is_a_crash_with_its_stack()
    {
        var result = await Scan(new(ImmutableArray.Create<DiagnosticAnalyzer>(new Rule(throws: true)), []));

        Assert.True(result.IsBroken);
        Assert.Contains("the rule fell over", Assert.Single(result.Crashes).Exception);
        Assert.Contains(nameof(FateTests), result.Crashes[0].Exception);
    }

    [Fact]
    public async Task A_new_warning_of_the_compiler_is_said_and_is_not_broken()
    {
        var result = await Becomes(Fate.Fine, text => text.Replace("bad", "good").Replace("int M() =>", "int M() { int unused; return").Replace("Length;", "Length; }"));

        Assert.StartsWith("adds the warning CS0168", result.Findings[0].Trials[0].Detail);
    }

    async Task<ScanResult> Becomes(Fate fate, Func<string, string>? change)
    {
        var result = await Scan(new([new Rule(throws: false)], change is null ? [] : [new Fix(change)]));

        Assert.Equal(fate, Assert.Single(result.Findings[0].Trials).Fate);
        Assert.Equal(fate != Fate.Fine, result.IsBroken);
        if (change is not null)
            Assert.Equal(fate, result.FixAlls[0].Fate);
        return result;
    }

    async Task<ScanResult> Scan(ChosenRules rules)
    {
        _command.Write("A.cs", Code);
        return await TreeScan.Run(SourceTree.Read(_command.Trees), rules, withLibrary: false, new(TextWriter.Null, isTerminal: false));
    }

    /// <summary>Reports fields that are called bad.</summary>
#pragma warning disable RS1036, RS1038, RS1041, RS2008 // It is never shipped.
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    sealed class Rule(bool throws) : DiagnosticAnalyzer
    {
        static readonly DiagnosticDescriptor Bad = new("TEST1", "Bad", "Bad", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Bad];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterSemanticModelAction(Analyze);
        }

        void Analyze(SemanticModelAnalysisContext context)
        {
            foreach (var field in context.SemanticModel.SyntaxTree.GetRoot().DescendantNodes().OfType<VariableDeclaratorSyntax>().Where(field => field.Identifier.ValueText == "bad"))
                if (throws)
                    throw new InvalidOperationException("the rule fell over");
                else
                    context.ReportDiagnostic(Diagnostic.Create(Bad, field.GetLocation()));
        }
    }
#pragma warning restore

    sealed class Fix(Func<string, string> change) : CodeFixProvider
    {
        public override ImmutableArray<string> FixableDiagnosticIds => ["TEST1"];

        public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (_, document, _) => await Changed(document));

        public override Task RegisterCodeFixesAsync(CodeFixContext context)
        {
            context.RegisterCodeFix(CodeAction.Create("Change it", _ => Changed(context.Document), "change"), context.Diagnostics);
            return Task.CompletedTask;
        }

        async Task<Document> Changed(Document document) => document.WithText(SourceText.From(change((await document.GetTextAsync()).ToString())));
    }
}
