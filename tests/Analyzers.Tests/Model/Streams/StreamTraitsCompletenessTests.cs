using IoAnalyzers.Model.Streams;
using IoAnalyzers.Tests.Model.Streams.Measuring;

namespace IoAnalyzers.Tests.Model.Streams;

/// <summary>Every stream, reader and writer of the base class library has a row, and every row is measured.</summary>
public sealed class StreamTraitsCompletenessTests
{
    /// <summary>Types that have no row, with the reason. Rules are silent on them.</summary>
    static readonly Dictionary<string, string> WithoutRow = new()
    {
        ["System.IO.Stream"] = "abstract: tells nothing",
        ["System.IO.TextReader"] = "abstract: tells nothing",
        ["System.IO.TextWriter"] = "abstract: tells nothing",
        ["System.Net.Security.AuthenticatedStream"] = "abstract: tells nothing",
        ["System.Net.Security.NegotiateStream"] = "needs a Kerberos realm or an NTLM server to be measured",
        ["System.Net.Quic.QuicStream"] = "needs the msquic library to be measured",
    };

    [Fact]
    public void Every_exported_type_has_a_row_or_a_reason() => Assert.Equal(
        [],
        BaseClassLibrary.StreamTypes.Select(type => type.FullName!).Where(name => !WithoutRow.ContainsKey(name) && !Table.Any(row => row.Type == name)));

    [Fact]
    public void No_type_has_both_a_row_and_a_reason() => Assert.Equal([], Table.Select(row => row.Type).Where(WithoutRow.ContainsKey));

    [Fact]
    public void Every_row_and_every_reason_names_an_exported_type() => Assert.Equal(
        [], Table.Select(row => row.Type).Concat(WithoutRow.Keys).Where(name => BaseClassLibrary.TypeNamed(name) is null));

    [Fact]
    public void No_type_has_two_rows() => Assert.Equal(Table.Count, Table.Select(row => row.Type).Distinct().Count());

    [Fact]
    public void What_the_table_says_of_writes_is_measured() => Assert.Equal(
        [], Table.Where(row => row.Writes is not Transfer.None && !Specimens(row).Any(specimen => specimen.Write is not null)).Select(row => row.Type));

    [Fact]
    public void What_the_table_says_of_reads_is_measured() => Assert.Equal(
        [], Table.Where(row => row.Reads is not Transfer.None && !Specimens(row).Any(specimen => specimen.Read is not null)).Select(row => row.Type));

    [Fact]
    public void A_row_that_depends_on_a_setting_is_measured_both_ways() => Assert.All(
        Table.Where(row => row.Writes is Transfer.BySetting),
        row => Assert.Equal([Transfer.Each, Transfer.Collected], Specimens(row).Where(specimen => specimen.Write is not null).Select(specimen => specimen.Is).Distinct().Order()!));

    [Fact]
    public void A_row_that_depends_on_the_size_is_measured_without_a_buffer_and_with_one() => Assert.All(
        Table.Where(row => row.Writes is Transfer.BySize),
        row => Assert.Superset(new HashSet<bool> { true, false }, Specimens(row).Select(specimen => specimen.BufferSize <= 1).ToHashSet()));

    static IReadOnlyList<StreamTrait> Table => StreamTraits.Table;

    static IEnumerable<Specimen> Specimens(StreamTrait row) => Specimen.All.Where(specimen => specimen.Type == row.Type);
}
