using IoAnalyzers.Buffering;
using Microsoft.CodeAnalysis.CSharp;

namespace IoAnalyzers.Tests.Buffering;

/// <summary>A BufferedStream that is made in place over a stream that is made in place.</summary>
public sealed class RedundantBufferTests
{
    [Theory]
    [InlineData("using var reader = new StreamReader([|new BufferedStream(File.OpenRead(path))|]);")]
    [InlineData("using var reader = new StreamReader([|new BufferedStream(new FileStream(path, FileMode.Open))|], Encoding.UTF8);")]
    [InlineData("using var reader = new StreamReader([|new BufferedStream(File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), 1024)|]);")]
    [InlineData("using var writer = new StreamWriter([|new BufferedStream(File.Create(path))|]);")]
    [InlineData("using var zip = new GZipStream([|new BufferedStream(File.OpenRead(path))|], CompressionMode.Decompress);")]
    [InlineData("using var zip = new GZipStream([|new BufferedStream(File.Create(path))|], CompressionLevel.Optimal);")]
    [InlineData("using var zip = new BrotliStream([|new BufferedStream(File.Create(path))|], CompressionLevel.Optimal);")]
    [InlineData("using var reader = new StreamReader([|new BufferedStream(new FileInfo(path).OpenRead())|]);")]
    [InlineData("Console.WriteLine(System.Security.Cryptography.SHA256.HashData([|new BufferedStream(File.OpenRead(path), 1 << 20)|]).Length);")]
    [InlineData("Console.WriteLine(System.Text.Json.JsonSerializer.Deserialize<int[]>([|new BufferedStream(File.OpenRead(path))|]));")]
    [InlineData("using var xml = System.Xml.XmlReader.Create([|new BufferedStream(File.OpenRead(path))|]);")]
    public Task A_buffer_over_a_file_does_nothing_for_who_asks_for_many_bytes(string code) => Verify<RedundantBuffer>.Reports(code);

    [Theory]
    [InlineData("using var file = [|new BufferedStream(File.OpenRead(path))|];\nfile.CopyTo(destination);")]
    [InlineData("using Stream file = [|new BufferedStream(File.OpenRead(path))|];\nvar buffer = new byte[8192];\nwhile (file.Read(buffer, 0, buffer.Length) > 0)\n    Console.Write('.');")]
    [InlineData("using (var file = [|new BufferedStream(File.Create(path))|])\n{\n    file.Write(data, 0, data.Length);\n    file.Flush();\n}")]
    [InlineData("using var file = [|new BufferedStream(File.Create(path))|];\nforeach (var record in records)\n    await file.WriteAsync(record, token);")]
    [InlineData("using var file = [|new BufferedStream(File.OpenRead(path))|];\nfile.Seek(10, SeekOrigin.Begin);\nusing var reader = new StreamReader(file);")]
    public Task A_variable_that_is_used_for_many_bytes_needs_no_buffer_of_its_own(string code) => Verify<RedundantBuffer>.Reports(code);

    [Theory]
    [InlineData("using var reader = new StreamReader([|new BufferedStream(new MemoryStream(data))|]);")]
    [InlineData("using var copy = [|new BufferedStream(new MemoryStream(data), 65536)|];\ncopy.CopyTo(destination);")]
    [InlineData("using var copy = [|new BufferedStream(new MemoryStream())|];\nsource.CopyTo(copy);")]
    public Task Memory_needs_no_buffer(string code) => Verify<RedundantBuffer>.Reports(code);

    [Theory]
    [InlineData("using var reader = new BinaryReader([|new BufferedStream(new BufferedStream(source))|]);")]
    [InlineData("var both = [|new BufferedStream(new BufferedStream(source, 8192))|];\nboth.WriteByte(1);")]
    public Task Two_buffers_are_no_better_than_one(string code) => Verify<RedundantBuffer>.Reports(code);

    [Fact]
    public Task A_method_of_the_program_may_ask_for_many_bytes() => Verify<RedundantBuffer>.Reports(
        """
        using System.IO;

        class C
        {
            static int Count(string path)
            {
                using (var file = [|new BufferedStream(File.OpenRead(path))|])
                    return Rounds(file);
            }

            static int Rounds(Stream stream)
            {
                var buffer = new byte[65536];
                var rounds = 0;
                while (stream.Read(buffer, 0, buffer.Length) > 0)
                    rounds++;
                return rounds;
            }
        }
        """);

    [Fact]
    public Task The_wrapper_goes() => Verify<RedundantBuffer>.Fix(
        """
        using (var reader = new StreamReader([|new BufferedStream(File.OpenRead(path))|]))
            Console.WriteLine(reader.ReadLine());
        """,
        """
        using (var reader = new StreamReader(File.OpenRead(path)))
            Console.WriteLine(reader.ReadLine());
        """);

    [Fact]
    public Task The_wrapper_goes_over_several_lines() => Verify<RedundantBuffer>.Fix(
        """
        using (var reader = new StreamReader(
            [|new BufferedStream(
                File.OpenRead(path),
                1024)|],
            Encoding.UTF8))
            Console.WriteLine(reader.ReadLine());
        """,
        """
        using (var reader = new StreamReader(
            File.OpenRead(path),
            Encoding.UTF8))
            Console.WriteLine(reader.ReadLine());
        """);

    [Theory]
    [InlineData("BufferedStream", "FileStream")]
    [InlineData("System.IO.BufferedStream", "FileStream")]
    [InlineData("Stream", "Stream")]
    [InlineData("var", "var")]
    public Task A_variable_has_the_type_of_what_it_holds(string before, string after) => Verify<RedundantBuffer>.Fix(
        $"""
        using ({before} file = [|new BufferedStream(File.Create(path))|])
            source.CopyTo(file);
        """,
        $"""
        using ({after} file = File.Create(path))
            source.CopyTo(file);
        """);

    [Fact]
    public Task A_target_typed_creation_goes_too() => Verify<RedundantBuffer>.Fix(
        """
        using BufferedStream file = [|new(new MemoryStream(data), bufferSize: 100)|];
        file.CopyTo(destination);
        """,
        """
        using MemoryStream file = new MemoryStream(data);
        file.CopyTo(destination);
        """);

    [Fact]
    public Task Of_three_buffers_that_of_the_file_is_left() => Verify<RedundantBuffer>.Fix(
        "using var reader = new StreamReader([|new BufferedStream([|new BufferedStream(File.OpenRead(path))|])|]);",
        "using var reader = new StreamReader(File.OpenRead(path));");

    [Fact]
    public Task The_older_language_is_kept() => Verify<RedundantBuffer>.Fix(
        """
        using (BufferedStream file = [|new BufferedStream(new FileStream(path, FileMode.Open, FileAccess.Read))|])
        using (var reader = new StreamReader(file))
            Console.WriteLine(reader.ReadToEnd());
        """,
        """
        using (FileStream file = new FileStream(path, FileMode.Open, FileAccess.Read))
        using (var reader = new StreamReader(file))
            Console.WriteLine(reader.ReadToEnd());
        """,
        Framework.Net472,
        language: LanguageVersion.CSharp7_3);
}
