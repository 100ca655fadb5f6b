namespace IoAnalyzers.FixProof.Buffering;

public class ReopenPerAppendProof
{
    const string Id = "IOA1002";
    const int Lines = 2_000;

    [Fact]
    public void The_file_is_the_same()
    {
        var (before, after) = BeforeAndAfter.Files(Id, $$"""
            System.IO.File.WriteAllText("old.txt", "old\n");
            foreach (var path in new[] { "new.txt", "old.txt" })
            {
                Export.Save(path, System.Linq.Enumerable.Select(System.Linq.Enumerable.Range(0, {{Lines}}), static i => $"line {i} \u00e4\ud83d\ude00"));
                Export.Save(path, new[] { "", null, "last" });
                Export.SaveSquares(path);
            }
            """);

        Assert.Equal(["new.txt", "old.txt"], before.Keys.Order());
        Assert.True(before["new.txt"].Length > Lines * "line".Length * 2);
        Assert.Equal(before, after);
    }

    [Fact]
    public void A_loop_without_lines_leaves_no_file()
    {
        var (before, after) = BeforeAndAfter.Files(Id, """
            Export.Save("none.txt", System.Array.Empty<string>());
            System.IO.File.WriteAllText("marker.txt", "");
            """);

        Assert.Equal(["marker.txt"], before.Keys);
        Assert.Equal(before, after);
    }

    [Fact]
    public void What_was_appended_before_an_exception_stays()
    {
        var (before, after) = BeforeAndAfter.Files(Id, """
            try
            {
                Export.Save("lines.txt", Lines.Three());
            }
            catch (System.InvalidOperationException exception)
            {
                System.IO.File.WriteAllText("caught.txt", exception.Message);
            }

            static class Lines
            {
                public static System.Collections.Generic.IEnumerable<string> Three()
                {
                    for (var i = 0; i < 3; i++)
                        yield return i.ToString();
                    throw new System.InvalidOperationException("no more lines");
                }
            }
            """);

        Assert.Equal(["caught.txt", "lines.txt"], before.Keys.Order());
        Assert.Equal(before, after);
    }

    [Theory]
    [InlineData("missing/lines.txt")]
    [InlineData("")]
    public void A_file_that_cannot_be_opened_throws_the_same(string path)
    {
        var (before, after) = BeforeAndAfter.Files(Id, $$"""
            foreach (var save in new System.Action[] { () => Export.Save("{{path}}", new[] { "a" }), () => Export.SaveSquares("{{path}}"), () => Export.Save("{{path}}", System.Array.Empty<string>()) })
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
    public void A_hundredth_of_the_writes_is_left()
    {
        var (before, after) = BeforeAndAfter.Numbers(Id, $$"""
            var lines = System.Linq.Enumerable.ToArray(System.Linq.Enumerable.Repeat("a line of some length", {{Lines}}));
            var start = Calls.OfThisThread("syscw");
            Export.Save("lines.txt", lines);
            System.Console.WriteLine(Calls.OfThisThread("syscw") - start);
            {{BeforeAndAfter.CallCounter}}
            """);

        Assert.True(before >= Lines && after * 100 <= before, $"{before} writes before, {after} after");
    }
}
