using System.Text.RegularExpressions;

namespace IoAnalyzers.Tests.Robustness;

/// <summary>What went wrong with a mutant, and a short form of it that other mutants with the same trouble share.</summary>
sealed partial record Failure(string Kind, string Text)
{
    /// <summary>Runs a program through everything; null when it is borne.</summary>
    public static async Task<Failure?> Of(Func<CancellationToken, Task> bear, TimeSpan most)
    {
        using var cancellation = new CancellationTokenSource(most);
        try
        {
            await bear(cancellation.Token);
            return null;
        }
        catch (OperationCanceledException where) when (cancellation.IsCancellationRequested)
        {
            return new("hang", $"It is not done after {most.TotalSeconds:F0} s, where it was cancelled: {where}");
        }
        catch (Exception thrown)
        {
            return new(KindOf(thrown), thrown is Xunit.Sdk.XunitException ? thrown.Message : thrown.ToString());
        }
    }

    /// <summary>The first line without what is particular to one program, and where in our own code it came from.</summary>
    static string KindOf(Exception thrown)
    {
        var first = thrown.Message.Split('\n')[0];
        var place = OwnFrame().Match(thrown.Message + thrown.StackTrace);
        return (MadeCode().Match(first) is { Success: true } made ? made.Value : first) + (place.Success ? $", {place.Value}" : "");
    }

    [GeneratedRegex(@"at IoAnalyzers\.(?!Tests)[^\n]*")]
    private static partial Regex OwnFrame();

    [GeneratedRegex(@"^.*? makes code with \w+")]
    private static partial Regex MadeCode();
}
