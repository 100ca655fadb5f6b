namespace IoAnalyzers.FixProof.Programs;

/// <summary>Makes a program that fails smaller, as long as it goes on to fail.</summary>
static class Reduction
{
    /// <param name="sample">The program.</param>
    /// <param name="fail">Which of some programs fail.</param>
    /// <returns>The smallest one that was found, which is <paramref name="sample"/> where each step makes it succeed.</returns>
    public static async Task<Sample> OfAsync(Sample sample, Func<IReadOnlyList<Sample>, Task<IReadOnlyList<bool>>> fail)
    {
        while (true)
        {
            var smaller = Smaller(sample).ToList();
            var failing = (await fail(smaller)).Zip(smaller).Where(static pair => pair.First).Select(static pair => pair.Second).ToList();
            if (failing.Count == 0)
                return sample;
            sample = failing.MinBy(static one => (one.Choices.Sum(), one.Draft.Body.Length))!;
        }
    }

    /// <summary>One choice less, or a plainer one: each makes the sum of the choices less, so that there is an end.</summary>
    static IEnumerable<Sample> Smaller(Sample sample)
    {
        var choices = sample.Choices;
        var all = from i in Enumerable.Range(1, Math.Max(0, choices.Count - 1))
                  where choices[i] > 0
                  from plainer in new[] { 0, choices[i] / 2, choices[i] - 1 }.Distinct()
                  where plainer < choices[i]
                  from other in new[] { Replaced(choices, i, plainer), [.. choices.Take(i), .. choices.Skip(i + 1)] }
                  let candidate = sample.With(other)
                  where candidate.Draft.Production == sample.Draft.Production && candidate.Choices.Sum() < choices.Sum()
                  select candidate;
        return all.DistinctBy(static candidate => candidate.Draft).Select((candidate, i) => candidate with { Name = $"{sample.Name.Split('r')[0]}r{i}" });
    }

    static List<int> Replaced(IReadOnlyList<int> choices, int place, int choice)
    {
        var replaced = choices.ToList();
        replaced[place] = choice;
        return replaced;
    }
}
