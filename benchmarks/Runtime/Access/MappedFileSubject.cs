using System.Globalization;
using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using IoAnalyzers.Runtime;

namespace IoAnalyzers.Benchmarks.Runtime.Access;

/// <summary>Records at random places of a mapped file, and all of it from the front.</summary>
sealed class MappedFileSubject : Subject
{
    const long Length = 1L << 30;
    const int Count = 5_000_000;
    const int Fewer = 10;

    public override string Name => "MappedFile";

    public override string Method => "1 GiB in the page cache. The file is mapped and its page tables are filled (MADV_POPULATE_READ) before what is measured.";

    public override IEnumerable<Comparison> Comparisons(Stage stage)
    {
        var file = new BigFile(stage.InMemory, Length);
        var c = stage.BaselineOf("mapped_file");
        Contender[] random =
        [
            Contender.C("mmap and memcpy", c, Count, "random", file.Path, Count.ToString(CultureInfo.InvariantCulture)),
            new("MemoryMappedViewAccessor.Read", Maker.Bcl, Count, () => Viewed(file, ReadView)),
            Contender.Bcl("RandomAccess.Read", Count / Fewer, () => ReadRandomly(file.Path)),
            new("Read<T>", Maker.Library, Count, () => Mapped(file, ReadRecords)),
            new("Slice and CopyTo", Maker.Library, Count, () => Mapped(file, CopySlices)),
        ];
        yield return new("64 bytes at random places", "record", random,
            [new("Read<T>", "mmap and memcpy", Measure.Cpu, 1.15), .. Target.NeverSlower("Read<T>", random), .. Target.NeverSlower("Slice and CopyTo", random)]) { Prepare = file.Make };

        Contender[] scan =
        [
            Contender.C("mmap, vectors", c, Length, "scan", file.Path),
            Contender.Bcl("FileStream, 128 KiB", Length, () => CountRead(file.Path)),
            new("Slice and Count", Maker.Library, Length, () => Mapped(file, CountMapped)),
        ];
        yield return new("Newlines of all of it", "byte", scan,
            [new("Slice and Count", "mmap, vectors", Measure.Cpu, 1.05), .. Target.NeverSlower("Slice and Count", scan)]) { Prepare = file.Make };
    }

    static Reading Mapped(BigFile file, Action<MappedFile> work)
    {
        using var mapped = MappedFile.OpenRead(file.Path);
        mapped.Advise(MapHint.Populate);
        return Meter.Measure(() => work(mapped), callsAreCounted: true);
    }

    static Reading Viewed(BigFile file, Action<MemoryMappedViewAccessor> work)
    {
        using var mapped = MemoryMappedFile.CreateFromFile(file.Path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        using var view = mapped.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        for (long offset = 0; offset < Length; offset += 4096)
            s_sum += view.ReadByte(offset);
        return Meter.Measure(() => work(view), callsAreCounted: true);
    }

    static long s_sum;
    static Record64 s_record;

    static long Place(ref ulong state)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return (long)(state & (Length / 64 - 1)) * 64;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void ReadRecords(MappedFile file)
    {
        var state = 88172645463325252UL;
        for (var i = 0; i < Count; i++)
        {
            // All of it is taken, as by memcpy: of a value that nobody keeps, one field would be read.
            s_record = file.Read<Record64>(Place(ref state));
            s_sum += s_record[0];
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void CopySlices(MappedFile file)
    {
        var state = 88172645463325252UL;
        Span<byte> record = stackalloc byte[64];
        for (var i = 0; i < Count; i++)
        {
            file.Slice(Place(ref state), 64).CopyTo(record);
            s_sum += record[0];
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void ReadView(MemoryMappedViewAccessor view)
    {
        var state = 88172645463325252UL;
        for (var i = 0; i < Count; i++)
        {
            view.Read(Place(ref state), out s_record);
            s_sum += s_record[0];
        }
    }

    static void ReadRandomly(string path)
    {
        using var file = File.OpenHandle(path);
        var state = 88172645463325252UL;
        Span<byte> record = stackalloc byte[64];
        for (var i = 0; i < Count / Fewer; i++)
        {
            RandomAccess.Read(file, record, Place(ref state));
            s_sum += record[0];
        }
    }

    static void CountRead(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
        var bytes = new byte[128 * 1024];
        for (int read; (read = file.Read(bytes)) > 0;)
            s_sum += bytes.AsSpan(0, read).Count((byte)'\n');
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void CountMapped(MappedFile file) => s_sum += file.Slice(0, (int)Length).Count((byte)'\n');

    [InlineArray(8)]
    struct Record64
    {
        long _first;
    }
}
