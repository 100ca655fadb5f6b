using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IoAnalyzers.Tests.House;

/// <summary>I/O code with tokens deleted, doubled and exchanged at random, as an editor sees code that is being written.</summary>
public sealed class MutationTests
{
    const int MutantsPerSeed = 25;

    static readonly ImmutableArray<string> Corpus =
    [
        .. from path in Repository.Files("tests/Quiet", "*.cs").Concat(Repository.Files("samples", "*.cs"))
           select Repository.Read(path),
        .. from path in Repository.Files("tests/Analyzers.Tests", "*Tests.cs")
           where !path.Contains("/House/") && !path.Contains("/Self/")
           from token in CSharpSyntaxTree.ParseText(Repository.Read(path)).GetRoot().DescendantTokens()
           where token.Value is string markup && markup.Contains("[|") && markup.Contains("|]")
           let code = Markup.Parse((string)token.Value!).Code
           select Snippet.IsStatements(code) ? Snippet.InMethod(code, Framework.Net10) : code,
    ];

    [Fact]
    public void The_corpus_has_findings_to_lose() => Assert.True(Corpus.Length > 30, $"The corpus has {Corpus.Length} programs.");

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8)]
    public async Task Mutants_are_borne(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < MutantsPerSeed; i++)
        {
            var mutant = Mutate(Corpus[random.Next(Corpus.Length)], random);
            try
            {
                await AnyCode.AnalyzeAndFix(mutant);
            }
            catch (Exception thrown)
            {
                Assert.Fail($"Mutant {i} of seed {seed}: {thrown}\n{mutant}");
            }
        }
    }

    /// <summary>Two rules that say two things about one place leave the reader with a choice that is not his.</summary>
    [Fact]
    public async Task No_two_rules_report_the_same_place()
    {
        const int EveryWhich = 5;
        for (var i = 0; i < Corpus.Length; i += EveryWhich)
        {
            var findings = await AnyCode.Analyze(AnyCode.Compile(Corpus[i]));
            Complaints.None(
                from place in findings.GroupBy(finding => finding.Location.SourceSpan)
                where place.Select(finding => finding.Id).Distinct().Count() > 1
                select $"{string.Join(" and ", place.Select(finding => finding.Id))} report one place of\n{Corpus[i]}");
        }
    }

    static string Mutate(string code, Random random)
    {
        var tokens = CSharpSyntaxTree.ParseText(code).GetRoot().DescendantTokens().Select(token => token.ToFullString()).ToList();
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            var (one, other) = (random.Next(tokens.Count), random.Next(tokens.Count));
            switch (random.Next(4))
            {
                case 0:
                    tokens[one] = " ";
                    break;
                case 1:
                    tokens.Insert(one, tokens[one]);
                    break;
                case 2:
                    (tokens[one], tokens[other]) = (tokens[other], tokens[one]);
                    break;
                default:
                    tokens.RemoveRange(one, Math.Min(random.Next(1, 12), tokens.Count - one));
                    break;
            }

            if (tokens.Count == 0)
                break;
        }

        return string.Concat(tokens);
    }
}
