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
        var (least, most) = specimen.Calls(RowOf(specimen).Writes);
        Assert.InRange(CallsOf(specimen.Write!), least, most);
    }

    [KernelTheory]
    [MemberData(nameof(Read))]
    public void Small_reads_become_the_calls_that_the_table_says(string name)
    {
        var specimen = Specimen.Named(name);
        var (least, most) = specimen.Calls(RowOf(specimen).Reads);
        Assert.InRange(CallsOf(specimen.Read!), least, most);
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

    /// <summary>
    /// The runtime reads on this thread, too, when it loads code or asks the system how much memory there is: always more calls, never less.
    /// The least of three is what the stream itself makes.
    /// </summary>
    static int CallsOf(Func<Rig> make)
    {
        return Enumerable.Range(0, 3).Min(_ => Once());

        int Once()
        {
            using var rig = make();
            return rig.Measure();
        }
    }

    static StreamTrait RowOf(Specimen specimen) => Specimen.RowNamed(specimen.Type);
}
