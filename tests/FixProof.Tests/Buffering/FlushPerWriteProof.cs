using IoAnalyzers.FixProof.Programs;

namespace IoAnalyzers.FixProof.Buffering;

public class FlushPerWriteProof
{
    const string Id = "IOA1003";
    const int Lines = 2_000;

    [Fact]
    public void The_files_are_the_same()
    {
        var (before, after) = BeforeAndAfter.Files(Id, $$"""
            Export.Save("lines.txt", System.Linq.Enumerable.Select(System.Linq.Enumerable.Range(0, {{Lines}}), static i => $"line {i} \u00e4\ud83d\ude00"));
            Export.Save("odd.txt", new[] { "", null, new string('x', 10_000), "last" });
            Export.Save("none.txt", System.Array.Empty<string>());
            Export.SaveNumbers("numbers.txt", System.Linq.Enumerable.ToArray(System.Linq.Enumerable.Range(0, {{Lines}})));
            Export.SaveNumbers("nothing.txt", System.Array.Empty<int>());
            """);

        Assert.Equal(["lines.txt", "none.txt", "nothing.txt", "numbers.txt", "odd.txt"], before.Keys.Order());
        Assert.True(before["lines.txt"].Length > Lines * "line".Length * 2);
        Assert.Equal(before, after);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(300)]
    [InlineData(1_999)]
    public void An_exception_leaves_the_lines_before_it(int lines)
    {
        var (before, after) = BeforeAndAfter.Files(Id, $$"""
            try
            {
                Export.Save("lines.txt", Lines.Before({{lines}}));
            }
            catch (System.InvalidOperationException exception)
            {
                // What the handler sees, not what is there at the end.
                System.IO.File.Copy("lines.txt", "seen.txt");
                System.IO.File.WriteAllText("caught.txt", exception.Message);
            }

            static class Lines
            {
                public static System.Collections.Generic.IEnumerable<string> Before(int count)
                {
                    for (var i = 0; i < count; i++)
                        yield return "line " + i;
                    throw new System.InvalidOperationException("no more lines");
                }
            }
            """);

        Assert.Equal(["caught.txt", "lines.txt", "seen.txt"], before.Keys.Order());
        Assert.Equal(before["lines.txt"], before["seen.txt"]);
        Assert.Equal(before, after);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 0)]
    [InlineData(3, 9)]
    [InlineData(1_500, 0)]
    [InlineData(1_500, 9)]
    [InlineData(1_500, 8)]
    public void A_loop_that_is_left_early_leaves_the_same_records(int records, int last)
    {
        var (before, after) = BeforeAndAfter.Files(Id, $$"""
            var records = new System.Collections.Generic.List<byte[]>();
            for (var i = 0; i < {{records}}; i++)
                records.Add(new[] { (byte)i, (byte)(i >> 8) });
            records.Add(new byte[{{last}}]);
            records.Add(new byte[1]);
            System.IO.File.WriteAllText("count.txt", Export.SaveUntilEmpty("records.bin", records, 8).ToString());
            """);

        Assert.Equal(["count.txt", "records.bin"], before.Keys.Order());
        Assert.Equal(before, after);
    }

    [Fact]
    public void A_flush_behind_a_loop_without_rounds_writes_the_mark_of_the_encoding_before_the_writer_is_closed()
    {
        var path = Path.GetTempFileName();
        try
        {
            using var writer = new StreamWriter(path, append: false, System.Text.Encoding.UTF8);
            Assert.Equal(0, new FileInfo(path).Length);

            writer.Flush();

            Assert.Equal(System.Text.Encoding.UTF8.GetPreamble(), File.ReadAllBytes(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("missing/lines.txt")]
    [InlineData("")]
    [InlineData(FullDisk.Device)]
    public async Task A_file_that_cannot_be_written_throws_the_same(string path)
    {
        using var disk = await FullDisk.ReserveAsync();
        var (before, after) = BeforeAndAfter.Files(Id, $$"""
            foreach (var save in new System.Action[] { () => Export.Save("{{path}}", new[] { "a" }), () => Export.SaveNumbers("{{path}}", new[] { 1, 2 }), () => Export.Save("{{path}}", System.Array.Empty<string>()) })
            {
                try
                {
                    save();
                    System.IO.File.AppendAllText("caught.txt", "nothing\n");
                }
                catch (System.Exception exception)
                {
                    System.IO.File.AppendAllText("caught.txt", exception.GetType() + "\n");
                }
            }
            """);

        Assert.Equal(["caught.txt"], before.Keys);
        Assert.Equal(before, after);
    }

    [ProcIoFact]
    public void A_fiftieth_of_the_writes_is_left()
    {
        foreach (var call in new[] { "Export.Save(\"out.txt\", lines)", "Export.SaveNumbers(\"out.txt\", numbers)" })
        {
            var (before, after) = BeforeAndAfter.Numbers(Id, $$"""
                var lines = System.Linq.Enumerable.ToArray(System.Linq.Enumerable.Repeat("a line of some length", {{Lines}}));
                var numbers = System.Linq.Enumerable.ToArray(System.Linq.Enumerable.Range(1_000_000, {{Lines}}));
                var start = Calls.OfThisThread("syscw");
                {{call}};
                System.Console.WriteLine(Calls.OfThisThread("syscw") - start);
                {{BeforeAndAfter.CallCounter}}
                """);

            Assert.True(before >= Lines && after * 50 <= before, $"{call}: {before} writes before, {after} after");
        }
    }
}
