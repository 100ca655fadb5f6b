namespace IoAnalyzers.Corpus;

/// <summary>How many findings of the list are right, for each rule and for all.</summary>
static class PrecisionTable
{
    public static IEnumerable<string> Of(VerdictList list, ChosenRules rules)
    {
        var all = rules.Descriptors.Select(rule => list.PrecisionOf(rule.Id)).Where(precision => precision.All > 0).ToList();
        yield return "";
        yield return $"{"rule",-8} {"right",6} {"arguable",9} {"wrong",6}  precision";
        foreach (var precision in all.Append(new("all", all.Sum(one => one.Right), all.Sum(one => one.Arguable), all.Sum(one => one.Wrong))))
            yield return $"{precision.Rule,-8} {precision.Right,6} {precision.Arguable,9} {precision.Wrong,6}  {precision}";

        var unread = list.Verdicts.Count(verdict => verdict.Ruling == Ruling.Unread);
        yield return $"{Words.Count(list.Repositories.Count, "repository", "repositories")}, {Words.Count(list.Repositories.Sum(one => one.Lines), "line")}, "
            + $"{Words.Count(list.Verdicts.Count, "verdict")}{(unread > 0 ? $", {unread} of them unread" : "")}";
    }
}
