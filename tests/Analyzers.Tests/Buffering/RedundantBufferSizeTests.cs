using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

/// <summary>A BufferedStream that is larger than the buffer below hands its size on.</summary>
public sealed class RedundantBufferSizeTests
{
    [Theory]
    [InlineData("File.OpenRead(path)", "new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 65536)")]
    [InlineData("File.Open(path, FileMode.Open)", "new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 65536)")]
    [InlineData("File.Open(path, FileMode.Open, FileAccess.Read)", "new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None, 65536)")]
    [InlineData("File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite)", "new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 65536)")]
    [InlineData("new FileStream(path, FileMode.Open)", "new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, 65536)")]
    [InlineData("new FileStream(path, FileMode.Open, FileAccess.Read)", "new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 65536)")]
    [InlineData("new FileStream(path, FileMode.Open, access: FileAccess.Read)", "new FileStream(path, FileMode.Open, access: FileAccess.Read, share: FileShare.Read, bufferSize: 65536)")]
    [InlineData("new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Delete)", "new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Delete, 65536)")]
    [InlineData("new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 8192, true)", "new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 65536, true)")]
    [InlineData("new FileStream(path, new FileStreamOptions { BufferSize = 5000, Mode = FileMode.Open })", "new FileStream(path, new FileStreamOptions { BufferSize = 65536, Mode = FileMode.Open })")]
    public Task A_file_that_is_read_is_opened_with_the_larger_size(string before, string after) => Verify<RedundantBuffer>.Fix(
        $"using var reader = new StreamReader([|new BufferedStream({before}, 65536)|]);",
        $"using var reader = new StreamReader({after});");

    [Theory]
    [InlineData("File.Create(path)", "File.Create(path, 65536)")]
    [InlineData("File.Create(path, 4096, FileOptions.Asynchronous)", "File.Create(path, 65536, FileOptions.Asynchronous)")]
    [InlineData("File.OpenWrite(path)", "new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 65536)")]
    [InlineData("new FileStream(path, FileMode.Append)", "new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, 65536)")]
    [InlineData("File.Open(path, FileMode.Append)", "new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.None, 65536)")]
    public Task A_file_that_is_written_is_opened_with_the_larger_size(string before, string after) => Verify<RedundantBuffer>.Fix(
        $"using var writer = new StreamWriter([|new BufferedStream({before}, 65536)|]);",
        $"using var writer = new StreamWriter({after});");

    [Fact]
    public Task The_size_is_passed_as_it_is_written() => Verify<RedundantBuffer>.Fix(
        """
        const int Window = 1 << 20;
        using var reader = new StreamReader([|new BufferedStream(File.OpenRead(path), Window)|]);
        """,
        """
        const int Window = 1 << 20;
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, Window));
        """);

    [Fact]
    public Task A_file_with_less_than_the_default_has_the_default_then() => Verify<RedundantBuffer>.Fix(
        "using var reader = new StreamReader([|new BufferedStream(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 512))|]);",
        "using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read));");

    [Fact]
    public Task The_inner_of_two_buffers_takes_the_size_of_the_outer() => Verify<RedundantBuffer>.Fix(
        "source = [|new BufferedStream(new BufferedStream(source), 65536)|];",
        "source = new BufferedStream(source, 65536);");

    [Fact]
    public Task A_file_that_was_opened_above_takes_the_size() => Verify<RedundantBuffer>.Fix(
        """
        using (FileStream file = File.OpenRead(path))
        using (BufferedStream buffered = [|new BufferedStream(file, 100000)|])
        using (var reader = new StreamReader(buffered))
        {
            Console.WriteLine(reader.ReadLine());
        }
        """,
        """
        using (FileStream file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 100000))
        using (var reader = new StreamReader(file))
        {
            Console.WriteLine(reader.ReadLine());
        }
        """);

    [Fact]
    public Task The_namespace_is_named_where_the_file_does_not_import_it() => Verify<RedundantBuffer>.Fix(
        """
        class C
        {
            static string Read(string path)
            {
                using (var reader = new System.IO.StreamReader([|new System.IO.BufferedStream(System.IO.File.OpenRead(path), 65536)|]))
                    return reader.ReadToEnd();
            }
        }
        """,
        """
        using System.IO;

        class C
        {
            static string Read(string path)
            {
                using (var reader = new System.IO.StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 65536)))
                    return reader.ReadToEnd();
            }
        }
        """);

    [Theory]
    [InlineData("new FileInfo(path).OpenRead()")]
    [InlineData("new FileStream(path, new FileStreamOptions { Mode = FileMode.Open })")]
    [InlineData("new FileStream(path, data.Length > 0 ? FileMode.Open : FileMode.Append)")]
    public Task A_file_that_cannot_be_told_a_size_keeps_its_wrapper(string file) => Verify<RedundantBuffer>.Silent(
        $"using var reader = new StreamReader(new BufferedStream({file}, 65536));");

    [Theory]
    [InlineData("data.Length")]
    [InlineData("0")]
    public Task A_size_that_may_be_nothing_is_checked_by_the_wrapper(string size) => Verify<RedundantBuffer>.Silent(
        $"using var reader = new StreamReader(new BufferedStream(File.OpenRead(path), {size}));");
}
