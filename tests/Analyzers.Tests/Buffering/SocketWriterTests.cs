using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

/// <summary>Where the runtime library is at hand, a BinaryWriter that lives as long as its connection can have a BufferedSocketWriter under it.</summary>
public sealed class SocketWriterTests
{
    [Fact]
    public Task A_field_that_writes_small_values() => Verify<UnbufferedSmallWrites>.Fix(
        Client("_writer = new BinaryWriter(client.GetStream());", "[|_writer.Write(id)|];\n        _writer.Write(time);\n        _writer.Write(value);"),
        Client("_writer = new BinaryWriter(new BufferedSocketWriter(client.GetStream(), bufferSize: 4096).AsStream());", "_writer.Write(id);\n        _writer.Write(time);\n        _writer.Write(value);\n        _writer.Flush();", "using IoAnalyzers.Runtime;\n"),
        Framework.Net10WithLibrary, UnbufferedSmallWritesFix.BufferedSocketWriterKey);

    [Fact]
    public Task A_BufferedStream_can_be_chosen_there_too() => Verify<UnbufferedSmallWrites>.Fix(
        Client("_writer = new BinaryWriter(client.GetStream());", "[|_writer.Write(id)|];\n        _writer.Write(time);\n        _writer.Write(value);"),
        Client("_writer = new BinaryWriter(new BufferedStream(client.GetStream()));", "_writer.Write(id);\n        _writer.Write(time);\n        _writer.Write(value);\n        _writer.Flush();"),
        Framework.Net10WithLibrary, UnbufferedSmallWritesFix.BufferedStreamKey);

    [Fact]
    public Task A_local_that_keeps_the_encoding_and_leaves_the_stream_open() => Verify<SplitSend>.Fix(
        Sending("new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true)", "[|writer.Write(data.Length)|]"),
        Sending("new BinaryWriter(new BufferedSocketWriter(stream, bufferSize: 4096).AsStream(), Encoding.UTF8, leaveOpen: true)", "writer.Write(data.Length)", "using IoAnalyzers.Runtime;\n"),
        Framework.Net10WithLibrary, SplitSendFix.BufferedSocketWriterKey);

    [Fact]
    public Task Without_the_library_it_is_a_BufferedStream() => Verify<UnbufferedSmallWrites>.Fix(
        Client("_writer = new BinaryWriter(client.GetStream());", "[|_writer.Write(id)|];\n        _writer.Write(time);\n        _writer.Write(value);"),
        Client("_writer = new BinaryWriter(new BufferedStream(client.GetStream()));", "_writer.Write(id);\n        _writer.Write(time);\n        _writer.Write(value);\n        _writer.Flush();"));

    [Theory]
    [InlineData("NetworkStream stream", "stream")]
    [InlineData("System.Net.Security.SslStream stream", "stream")]
    [InlineData("TcpClient client", "(Stream)client.GetStream()")]
    public Task A_stream_that_may_do_more_gets_a_BufferedStream(string parameter, string stream) => Verify<UnbufferedSmallWrites>.Fix(
        Client($"_writer = new BinaryWriter({stream});", "[|_writer.Write(id)|];\n        _writer.Write(time);\n        _writer.Write(value);").Replace("TcpClient client", parameter),
        Client($"_writer = new BinaryWriter(new BufferedStream({stream}));", "_writer.Write(id);\n        _writer.Write(time);\n        _writer.Write(value);\n        _writer.Flush();").Replace("TcpClient client", parameter),
        Framework.Net10WithLibrary);

    static string Sending(string writer, string first, string usings = "") => $$"""
        using System.IO;
        using System.Net.Sockets;
        using System.Text;
        {{usings}}
        static class Sender
        {
            public static void Send(byte[] data, Stream source)
            {
                using var client = new TcpClient("localhost", 80);
                using var stream = client.GetStream();
                using (var writer = {{writer}})
                {
                    {{first}};
                    writer.Write(data);
                }

                source.CopyTo(stream);
            }
        }
        """;

    static string Client(string creation, string writes, string usings = "") => $$"""
        using System.IO;
        using System.Net.Sockets;
        {{usings}}
        class Client
        {
            readonly BinaryWriter _writer;

            public Client(TcpClient client)
            {
                {{creation}}
            }

            public void Send(int id, long time, double value)
            {
                {{writes}}
            }
        }
        """;
}
