using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Tests.Model.Streams;

/// <summary>What stands between the local <c>w</c> and the parameter <c>file</c>.</summary>
public sealed class WrapperLayerTests
{
    [Theory]
    [InlineData("new StreamWriter(file)", "Bytes")]
    [InlineData("new StreamWriter(file, System.Text.Encoding.UTF8)", "Bytes")]
    [InlineData("new BinaryWriter(new BufferedStream(file))", "Nothing, Bytes")]
    [InlineData("new StreamWriter(new GZipStream(new BufferedStream(file), CompressionMode.Compress))", "Bytes, Compressed, Bytes")]
    [InlineData("new CryptoStream(file, new ToBase64Transform(), CryptoStreamMode.Write)", "Tail")]
    [InlineData("System.Xml.XmlWriter.Create(file)", "Bytes")]
    [InlineData("new System.Text.Json.Utf8JsonWriter(file)", "Bytes")]
    public void Each_wrapper_is_a_layer(string creation, string expected) => Assert.Equal(expected, LayersOf($"var w = {creation};"));

    [Fact]
    public void Wrappers_in_variables_are_layers() => Assert.Equal("Nothing, Bytes", LayersOf("var b = new BufferedStream(file); var w = new BinaryWriter(b);"));

    [Theory]
    [InlineData("var w = new StreamWriter(Stream.Null);")]
    [InlineData("var w = new StreamWriter(file) { AutoFlush = true };")]
    [InlineData("var w = new StreamWriter(file, System.Text.Encoding.GetEncoding(path));")]
    [InlineData("var w = new StreamReader(file);")]
    [InlineData("var w = new IndentedTextWriter(new StreamWriter(file));")]
    [InlineData("var w = new StreamWriter(Stream.Synchronized(file));")]
    [InlineData("var w = new StreamWriter(file); w = new StreamWriter(file);")]
    [InlineData("file = null!; var w = new StreamWriter(file);")]
    public void What_is_not_known_has_no_layers(string code) => Assert.Equal("", LayersOf(code));

    static string LayersOf(string code) => Snippet.Statements(code + " [|file.Flush(true)|];").Ask((marked, body) =>
    {
        var local = body.Operation!.Descendants().OfType<IVariableDeclaratorOperation>().First(declarator => declarator.Symbol.Name == "w").Symbol;
        return StreamSource.Of(((IInvocationOperation)marked).Instance, body) is { } file ? string.Join(", ", WrapperLayer.Between(local, file, body).Select(layer => layer.Holding)) : "";
    });
}
