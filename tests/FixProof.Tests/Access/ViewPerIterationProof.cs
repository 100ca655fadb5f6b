namespace IoAnalyzers.FixProof.Access;

public class ViewPerIterationProof
{
    const string Id = "IOA4003";
    const int Rows = 2_000;

    const string Prepare = """
        var bytes = new byte[2000 * 8 - 3];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)(i * 31);
        System.IO.File.WriteAllBytes("table.bin", bytes);
        """;

    const string Map = """System.IO.MemoryMappedFiles.MemoryMappedFile.CreateFromFile("table.bin", System.IO.FileMode.Open)""";

    [Fact]
    public void What_is_read_and_written_is_the_same()
    {
        var (before, after) = BeforeAndAfter.Files(Id, $$"""
            {{Prepare}}
            using (var map = {{Map}})
            {
                var rows = System.Linq.Enumerable.ToArray(System.Linq.Enumerable.Range(0, 1999));
                var headers = new[] { new byte[] { 0, 31, 62 }, new byte[] { 1 }, new byte[0], bytes[..16], bytes[..17], bytes[..16] };
                var sum = Table.Sum(map, rows);
                Table.Mark(map, rows);
                Table.Mark(map, new[] { 5, 7, 5, 5 });
                System.IO.File.WriteAllText("numbers.txt", $"{sum} {Table.CountHeaders(map, headers)} {Table.Sum(map, rows)}");
            }
            """);

        Assert.Equal(["numbers.txt", "table.bin"], before.Keys.Order());
        Assert.Equal(before, after);
    }

    [Fact]
    public void What_others_write_during_the_loop_is_seen()
    {
        var (before, after) = BeforeAndAfter.Numbers(Id, $$"""
            {{Prepare}}
            using var map = {{Map}};
            using var other = map.CreateViewAccessor();
            System.Console.WriteLine(Table.Sum(map, Rows()));

            System.Collections.Generic.IEnumerable<int> Rows()
            {
                for (var i = 0; i < 100; i++)
                {
                    other.Write(i % 3 * 8L, (long)i);
                    yield return i % 3;
                }
            }
            """);

        Assert.Equal(99 * 100 / 2, before);
        Assert.Equal(before, after);
    }

    [Theory]
    [InlineData("1999")]
    [InlineData("2000")]
    [InlineData("-1")]
    [InlineData("600000")]
    public void A_read_outside_of_the_view_throws_the_same_and_leaves_the_rows_before_it(string row)
    {
        var (before, after) = BeforeAndAfter.Files(Id, $$"""
            {{Prepare}}
            foreach (var run in new System.Action<System.IO.MemoryMappedFiles.MemoryMappedFile>[] { map => Table.Sum(map, new[] { 0, {{row}}, 1 }), map => Table.Mark(map, new[] { 0, {{row}}, 1 }) })
            {
                try
                {
                    using var map = {{Map}};
                    run(map);
                }
                catch (System.Exception exception)
                {
                    System.IO.File.AppendAllText("caught.txt", exception.GetType() + exception.Message + "\n");
                }
            }
            """);

        Assert.Equal(["caught.txt", "table.bin"], before.Keys.Order());
        Assert.Equal(before, after);
    }

    [Fact]
    public void A_closed_map_throws_in_the_first_round_and_not_without_one()
    {
        var (before, after) = BeforeAndAfter.Files(Id, $$"""
            {{Prepare}}
            var map = {{Map}};
            map.Dispose();
            Table.Sum(map, new int[0]);
            Table.Mark(map, new int[0]);
            Table.CountHeaders(map, new byte[0][]);
            foreach (var run in new System.Action[] { () => Table.Sum(map, new[] { 1 }), () => Table.Mark(map, new[] { 1 }), () => Table.CountHeaders(map, new byte[1][]) })
            {
                try
                {
                    run();
                }
                catch (System.Exception exception)
                {
                    System.IO.File.AppendAllText("caught.txt", exception.GetType() + "\n");
                }
            }
            """);

        Assert.Equal(["caught.txt", "table.bin"], before.Keys.Order());
        Assert.Equal(before, after);
    }

    [StraceFact]
    public void One_view_is_mapped_and_closed_once()
    {
        var main = $$"""
            {{Prepare}}
            using var map = {{Map}};
            Table.Sum(map, System.Linq.Enumerable.Range(0, 1999));
            Table.Mark(map, System.Linq.Enumerable.Range(0, 1999));
            """;

        Assert.True(MappingsOf(PageBlock.Before(Id), main) >= 2 * (Rows - 1));
        Assert.Equal(2, MappingsOf(PageBlock.After(Id), main));
    }

    /// <summary>How often the file was mapped.</summary>
    static int MappingsOf(string block, string main)
    {
        using var program = new CompiledProgram(block, main);
        return program.Trace("mmap").Count(static call => call.Contains("table.bin", StringComparison.Ordinal));
    }
}
