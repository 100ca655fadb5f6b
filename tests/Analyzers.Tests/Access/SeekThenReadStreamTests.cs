using IoAnalyzers.Access;

namespace IoAnalyzers.Tests.Access;

/// <summary>Streams that are left alone, whatever is read from them.</summary>
public sealed class SeekThenReadStreamTests
{
    static Task Silent(string statements) => Verify<SeekThenRead>.Silent(statements);

    [Theory]
    [InlineData("new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1)")]
    [InlineData("new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true)")]
    [InlineData("new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, data.Length)")]
    [InlineData("new FileStream(path, new FileStreamOptions())")]
    [InlineData("new FileStream(path, (FileMode)data.Length)")]
    [InlineData("new FileStream(path, FileMode.Open, (FileAccess)data.Length)")]
    [InlineData("new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 4096, data.Length > 4)")]
    [InlineData("new FileStream(mode: FileMode.Open, path: path)")]
    [InlineData("new FileStream(path, /* as it is */ FileMode.Open)")]
    [InlineData("new FileStream(path, FileMode.Append)")]
    [InlineData("new FileStream(path, FileMode.Open, FileAccess.Write)")]
    [InlineData("new FileStream(File.OpenHandle(path), FileAccess.Read)")]
    [InlineData("new FileInfo(path).OpenRead()")]
    [InlineData("File.OpenRead(\"/dev/sda\")")]
    [InlineData("File.OpenRead(\"/proc/self/mem\")")]
    [InlineData("new MemoryStream(data)")]
    [InlineData("new BufferedStream(File.OpenRead(path))")]
    public Task The_stream_has_no_buffer_or_is_no_file_that_a_handle_opens_alike(string opening) => Silent($"""
        using var file = {opening};
        file.Position = 64;
        _ = file.Read(data, 0, 4);
        """);

    [Fact]
    public Task A_file_that_is_not_opened_to_be_written_throws() => Silent("""
        using var file = File.OpenRead(path);
        file.Position = 64;
        file.Write(data, 0, 4);
        """);

    [Fact]
    public Task Large_accesses_go_past_the_buffer() => Silent("""
        var page = new byte[8192];
        using var file = new FileStream(path, FileMode.Open);
        file.Position = 8192;
        _ = file.Read(page, 0, page.Length);
        file.Position = 16384;
        file.Write(page, 0, page.Length);
        """);

    [Theory]
    [InlineData("var file = File.OpenRead(path);")]
    [InlineData("using FileStream file = File.OpenRead(path), other = File.OpenRead(target);")]
    [InlineData("using var file = data.Length > 4 ? File.OpenRead(path) : File.OpenRead(target);")]
    [InlineData("await using var file = File.OpenRead(path);")]
    [InlineData("FileStream file; file = File.OpenRead(path);")]
    public Task No_using_that_a_handle_could_have(string declaration) => Silent($"""
        {declaration}
        file.Position = 4;
        _ = file.Read(data, 0, 4);
        """);

    [Fact]
    public Task A_stream_that_others_have_is_not_judged() => Verify<SeekThenRead>.Silent("""
        using System.IO;

        class C
        {
            readonly FileStream _file = File.OpenRead("table");

            int Read(long offset, byte[] data)
            {
                _file.Position = offset;
                return _file.Read(data, 0, 4);
            }

            static int Read(FileStream file, long offset, byte[] data)
            {
                file.Position = offset;
                return file.Read(data, 0, 4);
            }
        }
        """);

    [Fact]
    public Task An_encrypting_stream_over_the_file_has_its_own_position() => Silent("""
        using var key = System.Security.Cryptography.Aes.Create();
        using var file = File.OpenRead(path);
        using var plain = new System.Security.Cryptography.CryptoStream(file, key.CreateDecryptor(), System.Security.Cryptography.CryptoStreamMode.Read);
        file.Position = 64;
        _ = plain.Read(data, 0, 4);
        """);

    [Fact]
    public Task Another_configuration_may_use_the_stream() => Verify<SeekThenRead>.Silent("""
        using System.IO;

        class C
        {
            int M(string path, byte[] data)
            {
                using var file = File.OpenRead(path);
        #if TRACE_POSITIONS
                System.Console.WriteLine(file.Position);
        #endif
                file.Position = 4;
                return file.Read(data, 0, 4);
            }
        }
        """);

    [Theory]
    [InlineData(Framework.NetStandard20)]
    [InlineData(Framework.Net472)]
    public Task Frameworks_without_RandomAccess(Framework framework) => Verify<SeekThenRead>.Silent("""
        using (var file = File.OpenRead(path))
        {
            file.Position = 4;
            var read = file.Read(data, 0, 4);
        }
        """, framework);
}
