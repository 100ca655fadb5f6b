using IoAnalyzers.Copying;

namespace IoAnalyzers.Tests.Copying;

/// <summary>What the streams on both sides are.</summary>
public class ByteCopyLoopStreamsTests
{
    const string Types =
        """
        using System.IO;

        class Plain : MemoryStream { }

        class Marked : MemoryStream
        {
            public override int ReadByte() => base.ReadByte() is var b and not 0x1A ? b : -1;
        }

        class Derived : Marked { }

        class Escaping : MemoryStream
        {
            public override void WriteByte(byte value)
            {
                if (value == 0xFF)
                    base.WriteByte(0);
                base.WriteByte(value);
            }
        }

        class Hiding : MemoryStream
        {
            public new int ReadByte() => 7;
        }

        class NoCopy : MemoryStream
        {
            public override void CopyTo(Stream destination, int bufferSize) => throw new System.NotSupportedException();
        }

        """;

    static string Pump(string source, string destination, string before = "") => Types +
        $$"""
        class Pump
        {
            void Run({{source}}, {{destination}})
            {
                {{before}}
                int b;
                [|while ((b = source.ReadByte()) != -1)|]
                    destination.WriteByte((byte)b);
            }
        }
        """;

    static string Unmarked(string code) => code.Replace("[|", "").Replace("|]", "");

    [Theory]
    [InlineData("Stream source", "Stream destination")]
    [InlineData("FileStream source", "MemoryStream destination")]
    [InlineData("BufferedStream source", "Plain destination")]
    [InlineData("Plain source", "Stream destination")]
    [InlineData("Stream source", "Marked destination")]
    [InlineData("Escaping source", "Stream destination")]
    [InlineData("System.IO.Compression.GZipStream source", "System.Net.Sockets.NetworkStream destination")]
    [InlineData("System.Net.Sockets.NetworkStream source", "Stream destination")]
    [InlineData("System.IO.Pipes.PipeStream source", "FileStream destination")]
    public Task Streams_that_move_one_byte_as_they_move_many_are_copied(string source, string destination) =>
        Verify<ByteCopyLoop>.Reports(Pump(source, destination));

    [Theory]
    [InlineData("Marked source", "Stream destination")]
    [InlineData("Derived source", "Stream destination")]
    [InlineData("Stream source", "Escaping destination")]
    [InlineData("Hiding source", "Stream destination")]
    [InlineData("NoCopy source", "Stream destination")]
    [InlineData("dynamic source", "Stream destination")]
    public Task A_stream_that_does_something_else_for_one_byte_is_not_copied(string source, string destination) =>
        Verify<ByteCopyLoop>.Silent(Unmarked(Pump(source, destination)));

    [Theory]
    [InlineData("Stream source = new Marked();", "Stream destination")]
    [InlineData("Stream source = new Derived();", "Stream destination")]
    public Task A_local_is_what_was_put_into_it(string before, string destination) =>
        Verify<ByteCopyLoop>.Silent(Unmarked(Pump("int _", destination, before)));

    [Fact]
    public Task A_reader_that_is_this_stream_itself_is_not_copied() => Verify<ByteCopyLoop>.Silent(
        """
        using System.IO;

        class Counted : MemoryStream
        {
            public override void CopyTo(Stream destination, int bufferSize)
            {
                int b;
                while ((b = ReadByte()) != -1)
                    destination.WriteByte((byte)b);
            }
        }
        """);

    [Fact]
    public Task A_method_by_which_a_stream_copies_itself_would_call_itself() => Verify<ByteCopyLoop>.Silent(
        """
        using System.IO;

        class Counted : MemoryStream
        {
            public override void CopyTo(Stream destination, int bufferSize) => Bytes.Copy(this, destination);
        }

        static class Bytes
        {
            public static void Copy(Stream source, Stream destination)
            {
                int b;
                while ((b = source.ReadByte()) != -1)
                    destination.WriteByte((byte)b);
            }
        }
        """);

    [Fact]
    public Task A_pipe_of_messages_sends_one_for_each_byte() => Verify<ByteCopyLoop>.Silent(
        """
        using var pipe = new System.IO.Pipes.NamedPipeServerStream("p", System.IO.Pipes.PipeDirection.Out, 1, System.IO.Pipes.PipeTransmissionMode.Message);
        int b;
        while ((b = source.ReadByte()) != -1)
            pipe.WriteByte((byte)b);
        """);

    [Theory]
    [InlineData("new BufferedStream(network)")]
    [InlineData("new GZipStream(network, CompressionMode.Decompress)")]
    public Task A_stream_that_may_wait_for_more_of_a_peer_passes_each_byte_on(string stream) => Verify<ByteCopyLoop>.Silent(
        $$"""
        using var input = {{stream}};
        int b;
        while ((b = input.ReadByte()) != -1)
            destination.WriteByte((byte)b);
        """);

    [Theory]
    [InlineData("File.OpenRead(path)")]
    [InlineData("new BufferedStream(File.OpenRead(path))")]
    [InlineData("new GZipStream(File.OpenRead(path), CompressionMode.Decompress)")]
    [InlineData("new GZipStream(source, CompressionMode.Decompress)")]
    [InlineData("Console.OpenStandardInput()")]
    public Task Other_sources_give_what_they_have(string stream) => Verify<ByteCopyLoop>.Reports(
        $$"""
        using var input = {{stream}};
        int b;
        [|while ((b = input.ReadByte()) != -1)|]
            destination.WriteByte((byte)b);
        """);

    [Fact]
    public Task A_file_that_says_it_is_empty_gets_a_size() => Verify<ByteCopyLoop>.Fix(
        """
        using var input = File.OpenRead("/proc/self/status");
        int b;
        [|while ((b = input.ReadByte()) != -1)|]
            destination.WriteByte((byte)b);
        """,
        """
        using var input = File.OpenRead("/proc/self/status");
        input.CopyTo(destination, 81920);
        """);
}
