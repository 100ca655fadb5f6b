namespace IoAnalyzers.FixProof.Access;

public class AccessorPerElementProof
{
    const string Id = "IOA4004";

    const string Prepare = """
        var content = new byte[803];
        for (var i = 0; i < content.Length; i++)
            content[i] = (byte)(i * 31);
        System.IO.File.WriteAllBytes("table.bin", content);
        """;

    const string Map = """System.IO.MemoryMappedFiles.MemoryMappedFile.CreateFromFile("table.bin", System.IO.FileMode.Open)""";

    [Fact]
    public void What_is_read_and_written_is_the_same()
    {
        var (before, after) = BeforeAndAfter.Files(Id, $$"""
            {{Prepare}}
            using (var map = {{Map}})
            using (var view = map.CreateViewAccessor(5, 700))
            {
                var times = new double[30];
                var values = new double[40];
                var end = Table.Columns(view, 3, times, values);
                System.IO.File.WriteAllText("numbers.txt", $"{end} {string.Join(' ', times)} {string.Join(' ', values)} {string.Join(' ', Table.Row(view, 7, 100))}");
            }

            Table.Save("copy.bin", Table.Load("table.bin"));
            """);

        Assert.Equal(["copy.bin", "numbers.txt", "table.bin"], before.Keys.Order());
        Assert.Equal(before["table.bin"], before["copy.bin"]);
        Assert.Equal(before, after);
    }

    [Theory]
    [InlineData(0, 200, "")]
    [InlineData(0, 201, "ArgumentException")]
    [InlineData(3, 200, "")]
    [InlineData(3, 201, "ArgumentOutOfRangeException")]
    [InlineData(803, 1, "ArgumentOutOfRangeException")]
    [InlineData(900, 70, "ArgumentOutOfRangeException")]
    [InlineData(-1, 70, "ArgumentOutOfRangeException")]
    [InlineData(803, 0, "")]
    [InlineData(900, 0, "")]
    [InlineData(-1, 0, "")]
    public void A_range_that_the_view_does_not_hold_is_refused_as_before(int offset, int count, string exception)
    {
        var (before, after) = BeforeAndAfter.Files(Id, $$"""
            {{Prepare}}
            try
            {
                using var map = {{Map}};
                using var view = map.CreateViewAccessor(0, 803);
                System.IO.File.WriteAllText("row.txt", string.Join(' ', Table.Row(view, {{offset}}, {{count}})));
            }
            catch (System.ArgumentException caught)
            {
                System.IO.File.WriteAllText("caught.txt", caught.GetType().Name);
            }
            """);

        Assert.Equal(exception, Caught(before));
        // The title says which one it is where a part of an element is left.
        Assert.Equal(exception == "ArgumentException" ? "ArgumentOutOfRangeException" : exception, Caught(after));
        Assert.Equal(before.GetValueOrDefault("row.txt"), after.GetValueOrDefault("row.txt"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(400)]
    [InlineData(795)]
    [InlineData(803)]
    public void Elements_before_the_end_of_the_view_are_in_the_array(int position)
    {
        var (before, after) = BeforeAndAfter.Files(Id, $$"""
            {{Prepare}}
            var (times, values) = (new double[70], new double[70]);
            try
            {
                using var map = {{Map}};
                using var view = map.CreateViewAccessor(0, 803);
                Table.Columns(view, {{position}}, times, values);
            }
            catch (System.ArgumentException)
            {
                System.IO.File.WriteAllText("numbers.txt", $"{string.Join(' ', times)} {string.Join(' ', values)}");
            }
            """);

        Assert.Equal(["numbers.txt", "table.bin"], before.Keys.Order());
        Assert.Equal(before, after);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(70, "ObjectDisposedException")]
    public void A_closed_view_is_refused_where_there_are_elements(int count, string exception)
    {
        var (before, after) = BeforeAndAfter.Files(Id, $$"""
            {{Prepare}}
            using var map = {{Map}};
            var view = map.CreateViewAccessor();
            view.Dispose();
            try
            {
                Table.Row(view, 0, {{count}});
            }
            catch (System.ObjectDisposedException caught)
            {
                System.IO.File.WriteAllText("caught.txt", caught.GetType().Name);
            }
            """);

        Assert.Equal(exception, Caught(before));
        Assert.Equal(before, after);
    }

    [Fact]
    public void A_view_that_may_only_be_written_is_refused_where_there_are_elements()
    {
        var (before, after) = BeforeAndAfter.Files(Id, $$"""
            {{Prepare}}
            using var map = {{Map}};
            using var view = map.CreateViewAccessor(0, 0, System.IO.MemoryMappedFiles.MemoryMappedFileAccess.Write);
            Table.Row(view, 0, 0);
            try
            {
                Table.Row(view, 0, 70);
            }
            catch (System.NotSupportedException caught)
            {
                System.IO.File.WriteAllText("caught.txt", caught.GetType().Name);
            }
            """);

        Assert.Equal("NotSupportedException", Caught(before));
        Assert.Equal(before, after);
    }

    /// <summary>The exception that a program wrote down; nothing where there was none.</summary>
    static string Caught(Dictionary<string, string> files) =>
        files.TryGetValue("caught.txt", out var name) ? System.Text.Encoding.UTF8.GetString(Convert.FromHexString(name)) : "";
}
