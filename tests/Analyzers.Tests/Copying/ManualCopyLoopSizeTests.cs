using IoAnalyzers.Copying;

namespace IoAnalyzers.Tests.Copying;

/// <summary>Which buffer size the call is given, and which overload there is for it.</summary>
public class ManualCopyLoopSizeTests
{
    [Theory]
    [InlineData("4096", "network", "destination")]
    [InlineData("64 * 1024", "network", "destination")]
    [InlineData("4096", "source", "destination, 81920")]
    [InlineData("81920", "source", "destination, 81920")]
    [InlineData("81920", "network", "destination, 81920")]
    [InlineData("1024 * 1024", "network", "destination, 1024 * 1024")]
    [InlineData("1 << 20", "source", "destination, 1 << 20")]
    public Task A_small_number_is_habit_and_a_large_one_is_meant(string size, string from, string arguments) => Verify<ManualCopyLoop>.Fix(
        $$"""
        var buffer = new byte[{{size}}];
        int n;
        [|while ((n = {{from}}.Read(buffer, 0, buffer.Length)) > 0)|]
            destination.Write(buffer, 0, n);
        """,
        $$"""
        {{from}}.CopyTo({{arguments}});
        """);

    [Theory]
    [InlineData("const int Size = 4096;", "Size", "")]
    [InlineData("", "Size", "const int Size = 4096;")]
    [InlineData("", "_size", "readonly int _size = 4096;")]
    [InlineData("", "Size", "int Size { get; set; } = 4096;")]
    [InlineData("", "size", "")]
    [InlineData("var chunk = size;", "chunk", "")]
    [InlineData("int chunk = 4096;", "chunk", "")]
    [InlineData("", "2 * Size", "const int Size = 2048;")]
    public Task A_size_with_a_name_was_chosen(string local, string size, string member) => Verify<ManualCopyLoop>.Fix(
        $$"""
        using System.IO;

        class Pump
        {
            {{member}}

            void Run(FileStream source, Stream destination, int size)
            {
                {{local}}
                var buffer = new byte[{{size}}];
                int n;
                [|while ((n = source.Read(buffer, 0, {{(size.Contains('*') ? "buffer.Length" : size)}})) > 0)|]
                {
                    destination.Write(buffer, 0, n);
                }
            }
        }
        """,
        $$"""
        using System.IO;

        class Pump
        {
            {{member}}

            void Run(FileStream source, Stream destination, int size)
            {
                {{local}}
                source.CopyTo(destination, {{size}});
            }
        }
        """);

    [Theory]
    [InlineData("Size", "int Size => System.Environment.ProcessorCount * 1024;")]
    [InlineData("size * 2", "")]
    [InlineData("Compute()", "static int Compute() => 4096;")]
    [InlineData("size++", "")]
    [InlineData("Size", "const long Size = 4096L * 1024 * 1024;")]
    [InlineData("other.Size", "public int Size; Pump other = null!;")]
    public Task A_computed_size_may_be_zero_where_there_is_nothing_to_copy(string size, string member) => Verify<ManualCopyLoop>.Silent(
        $$"""
        using System.IO;

        class Pump
        {
            {{member}}

            void Run(FileStream source, Stream destination, int size)
            {
                var buffer = new byte[{{size}}];
                int n;
                while ((n = source.Read(buffer, 0, buffer.Length)) > 0)
                    destination.Write(buffer, 0, n);
            }
        }
        """);

    [Theory]
    [InlineData("Stream input = File.OpenRead(path);", "")]
    [InlineData("var input = new MemoryStream(data);", "")]
    [InlineData("var input = new BufferedStream(File.OpenRead(path));", "")]
    [InlineData("var input = new BufferedStream(source);", ", 81920")]
    [InlineData("var input = Stream.Synchronized(source);", ", 81920")]
    [InlineData("var input = new GZipStream(source, CompressionMode.Decompress);", "")]
    [InlineData("using var input = File.OpenRead(\"/proc/self/status\");", ", 81920")]
    [InlineData("var input = data.Length > 0 ? File.OpenRead(path) : source;", ", 81920")]
    public Task Only_a_stream_that_tells_its_length_truly_may_choose(string declaration, string size) => Verify<ManualCopyLoop>.Fix(
        $$"""
        {{declaration}}
        var buffer = new byte[4096];
        int n;
        [|while ((n = input.Read(buffer, 0, buffer.Length)) > 0)|]
            destination.Write(buffer, 0, n);
        """,
        $$"""
        {{declaration}}
        input.CopyTo(destination{{size}});
        """);

    [Theory]
    [InlineData(Framework.NetStandard20)]
    [InlineData(Framework.Net472)]
    public Task A_framework_that_takes_a_token_only_with_a_size_gets_both(Framework framework) => Verify<ManualCopyLoop>.Fix(
        """
        byte[] buffer = new byte[4096];
        int n;
        [|while ((n = await network.ReadAsync(buffer, 0, buffer.Length, token)) > 0)|]
        {
            await destination.WriteAsync(buffer, 0, n, token);
        }
        """,
        """
        await network.CopyToAsync(destination, 81920, token);
        """,
        framework);

    [Theory]
    [InlineData(Framework.NetStandard20)]
    [InlineData(Framework.Net472)]
    [InlineData(Framework.Net6)]
    [InlineData(Framework.Net8)]
    public Task Every_framework_can_copy(Framework framework) => Verify<ManualCopyLoop>.Fix(
        """
        byte[] buffer = new byte[4096];
        int n;
        [|while ((n = network.Read(buffer, 0, buffer.Length)) > 0)|]
        {
            destination.Write(buffer, 0, n);
        }
        """,
        """
        network.CopyTo(destination);
        """,
        framework);
}
