using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IoAnalyzers.FixProof.Programs;

/// <summary>What was seen of one sample.</summary>
/// <param name="Found">The ids of what the rules found in it.</param>
/// <param name="Fixed">How many programs the fixes made of it.</param>
/// <param name="Runs">How many runs were compared.</param>
/// <param name="Declared">The reasons of differences that titles or pages announce.</param>
/// <param name="Difference">What a fix changed, or null.</param>
/// <param name="IsMissedChance">Nothing was found of what it is a case of, and the naive program does the same.</param>
/// <param name="Silence">Where nothing was found: what the naive program does otherwise.</param>
sealed record Verdict(Sample Sample, IReadOnlyList<string> Found, int Fixed, int Runs, IReadOnlyCollection<string> Declared, string? Difference, bool IsMissedChance, string? Silence);

/// <summary>Samples that are compiled, fixed and run together.</summary>
/// <param name="withLibrary">Whether they may use IoAnalyzers.Runtime.</param>
sealed class Batch(IReadOnlyList<Sample> samples, bool withLibrary) : IDisposable
{
    /// <summary>Reading the counters takes some calls itself, and a call that copies a whole file begins with a look at it.</summary>
    const int CallsToSpare = 8;

    static readonly string Root = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();

    readonly string _root = Directory.CreateDirectory(Path.Combine(Root, $"io-analyzers-{Guid.NewGuid():N}")).FullName;
    int _abandoned;
    readonly FixedPrograms _programs = new(samples, withLibrary);

    /// <summary>A program that does not come to its end goes on in its folder: the next one gets another.</summary>
    string Folder => Path.Combine(_root, $"{_abandoned:000}");

    public void Dispose()
    {
        _programs.Dispose();
        try
        {
            Directory.Delete(_root, recursive: true);
        }
        catch (IOException) when (_abandoned > 0)
        {
            // An abandoned program has put another file there.
        }
    }

    public async Task<IReadOnlyList<Verdict>> JudgeAsync()
    {
        var all = await _programs.FixAsync();
        var naive = from sample in samples
                    where !all[sample].Found.Contains(sample.Draft.Production)
                    let text = sample.Draft.NaiveText(sample.Name + "_naive")
                    where text is not null
                    select new Variant(sample, sample.Name + "_naive", text, "the naive program", []);
        var variants = all.Values.SelectMany(static one => one.Variants).Concat(naive).ToList();
        using var before = new LoadedPrograms(_programs.Compilation);
        var (after, errors) = Compile(variants);
        using (after)
        {
            var ofSample = variants.ToLookup(static variant => variant.Sample);
            var verdicts = new List<Verdict>();
            foreach (var sample in samples)
                verdicts.Add(await JudgeAsync(sample, all[sample], [.. ofSample[sample]], before, after, errors));
            return verdicts;
        }
    }

    async Task<Verdict> JudgeAsync(Sample sample, FixedSample fixes, IReadOnlyList<Variant> variants, LoadedPrograms before, LoadedPrograms after, Dictionary<string, string> errors)
    {
        var difference = fixes.Broken;
        string? silence = null;
        var isMissed = false;
        var runs = 0;
        var declared = new HashSet<string>();
        var expected = variants.Count > 0 ? await Expected(sample, before) : [];
        foreach (var variant in variants)
        {
            var other = errors.TryGetValue(variant.Name, out var error) ? $"it does not compile: {error}" : await FirstDifference(variant);
            if (variant.IsNaive)
                (isMissed, silence) = (other is null, other);
            else if (other is not null)
                difference ??= $"{variant.What}: {other}\n{variant.Text}";
        }

        return new(sample, fixes.Found, variants.Count(static variant => !variant.IsNaive), runs, declared, difference, isMissed, silence);

        async Task<string?> FirstDifference(Variant variant)
        {
            var work = after.Of(variant.Name, sample.Draft);
            foreach (var (scenario, outcome) in expected)
            {
                runs++;
                try
                {
                    var actual = await Outcome.OfAsync(work, scenario, Folder);
                    if (outcome.DifferenceTo(actual) is { } other)
                    {
                        if (variant.IsNaive || DeclaredDifferences.ReasonFor(variant, scenario, outcome, actual) is not { } reason)
                            return $"{scenario}:\n{other}";
                        declared.Add(reason);
                    }

                    if (actual.Calls > outcome.Calls + CallsToSpare && await LeastCalls(work, scenario) is var calls && calls > outcome.Calls + CallsToSpare)
                        return $"{scenario}: {outcome.Calls} calls before and {calls} after";
                }
                catch (TimeoutException)
                {
                    _abandoned++;
                    expected = await Expected(sample, before);
                    return $"{scenario}: it does not come to its end";
                }
            }

            return null;
        }
    }

    /// <summary>Of a few more runs: the runtime may load something at any time, on the thread of the program.</summary>
    async Task<long> LeastCalls(CompiledWork work, Scenario scenario)
    {
        const int Runs = 3;
        var least = long.MaxValue;
        for (var i = 0; i < Runs; i++)
            least = Math.Min(least, (await Outcome.OfAsync(work, scenario, Folder)).Calls ?? 0);
        return least;
    }

    async Task<List<(Scenario, Outcome)>> Expected(Sample sample, LoadedPrograms before)
    {
        var expected = new List<(Scenario, Outcome)>();
        var original = before.Of(sample.Name, sample.Draft);
        foreach (var scenario in Scenario.For(sample.Draft))
        {
            try
            {
                expected.Add((scenario, await Outcome.OfAsync(original, scenario, Folder)));
            }
            catch (TimeoutException)
            {
                throw new TimeoutException($"A program does not come to its end where it meets {scenario}:\n{sample.Draft.Text(sample.Name)}");
            }
        }

        return expected;
    }

    /// <summary>What compiles of the variants, and the first error of each of the others.</summary>
    (LoadedPrograms, Dictionary<string, string>) Compile(List<Variant> variants)
    {
        var trees = variants.ConvertAll(static variant => CSharpSyntaxTree.ParseText(variant.Text, new CSharpParseOptions(LanguageVersion.Latest), variant.Name));
        var compilation = CSharpCompilation.Create("variants", trees, ProgramReferences.With(withLibrary), FixedPrograms.Options);
        var errors = compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToLookup(static error => error.Location.SourceTree!);
        return (
            new LoadedPrograms(compilation.RemoveSyntaxTrees(errors.Select(static broken => broken.Key))),
            errors.ToDictionary(static broken => broken.Key.FilePath, static broken => broken.First().ToString()));
    }
}
