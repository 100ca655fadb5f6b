using System.Globalization;
using System.Text.RegularExpressions;

namespace IoAnalyzers.FixProof.Durability;

public class UnsyncedMappingProof
{
    const string Id = "IOA2008";

    /// <summary>Where the block's record lies: half on the first page, half on the second.</summary>
    const long First = 4088, Size = 16, PageSize = 4096;

    const string Transfers = """
        using (var file = new System.IO.FileStream("ledger.bin", System.IO.FileMode.Create, System.IO.FileAccess.ReadWrite))
        {
            file.SetLength(8192);
            Ledger.Transfer(file, 1, 2);
        }
        """;

    [Fact]
    public void The_files_are_the_same()
    {
        var (before, after) = BeforeAndAfter.Files(Id, Transfers);

        Assert.Equal("0100000000000000" + "0200000000000000", before["ledger.bin"].Substring((int)First * 2, (int)Size * 2));
        Assert.Equal(before, after);
    }

    [Fact]
    public void What_the_stream_still_holds_is_written_as_well()
    {
        const string Writes = """
            using (var file = new System.IO.FileStream("ledger.bin", System.IO.FileMode.Create, System.IO.FileAccess.ReadWrite))
            {
                file.SetLength(8192);
                file.Write(new byte[] { 7, 8, 9 }, 0, 3);
                Ledger.Transfer(file, 1, 2);
                file.WriteByte(10);
            }
            """;
        var (before, after) = BeforeAndAfter.Files(Id, Writes);

        Assert.StartsWith("0708090A", before["ledger.bin"]);
        Assert.Equal(before, after);
    }

    [StraceFact]
    public void Before_the_fix_half_of_the_record_is_on_a_page_that_nothing_syncs() => Assert.Equal(8, UnsyncedIn(PageBlock.Before(Id)));

    [StraceFact]
    public void After_the_fix_all_of_it_is_on_pages_that_are_synced() => Assert.Equal(0, UnsyncedIn(PageBlock.After(Id)));

    /// <summary>How many bytes of the record lie on pages that neither the file's syncs nor those of the view bring to the disk.</summary>
    static long UnsyncedIn(string block)
    {
        using var program = new CompiledProgram(block, Transfers);
        var maps = new Dictionary<string, long>();
        var end = 0L;
        foreach (var call in program.Trace("mmap,msync,fsync,fdatasync"))
        {
            if (Regex.Match(call, @"mmap\(.*ledger\.bin>, (?<offset>0x[0-9a-f]+|0)\)\s+= (?<address>0x[0-9a-f]+)") is { Success: true } map)
                maps[map.Groups["address"].Value] = Convert.ToInt64(map.Groups["offset"].Value, map.Groups["offset"].Value == "0" ? 10 : 16);
            else if (Regex.Match(call, @"msync\((?<address>0x[0-9a-f]+), (?<length>\d+),") is { Success: true } sync && maps.TryGetValue(sync.Groups["address"].Value, out var start))
                end = Math.Max(end, start + (long.Parse(sync.Groups["length"].Value, CultureInfo.InvariantCulture) + PageSize - 1) / PageSize * PageSize);
            else if (call.Contains("sync(") && call.Contains("ledger.bin"))
                end = long.MaxValue;
        }

        Assert.NotEmpty(maps);
        Assert.NotEqual(0, end);
        return Math.Clamp(First + Size - end, 0, Size);
    }
}
