namespace IoAnalyzers.FixProof.Programs;

/// <summary>Makes programs: one of the productions, in one of the places where such statements stand.</summary>
static class Grammar
{
    /// <summary>What may be made; those of which there are more kinds come more often.</summary>
    static readonly (int Weight, Func<Choices, Draft> Make)[] Productions =
    [
        (20, CopyLoops.Chunks), (10, CopyLoops.Parts), (6, CopyLoops.Bytes), (8, CopyLoops.ReadExactly),
        (5, FileCopies.ThroughStreams), (5, FileCopies.Slurps), (4, FileCopies.ToSocket), (2, FileCopies.SendFile),
        (8, SmallAccesses.Writes), (6, SmallAccesses.Reads), (7, SmallAccesses.Appends), (7, SmallAccesses.Flushes), (6, SmallAccesses.Buffers), (4, SmallAccesses.Sends),
        (8, Replacements.Renames), (5, Replacements.Deletes), (6, Replacements.Overwrites), (5, Syncs.Flushes), (6, Syncs.Wrappers), (4, Syncs.Ignored), (5, Syncs.PerRecord), (4, Syncs.WriteThrough),
        (4, DurableWrites.Renames), (3, DurableWrites.Views), (4, DurableWrites.Syncs),
        (5, Views.SeekThenRead), (4, Views.PerRecord), (4, Views.PerIteration), (4, Views.PerElement),
    ];

    static readonly Func<Choices, Draft>[] Weighted = [.. Productions.SelectMany(static production => Enumerable.Repeat(production.Make, production.Weight))];

    public static Draft Draft(Choices choose) => Around(choose, Weighted[choose.Below(Weighted.Length)](choose));

    /// <summary>The statements alone, or inside of others that change nothing about them.</summary>
    static Draft Around(Choices choose, Draft draft)
    {
        var around = choose.Mostly<Func<string, string>>(
            2,
            static body => body,
            static body => $"if (path.Length > 0)\n{{\n    {Inside(body)}\n}}",
            static body => $"try\n{{\n    {Inside(body)}\n}}\nfinally\n{{\n    journal.Note(\"done\");\n}}",
            static body => $"try\n{{\n    {Inside(body)}\n}}\ncatch (IOException e)\n{{\n    journal.Note(e.GetType().Name);\n    throw;\n}}",
            static body => body.Contains("await ", StringComparison.Ordinal) ? $"await Work();\n\nasync Task Work()\n{{\n    {Inside(body)}\n}}" : $"Work();\n\nvoid Work()\n{{\n    {Inside(body)}\n}}",
            static body => body.Contains("await ", StringComparison.Ordinal) ? $"Func<Task> work = async () =>\n{{\n    {Inside(body)}\n}};\nawait work();" : $"Action work = () =>\n{{\n    {Inside(body)}\n}};\nwork();",
            static body => $"// What follows is done once.\n{body}\n// That was all.",
            static body => $"using (destination)\n{{\n    {Inside(body)}\n}}",
            static body => $"journal.Note(path.Length > 3);\n{body}\njournal.Note(\"end\");",
            static body => $"switch (target.Length % 2 + 1)\n{{\n    case 0:\n        return;\n    default:\n    {{\n        {Programs.Draft.Indented(body, 8)}\n        break;\n    }}\n}}");
        return draft with { Body = around(draft.Body), Naive = draft.Naive is null ? null : around(draft.Naive) };
    }

    static string Inside(string body) => Programs.Draft.Indented(body, 4);
}
