using IoAnalyzers.Buffering;
using Microsoft.CodeAnalysis.CSharp;

namespace IoAnalyzers.Tests.Buffering;

/// <summary>CopyTo with a few bytes at a time.</summary>
public sealed class RedundantBufferCopyTests
{
    [Theory]
    [InlineData("file.CopyTo(copy, 1024);", "file.CopyTo(copy);")]
    [InlineData("file.CopyTo(copy, bufferSize: 2 * 512);", "file.CopyTo(copy);")]
    [InlineData("file.CopyTo(bufferSize: 0x400, destination: copy);", "file.CopyTo(destination: copy);")]
    [InlineData("await file.CopyToAsync(copy, 512);", "await file.CopyToAsync(copy);")]
    [InlineData("await file.CopyToAsync(copy, 512, token).ConfigureAwait(false);", "await file.CopyToAsync(copy, token).ConfigureAwait(false);")]
    public Task The_size_is_dropped(string before, string after) => Verify<RedundantBuffer>.Fix(
        $$"""
        using var file = File.OpenRead(path);
        using var copy = File.Create(target);
        {{Marked(before)}}
        """,
        $$"""
        using var file = File.OpenRead(path);
        using var copy = File.Create(target);
        {{after}}
        """);

    static string Marked(string call)
    {
        foreach (var size in new[] { "bufferSize: 2 * 512", "bufferSize: 0x400", "1024", "512" })
            if (call.Contains(size))
                return call.Replace(size, $"[|{size}|]");
        return call;
    }

    [Theory]
    [InlineData(Framework.Net472)]
    [InlineData(Framework.NetStandard20)]
    public Task The_default_is_written_where_no_overload_goes_without(Framework framework) => Verify<RedundantBuffer>.Fix(
        """
        using (var file = File.OpenRead(path))
        using (var copy = File.Create(target))
            await file.CopyToAsync(copy, [|2048|], token);
        """,
        """
        using (var file = File.OpenRead(path))
        using (var copy = File.Create(target))
            await file.CopyToAsync(copy, 81920, token);
        """,
        framework,
        language: LanguageVersion.CSharp7_3);

    [Theory]
    [InlineData("using var copy = new MemoryStream();\nnetwork.CopyTo(copy, [|1024|]);")]
    [InlineData("using var copy = File.Create(path);\nnetwork.CopyTo(copy, [|1024|]);")]
    [InlineData("using var file = File.OpenRead(path);\nfile.CopyTo(network, [|1024|]);")]
    [InlineData("using var zip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);\nusing var copy = new MemoryStream();\nzip.CopyTo(copy, [|4095|]);")]
    [InlineData("using var file = File.OpenRead(path);\nusing var copy = new BufferedStream(network);\nfile.CopyTo(copy, [|1|]);")]
    public Task Files_and_sockets_are_copied_in_few_calls(string code) => Verify<RedundantBuffer>.Reports(code);

    [Theory]
    [InlineData("source.CopyTo(copy, 1024);")]
    [InlineData("copy.CopyTo(destination, 1024);")]
    [InlineData("new MemoryStream(data).CopyTo(copy, 1024);")]
    [InlineData("copy.CopyTo(network, 4096);")]
    [InlineData("copy.CopyTo(network);")]
    [InlineData("copy.CopyTo(network, data.Length);")]
    [InlineData("copy.CopyTo(new GZipStream(network, CompressionLevel.Optimal), 1024);")]
    [InlineData("new System.Security.Cryptography.CryptoStream(network, System.Security.Cryptography.Aes.Create().CreateDecryptor(), System.Security.Cryptography.CryptoStreamMode.Read).CopyTo(copy, 1024);")]
    [InlineData("data.CopyTo(data, 10);")]
    public Task Streams_of_unknown_origin_and_sizes_that_do_no_harm_are_left_alone(string code) => Verify<RedundantBuffer>.Silent(
        "using var copy = File.Open(path, FileMode.Open);\n" + code);

    [Fact]
    public Task A_size_that_has_a_name_is_meant() => Verify<RedundantBuffer>.Silent(
        """
        using System.IO;

        class C
        {
            const int Window = 1024;

            static void M(string path, string target)
            {
                using var file = File.OpenRead(path);
                using var copy = File.Create(target);
                file.CopyTo(copy, Window);
            }
        }
        """);

    [Fact]
    public Task A_file_that_the_kernel_makes_up_says_that_it_is_empty() => Verify<RedundantBuffer>.Silent(
        """
        using var file = File.OpenRead("/proc/self/status");
        using var copy = File.Create(target);
        file.CopyTo(copy, 1024);
        """);

    [Fact]
    public Task A_pipe_of_messages_sends_each_write_as_one() => Verify<RedundantBuffer>.Silent(
        """
        using var file = File.OpenRead(path);
        using var pipe = new NamedPipeServerStream("p", PipeDirection.Out, 1, PipeTransmissionMode.Message);
        file.CopyTo(pipe, 1024);
        """);

    [Fact]
    public Task A_CopyTo_of_the_program_is_another_one() => Verify<RedundantBuffer>.Silent(
        """
        using System.IO;

        static class C
        {
            static void CopyTo(this FileStream source, Stream destination, int bufferSize, bool isLast) => source.CopyTo(destination);

            static void M(string path, string target)
            {
                using var file = File.OpenRead(path);
                using var copy = File.Create(target);
                file.CopyTo(copy, 1024, true);
            }
        }
        """);
}
