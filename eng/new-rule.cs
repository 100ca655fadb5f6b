#!/usr/bin/env dotnet
#:property PublishAot=false

// dotnet run eng/new-rule.cs -- IOA2003 IgnoredSeek Durability
// Writes the six places of a rule. It builds at once; the house tests then name, one after the other, what is still to be written.

using System.Text.RegularExpressions;

string[] families = ["Buffering", "Durability", "Copying", "Access"];

if (args is not [var id, var name, var family])
    return Refuse("say which rule: dotnet run eng/new-rule.cs -- IOA2003 IgnoredSeek Durability");
if (!Regex.IsMatch(id, "^IOA[0-9]{4}$"))
    return Refuse($"'{id}' is no id: it is IOA and four digits");
if (!Regex.IsMatch(name, "^([A-Z][a-z0-9]+)+$"))
    return Refuse($"'{name}' is not PascalCase");
if (Array.IndexOf(families, family) is var thousand && thousand < 0)
    return Refuse($"'{family}' is no family: it is one of {string.Join(", ", families)}");
if (id[3] - '1' != thousand)
    return Refuse($"the ids of {family} begin with IOA{thousand + 1}, and {id} does not");
if (RootAbove(Environment.CurrentDirectory) is not { } root)
    return Refuse("this is not a folder of the repository: there is no src/Analyzers above it");
if (TakenBy(root, id, name) is { } taken)
    return Refuse(taken);

foreach (var (path, text) in Files(id, name, family))
{
    Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, path))!);
    File.WriteAllText(Path.Combine(root, path), text.ReplaceLineEndings("\n"));
    Console.WriteLine(path);
}

const string Releases = "src/Analyzers/AnalyzerReleases.Unshipped.md";
File.AppendAllText(Path.Combine(root, Releases), $"{id} | {family} | Info | {name}\n");
Console.WriteLine(Releases);
Console.WriteLine($"Next: write what {name} reports and how it is fixed into docs/rules/{id}.md, then run dotnet test tests/Analyzers.Tests.");
return 0;

static int Refuse(string reason)
{
    Console.Error.WriteLine($"new-rule: {reason}");
    return 2;
}

static string? RootAbove(string folder)
{
    for (var root = folder; root is not null; root = Path.GetDirectoryName(root))
        if (Directory.Exists(Path.Combine(root, "src", "Analyzers")))
            return root;
    return null;
}

static string? TakenBy(string root, string id, string name)
{
    foreach (var releases in Directory.EnumerateFiles(Path.Combine(root, "src", "Analyzers"), "AnalyzerReleases.*.md"))
        foreach (var line in File.ReadLines(releases))
            if (line.StartsWith(id + " ", StringComparison.Ordinal))
                return $"{id} is taken: {line}";
    foreach (var source in Directory.EnumerateFiles(Path.Combine(root, "src", "Analyzers"), $"{name}.cs", SearchOption.AllDirectories))
        return $"the name is taken: {Path.GetRelativePath(root, source)}";
    return File.Exists(Path.Combine(root, "docs", "rules", $"{id}.md")) ? $"{id} is taken: docs/rules/{id}.md" : null;
}

static IEnumerable<(string Path, string Text)> Files(string id, string name, string family)
{
    yield return ($"src/Analyzers/{family}/{name}.cs", $$"""
        using System.Collections.Generic;
        using IoAnalyzers.Model;
        using Microsoft.CodeAnalysis;
        using Microsoft.CodeAnalysis.Diagnostics;
        using Microsoft.CodeAnalysis.Operations;

        namespace IoAnalyzers.{{family}};

        /// <summary>What is bad about the code that it reports.</summary>
        [DiagnosticAnalyzer(LanguageNames.CSharp)]
        public sealed class {{name}}() : IoAnalyzer(Rule)
        {
            public static readonly DiagnosticDescriptor Rule = Descriptor.Create(
                "{{id}}",
                title: "{{TitleOf(name)}}",
                messageFormat: "'{0}' is what the user wrote, and this is what it costs",
                Category.{{family}},
                DiagnosticSeverity.Info,
                description: "What happens, and what to do instead.");

            private protected override bool CanBeIn(IoNames names) => CanBeInBody(names);

            private protected override bool CanBeInBody(IoNames names) => (names & IoNames.Write) != 0;

            private protected override IEnumerable<Diagnostic> Diagnose(MemberBody body)
            {
                foreach (var call in Find(body))
                    yield return Diagnostic.Create(Rule, call.Syntax.GetLocation(), call.Instance!.Syntax);
            }

            /// <summary>Every finding with all that its fix needs; what cannot be fixed is none.</summary>
            internal static IEnumerable<IInvocationOperation> Find(MemberBody body)
            {
                if (body.Operation is not { } root)
                    yield break;

                foreach (var operation in root.Descendants())
                    if (operation is IInvocationOperation { TargetMethod.Name: "{{name}}", Instance: not null } call)
                        yield return call;
            }
        }

        """);
    yield return ($"src/CodeFixes/{family}/{name}Fix.cs", $$"""
        using System.Collections.Generic;
        using IoAnalyzers.Model;
        using Microsoft.CodeAnalysis;
        using Microsoft.CodeAnalysis.CodeFixes;
        using Microsoft.CodeAnalysis.Text;

        namespace IoAnalyzers.{{family}};

        /// <summary>What the code is like afterwards, and what stays as it was.</summary>
        [ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof({{name}}Fix))]
        public sealed class {{name}}Fix() : IoCodeFix(new {{name}}())
        {
            private protected override IEnumerable<ProposedFix> Propose(MemberBody body, SourceText text, TextSpan span)
            {
                foreach (var call in {{name}}.Find(body))
                {
                    if (call.Syntax.Span != span)
                        continue;

                    var edit = new SourceEdit(body.Syntax.SyntaxTree.GetRoot(body.Cancellation), text);
                    edit.Replace(call.Syntax, call.Instance!.Syntax.ToString());
                    yield return new("Say what changes", "{{id}}.WhatChanges", edit.Changes);
                }
            }
        }

        """);
    yield return ($"tests/Analyzers.Tests/{family}/{name}Tests.cs", $$"""
        using IoAnalyzers.{{family}};

        namespace IoAnalyzers.Tests.{{family}};

        public sealed class {{name}}Tests
        {
            [Fact]
            public Task The_bad_pattern_is_reported() => Verify<{{name}}>.Reports("[|destination.WriteByte(1)|];");

            [Fact]
            public Task The_good_pattern_is_not() => Verify<{{name}}>.Silent("destination.Write(data, 0, data.Length);");

            [Fact]
            public Task The_fix_turns_one_into_the_other() => Verify<{{name}}>.Fix(
                "[|destination.WriteByte(1)|];",
                "destination.Write(data, 0, data.Length);");
        }

        """);
    yield return ($"benchmarks/{family}/{name}Benchmarks.cs", $$"""
        using BenchmarkDotNet.Attributes;

        namespace IoAnalyzers.Benchmarks.{{family}};

        /// <summary>{{id}}: what is measured before the fix, and after it. A durability rule has a test named {{name}}Proof instead.</summary>
        public class {{name}}Benchmarks
        {
            readonly byte[] _content = new byte[1 << 16];

            [Benchmark(Baseline = true)]
            public void Before()
            {
                foreach (var value in _content)
                    Stream.Null.WriteByte(value);
            }

            [Benchmark]
            public void After() => Stream.Null.Write(_content, 0, _content.Length);
        }

        """);
    yield return ($"docs/rules/{id}.md", $$"""
        # {{id}}: {{TitleOf(name)}}

        <!-- generated -->
        <!-- /generated -->

        What the rule finds, in two sentences.

        ## Why it matters

        What it costs, measured, or what is lost in a crash.

        ## Noncompliant

        ```csharp
        ```

        ## Compliant

        ```csharp
        ```

        ## When the rule stays silent

        ## What the fix changes

        ## Configure

        ```ini
        # .editorconfig
        dotnet_diagnostic.{{id}}.severity = suggestion
        ```

        """);
}

static string TitleOf(string name)
{
    var words = Regex.Replace(name, "(?<!^)([A-Z])", " $1").ToLowerInvariant();
    return char.ToUpperInvariant(words[0]) + words[1..];
}
