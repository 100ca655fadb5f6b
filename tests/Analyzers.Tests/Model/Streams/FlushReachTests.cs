using IoAnalyzers.Model.Streams;
using IoAnalyzers.Tests.Model.Streams.Measuring;

namespace IoAnalyzers.Tests.Model.Streams;

/// <summary>How far a flush pushes what was written is what the table says.</summary>
[Collection(Specimen.Collection)]
public sealed class FlushReachTests
{
    public static TheoryData<string> WithReach(string reach) =>
        [.. Specimen.All.Where(specimen => specimen.Write is not null && RowOf(specimen).Flush.ToString() == reach).Select(specimen => specimen.ToString())];

    [KernelTheory]
    [MemberData(nameof(WithReach), nameof(FlushReach.Inner))]
    public void A_flush_brings_everything_to_the_wrapped_stream_and_flushes_it(string name)
    {
        using var rig = Written(name);
        var before = rig.InnerFlushes?.Invoke();
        rig.Flush!();
        Assert.Equal(Rig.Steps, rig.Arrived!());
        Assert.True(before is null || rig.InnerFlushes!() > before);
    }

    [KernelTheory]
    [MemberData(nameof(WithReach), nameof(FlushReach.InnerLessTail))]
    public void A_flush_leaves_what_does_not_fill_a_block(string name)
    {
        using var rig = Written(name);
        Assert.Equal(0, rig.InnerFlushes!());
        var before = rig.PassedOn();
        rig.Flush!();
        Assert.True(rig.InnerFlushes!() > 0);
        Assert.Equal(before, rig.PassedOn());
        Assert.Equal(Rig.Steps / 16, rig.PassedOn());
    }

    [KernelTheory]
    [MemberData(nameof(WithReach), nameof(FlushReach.PageCache))]
    public void After_a_flush_others_see_everything_in_the_file(string name)
    {
        using var rig = Written(name);
        rig.Flush!();
        Assert.Equal(Rig.Steps, rig.Arrived!());
    }

    [KernelTheory]
    [MemberData(nameof(WithReach), nameof(FlushReach.Nothing))]
    public void Everything_has_arrived_without_a_flush(string name)
    {
        using var rig = Written(name);
        Assert.Equal(Rig.Steps, rig.Arrived!());
        var before = KernelCalls.Writes;
        rig.Flush!();
        Assert.Equal(before, KernelCalls.Writes);
    }

    [KernelFact]
    public void Before_a_flush_a_buffering_file_stream_keeps_it_all()
    {
        using var rig = Written("System.IO.FileStream (default)");
        Assert.Equal(0, rig.Arrived!());
    }

    [Fact]
    public void A_type_that_is_only_read_has_no_flush()
    {
        foreach (var row in StreamTraits.Table.Where(row => row.Writes is Transfer.None))
        {
            Assert.Equal(FlushReach.Nothing, row.Flush);
            Assert.Null(BaseClassLibrary.TypeNamed(row.Type)!.GetMethod("Flush"));
        }
    }

    public static TheoryData<string> Wrappers => [.. Specimen.All.Where(specimen => specimen.Write is not null && RowOf(specimen).Inner is not null).Select(specimen => specimen.ToString())];

    [Theory]
    [MemberData(nameof(Wrappers))]
    public void A_flush_between_writes_shows_in_the_bytes_where_the_table_says(string name)
    {
        var specimen = Specimen.Named(name);
        using var rig = specimen.Write!();
        using var flushed = specimen.Write();
        for (var i = 0; i < Rig.Steps; i++)
        {
            rig.Step();
            flushed.Step();
            flushed.Flush!();
        }

        rig.Flush!();
        // A level that makes a block of each write makes it with or without a flush.
        Assert.Equal(RowOf(specimen).FlushMarks && specimen.Is is not Transfer.Each, flushed.InnerBytes?.Invoke() > rig.InnerBytes?.Invoke());
    }

    static Rig Written(string name)
    {
        var rig = Specimen.Named(name).Write!();
        rig.Measure();
        return rig;
    }

    static StreamTrait RowOf(Specimen specimen) => Specimen.RowNamed(specimen.Type);
}
