using IoAnalyzers.Copying;

namespace IoAnalyzers.Tests.Copying;

/// <summary>Which streams may be asked to copy themselves.</summary>
public class ManualCopyLoopStreamsTests
{
    const string Loop = """
        var buffer = new byte[4096];
        int n;
        while ((n = input.Read(buffer, 0, buffer.Length)) > 0)
            output.Write(buffer, 0, n);
        """;

    [Theory]
    [InlineData("var input = source; var output = source;")]
    [InlineData("var input = source; var output = input;")]
    [InlineData("var file = new FileStream(path, FileMode.Open); Stream input = file; Stream output = file;")]
    [InlineData("var input = new GZipStream(source, CompressionMode.Decompress); var output = source;")]
    [InlineData("var input = new BufferedStream(source); var output = new BufferedStream(source);")]
    [InlineData("var input = Stream.Synchronized(source); var output = source;")]
    [InlineData("using var input = new StringReader(path).ReadLine() is null ? source : network; var output = network;")]
    public Task One_stream_on_both_sides_has_two_positions(string streams) => Verify<ManualCopyLoop>.Silent(
        $$"""
        {{streams}}
        {{Loop}}
        """);

    [Fact]
    public Task Two_streams_of_two_clients_are_a_proxy() => Verify<ManualCopyLoop>.Reports(
        """
        using var client = new TcpClient();
        using var server = new TcpClient();
        var input = client.GetStream();
        var output = server.GetStream();
        var buffer = new byte[4096];
        int n;
        [|while ((n = await input.ReadAsync(buffer)) > 0)|]
            await output.WriteAsync(buffer.AsMemory(0, n));
        """);

    [Theory]
    [InlineData("Next()", "destination", "static Stream Next() => Stream.Null;")]
    [InlineData("parts[0]", "destination", "Stream[] parts = new Stream[1];")]
    [InlineData("source", "parts[0]", "Stream[] parts = new Stream[1];")]
    [InlineData("other.Content", "destination", "Pump other = null!; public Stream Content = Stream.Null;")]
    [InlineData("this[0]", "destination", "Stream this[int i] => Stream.Null;")]
    public Task A_receiver_that_is_evaluated_each_time_may_change(string from, string to, string members) => Verify<ManualCopyLoop>.Silent(InClass(from, to, members, reports: false));

    [Theory]
    [InlineData("_input", "_output", "readonly Stream _input = Stream.Null; readonly Stream _output = new MemoryStream();")]
    [InlineData("this.Input", "Output", "Stream Input { get; } = Stream.Null; Stream Output { get; } = new MemoryStream();")]
    [InlineData("s_input", "Pump.s_output", "static Stream s_input = Stream.Null; static Stream s_output = new MemoryStream();")]
    [InlineData("((Stream)source)", "destination!", "")]
    public Task Fields_and_properties_of_the_object_itself_are_fixed(string from, string to, string members) => Verify<ManualCopyLoop>.Reports(InClass(from, to, members, reports: true));

    static string InClass(string from, string to, string members, bool reports) =>
        $$"""
        using System.IO;

        class Pump
        {
            {{members}}

            void Run(Stream source, Stream destination)
            {
                var buffer = new byte[4096];
                int n;
                {{(reports ? "[|" : "")}}while ((n = {{from}}.Read(buffer, 0, buffer.Length)) > 0){{(reports ? "|]" : "")}}
                    {{to}}.Write(buffer, 0, n);
            }
        }
        """;

    [Fact]
    public Task A_receiver_keeps_what_is_written_around_it() => Verify<ManualCopyLoop>.Fix(
        """
        object input = source;
        Stream? output = destination;
        var buffer = new byte[4096];
        int n;
        [|while ((n = ((Stream)input).Read(buffer, 0, buffer.Length)) > 0)|]
            output!.Write(buffer, 0, n);
        [|while ((n = network.Read(buffer, 0, buffer.Length)) > 0)|]
            ((Stream)input).Write(buffer, 0, n);
        """,
        """
        object input = source;
        Stream? output = destination;
        ((Stream)input).CopyTo(output!, 81920);
        network.CopyTo((Stream)input);
        """);

    [Theory]
    [InlineData("var input = new BinaryReader(source); var output = destination;")]
    [InlineData("var input = source; var output = new BinaryWriter(destination);")]
    public Task Readers_and_writers_are_not_streams(string streams) => Verify<ManualCopyLoop>.Silent(
        $$"""
        {{streams}}
        {{Loop}}
        """);

    [Fact]
    public Task Characters_are_not_bytes() => Verify<ManualCopyLoop>.Silent(
        """
        var input = new StreamReader(source);
        var output = new StreamWriter(destination);
        var buffer = new char[4096];
        int n;
        while ((n = input.Read(buffer, 0, buffer.Length)) > 0)
            output.Write(buffer, 0, n);
        """);

    [Fact]
    public Task Extension_methods_may_do_anything() => Verify<ManualCopyLoop>.Silent(
        """
        using System.IO;

        static class Extensions
        {
            public static int Read(this Stream stream, byte[] buffer, long from) => stream.Read(buffer, 0, buffer.Length);

            public static void Run(Stream source, Stream destination)
            {
                var buffer = new byte[4096];
                int n;
                while ((n = source.Read(buffer, 0L)) > 0)
                    destination.Write(buffer, 0, n);
            }
        }
        """);

    [Theory]
    [InlineData("public new int Read(byte[] buffer, int offset, int count) => 0;", false)]
    [InlineData("public override int Read(byte[] buffer, int offset, int count) => 0;", true)]
    [InlineData("public override void CopyTo(Stream destination, int bufferSize) => throw new System.NotSupportedException();", false)]
    [InlineData("public override void CopyTo(Stream destination, int bufferSize) { throw new System.NotSupportedException(); }", false)]
    [InlineData("public override void CopyTo(Stream destination, int bufferSize) { base.CopyTo(destination, bufferSize); }", true)]
    [InlineData("public new void CopyTo(Stream destination, int bufferSize) { }", false)]
    public Task A_stream_with_members_of_its_own_is_asked_for_those_of_Stream(string member, bool reports)
    {
        var code = $$"""
            using System.IO;

            class Part : MemoryStream
            {
                {{member}}

                static void Run(Part part, Stream destination)
                {
                    var buffer = new byte[4096];
                    int n;
                    [|while ((n = part.Read(buffer, 0, buffer.Length)) > 0)|]
                        destination.Write(buffer, 0, n);
                }
            }
            """;
        return reports ? Verify<ManualCopyLoop>.Reports(code) : Verify<ManualCopyLoop>.Silent(code.Replace("[|", "").Replace("|]", ""));
    }

    [Theory]
    [InlineData("Streams.Pump(this, destination, bufferSize)")]
    [InlineData("this.Pump(destination, bufferSize)")]
    [InlineData("Streams.PumpAll(this, destination)")]
    public Task The_method_that_streams_copy_themselves_with_cannot_ask_them(string copy) => Verify<ManualCopyLoop>.Silent(OwnCopy(copy, reports: false));

    [Theory]
    [InlineData("Streams.Pump(_inner, destination, bufferSize)")]
    [InlineData("base.CopyTo(destination, bufferSize)")]
    public Task The_method_that_streams_copy_another_stream_with_is_fixed(string copy) => Verify<ManualCopyLoop>.Reports(OwnCopy(copy, reports: true));

    static string OwnCopy(string copy, bool reports) =>
        $$"""
        using System.IO;

        class Filter : MemoryStream
        {
            readonly Stream _inner = Stream.Null;

            public override void CopyTo(Stream destination, int bufferSize) => {{copy}};
        }

        static class Streams
        {
            public static void PumpAll(Stream source, Stream destination) => Pump(source, destination, 4096);

            public static void Pump(this Stream source, Stream destination, int bufferSize)
            {
                var buffer = new byte[bufferSize];
                int n;
                {{(reports ? "[|" : "")}}while ((n = source.Read(buffer, 0, buffer.Length)) > 0){{(reports ? "|]" : "")}}
                    destination.Write(buffer, 0, n);
            }
        }
        """;

    [Fact]
    public Task A_stream_that_copies_itself_chunk_by_chunk_stays() => Verify<ManualCopyLoop>.Silent(
        """
        using System.IO;

        class Part : MemoryStream
        {
            public override void CopyTo(Stream destination, int bufferSize)
            {
                Stream self = this;
                var buffer = new byte[bufferSize];
                int n;
                while ((n = Read(buffer, 0, buffer.Length)) > 0)
                    destination.Write(buffer, 0, n);
                while ((n = self.Read(buffer, 0, buffer.Length)) > 0)
                    destination.Write(buffer, 0, n);
            }
        }
        """);
}
