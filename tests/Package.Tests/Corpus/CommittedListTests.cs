using IoAnalyzers.Corpus;

namespace IoAnalyzers.Package.Tests.Corpus;

/// <summary>The list of real findings that is part of this repository.</summary>
public sealed class CommittedListTests
{
    const int FewestRepositories = 10;
    const long FewestLines = 1_000_000;

    static readonly VerdictList List = VerdictList.Read(VerdictList.OwnFile);

    [Fact]
    public void It_covers_enough_code()
    {
        Assert.True(List.Repositories.Count >= FewestRepositories, $"{List.Repositories.Count} repositories");
        Assert.True(List.Repositories.Sum(repository => repository.Lines) >= FewestLines, $"{List.Repositories.Sum(repository => repository.Lines)} lines");
    }

    [Fact]
    public void Each_repository_is_named_once_with_its_commit_and_the_digest_of_its_sources()
    {
        Assert.Equal(List.Repositories.Select(repository => repository.Name).Distinct().Order(StringComparer.Ordinal), List.Repositories.Select(repository => repository.Name));
        Assert.All(List.Repositories, repository =>
        {
            Assert.Matches("^[^/ ]+/[^/ ]+$", repository.Name);
            Assert.Matches("^[0-9a-f]{40}$", repository.Commit);
            Assert.Matches("^[0-9a-f]{16}$", repository.Digest);
        });
    }

    [Fact]
    public void Verdicts_are_sorted_and_each_finding_is_judged_once()
    {
        Assert.Equal(VerdictList.Ordered(List.Verdicts), List.Verdicts);
        Assert.Equal(List.Verdicts.Count, List.Verdicts.DistinctBy(verdict => (verdict.Repository, verdict.Fingerprint)).Count());
    }

    [Fact]
    public void Verdicts_are_about_rules_and_repositories_that_there_are()
    {
        var rules = ChosenRules.Of([]).Descriptors.Select(rule => rule.Id).ToHashSet();
        var repositories = List.Repositories.Select(repository => repository.Name).ToHashSet();

        Assert.All(List.Verdicts, verdict =>
        {
            Assert.Contains(verdict.Rule, rules);
            Assert.Contains(verdict.Repository, repositories);
            Assert.Matches("^[0-9a-f]{12}$", verdict.Fingerprint);
            Assert.True(verdict.Line > 0);
        });
    }

    [Fact]
    public void Every_finding_was_read_and_none_is_wrong() =>
        Assert.DoesNotContain(List.Verdicts, verdict => verdict.Ruling is Ruling.Unread or Ruling.Wrong || verdict.Reason.Length == 0);

    [Fact]
    public void Paths_are_those_of_the_repositories() =>
        Assert.DoesNotContain(List.Verdicts, verdict => Path.IsPathRooted(verdict.File) || verdict.File.Contains('\\') || verdict.File.Split('/').Contains(".."));
}
