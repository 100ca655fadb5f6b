using System.Collections.Immutable;
using IoAnalyzers.Tests.House;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IoAnalyzers.Tests.Robustness;

/// <summary>A changed program, which a seed and a number name: it is the same in every run, whatever ran before it.</summary>
sealed record Mutant(int Seed, int Index, Framework Framework, string Code)
{
    /// <summary>The code that mutants are made of: what is correct, what is sold as a sample, and every case of a rule test that has a finding.</summary>
    public static readonly ImmutableArray<string> Originals =
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

    /// <summary>Mostly where all rules can speak; sometimes where types are missing and the language is old.</summary>
    static readonly ImmutableArray<Framework> Frameworks =
        [Framework.Net10WithLibrary, Framework.Net10WithLibrary, Framework.Net10, Framework.Net10, Framework.Net10, Framework.Net8, Framework.NetStandard20, Framework.Net472];

    public static Mutant Of(int seed, int index)
    {
        var random = new Random(unchecked(seed * 1_000_003 + index));
        var (original, donor) = (Originals[random.Next(Originals.Length)], Originals[random.Next(Originals.Length)]);
        var framework = Frameworks[random.Next(Frameworks.Length)];
        return new(seed, index, framework, Mutation.Of(original, donor, random));
    }

    public async Task<Borne> Bear(CancellationToken cancellation) => await AnyCode.Bear(await EmptyProjects.With(Framework, Code), cancellation);
}
