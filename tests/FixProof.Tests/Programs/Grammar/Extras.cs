namespace IoAnalyzers.FixProof.Programs;

/// <summary>Statements beside the copy itself: some that a call can keep, and some that make it something else.</summary>
/// <param name="NaiveBehind">What stands behind the call in the naive program.</param>
sealed record Extras(string Before, string BeforeWrite, string BehindWrite, string Behind, string NaiveBehind)
{
    public static Extras Any(Choices choose, Awaits awaits, string first)
    {
        Extras none = new("", "", "", "", "");
        return choose.Mostly(
            2, none,
            none with { BehindWrite = "// The next chunk." },
            none with { Before = "long total = 0;", BehindWrite = "total += n;" },
            none with { Before = "long total = 0;", BehindWrite = "total += n;", Behind = "journal.Note(total);", NaiveBehind = "journal.Note(total);" },
            none with { Before = "var total = 0;", BeforeWrite = "total += n;", Behind = "journal.Note(total);", NaiveBehind = "journal.Note(total);" },
            none with { BeforeWrite = "token.ThrowIfCancellationRequested();" },
            none with { BehindWrite = "if (token.IsCancellationRequested) break;" },
            none with { BeforeWrite = "journal.Note(n);" },
            none with { BeforeWrite = $"{first} ^= 1;" },
            none with { Before = "long total = 0;", BehindWrite = "total += n;\nif (total > 6000) break;" },
            none with { BehindWrite = awaits.IsAsync ? "await destination.FlushAsync();" : "destination.Flush();" },
            none with { Behind = awaits.IsAsync ? "await destination.FlushAsync();" : "destination.Flush();", NaiveBehind = awaits.IsAsync ? "await destination.FlushAsync();" : "destination.Flush();" },
            none with { Before = "var chunks = 0;", BehindWrite = "chunks++;", Behind = "journal.Note(chunks);", NaiveBehind = "journal.Note(chunks);" },
            none with { Behind = $"journal.Note({first});", NaiveBehind = "journal.Note(0);" },
            none with { BehindWrite = "Thread.Yield();" },
            none with { BehindWrite = "_ = n;" });
    }
}
