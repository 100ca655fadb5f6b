using IoAnalyzers.Flow;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Tests.Model.Streams;

/// <summary>What a writer in the local <c>w</c> has been through where the mark stands: all states that are possible there.</summary>
public sealed class WrapperFlowTests
{
    [Theory]
    [InlineData("", "Empty")]
    [InlineData("w.Write(1);", "Written")]
    [InlineData("w.WriteLine();", "Written")]
    [InlineData("w.Flush();", "Flushed")]
    [InlineData("w.Dispose();", "Closed")]
    [InlineData("w.Close();", "Closed")]
    [InlineData("w?.Close();", "Empty, Closed")]
    [InlineData("lock (w) { }", "Empty")]
    [InlineData("var e = w.Encoding;", "Empty")]
    [InlineData("w.AutoFlush = true;", "Lost")]
    [InlineData("Console.SetOut(w);", "Lost")]
    [InlineData("Console.WriteLine(w);", "Unknown")]
    [InlineData("var other = w;", "Lost")]
    [InlineData("var all = new List<TextWriter> { w };", "Lost")]
    [InlineData("await w.WriteAsync('c');", "Written")]
    [InlineData("await w.FlushAsync().ConfigureAwait(false);", "Flushed")]
    public void One_use_has_its_effect(string use, string expected) => Assert.Equal(expected, StatesIn(use));

    [Theory]
    [InlineData("w.Write(1); w.Flush();", "Flushed")]
    [InlineData("w.Flush(); w.Write(1);", "Written")]
    [InlineData("Console.WriteLine(w); w.Write(1);", "Written")]
    [InlineData("w.AutoFlush = true; w.Write(1);", "Written, Lost")]
    [InlineData("w.Write(1); w.Dispose();", "Closed")]
    public void Uses_follow_each_other(string uses, string expected) => Assert.Equal(expected, StatesIn(uses));

    [Theory]
    [InlineData("if (flag) w.Write(1);", "Empty, Written")]
    [InlineData("if (flag) w.Write(1); else w.Flush();", "Written, Flushed")]
    [InlineData("if (flag) { w.Write(1); return; }", "Empty")]
    [InlineData("for (var i = 0; i < size; i++) w.Write(1);", "Empty, Written")]
    [InlineData("w.Write(flag ? 1 : 2);", "Written")]
    [InlineData("using (w) { }", "Lost")]
    [InlineData("try { w.Write(1); } finally { w.Flush(); }", "Flushed")]
    [InlineData("try { w.Write(1); } catch (IOException) { }", "Empty, Written, Unknown, Lost")]
    public void Every_path_counts(string code, string expected) => Assert.Equal(expected, StatesIn(code));

    [Theory]
    [InlineData("Note(w); static void Note(StreamWriter writer) => writer.Write(1);", "Lost")]
    [InlineData("C.Write(w);", "Written")]
    [InlineData("C.WriteAndFlush(w);", "Flushed")]
    [InlineData("C.Look(w);", "Empty")]
    [InlineData("C.Keep(w);", "Written, Lost")]
    [InlineData("C.Further(w);", "Lost")]
    [InlineData("w.Write(1); C.WriteSome(w, flag);", "Written")]
    public void A_method_is_looked_into_one_call_deep(string call, string expected) => Assert.Equal(expected, StatesIn(call));

    [Theory]
    [InlineData("using var x = System.Xml.XmlWriter.Create(w); x.WriteStartDocument();", "Written")]
    [InlineData("using var x = System.Xml.XmlWriter.Create(w); x.WriteStartDocument(); x.Flush();", "Flushed")]
    [InlineData("using (var x = System.Xml.XmlWriter.Create(w)) x.WriteStartDocument();", "Flushed")]
    [InlineData("var x = new System.Xml.XmlTextWriter(w); x.Close();", "Closed")]
    [InlineData("var x = new IndentedTextWriter(w); var y = x;", "Lost")]
    public void A_writer_over_it_writes_to_it_and_flushes_it(string code, string expected) => Assert.Equal(expected, StatesIn(code));

    [Theory]
    [InlineData("c.WriteByte(1); c.Flush();", "Written")]
    [InlineData("c.WriteByte(1); c.FlushFinalBlock();", "Flushed")]
    [InlineData("var x = new StreamWriter(c); x.Write(1); x.Flush();", "Written")]
    public void A_cipher_is_flushed_by_its_final_block(string code, string expected) => Assert.Equal(
        expected, StatesOf($"using var c = new CryptoStream(file, new ToBase64Transform(), CryptoStreamMode.Write); {code} [|file.Flush(true)|];", "c", Holding.Tail));

    [Fact]
    public void A_buffer_gives_its_bytes_away_when_a_BinaryWriter_over_it_shows_it() => Assert.Equal(
        "Flushed", StatesOf("using var b = new BufferedStream(file); using var x = new BinaryWriter(b); x.Write(1); var y = x.BaseStream; [|file.Flush(true)|];", "b", Holding.Bytes));

    [Theory]
    [InlineData("Action later = () => w.Flush();")]
    [InlineData("void Later() => w.Flush(); Later();")]
    public void A_lambda_that_has_it_leaves_nothing_to_say(string code) => Assert.Equal("", StatesIn(code));

    static string StatesIn(string code) => StatesOf($"var w = new StreamWriter(file); {code} [|file.Flush(true)|];", "w", Holding.Bytes);

    static string StatesOf(string statements, string variable, Holding holding) => new Snippet($$"""
        class C
        {
            {{(statements.Contains("await ") ? "async Task" : "void")}} M(FileStream file, int size, bool flag)
            {
                {{statements}}
            }

            static StreamWriter? _kept;
            internal static void Write(StreamWriter writer) { writer.Write(1); }
            internal static void WriteSome(StreamWriter writer, bool flag) { if (flag) writer.Write(1); }
            internal static void WriteAndFlush(StreamWriter writer) { writer.Write(1); writer.Flush(); }
            internal static void Look(StreamWriter writer) { Console.WriteLine(writer.Encoding); }
            internal static void Keep(StreamWriter writer) { _kept = writer; writer.Write(1); }
            internal static void Further(StreamWriter writer) => Write(writer);
        }
        """).Ask((marked, body) =>
        {
            var local = body.Operation!.Descendants().OfType<IVariableDeclaratorOperation>().First(declarator => declarator.Symbol.Name == variable).Symbol;
            return WrapperUses.Of(local, holding, FunctionGraph.FunctionAround(marked), body) is { } uses && WrapperFlow.Through(uses, WrapperStates.Absent) is { } flow
                ? flow.Before(marked).States.ToString()
                : "";
        });
}
