using IoAnalyzers.Tests.House;

namespace IoAnalyzers.Tests.Robustness;

/// <summary>I/O code that was changed at random, as an editor sees code that is being written. <c>eng/mutate.cs</c> runs any number of the same mutants.</summary>
public sealed class MutationTests
{
    const int Workers = 2;
    const int MutantsPerSeed = 100;

    [Fact]
    public void The_originals_have_findings_to_lose() => Assert.True(Mutant.Originals.Length > 500, $"There are {Mutant.Originals.Length} programs.");

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public async Task Mutants_are_borne(int seed)
    {
        var run = new MutationRun(seed, first: 0, MutantsPerSeed);

        await run.Run(Workers);

        Assert.True(run.Failures == 0, await run.Report());
        Assert.True(run.Fixes > 0, run.Summary);
    }

    [Fact]
    public void A_seed_and_a_number_name_one_mutant()
    {
        Assert.Equal(Mutant.Of(3, 14), Mutant.Of(3, 14));
        Assert.Equal(MutantsPerSeed, Enumerable.Range(0, MutantsPerSeed).Select(index => Mutant.Of(1, index).Code).Distinct().Count());
    }

    [Fact]
    public async Task What_a_run_is_at_is_known_when_its_process_is_gone()
    {
        var path = Path.GetTempFileName();
        try
        {
            using (var running = new RunningMutants(path))
            {
                running.Begin(worker: 0, index: 7);
                running.Begin(worker: 1, index: 0);
                running.Begin(worker: 0, index: 8);
                Assert.Equal([8, 0], RunningMutants.In(path));
                running.End(worker: 1);
            }

            Assert.Equal([8], RunningMutants.In(path));

            using (var running = new RunningMutants(path))
                await new MutationRun(seed: 1, first: 0, count: 2, running).Run(Workers);
            Assert.Empty(RunningMutants.In(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData(12, "The process ended with 134 at --seed 3 --only 12, which ends one by itself.")]
    [InlineData(99, "The process ended with 134 while these were under way, none of which ends one by itself: --seed 3 --only 11, --seed 3 --only 12")]
    public async Task A_mutant_that_ends_its_process_is_named(int deadly, string expected) =>
        Assert.Equal(expected, await MutationProcess.Died(134, seed: 3, [11, 12], index => Task.FromResult(index == deadly)));

    [Fact]
    public async Task A_failing_program_is_made_as_small_as_it_fails()
    {
        const string Code = "class C\n{\n    int A() => 1;\n    int B() => 2;\n    void M() { A(); B(); }\n}\n";

        var reduced = await new Reduction(code => Task.FromResult(code.Contains('A') && code.Contains('M'))).Of(Code);

        Assert.Equal("MA", reduced.Trim());
    }

    /// <summary>Two rules that say two things about one place leave the reader with a choice that is not his.</summary>
    [Fact]
    public async Task No_two_rules_report_the_same_place()
    {
        const int EveryWhich = 5;
        for (var i = 0; i < Mutant.Originals.Length; i += EveryWhich)
        {
            var findings = await AnyCode.Analyze(AnyCode.Compile(Mutant.Originals[i]));
            Complaints.None(
                from place in findings.GroupBy(finding => finding.Location.SourceSpan)
                where place.Select(finding => finding.Id).Distinct().Count() > 1
                select $"{string.Join(" and ", place.Select(finding => finding.Id))} report one place of\n{Mutant.Originals[i]}");
        }
    }
}
