using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

/// <summary>A write that fails is caught where it stands. A buffer fails later, at a flush that nobody has put into a try.</summary>
public sealed class CaughtWritesTests
{
    const string Caught = "foreach (var b in data)\n{\n    try\n    {\n        STREAM.WriteByte(b);\n    }\n    catch (IOException)\n    {\n        break;\n    }\n}";

    [Theory]
    [InlineData("network", "")]
    [InlineData("file", "using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);\n")]
    [InlineData("writer", "var writer = new BinaryWriter(network);\n")]
    public Task A_write_that_is_caught_in_the_loop(string stream, string declaration) =>
        Verify<UnbufferedSmallWrites>.Silent(declaration + Caught.Replace("STREAM.WriteByte", stream + (stream == "writer" ? ".Write" : ".WriteByte")));

    [Fact]
    public Task A_loop_that_is_caught_as_a_whole_has_its_flush_in_the_try() => Verify<UnbufferedSmallWrites>.Fix(
        """
        try
        {
            foreach (var b in data)
                [|network.WriteByte(b)|];
        }
        catch (IOException)
        {
            return;
        }
        """,
        """
        try
        {
            var buffered = new BufferedStream(network);
            foreach (var b in data)
                buffered.WriteByte(b);
            buffered.Flush();
        }
        catch (IOException)
        {
            return;
        }
        """);

    [Theory]
    [InlineData("offset")]
    [InlineData("0")]
    public Task A_record_that_is_caught_in_the_loop(string begin) => Verify<UnbufferedSmallWrites>.Silent(
        $$"""
        using System.IO;

        static class Table
        {
            public static void Fill(string path, long offset)
            {
                using var handle = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
                var record = new byte[16];
                long position = {{begin}};
                for (var i = 0; i < 100; i++)
                {
                    try
                    {
                        RandomAccess.Write(handle, record, position);
                        position += record.Length;
                    }
                    catch (IOException)
                    {
                        break;
                    }
                }
            }
        }
        """,
        Framework.Net10WithLibrary);

    [Theory]
    [InlineData("offset", "System.Console.WriteLine(File.ReadAllBytes(path).Length);")]
    [InlineData("0", "System.Console.WriteLine(new FileInfo(path).Length);")]
    [InlineData("0", "File.Copy(path, \"copy\", true);")]
    public Task Records_of_a_file_at_which_the_loop_looks(string begin, string look) => Verify<UnbufferedSmallWrites>.Silent(
        $$"""
        using System.IO;

        static class Table
        {
            public static void Fill(string path, long offset)
            {
                using var handle = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
                var record = new byte[16];
                long position = {{begin}};
                for (var i = 0; i < 100; i++)
                {
                    RandomAccess.Write(handle, record, position);
                    position += record.Length;
                    {{look}}
                }
            }
        }
        """,
        Framework.Net10WithLibrary);

    [Fact]
    public Task Records_of_a_file_at_which_somebody_looks_while_it_is_open() => Verify<UnbufferedSmallWrites>.Silent(
        """
        using System.IO;

        static class Table
        {
            public static long Fill(string path)
            {
                using var handle = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
                var record = new byte[16];
                long position = 0;
                for (var i = 0; i < 100; i++)
                {
                    RandomAccess.Write(handle, record, position);
                    position += record.Length;
                }

                return new FileInfo(path).Length;
            }
        }
        """);

    [Fact]
    public Task A_loop_with_code_behind_it_on_its_line() => Verify<UnbufferedSmallWrites>.Silent(
        """
        using System.IO;

        static class Table
        {
            public static void Fill(string path, long offset)
            {
                using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Write);
                var record = new byte[16];
                for (var i = 0; i < 100; i++)
                {
                    RandomAccess.Write(handle, record, offset);
                    offset += record.Length;
                } offset++;
            }
        }
        """,
        Framework.Net10WithLibrary);
}
