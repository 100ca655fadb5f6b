using System.Text;

namespace IoAnalyzers.Tests.House;

/// <summary>The work of all rules together grows as the code does. Its measures are the steps that the rules take and the memory that they ask for: the same in every run.</summary>
/// <remarks>Of the memory, what the compiler takes for the program itself is not counted: for some code it is not linear.</remarks>
[Collection(nameof(Alone))]
public sealed class CostTests
{
    const int Few = 100;
    const int Many = 4 * Few;

    /// <summary>Four times the code may take five times the steps, which leaves room for sorting. Quadratic work would take sixteen times.</summary>
    const double Most = 5;

    const string Usings = "using System; using System.Collections.Generic; using System.IO;\n";

    [Theory]
    [InlineData("blocks", "if (x > {0}) s.WriteByte(1); else s.Flush();")]
    [InlineData("loops of small writes", "for (var i = 0; i < x; i++) f.WriteByte(1); ")]
    [InlineData("loops of small reads", "using var r{0} = new FileStream(\"r\", FileMode.Open, FileAccess.Read, FileShare.Read, 1); while (r{0}.ReadByte() > 0) x++; ")]
    [InlineData("reads in one loop", "while (f.ReadByte() > x) {{ x += f.ReadByte(); }}")]
    [InlineData("copy loops", "{{ int n; var b = new byte[9]; while ((n = s.Read(b, 0, 9)) > 0) d.Write(b, 0, n); }}")]
    [InlineData("renames", "File.WriteAllText(\"p{0}.tmp\", \"x\"); File.Move(\"p{0}.tmp\", \"p{0}\", true);")]
    [InlineData("renames of streams", "using (var t = File.Create(\"p{0}.tmp\")) t.WriteByte(1); File.Move(\"p{0}.tmp\", \"p{0}\", true);")]
    [InlineData("assignments", "s = new BufferedStream(s); s.WriteByte(1);")]
    [InlineData("writes in a row", "f.WriteByte(1);")]
    [InlineData("records written by a handle", "for (var i = 0; i < x; i++) RandomAccess.Write(h, new byte[9], i);")]
    [InlineData("loops of appends", "for (var i = 0; i < x; i++) File.AppendAllText(\"p{0}\", \"x\");")]
    [InlineData("loops of writers", "for (var i = 0; i < x; i++) {{ using var w{0} = new StreamWriter(\"p{0}\", true); w{0}.Write(i); }}")]
    [InlineData("flushed loops", "{{ using var w{0} = new StreamWriter(\"p{0}\"); for (var i = 0; i < x; i++) {{ w{0}.WriteLine(i); w{0}.Flush(); }} }}")]
    [InlineData("loops of one flushed writer", "for (var i = 0; i < x; i++) {{ f.WriteByte(1); f.Flush(); }}")]
    [InlineData("writers that flush themselves", "{{ using var w{0} = new StreamWriter(\"p{0}\") {{ AutoFlush = true }}; for (var i = 0; i < x; i++) w{0}.WriteLine(i); }}")]
    [InlineData("writers whose file is synced", "{{ using var t{0} = File.Create(\"p{0}\"); using var w{0} = new StreamWriter(t{0}); w{0}.WriteLine(x); t{0}.Flush(true); }}")]
    [InlineData("answers beside files that write through", "{{ using var t{0} = File.Create(\"p{0}\", 4096, FileOptions.WriteThrough); t{0}.WriteByte(1); File.Move(\"p{0}\", \"q{0}\"); }}")]
    [InlineData("syncs below one writer", "{{ using var w{0} = new StreamWriter(f, leaveOpen: true); w{0}.WriteLine(x); f.Flush(true); }}")]
    [InlineData("handled exceptions", "try {{ s.WriteByte(1); }} catch (IOException) {{ s.Flush(); }} finally {{ x++; }}")]
    [InlineData("files of one write", "using var f{0} = new FileStream(\"f\", FileMode.Create, FileAccess.Write, FileShare.None, 0); f{0}.WriteByte(1);")]
    [InlineData("local functions", "void L{0}(FileStream t) {{ t.WriteByte(1); }} using (var t{0} = File.Create(\"p{0}.tmp\")) L{0}(t{0}); File.Move(\"p{0}.tmp\", \"p{0}\");")]
    [InlineData("lambdas", "Action a{0} = () => File.WriteAllText(\"p\", \"x\"); a{0}(); File.Move(\"p\", \"q\");")]
    [InlineData("labels", "l{0}: s.WriteByte(1); if (x == {0}) goto l{0};")]
    [InlineData("ways out", "if (x == {0}) {{ f.WriteByte(1); return; }}")]
    [InlineData("locals that hold the one before", "Stream v{0} = {0} == 0 ? f : s; var u{0} = v{0}; u{0}.WriteByte(1);")]
    public async Task In_one_method_cost_is_linear_in(string what, string statement)
    {
        const string Method = "class C {{ void M(Stream s, Stream d, int x) {{ using var f = new FileStream(\"f\", FileMode.Create, FileAccess.Write, FileShare.None, 0); using var h = File.OpenHandle(\"h\");\n{0} }} }}";
        await CheckLinear(what, count => Usings + string.Format(Method, Repeat(statement, count)));
    }

    [Theory]
    [InlineData("elements", "f.Write(new byte[] {{ {0} }}, 0, 9); f.WriteByte(1);", "{0} & 7,")]
    [InlineData("terms", "File.WriteAllText(p + \"t\" {0}, p); File.Move(p + \"t\" {0}, p);", "+ p")]
    [InlineData("branches", "if (x < 0) s.Flush(); {0}", "else if (x == {0}) s.WriteByte(1);")]
    [InlineData("streams around each other", "Stream v0 = f; {0} s.WriteByte(1);", "Stream v{1} = new BufferedStream(v{0});")]
    [InlineData("synced streams around each other", "Stream v0 = f; {0} for (;;) {{ v1.WriteByte(1); f.Flush(true); }}", "Stream v{1} = new BufferedStream(v{0});")]
    [InlineData("streams over a small buffer", "Stream v0 = new FileStream(\"g\", FileMode.Create, FileAccess.Write, FileShare.None, 99); {0}", "Stream v{1} = new BufferedStream(v{0});")]
    [InlineData("writes in a loop", "for (;;) {{ {0} }}", "f.WriteByte(1);")]
    [InlineData("writes and a wait in a loop", "for (;;) {{ {0} x = Console.Read(); }}", "f.WriteByte(1);")]
    [InlineData("calls of one method in a loop", "for (;;) {{ f.WriteByte(1); {0} }}", "M(s, x, p);")]
    [InlineData("conditions", "while ({0} true) f.WriteByte(1); using (var t = File.Create(p)) t.WriteByte(1); File.Move(p, \"q\");", "x != {0} &&")]
    [InlineData("switch sections", "switch (x) {{ {0} }} File.WriteAllText(p, p); File.Move(p, \"q\");", "case {0}: f.WriteByte(1); f.Flush(); break;")]
    [InlineData("switch sections that end the method", "File.WriteAllText(p, p); File.Move(p, \"q\"); switch (x) {{ {0} }}", "case {0}: f.WriteByte(1); break;")]
    [InlineData("switch patterns", "object o = x; switch (o) {{ {0} }} File.WriteAllText(p, p); File.Move(p, \"q\");", "case int i{0} when i{0} > {0}: s.WriteByte(1); break;")]
    [InlineData("switch arms", "f.WriteByte((byte)(x switch {{ {0} _ => 0 }})); File.WriteAllText(p, p); File.Move(p, \"q\");", "{0} => {0} & 7,")]
    [InlineData("paths made of each other", "var p0 = p; {0} File.WriteAllText(p1, p); File.Move(p1, p);", "var p{1} = p{0} + \"x\";")]
    public async Task Around_many_cost_is_linear_in(string what, string around, string part)
    {
        const string Method = "class C {{ void M(Stream s, int x, string p) {{ using var f = new FileStream(\"f\", FileMode.Create, FileAccess.Write, FileShare.None, 0);\n{0} }} }}";
        await CheckLinear(what, count => Usings + string.Format(Method, string.Format(around, RepeatOnward(part, count))));
    }

    [Theory]
    [InlineData("blocks", "{ f.WriteByte(1); ", "}")]
    [InlineData("branches", "if (x > 1) { f.WriteByte(1); ", "}")]
    [InlineData("handlers", "try { f.WriteByte(1); ", "} finally { f.Flush(); }")]
    [InlineData("usings", "using (var t = File.Create(p)) { t.WriteByte(1); ", "}")]
    [InlineData("endless loops", "for (;;) { f.WriteByte(1); ", "}")]
    [InlineData("loops of writes", "while (x-- > 0) { f.WriteByte(1); ", "}")]
    [InlineData("loops of opened files", "while (x-- > 0) { using (File.AppendText(p)) { } ", "}")]
    [InlineData("copy loops", "while ((n = s.Read(b, 0, 9)) > 0) { d.Write(b, 0, n); ", "}")]
    [InlineData("copy loops with a buffer", "{ int n#; var b# = new byte[9]; while ((n# = s.Read(b#, 0, 9)) > 0) { d.Write(b#, 0, n#); ", "} }")]
    [InlineData("loops of synced files", "while (x-- > 0) { using (var t# = File.Create(p)) t#.Flush(true); ", "}")]
    public async Task Inside_each_other_cost_is_linear_in(string what, string open, string close)
    {
        // The depth that code has, and twice of it: what each level does for all levels around it is bounded only beyond.
        const int Depth = 25;
        await CheckNested(what, open, close, Depth);
    }

    [Theory]
    [InlineData("loops of reads", "while (f.ReadByte() > 0) { ", "}")]
    [InlineData("loops of flushed writes", "while (x-- > 0) {\n w.WriteLine(x); w.Flush();\n ", "}\n")]
    [InlineData("loops of appends", "while (x-- > 0) {\n File.AppendAllText(p, p);\n ", "}\n")]
    [InlineData("loops over lines", "foreach (var l# in File.ReadAllLines(p)) { x += l#.Length; ", "}")]
    [InlineData("loops of renames", "while (x > 0) { File.WriteAllText(p, p); File.Move(p, \"q\"); ", "}")]
    public async Task Inside_each_other_cost_is_linear_beyond_the_judged_ones_in(string what, string open, string close)
    {
        // Each candidate looks at all that is in its loop, or in the member, and MostCandidates of them are judged.
        const int Depth = 120;
        await CheckNested(what, open, close, Depth);
    }

    static Task CheckNested(string what, string open, string close, int depth) =>
        CheckLinear(what, count => Usings + "class C { void M(int x, string p, Stream s, Stream d, byte[] b, int n) { using var w = new StreamWriter(\"w\"); using var f = new FileStream(\"f\", FileMode.Create, FileAccess.Write, FileShare.None, 0);\n"
            + string.Concat(Enumerable.Range(0, count * depth / Few).Select(i => open.Replace("#", $"{i}"))) + string.Concat(Enumerable.Repeat(close, count * depth / Few)) + "} }");

    [Fact]
    public async Task Cost_is_linear_in_types_inside_each_other()
    {
        const int Depth = 25;
        const string Open = "class C# { readonly string _p# = \"p\"; void M#(string q) { var t = File.ReadAllText(_p#); if (!File.Exists(_p#)) File.WriteAllText(_p#, t + q); } ";
        await CheckLinear("types inside each other", count =>
            Usings + string.Concat(Enumerable.Range(0, count * Depth / Few).Select(i => Open.Replace("#", $"{i}"))) + new string('}', count * Depth / Few));
    }

    [Theory]
    [InlineData("methods that write a field", "void M{0}() {{ _f.WriteByte(1); _f.WriteByte(2); _f.WriteByte(3); }}")]
    [InlineData("methods that call the next", "void M{0}(FileStream s, string p) {{ s.WriteByte(1); M{1}(s, p); File.Move(p, \"q\"); }}")]
    [InlineData("methods that copy", "void M{0}(Stream s, Stream d) {{ int n; var b = new byte[9]; while ((n = s.Read(b, 0, 9)) > 0) d.Write(b, 0, n); }}")]
    [InlineData("fields that are synced", "readonly StreamWriter _w{0} = new(_f); void M{0}() {{ _w{0}.WriteLine(1); _f.Flush(true); }}")]
    [InlineData("properties", "Stream P{0} => new BufferedStream(_f); void M{0}() {{ for (;;) P{0}.WriteByte(1); }}")]
    public async Task In_one_type_cost_is_linear_in(string what, string member)
    {
        const string Type = "class C {{ static readonly FileStream _f = new FileStream(\"f\", FileMode.Create, FileAccess.Write, FileShare.None, 0);\n{0} }}";
        await CheckLinear(what, count => Usings + string.Format(Type, Repeat(member, count)));
    }

    [Theory]
    [InlineData("switch (x) {{ {0} }}", "case {0}: x++; break;")]
    [InlineData("x = x switch {{ {0} _ => 0 }};", "{0} => {0} & 7,")]
    [InlineData("{0}", "void L{0}() {{ }}")]
    public async Task What_the_compiler_takes_for_itself_is_not_linear(string around, string part)
    {
        if (!SourceProject.RoslynKnowsOurLanguage)
            return;

        // So it says nothing about the rules.
        Assert.True(await Bytes(Many) > Most * await Bytes(Few));

        Task<long> Bytes(int count)
        {
            var program = AnyCode.Compile("class C { void M(int x) { " + string.Format(around, RepeatOnward(part, count)) + " } }");
            program.GetDiagnostics();
            return CountedRules.BytesOfCompiler(program);
        }
    }

    [Fact]
    public async Task Two_thousand_blocks_around_findings_are_analyzed_and_fixed()
    {
        var blocks = Repeat("if (x > {0}) {{ x++; }} else {{ while (x < {0}) x += 2; }}", 1000);
        var findings = await AnyCode.AnalyzeAndFix($$"""
            {{Usings}}
            class C
            {
                void M(Stream s, Stream d, int x)
                {
                    {{blocks}}
                    int n;
                    var b = new byte[4096];
                    while ((n = s.Read(b, 0, b.Length)) > 0)
                        d.Write(b, 0, n);
                    using (var t = new FileStream("p.tmp", FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
                    {
                        for (var i = 0; i < 9; i++)
                            t.WriteByte(1);
                    }

                    File.Move("p.tmp", "p", true);
                }
            }
            """);

        Assert.Equal(["IOA1001", "IOA2001", "IOA3001"], findings.Select(finding => finding.Id).Order());
    }

    [Fact]
    public async Task Five_thousand_statements_in_one_method_are_analyzed()
    {
        var statements = Repeat("s.WriteByte(1);", 2500) + Repeat("x += (int)s.Position;", 2500);

        Assert.Empty(await AnyCode.AnalyzeAndFix($"{Usings}class C {{ void M(Stream s, int x) {{ {statements} }} }}"));
    }

    static async Task CheckLinear(string what, Func<int, string> code)
    {
        var many = AnyCode.Compile(code(Many));
        // The floor of Roslyn cannot compile the rules anew; there, it is enough that the work ends.
        if (!SourceProject.RoslynKnowsOurLanguage)
        {
            await AnyCode.Analyze(many);
            return;
        }

        var (stepsOfFew, bytesOfFew) = await CountedRules.CostOf(AnyCode.Compile(code(Few)));
        var (stepsOfMany, bytesOfMany) = await CountedRules.CostOf(many);
        Assert.True(stepsOfFew > Few, $"The rules looked at no {what}.");
        Complaints.None(
            from measure in new[] { (Of: "steps", Few: stepsOfFew, Many: stepsOfMany), (Of: "bytes", Few: bytesOfFew, Many: bytesOfMany) }
            where measure.Many > Most * measure.Few
            select $"{Few} {what} take {measure.Few:N0} {measure.Of} and {Many} take {measure.Many:N0}: {(double)measure.Many / measure.Few:F1} times as many");
    }

    /// <summary>As <see cref="Repeat"/>, without a last one that leads back to the first.</summary>
    static string RepeatOnward(string format, int count) => string.Concat(Enumerable.Range(0, count).Select(i => string.Format(format, i, i + 1) + "\n"));

    static string Repeat(string format, int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
            text.AppendFormat(format, i, (i + 1) % count).Append('\n');
        return text.ToString();
    }
}

/// <summary>Tests that run while no other does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
