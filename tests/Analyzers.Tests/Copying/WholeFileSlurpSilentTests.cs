using IoAnalyzers.Copying;

namespace IoAnalyzers.Tests.Copying;

/// <summary>Arrays that somebody needs, and memories and files that may not be read later.</summary>
public sealed class WholeFileSlurpSilentTests
{
    [Theory]
    [InlineData("using (var writer = new StreamWriter(memory)) writer.Write(path);")]
    [InlineData("using (var zip = new GZipStream(memory, CompressionLevel.Fastest)) zip.Write(data, 0, data.Length);")]
    [InlineData("var writer = new StreamWriter(memory); writer.Write(path); writer.Close();")]
    [InlineData("var writer = new StreamWriter(new BufferedStream(memory)); writer.Write(path); writer.Dispose();")]
    [InlineData("using (var writer = new StreamWriter(new BufferedStream(memory))) writer.Write(path);")]
    [InlineData("var zip = new GZipStream(memory, CompressionLevel.Fastest); using (var writer = new StreamWriter(zip)) writer.Write(path);")]
    [InlineData("new BinaryWriter(memory).Dispose();")]
    [InlineData("memory.Dispose();")]
    [InlineData("memory.Close();")]
    [InlineData("using (memory) memory.WriteByte(1);")]
    [InlineData("Fill(memory); void Fill(Stream stream) => stream.Dispose();")]
    [InlineData("Action close = () => memory.Dispose(); close();")]
    [InlineData("Stream other = memory; other.Dispose();")]
    [InlineData("var list = new List<Stream> { memory }; list[0].Dispose();")]
    public Task A_memory_that_may_be_closed_answers_ToArray_only(string uses) => Verify<WholeFileSlurp>.Silent(
        $"var memory = new MemoryStream();\n{uses}\ndestination.Write(memory.ToArray());");

    [Fact]
    public Task A_memory_that_is_closed_in_the_last_round_is_closed() => Verify<WholeFileSlurp>.Silent(
        "var memory = new MemoryStream();\nforeach (var record in records)\n{\n    destination.Write(memory.ToArray());\n    memory.Dispose();\n}");

    [Theory]
    [InlineData("destination.Write(memory.ToArray(), 1, (int)memory.Length - 1);")]
    [InlineData("destination.Write(memory.ToArray(), 0, 10);")]
    [InlineData("destination.Write(memory.ToArray(), 0, (int)memory.Position);")]
    [InlineData("destination.Write(memory.ToArray().AsSpan(4));")]
    [InlineData("memory.Write(memory.ToArray());")]
    [InlineData("await destination.WriteAsync(memory.ToArray(), token);")]
    [InlineData("data = memory.ToArray();")]
    [InlineData("Console.WriteLine(Convert.ToHexString(memory.ToArray()));")]
    [InlineData("new BinaryWriter(destination).Write(memory.ToArray());")]
    [InlineData("var bytes = memory.ToArray(); bytes[0] = 1; destination.Write(bytes);")]
    [InlineData("var bytes = memory.ToArray(); destination.Write(bytes); Console.WriteLine(bytes.Length);")]
    [InlineData("var bytes = memory.ToArray(); destination.Write(bytes, 0, bytes.Length / 2);")]
    [InlineData("var bytes = memory.ToArray(); memory.SetLength(0); destination.Write(bytes);")]
    [InlineData("using var zip = new DeflateStream(memory, CompressionMode.Compress); zip.Write(memory.ToArray());")]
    public Task A_memory_of_which_something_else_is_done(string use) => Verify<WholeFileSlurp>.Silent(
        $"var memory = new MemoryStream();\nmemory.Write(data, 0, data.Length);\n{use}");

    [Theory]
    [InlineData("MemoryStream memory", "destination.Write(memory.ToArray());")]
    [InlineData("Pooled memory", "destination.Write(memory.ToArray());")]
    public Task A_memory_from_elsewhere(string parameter, string write) => Verify<WholeFileSlurp>.Silent(
        $$"""
        using System.IO;

        class Pooled : MemoryStream
        {
            public override byte[] ToArray() => new byte[1];
        }

        static class C
        {
            public static void M({{parameter}}, Stream destination)
            {
                {{write}}
                var own = new Pooled();
                destination.Write(own.ToArray());
            }
        }
        """);

    [Theory]
    [InlineData("destination.Write(File.ReadAllBytes(path));")]
    [InlineData("data = File.ReadAllBytes(path); network.Write(data);")]
    [InlineData("network.Write(File.ReadAllBytes(path), 0, 10);")]
    [InlineData("var bytes = File.ReadAllBytes(path); Array.Reverse(bytes); network.Write(bytes);")]
    [InlineData("var bytes = File.ReadAllBytes(path); network.Write(bytes); Console.WriteLine(bytes.Length);")]
    [InlineData("var bytes = File.ReadAllBytes(path); File.Delete(path); network.Write(bytes);")]
    [InlineData("var pipe = new NamedPipeClientStream(path); pipe.Write(File.ReadAllBytes(path));")]
    [InlineData("using var wrapped = new CryptoWrapper(network); wrapped.Write(File.ReadAllBytes(path)); ", "class CryptoWrapper(Stream inner) : BufferedReading(inner); class BufferedReading(Stream inner) : MemoryStream { Stream Inner => inner; }")]
    [InlineData("File.WriteAllBytes(target, File.ReadAllBytes(path));")]
    public Task A_file_whose_bytes_are_needed_or_are_a_message(string use, string types = "") => Verify<WholeFileSlurp>.Silent(
        types.Length == 0 ? use : $$"""
        using System.IO;
        using System.Net.Sockets;

        static class C
        {
            public static void M(NetworkStream network, string path)
            {
                {{use}}
            }
        }

        {{types.Replace("(Stream inner) : BufferedReading(inner);", " : BufferedReading { public CryptoWrapper(Stream inner) : base(inner) { } }").Replace("class BufferedReading(Stream inner) : MemoryStream { Stream Inner => inner; }", "class BufferedReading : MemoryStream { public BufferedReading(Stream inner) { } }")}}
        """);

    [Theory]
    [InlineData("File.Delete(path);")]
    [InlineData("File.AppendAllText(path, line);")]
    [InlineData("File.AppendAllText(target, line);")]
    [InlineData("File.Move(path, line);")]
    [InlineData("await Task.Delay(line.Length);")]
    [InlineData("Console.WriteLine(line + Console.ReadLine());")]
    [InlineData("network.WriteByte(1); Console.WriteLine(line + network.ReadByte());")]
    [InlineData("lock (data) Console.WriteLine(line);")]
    [InlineData("Handle(line); void Handle(string text) => File.WriteAllText(path, text);")]
    [InlineData("System.Diagnostics.Process.Start(line);")]
    public Task A_loop_that_may_touch_the_file_or_waits(string use) =>
        Verify<WholeFileSlurp>.Silent($"foreach (var line in File.ReadAllLines(path))\n{{\n    {use}\n}}");

    [Theory]
    [InlineData("var lines = File.ReadAllLines(path); Console.WriteLine(lines.Length);")]
    [InlineData("foreach (var line in File.ReadAllLines(\"/proc/meminfo\"))\n    Console.WriteLine(line);")]
    [InlineData("var lines = File.ReadAllLines(path);\nforeach (var line in lines)\n    Console.WriteLine(line + lines.Length);")]
    [InlineData("var lines = File.ReadAllLines(path);\nFile.Delete(path);\nforeach (var line in lines)\n    Console.WriteLine(line);")]
    [InlineData("for (var i = 0; i < 2; i++)\n    Console.WriteLine(File.ReadAllLines(path)[i]);")]
    [InlineData("foreach (var line in File.ReadAllLines(path).Reverse())\n    Console.WriteLine(line);")]
    [InlineData("foreach (var line in await File.ReadAllLinesAsync(path))\n    Console.WriteLine(line);")]
    public Task Lines_that_are_needed_together(string use) => Verify<WholeFileSlurp>.Silent(use);

    [Fact]
    public Task Lines_that_a_caller_gets_one_by_one() => Verify<WholeFileSlurp>.Silent(
        """
        using System.Collections.Generic;
        using System.IO;

        static class C
        {
            public static IEnumerable<int> M(string path)
            {
                foreach (var line in File.ReadAllLines(path))
                    yield return line.Length;
            }
        }
        """);

    [Fact]
    public Task A_comment_that_would_be_lost() => Verify<WholeFileSlurp>.Silent(
        "var memory = new MemoryStream();\nsource.CopyTo(memory);\nvar bytes = memory.ToArray( /* a copy */ );\ndestination.Write(bytes);");

    [Fact]
    public Task A_statement_with_another_on_its_line() => Verify<WholeFileSlurp>.Silent("network.Write(File.ReadAllBytes(path)); network.WriteByte(0);");
}
