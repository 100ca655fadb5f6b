using Xunit.Sdk;

namespace IoAnalyzers.Tests.House;

/// <summary>What is derived from the descriptors: compared by default, rewritten where IOANALYZERS_UPDATE is 1.</summary>
static class Generated
{
    const string Begin = "<!-- generated -->";
    const string End = "<!-- /generated -->";

    static bool Rewrites => Environment.GetEnvironmentVariable("IOANALYZERS_UPDATE") == "1";

    public static void WholeFile(string path, string expected)
    {
        if (Rewrites)
            Repository.Write(path, expected);
        if (!Repository.Has(path))
            throw new XunitException($"{path} is missing; IOANALYZERS_UPDATE=1 dotnet test writes it.");
        Compare(path, expected, Repository.Read(path));
    }

    /// <summary>The lines between the two markers of a file that is otherwise written by hand.</summary>
    public static void Block(string path, string expected)
    {
        if (!Repository.Has(path))
            throw new XunitException($"{path} is missing.");

        var text = Repository.Read(path);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin)
            throw new XunitException($"{path} has no lines {Begin} and {End} with room for what is generated.");

        var current = $"{text[..(begin + Begin.Length)]}\n{expected}{text[end..]}";
        if (Rewrites && current != text)
            Repository.Write(path, current);
        Compare(path, current, Repository.Read(path));
    }

    static void Compare(string path, string expected, string actual)
    {
        if (actual != expected)
            throw new XunitException($"{path} is not what the rules say; IOANALYZERS_UPDATE=1 dotnet test rewrites it.\n{LineDiff.Between(expected, actual)}");
    }
}
