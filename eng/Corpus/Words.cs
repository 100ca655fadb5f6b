using System.Globalization;

namespace IoAnalyzers.Corpus;

/// <summary>Numbers as people read them.</summary>
static class Words
{
    public static string Count(long number, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {(number == 1 ? one : many ?? one + "s")}");

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("N1", CultureInfo.InvariantCulture);

    public static string Share(double part) => part.ToString("P2", CultureInfo.InvariantCulture);
}
