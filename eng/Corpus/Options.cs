using IoAnalyzers.Demo;

namespace IoAnalyzers.Corpus;

/// <summary>What the scan was asked to do.</summary>
/// <param name="Folders">The trees; with a list, the folders that hold the repositories.</param>
/// <param name="Rules">What the ids of the rules begin with; empty for all.</param>
sealed record Options(
    Assignment Assignment, IReadOnlyList<string> Folders, IReadOnlyList<string> Rules, bool WithLibrary, string Output, string ListFile)
{
    public const string Usage = """
        dotnet run -c Release eng/corpus.cs -- [OPTIONS] FOLDER…      all rules and their fixes over trees of sources
        dotnet run -c Release eng/corpus.cs -- --verdicts FILE FOLDER…
                                                                      over the repositories of a list, and what differs from it: a FOLDER holds
                                                                      them as OWNER/NAME or OWNER+NAME; the list here is eng/Corpus/verdicts.tsv
        dotnet run -c Release eng/corpus.cs -- --refresh FOLDER…      the same with that list, which is written anew
        dotnet run -c Release eng/corpus.cs -- --precision            how many findings of that list are right
          --rules IOA2001,IOA3   only rules whose ids begin so
          --with-library         as if the trees referred to IoAnalyzers.Runtime (the list always is)
          --output FOLDER        where the report goes: artifacts/corpus otherwise
        """;

    public static Options Parse(string[] arguments)
    {
        var options = new Options(Assignment.Scan, [], [], WithLibrary: false, Path.Combine("artifacts", "corpus"), VerdictList.OwnFile);
        var i = 0;
        for (; i < arguments.Length; i++)
            options = arguments[i] switch
            {
                "--rules" => options with { Rules = [.. Next("ids of rules").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)] },
                "--with-library" => options with { WithLibrary = true },
                "--output" => options with { Output = Next("a folder") },
                "--verdicts" => options with { ListFile = Next("a list"), Assignment = (Assignment)Math.Max((int)options.Assignment, (int)Assignment.Compare) },
                "--refresh" => options with { Assignment = Assignment.Refresh },
                "--precision" => options with { Assignment = Assignment.Precision },
                var other when other.StartsWith('-') => throw new Complaint($"{other} is not understood. Usage:\n{Usage}"),
                var folder => options with { Folders = [.. options.Folders, folder] },
            };

        return options switch
        {
            { Assignment: not Assignment.Precision, Folders: [] } => throw new Complaint($"No folder is named. Usage:\n{Usage}"),
            { Assignment: Assignment.Refresh, Rules: not [] } => throw new Complaint("--refresh writes the whole list: it takes no --rules."),
            { Assignment: Assignment.Scan } => options,
            _ => options with { WithLibrary = true },
        };

        string Next(string what)
        {
            var option = arguments[i];
            return ++i < arguments.Length && !arguments[i].StartsWith("--", StringComparison.Ordinal) ? arguments[i] : throw new Complaint($"{option} needs {what}.");
        }
    }
}

enum Assignment
{
    Scan,

    /// <summary>A list was named: it is compared with, unless more is asked for.</summary>
    Compare,
    Refresh,
    Precision,
}
