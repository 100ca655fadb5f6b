using IoAnalyzers.Buffering;
using Microsoft.CodeAnalysis.CSharp;

namespace IoAnalyzers.Tests.Buffering;

/// <summary>A BufferedStream that does something, or may do so.</summary>
public sealed class RedundantBufferSilentTests
{
    [Theory]
    [InlineData("while (file.ReadByte() >= 0)\n    Console.Write('.');")]
    [InlineData("var header = new byte[16];\nwhile (file.Read(header, 0, 16) > 0)\n    Console.Write('.');")]
    [InlineData("file.WriteByte(1);")]
    [InlineData("using var reader = new BinaryReader(file);")]
    [InlineData("using var writer = new BinaryWriter(file);")]
    [InlineData("using var zip = new BrotliStream(file, CompressionLevel.Fastest);")]
    [InlineData("using var plain = new System.Security.Cryptography.CryptoStream(file, System.Security.Cryptography.Aes.Create().CreateDecryptor(), System.Security.Cryptography.CryptoStreamMode.Read);")]
    public Task Few_bytes_take_a_shorter_way_through_a_BufferedStream(string code) => Verify<RedundantBuffer>.Silent(
        "using var file = new BufferedStream(File.Open(path, FileMode.Open));\n" + code);

    [Theory]
    [InlineData("source")]
    [InlineData("network")]
    [InlineData("Console.OpenStandardInput()")]
    [InlineData("new DeflateStream(source, CompressionMode.Decompress)")]
    [InlineData("new AnonymousPipeClientStream(PipeDirection.In, path)")]
    public Task A_stream_without_a_buffer_or_of_unknown_origin_may_need_one(string stream) => Verify<RedundantBuffer>.Silent(
        $"using var reader = new StreamReader(new BufferedStream({stream}));");

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("data.Length")]
    public Task A_file_without_a_buffer_needs_one(string size) => Verify<RedundantBuffer>.Silent(
        $"using var reader = new StreamReader(new BufferedStream(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, {size}), 65536));");

    [Theory]
    [InlineData("new FileStream(new Microsoft.Win32.SafeHandles.SafeFileHandle((IntPtr)0, false), FileAccess.Read)")]
    [InlineData("new FileStream(\"/dev/ttyS0\", FileMode.Open)")]
    [InlineData("new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 4096, (FileOptions)0x20000000)")]
    public Task A_device_or_a_pipe_is_not_read_ahead_by_its_FileStream(string file) => Verify<RedundantBuffer>.Silent(
        $"using var reader = new StreamReader(new BufferedStream({file}));");

    [Fact]
    public Task A_file_of_a_parameter_is_unknown() => Verify<RedundantBuffer>.Silent(
        """
        using System.IO;

        class C
        {
            static string M(FileStream file) => new StreamReader(new BufferedStream(file)).ReadToEnd();

            static string N(MemoryStream memory) => new StreamReader(new BufferedStream(memory)).ReadToEnd();
        }
        """);

    [Fact]
    public Task Whoever_gets_the_stream_may_read_it_byte_by_byte() => Verify<RedundantBuffer>.Silent(
        """
        using System.IO;

        class C
        {
            readonly Stream _kept;

            C(string path) => _kept = new BufferedStream(File.OpenRead(path));

            static Stream Open(string path) => new BufferedStream(File.OpenRead(path));

            static int Parse(string path) => Parse(new BufferedStream(File.OpenRead(path)));

            static int Parse(Stream stream) => stream.ReadByte();

            static Stream Local(string path)
            {
                var stream = new BufferedStream(File.OpenRead(path));
                return stream;
            }
        }
        """);

    [Fact]
    public Task Code_that_is_named_after_the_wrapper_is_about_it() => Verify<RedundantBuffer>.Silent(
        """
        using System.IO;

        class Readers
        {
            static string ReadBuffered(string path)
            {
                using var reader = new StreamReader(new BufferedStream(File.OpenRead(path)));
                return reader.ReadToEnd();
            }
        }
        """);

    [Fact]
    public Task What_only_a_BufferedStream_has_is_wanted() => Verify<RedundantBuffer>.Silent(
        """
        using var file = new BufferedStream(File.OpenRead(path));
        Console.WriteLine(file.UnderlyingStream);
        file.CopyTo(destination);
        """);

    [Fact]
    public Task Two_buffers_that_are_told_apart_stay() => Verify<RedundantBuffer>.Silent(
        """
        var both = new BufferedStream(new BufferedStream(source));
        Console.WriteLine(both.UnderlyingStream);
        """);

    [Fact]
    public Task A_stream_that_is_left_open_keeps_what_was_written() => Verify<RedundantBuffer>.Silent(
        """
        using (var writer = new StreamWriter(new BufferedStream(File.Create(path)), Encoding.UTF8, 1024, leaveOpen: true))
            writer.WriteLine(path);
        """);

    [Fact]
    public Task An_array_that_is_too_short_fails_at_another_call() => Verify<RedundantBuffer>.Silent(
        """
        using var memory = new BufferedStream(new MemoryStream(data));
        source.CopyTo(memory);
        """);

    [Fact]
    public Task Before_NET_6_the_wrapper_spares_a_task_for_each_read() => Verify<RedundantBuffer>.Silent(
        """
        using (var reader = new StreamReader(new BufferedStream(File.OpenRead(path))))
            Console.WriteLine(await reader.ReadLineAsync());
        """,
        Framework.Net472,
        language: LanguageVersion.CSharp7_3);

    [Fact]
    public Task A_choice_between_streams_is_left_alone() => Verify<RedundantBuffer>.Silent(
        """
        using var reader = new StreamReader(data.Length > 0 ? new BufferedStream(File.OpenRead(path)) : source);
        """);

    [Fact]
    public Task A_class_of_the_program_with_that_name_is_another_one() => Verify<RedundantBuffer>.Silent(
        """
        using System.IO;

        class BufferedStream : MemoryStream
        {
            public BufferedStream(Stream stream) => stream.Dispose();
        }

        class C
        {
            static string M(string path) => new StreamReader(new BufferedStream(File.OpenRead(path))).ReadToEnd();
        }
        """);

    [Fact]
    public Task A_comment_in_what_goes_is_not_lost() => Verify<RedundantBuffer>.Silent(
        """
        using var reader = new StreamReader(new BufferedStream(/* slow disks */ File.OpenRead(path)));
        """);
}
