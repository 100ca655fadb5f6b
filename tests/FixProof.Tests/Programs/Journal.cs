using System.Globalization;

namespace IoAnalyzers.FixProof.Programs;

/// <summary>What a generated program tells of itself.</summary>
public sealed class Journal
{
    /// <summary>A program that goes on and on is stopped by its own journal.</summary>
    const int Most = 100_000;

    readonly List<string> _notes = [];

    /// <summary>What was told, in its order.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Tells a number, a text or a truth value.</summary>
    /// <param name="value">What is told.</param>
    /// <exception cref="InvalidOperationException">The program does not come to its end.</exception>
    public void Note(object? value)
    {
        if (_notes.Count >= Most)
            throw new InvalidOperationException("The program tells too much.");
        _notes.Add(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null");
    }

    /// <summary>Tells the content of an array.</summary>
    /// <param name="bytes">What is told.</param>
    public void Note(byte[] bytes) => Note(Convert.ToHexString(bytes));
}
