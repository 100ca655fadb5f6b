using IoAnalyzers.Model.Streams;

namespace IoAnalyzers.Tests.Model.Streams.Measuring;

/// <summary>One way to create a type of the table, and what becomes of its small writes and reads when it is created so.</summary>
/// <param name="Type">The metadata name, as in the table.</param>
/// <param name="Setting">What tells this specimen from others of its type.</param>
/// <param name="Write">Makes a rig whose step writes one byte; null when this specimen is not written.</param>
/// <param name="Read">Makes a rig whose step reads one byte; null when this specimen is not read.</param>
sealed record Specimen(string Type, string Setting, Func<Rig>? Write = null, Func<Rig>? Read = null)
{
    /// <summary>Tests that use specimens run one after the other: isolated storage has one store for all of them.</summary>
    public const string Collection = "Measured streams";

    /// <summary>What a small write or read becomes in this setting, where the table says that it depends on one.</summary>
    public Transfer? Is { get; init; }

    /// <summary>The buffer size it is given, where the table says that it depends on it.</summary>
    public int? BufferSize { get; init; }

    /// <summary>How many calls one hundred small steps make, at least and at most, when a row says this about them.</summary>
    public (int Least, int Most) Calls(Transfer said) => (said is Transfer.BySetting ? Is : said) switch
    {
        Transfer.Each => (Rig.Steps, Rig.Steps + 2),
        // Blocks of 16 bytes; a reader is one block ahead.
        Transfer.ByBlock => (Rig.Steps / 16, Rig.Steps / 16 + 1),
        Transfer.EachMessage => (Rig.Steps, Rig.Steps),
        // A header may go out, a buffer may be filled; a look at the counters is a read itself.
        Transfer.Collected => (0, 3),
        // WriteByte leaves the last byte of a FileStream's buffer unused: with 2 bytes each one goes on as well.
        Transfer.BySize when BufferSize is { } size => (Rig.Steps / Math.Max(1, size), Rig.Steps / Math.Max(1, size - 1) + 2),
        _ => throw new InvalidOperationException($"{this} does not say what {said} depends on."),
    };

    public override string ToString() => $"{Type} ({Setting})";

    public static IEnumerable<Specimen> All => [.. Wrappers.All, .. Bottoms.All, .. Peers.All];

    public static Specimen Named(string name) => All.Single(specimen => specimen.ToString() == name);

    public static StreamTrait RowNamed(string type) => Rows.Single(row => row.Type == type);

    /// <summary>The table, and the rows of the two kinds of stream whose types are not public.</summary>
    public static IEnumerable<StreamTrait> Rows => [.. StreamTraits.Table, StreamTraits.Synchronized, StreamTraits.StandardStream];
}
