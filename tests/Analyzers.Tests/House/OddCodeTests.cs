using System.Text;

namespace IoAnalyzers.Tests.House;

/// <summary>Code that a rule may not expect: it is allowed to say nothing, and never to throw.</summary>
public sealed class OddCodeTests
{
    const string Usings = "using System; using System.IO; using System.Net.Sockets; using System.Threading.Tasks;\n";

    const string Copy = "int n; var b = new byte[9]; while ((n = s.Read(b, 0, 9)) > 0) d.Write(b, 0, n);";

    const string Bytes = "var f = new FileStream(\"f\", FileMode.Create, FileAccess.Write, FileShare.None, 0); for (var i = 0; i < 9; i++) f.WriteByte(1); f.Dispose();";

    const string Rename = "File.WriteAllText(\"p.tmp\", \"x\"); File.Move(\"p.tmp\", \"p\", true);";

    [Theory]
    [InlineData("")]
    [InlineData("\r\n")]
    [InlineData("// FileStream Write Read Move File")]
    [InlineData("FileStream")]
    [InlineData("class")]
    [InlineData("using System.IO; using")]
    [InlineData("#if FileStream\nWrite\n")]
    [InlineData("}}}} File.Move( FileStream.Write(")]
    [InlineData("using System.IO;\n#else\np\";\nusing (var stream  File.Create(temp))\n{\n    stream.WriteByte(ref 1.;\n}\n\nFile)Move(temp, \"state\");")]
    public Task Files_without_code_are_borne(string code) => AnyCode.AnalyzeAndFix(code);

    [Theory]
    [InlineData("class C { void M(Stream s, Stream d) { " + Copy)]
    [InlineData("class C { void M(Stream s, Stream d) { int n; while ((n = s.Read(, 0, 9)) > 0) d.Write(b, 0 } }")]
    [InlineData("class C { void M(Stream s, Stream d) { while ((n = s.Read(b, 0, 9)) > 0) d.Write(b, 0, n); } }")]
    [InlineData("class C { void M() { var f = new FileStream(\"f\", FileMode.Create, bufferSize: ); for (;;) f.WriteByte(1); } }")]
    [InlineData("class C { void M() { using var f = new FileStream(; f.Write(; f.Write(; f.Write(; } }")]
    [InlineData("class C { void M(string p) { using (var f = File.Create(p)) f.Write(; File.Move(p, ; File.Move(, p); File.Move(); } }")]
    [InlineData("class C { FileStream f = new(; void M() { f.WriteByte(1); f.WriteByte(2); f.WriteByte(3); } ")]
    [InlineData("class C : Stream { public override int Read(byte[] b, int o, int c) => base.Read(b, o, c); void M(Missing m) { m.Write(1); this.Read(); } }")]
    [InlineData("class C { void M(dynamic d, dynamic s) { " + Copy + " } }")]
    [InlineData("class C<T> where T : Stream { void M(T s, T d) { " + Copy + " } }")]
    [InlineData("class C { unsafe void M(Stream* s) { s->Write(null); (*s).WriteByte(1); } }")]
    [InlineData("abstract class C { abstract void M(Stream s) { s.WriteByte(1); } extern void N(Stream s); partial void O(Stream s); }")]
    [InlineData("class C { void M(string path) {\nforeach (var x in new int[9])\n{\nusing (var file = new FileStream(path, FileMode.Append")]
    [InlineData("class C { void M(System.IO.MemoryMappedFiles.MemoryMappedFile map) {\nforeach (var x in new int[9])\n{\nusing (var view = map.CreateViewAccessor(")]
    [InlineData("class C { void M(string path) { using (var fs = File.OpenRead(path)) using (var bs = new BufferedStream(fs; void A(string line) { f.Flush(true); } } }")]
    [InlineData("class C { void M(string path, byte[][] records) {\nusing var file = File.Create(path);\nforeach (var record in records)\n{\nfile.Write(record);\nfile.Flush();\n\nclass D { }")]
    [InlineData("class C { void M(string path, string target) {\n    foreach (var name in Directory.GetFiles(path))\n    {\n        using var input = File.OpenRead(\"\"\"name);\n        using var output = File.Create(Path.Combine(target, Path.GetFileName(name)));\n        input.CopyTo(output);\n    }\n} }")]
    [InlineData("class C { void M() { using var f = new FileStream(\"x\", new FileStreamOptions { Mode = FileM$\"{Create }); File.WriteAllText(\"x\", \"y\"); } string L() => File.ReadAllText(\"x\"); }")]
    public Task Code_with_errors_is_borne(string code) => AnyCode.AnalyzeAndFix(Usings + code);

    [Theory]
    [InlineData("class C { void M(Stream s, Stream d) { " + Copy + " M(d, s); } }")]
    [InlineData("class C { Stream M(Stream s) => M(M(s)); void N() { var s = M(M(null!)); s.WriteByte(1); s.WriteByte(2); s.WriteByte(3); } }")]
    [InlineData("class C { void Save(string p) { Save(p); File.Move(p, p); Save(p); } }")]
    [InlineData("class C { void A(FileStream s) { s.WriteByte(1); B(s); } void B(FileStream s) { A(s); s.Flush(true); } void M() { using (var f = File.Create(\"p\")) A(f); File.Move(\"p\", \"q\"); } }")]
    [InlineData("class C { readonly Stream a; readonly Stream b; C() { a = b; b = a; } void M() { for (;;) { a.WriteByte(1); b.WriteByte(2); } } }")]
    [InlineData("class C { readonly Stream s; C() { s = new BufferedStream(s); } void M() { for (;;) s.WriteByte(1); } }")]
    [InlineData("class C { Stream S => S; void M() { for (;;) S.WriteByte(1); } }")]
    [InlineData("class C { void M() { var s = s; var f = new BufferedStream(f); Stream a = b, b = a; for (;;) { s.WriteByte(1); f.WriteByte(1); a.WriteByte(1); } } }")]
    [InlineData("class C { void M(Stream s) { s = s; while (true) { s = new BufferedStream(s); s.WriteByte(1); } } }")]
    [InlineData("class C { readonly Action<Stream> f; C() { f = s => f(s); } void M(Stream s) { for (;;) { f(s); s.WriteByte(1); } } }")]
    [InlineData("class C { C(int i) : this(i) { } C() : base() { L(); void L() { L(); File.Move(\"a\", \"b\"); } } }")]
    [InlineData("class A : B { } class B : A { void M(A a) { a.Write(1); File.Move(\"a\", \"b\"); } }")]
    [InlineData("class C { const string P = P + \"x\"; void M() { File.WriteAllText(P, P); File.Move(P, P); } }")]
    public Task Code_that_refers_to_itself_is_borne(string code) => AnyCode.AnalyzeAndFix(Usings + code);

    [Fact]
    public async Task Parts_of_a_type_in_several_files_are_one_type()
    {
        var findings = await AnyCode.AnalyzeAndFix(
            Usings + "partial class C { readonly FileStream _f; partial void Write(); }",
            Usings + "partial class C { C() => _f = new FileStream(\"f\", FileMode.Create, FileAccess.Write, FileShare.None, 0); }",
            Usings + "partial class C : IDisposable { partial void Write() { for (var i = 0; i < 9; i++) _f.WriteByte(1); } public void Dispose() => _f.Dispose(); }");

        Assert.All(findings, finding => Assert.EndsWith("2.cs", finding.Location.SourceTree!.FilePath));
    }

    [Fact]
    public async Task Programs_of_statements_are_analyzed()
    {
        var findings = await AnyCode.AnalyzeAndFix($"{Usings}{Bytes}\n{Rename}\nclass Behind {{ void M(Stream s, Stream d) {{ {Copy} }} }}");

        Assert.NotEmpty(findings);
    }

    [Theory]
    [InlineData("checked { }"), InlineData("goto end; end: ;"), InlineData("try { } catch when (true) { } finally { }"), InlineData("lock (d) { }")]
    [InlineData("unsafe { fixed (byte* p = new byte[1]) { } }"), InlineData("switch (1) { case 1 when true: break; default: goto case 1; }")]
    [InlineData("void L() => L(); L();"), InlineData("foreach (var (x, y) in new[] { (1, 2) }) { }"), InlineData("Func<Task> f = async () => await f!(); _ = f;")]
    public Task Every_kind_of_statement_may_stand_around_the_code(string statement) => AnyCode.AnalyzeAndFix(
        $"{Usings}class C {{ void M(Stream s, Stream d) {{ {statement} {Bytes} {statement} {{ {Copy} {statement} }} {Rename} {statement} }} }}");

    [Fact]
    public Task Deep_nesting_is_borne()
    {
        const int Depth = 150;
        var code = new StringBuilder(Usings).Append("class C { void M(Stream s, Stream d, int x) { ");
        for (var i = 0; i < Depth; i++)
            code.Append("if (x > 1) while (x < 9) { ");
        return AnyCode.AnalyzeAndFix(code.Append(Copy + Bytes + Rename).Append('}', Depth + 2).ToString());
    }

    [Fact]
    public Task Long_expressions_are_borne()
    {
        var sum = string.Join(" + ", Enumerable.Repeat("x", 3000));
        var path = string.Join(" + ", Enumerable.Repeat("p", 3000));
        return AnyCode.AnalyzeAndFix(
            $"{Usings}class C {{ void M(FileStream f, int x, string p) {{ f.Write(new byte[{sum}], 0, {sum}); using (var t = File.Create({path})) t.WriteByte(1); File.Move({path}, p); }} }}");
    }
}
