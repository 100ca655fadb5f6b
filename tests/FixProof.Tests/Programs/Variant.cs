namespace IoAnalyzers.FixProof.Programs;

/// <summary>A generated program with the choices that make it again.</summary>
/// <param name="Number">Its place among the programs of its seed.</param>
/// <param name="Name">The namespace of its type.</param>
sealed record Sample(int Number, string Name, Draft Draft, IReadOnlyList<int> Choices)
{
    /// <summary>One of the programs of a seed.</summary>
    public static Sample Of(int seed, int program)
    {
        var choices = Programs.Choices.Drawn(seed, program);
        var draft = Grammar.Draft(choices);
        return new(program, $"P{program}", draft, choices.Made);
    }

    /// <summary>The program that other choices make.</summary>
    public Sample With(IReadOnlyList<int> given)
    {
        var choices = Programs.Choices.Given(given);
        var draft = Grammar.Draft(choices);
        return new(Number, Name, draft, choices.Made);
    }
}

/// <summary>A program that has to do the same as a sample.</summary>
/// <param name="Name">The namespace of its type.</param>
/// <param name="What">The actions that made it, or that the oracle did.</param>
/// <param name="Rules">The rules whose fixes those are.</param>
sealed record Variant(Sample Sample, string Name, string Text, string What, IReadOnlyList<string> Rules)
{
    public bool IsNaive => Rules.Count == 0;
}
