using IoAnalyzers.Model;

namespace IoAnalyzers.Tests.Model;

/// <summary>Which words an identifier or a file name is made of.</summary>
public sealed class WordsTests
{
    static readonly HashSet<string> Wal = Words.Of("wal");

    [Theory]
    [InlineData("wal")]
    [InlineData("Wal")]
    [InlineData("WAL")]
    [InlineData("WalWriter")]
    [InlineData("WALWriter")]
    [InlineData("segmentWal")]
    [InlineData("SegmentWAL")]
    [InlineData("openWALNow")]
    [InlineData("_wal")]
    [InlineData("wal_segment")]
    [InlineData("WAL_SEGMENT")]
    [InlineData("old-wal.bin")]
    [InlineData("/var/db/0001.wal")]
    [InlineData("wal2")]
    [InlineData("2wal")]
    [InlineData("<Wal>k__BackingField")]
    public void A_word_is_found_in_every_way_to_write_names(string text) => Assert.True(Words.Any(text, Wal));

    [Theory]
    [InlineData("")]
    [InlineData("w")]
    [InlineData("wall")]
    [InlineData("Wallet")]
    [InlineData("narwal")]
    [InlineData("Walk")]
    [InlineData("WAlker")]
    [InlineData("w_al")]
    [InlineData("WaL")]
    [InlineData("WALS")]
    public void Part_of_a_word_is_not_the_word(string text) => Assert.False(Words.Any(text, Wal));

    [Theory]
    [InlineData("ÜberSpeicher", "über")]
    [InlineData("журналЗаписи", "записи")]
    public void Letters_of_other_alphabets_are_letters(string text, string word) => Assert.True(Words.Any(text, Words.Of(word)));

    [Fact]
    public void Any_of_the_words_is_enough() => Assert.True(Words.Any("SnapshotStore", Words.Of("journal", "snapshot")));
}
