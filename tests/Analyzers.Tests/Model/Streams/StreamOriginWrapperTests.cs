using IoAnalyzers.Model.Streams;

namespace IoAnalyzers.Tests.Model.Streams;

/// <summary>Where wrapped streams and streams with a peer come from.</summary>
public sealed class StreamOriginWrapperTests
{
    const string Unbuffered = "new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 0)";

    [Theory]
    [InlineData("network", "System.Net.Sockets.NetworkStream")]
    [InlineData("tls", "System.Net.Security.SslStream")]
    [InlineData("client.GetStream()", "System.Net.Sockets.NetworkStream")]
    [InlineData("Console.OpenStandardOutput()", "System.Console.OpenStandard")]
    [InlineData("Console.OpenStandardError()", "System.Console.OpenStandard")]
    [InlineData("Console.OpenStandardInput()", "System.Console.OpenStandard")]
    [InlineData("new NamedPipeServerStream(path)", "System.IO.Pipes.NamedPipeServerStream")]
    [InlineData("new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.None, 1)", "System.IO.Pipes.AnonymousPipeServerStream")]
    [InlineData("(NetworkStream)stream", "System.Net.Sockets.NetworkStream")]
    [InlineData("new SslStream(stream)", "System.Net.Security.SslStream")]
    [InlineData("flag ? network : client.GetStream()", "System.Net.Sockets.NetworkStream")]
    public void A_stream_with_a_peer_passes_each_write_whoever_made_it(string creation, string type)
    {
        var origin = Marked($"var s = {creation}; [|s|].Flush();");
        Assert.Equal(type, origin!.Trait.Type);
        Assert.Equal(Backing.Peer, origin.Trait.Backing);
        Assert.True(origin.PassesEachWrite);
        Assert.Same(origin, origin.Bottom);
        Assert.Null(origin.BufferSize);
    }

    [Theory]
    [InlineData("new BinaryWriter({0})")]
    [InlineData("new BinaryWriter(output: {0}, System.Text.Encoding.UTF8, leaveOpen: true)")]
    [InlineData("Stream.Synchronized({0})")]
    [InlineData("new BinaryWriter(Stream.Synchronized({0}))")]
    public void A_pass_through_wrapper_passes_on_what_it_wraps(string wrapper)
    {
        Assert.True(Marked($"var s = {string.Format(wrapper, Unbuffered)}; [|s|].Flush();")!.PassesEachWrite);
        Assert.True(Marked($"Stream inner = {Unbuffered}; var s = {string.Format(wrapper, "inner")}; [|s|].Flush();")!.PassesEachWrite);
        Assert.True(Marked($"var s = {string.Format(wrapper, "network")}; [|s|].Flush();")!.PassesEachWrite);
        Assert.False(Marked($"var s = {string.Format(wrapper, "File.Create(path)")}; [|s|].Flush();")!.PassesEachWrite);
        Assert.False(Marked($"var s = {string.Format(wrapper, "stream")}; [|s|].Flush();")!.PassesEachWrite);
        Assert.False(Marked($"var s = {string.Format(wrapper, "new MemoryStream()")}; [|s|].Flush();")!.PassesEachWrite);
    }

    [Theory]
    [InlineData("new BufferedStream({0})")]
    [InlineData("new BufferedStream({0}, 1)")]
    [InlineData("new BinaryWriter(new BufferedStream({0}))")]
    [InlineData("new StreamWriter({0})")]
    [InlineData("new GZipStream({0}, CompressionLevel.Fastest)")]
    [InlineData("new DeflateStream({0}, CompressionLevel.Fastest)")]
    [InlineData("new ZLibStream({0}, CompressionLevel.Fastest)")]
    [InlineData("new CryptoStream({0}, Aes.Create().CreateEncryptor(), CryptoStreamMode.Write)")]
    [InlineData("new IndentedTextWriter(new StreamWriter({0}))")]
    public void A_collecting_wrapper_keeps_small_writes_from_what_it_wraps(string wrapper)
    {
        var origin = Marked($"var s = {string.Format(wrapper, Unbuffered)}; [|s|].Flush();");
        Assert.False(origin!.PassesEachWrite);
        Assert.Equal(0, origin.Bottom!.BufferSize);
    }

    [Theory]
    [InlineData("CompressionLevel.Fastest", true)]
    [InlineData("CompressionLevel.NoCompression", true)]
    [InlineData("CompressionLevel.Optimal", false)]
    [InlineData("CompressionLevel.SmallestSize", false)]
    [InlineData("(CompressionLevel)size", false)]
    [InlineData("CompressionMode.Compress", false)]
    [InlineData("new BrotliCompressionOptions { Quality = 1 }, false", true)]
    [InlineData("new BrotliCompressionOptions { Quality = 2 }, false", false)]
    [InlineData("new BrotliCompressionOptions(), false", false)]
    public void A_Brotli_stream_compresses_each_write_at_its_fast_levels(string setting, bool each)
    {
        Assert.Equal(each, Marked($"var s = new BrotliStream(new MemoryStream(), {setting}); [|s|].Flush();")!.PassesEachWrite);
        Assert.Equal(each, Marked($"var s = new BrotliStream(stream, {setting}); [|s|].Flush();")!.PassesEachWrite);
    }

    [Theory]
    [InlineData("new StreamWriter(path)", 4096)]
    [InlineData("new StreamWriter(path, append: true, System.Text.Encoding.UTF8, bufferSize: 1)", 4096)]
    [InlineData("new StreamWriter(path, new FileStreamOptions { BufferSize = 0 })", 0)]
    [InlineData("File.CreateText(path)", 4096)]
    [InlineData("File.AppendText(path)", 4096)]
    [InlineData("info.AppendText()", 4096)]
    [InlineData("File.OpenText(path)", 4096)]
    [InlineData("new StreamReader(path)", 4096)]
    public void A_writer_or_reader_with_a_path_wraps_a_file_of_its_own(string creation, int bufferSize)
    {
        var origin = Marked($"var s = {creation}; [|s|].Dispose();");
        Assert.Equal("System.IO.FileStream", origin!.Bottom!.Trait.Type);
        Assert.Equal(bufferSize, origin.Bottom.BufferSize);
        Assert.NotNull(origin.Bottom.Creation);
    }

    [Theory]
    [InlineData("new BufferedStream(stream)")]
    [InlineData("new StreamWriter(stream)")]
    [InlineData("Stream.Synchronized(stream)")]
    [InlineData("new GZipStream(new BufferedStream(file), CompressionMode.Compress)")]
    public void A_wrapper_over_an_unknown_stream_has_no_bottom(string creation)
    {
        var origin = Marked($"var s = {creation}; [|s|].Dispose();");
        Assert.NotNull(origin);
        Assert.Null(origin.Bottom);
    }

    [Fact]
    public void A_chain_of_wrappers_is_followed_to_the_bottom()
    {
        var origin = Marked($"using var f = {Unbuffered}; using var b = new BufferedStream(f); using var z = new GZipStream(b, CompressionMode.Compress); using var w = new StreamWriter(z); [|w|].Flush();");
        Assert.Equal(
            ["System.IO.StreamWriter", "System.IO.Compression.GZipStream", "System.IO.BufferedStream", "System.IO.FileStream"],
            new[] { origin, origin!.Inner, origin.Inner!.Inner, origin.Inner.Inner!.Inner }.Select(one => one!.Trait.Type));
        Assert.Null(origin.Bottom!.Inner);
    }

    [Theory]
    [InlineData("new NamedPipeServerStream(path, PipeDirection.Out, 1, PipeTransmissionMode.Message)")]
    [InlineData("System.Net.WebSockets.WebSocketStream.Create(null!, System.Net.WebSockets.WebSocketMessageType.Binary)")]
    public void A_stream_of_messages_must_not_be_buffered(string creation) =>
        Assert.False(Marked($"var s = {creation}; [|s|].Flush();")!.PassesEachWrite);

    [Fact]
    public void A_pipe_that_is_said_to_send_bytes_passes_each_write() =>
        Assert.True(Marked("var s = new NamedPipeServerStream(path, PipeDirection.Out, 1, PipeTransmissionMode.Byte); [|s|].Flush();")!.PassesEachWrite);

    [Theory]
    [InlineData("class Derived : FileStream { public Derived() : base(\"x\", FileMode.Create, FileAccess.Write, FileShare.None, 0) { } }")]
    [InlineData("class Derived : MemoryStream { }")]
    public void A_derived_class_is_unknown(string declaration) =>
        Assert.Null(new Snippet($$"""class C { void M() { var s = new Derived(); [|s|].Flush(); } } {{declaration}}""").Ask(StreamOrigin.Of));

    [Fact]
    public void A_users_own_conversion_is_not_followed() => Assert.Null(new Snippet(
        """class C { void M() { Wrapped s = (Wrapped)File.Create("x"); [|s|].ToString(); } } class Wrapped { public static explicit operator Wrapped(FileStream f) => new(); }""").Ask(StreamOrigin.Of));

    static StreamOrigin? Marked(string statements) => Snippet.Statements(statements).Ask(StreamOrigin.Of);
}
