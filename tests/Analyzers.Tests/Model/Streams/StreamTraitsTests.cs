using IoAnalyzers.Model.Streams;
using IoAnalyzers.Tests.Model.Streams.Measuring;

namespace IoAnalyzers.Tests.Model.Streams;

/// <summary>The table of stream traits says what the running base class library does.</summary>
[Collection(Specimen.Collection)]
public sealed class StreamTraitsTests
{
    public static TheoryData<string> Written => [.. Specimen.All.Where(specimen => specimen.Write is not null).Select(specimen => specimen.ToString())];

    public static TheoryData<string> Read => [.. Specimen.All.Where(specimen => specimen.Read is not null).Select(specimen => specimen.ToString())];

    [KernelTheory]
    [MemberData(nameof(Written))]
    public void Small_writes_become_the_calls_that_the_table_says(string name)
    {
        var specimen = Specimen.Named(name);
        using var rig = specimen.Write!();
        var (least, most) = specimen.Calls(RowOf(specimen).Writes);
        Assert.InRange(rig.Measure(), least, most);
    }

    [KernelTheory]
    [MemberData(nameof(Read))]
    public void Small_reads_become_the_calls_that_the_table_says(string name)
    {
        var specimen = Specimen.Named(name);
        using var rig = specimen.Read!();
        var (least, most) = specimen.Calls(RowOf(specimen).Reads);
        Assert.InRange(rig.Measure(), least, most);
    }

    [Theory]
    [InlineData("System.Net.Security.SslStream (loopback)", 20)]
    [InlineData("System.IO.Compression.BrotliStream (level Fastest)", 4)]
    public void A_byte_written_alone_grows_whatever_lies_below(string name, int bytes)
    {
        using var rig = Specimen.Named(name).Write!();
        var before = rig.InnerBytes!();
        rig.Measure();
        Assert.InRange(rig.InnerBytes() - before, bytes * Rig.Steps, long.MaxValue);
    }

    static StreamTrait RowOf(Specimen specimen) => Specimen.RowNamed(specimen.Type);
}
