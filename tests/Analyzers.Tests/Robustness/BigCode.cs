using System.Text;

namespace IoAnalyzers.Tests.Robustness;

/// <summary>Programs as generators write them: one construct, very often or very deep, with I/O code in it.</summary>
sealed record BigCode(string Name, Func<int, string> Program)
{
    const string Usings = "using System; using System.Collections.Generic; using System.IO; using System.IO.MemoryMappedFiles; using System.Net.Sockets; using System.Threading.Tasks;\n";

    const string Copy = "{ int n; var b = new byte[9]; while ((n = s.Read(b, 0, 9)) > 0) d.Write(b, 0, n); } ";

    const string Bytes = "for (var k = 0; k < x; k++) f.WriteByte(1); f.Flush(); ";

    const string Rename = "File.WriteAllText(p + \".tmp\", \"x\"); File.Move(p + \".tmp\", p, true); ";

    const string All = Copy + Bytes + Rename;

    public override string ToString() => Name;

    /// <summary>Constructs of which there are many beside each other.</summary>
    public static readonly BigCode[] Wide =
    [
        InMethod("statements", n => Repeat(n, "x += {0};") + All + Repeat(n, "s.WriteByte((byte)x);")),
        InMethod("locals", n => Repeat(n, "var l{0} = x + {0};") + All),
        InMethod("switch sections", n => $"switch (x) {{ {Repeat(n, "case {0}: x++; break;")} default: {All} break; }}"),
        InMethod("switch sections that write", n => $"switch (x) {{ {Repeat(n, "case {0}: f.WriteByte(1); f.Flush(); break;")} }} {All}"),
        InMethod("switch patterns", n => $"object o = x; switch (o) {{ {Repeat(n, "case int i{0} when i{0} > {0}: s.WriteByte(1); break;")} }} {All}"),
        InMethod("switch arms", n => $"f.WriteByte((byte)(x switch {{ {Repeat(n, "{0} => {0} & 7,")} _ => 0 }})); {All}"),
        InMethod("relational arms", n => $"x = x switch {{ {Repeat(n, "> {0} and < 2{0} => s.ReadByte(),")} _ => 0 }}; {All}"),
        InMethod("lambdas", n => Repeat(n, "Action a{0} = () => s.WriteByte(1); a{0}();") + All),
        InMethod("local functions", n => Repeat(n, "void L{0}(FileStream t) {{ t.WriteByte(1); }} L{0}(f);") + All),
        InMethod("array elements", n => $"var a = new byte[] {{ {Repeat(n, "{0} & 7,")} }}; f.Write(a, 0, a.Length); {All}"),
        InMethod("arguments", n => $"Console.Write(string.Concat(new object[] {{ {Repeat(n, "s.ReadByte(),")} x }})); {All}"),
        InMethod("else ifs", n => string.Join(" else ", Enumerable.Range(0, n).Select(i => $"if (x == {i}) s.WriteByte(1);")) + " " + All),
        InMethod("labels", n => Repeat(n, "l{0}: s.WriteByte(1); if (x == {0}) goto l{0};") + All),
        InMethod("handlers", n => Repeat(n, "try {{ f.WriteByte(1); }} catch (IOException) {{ f.Flush(); }} ") + All),
        InMethod("sum terms", n => $"f.Write(new byte[{Joined(" + ", n, "x")}], 0, {Joined(" + ", n, "x")}); {All}"),
        InMethod("path terms", n => $"using (var t = File.Create({Joined(" + ", n, "p")})) t.WriteByte(1); File.Move({Joined(" + ", n, "p")}, p); {All}"),
        InMethod("conditions", n => $"while ({Joined(" && ", n, "s.ReadByte() > x")}) f.WriteByte(1); {All}"),
        InMethod("calls in a chain", n => $"var q = new System.Text.StringBuilder(); q{Repeat(n, ".Append(s.ReadByte())")}; {All}"),
        InMethod("locals that hold the one before", n => $"Stream v = f; var v0 = v; {Repeat(n, "var v{1} = v{0};")} for (;;) v{n}.WriteByte(1);"),
        InMethod("streams around streams", n => $"Stream v0 = f; {Repeat(n, "Stream v{1} = new BufferedStream(v{0});")} for (;;) {{ v{n}.WriteByte(1); v{n}.Flush(); f.Flush(true); }}"),
        InMethod("paths made of paths", n => $"var p0 = p; {Repeat(n, "var p{1} = p{0} + \"x\";")} File.WriteAllText(p{n}, \"x\"); File.Move(p{n}, p);"),
        InMethod("numbers made of numbers", n => $"var n0 = x; {Repeat(n, "var n{1} = n{0} + 1;")} var b = new byte[n{n}]; int r; while ((r = s.Read(b, 0, n{n})) > 0) d.Write(b, 0, r); f.Seek(n{n}, SeekOrigin.Begin); f.Read(b, 0, n{n});"),
        InMethod("arrays that hold the one before", n => $"var b0 = new byte[9]; {Repeat(n, "var b{1} = b{0};")} int r; while ((r = s.Read(b{n}, 0, 9)) > 0) d.Write(b{n}, 0, r);"),
        InType("fields", n => Repeat(n, "readonly FileStream _f{0} = new(\"f\", FileMode.Create, FileAccess.Write, FileShare.None, 0); int _i{0};") + "void W() { for (;;) _f0.WriteByte(1); }"),
        InType("fields that hold the one before", n => "static readonly FileStream _f0 = new(\"f\", FileMode.Create, FileAccess.Write, FileShare.None, 0);" + Repeat(n, "static readonly Stream _f{1} = new BufferedStream(_f{0});") + $"void W() {{ for (;;) _f{n}.WriteByte(1); }}"),
        InType("fields that are the one before", n => "static readonly FileStream _f0 = new(\"f\", FileMode.Create, FileAccess.Write, FileShare.None, 0);" + Repeat(n, "static readonly FileStream _f{1} = _f{0};") + $"void W() {{ for (;;) _f{n}.WriteByte(1); }}"),
        InType("paths in fields", n => "static readonly string P0 = \"a\" + Environment.NewLine;" + Repeat(n, "static readonly string P{1} = P{0} + \"x\";") + $"void W() {{ File.WriteAllText(P{n}, \"x\"); File.Move(P{n}, P0); File.ReadAllText(P{n}); }}"),
        InType("properties that call the next", n => "Stream P0 => new BufferedStream(null!);" + Repeat(n, "Stream P{1} => P{0};") + $"void W() {{ for (;;) P{n}.WriteByte(1); }}"),
        InType("methods that call the next", n => "void W0(FileStream f) => f.Flush(true);" + Repeat(n, "void W{1}(FileStream f) {{ f.WriteByte(1); W{0}(f); }}") + $"void W() {{ using (var t = File.Create(\"a\")) W{n}(t); File.Move(\"a\", \"b\"); }}"),
    ];

    /// <summary>Constructs each of which stands in another one.</summary>
    public static readonly BigCode[] Deep =
    [
        InMethod("blocks", n => Nested(n, "{ ", All, "}")),
        InMethod("ifs", n => Nested(n, "if (x > 1) { s.WriteByte(1); ", All, "}")),
        InMethod("loops", n => Nested(n, "for (;;) { f.WriteByte(1); ", All, "}")),
        InMethod("whiles", n => Nested(n, "while (s.ReadByte() > 0) ", "{" + All + "}", "")),
        InMethod("usings", n => Nested(n, "using (File.Create(p)) ", "{" + All + "}", "")),
        InMethod("tries", n => Nested(n, "try { f.WriteByte(1); ", All, "} finally { f.Flush(); }")),
        InMethod("catches", n => Nested(n, "try { f.WriteByte(1); } catch { ", All, "}")),
        InMethod("switches", n => Nested(n, "switch (x) { case 1: ", All, "break; }")),
        InMethod("lambdas in lambdas", n => Nested(n, "((Action)(() => { s.WriteByte(1); ", All, "}))();")),
        InMethod("functions in functions", n => Nested(n, "void L() { s.WriteByte(1); ", All, "}")),
        InMethod("parentheses", n => $"f.Write(new byte[{Nested(n, "(", "9", ")")}], {Nested(n, "(", "x", ")")}, 9); {All}"),
        InMethod("calls in calls", n => $"f.WriteByte((byte){Nested(n, "Math.Abs(", "s.ReadByte()", ")")}); {All}"),
        InMethod("paths in paths", n => $"var q = {Nested(n, "Path.Combine(p, ", "p", ")")}; File.WriteAllText(q, \"x\"); File.Move(q, p); {All}"),
        InMethod("streams in streams", n => $"using var q = {Nested(n, "new BufferedStream(", "f", ")")}; for (;;) {{ q.WriteByte(1); q.Flush(); f.Flush(true); }}"),
        InMethod("sums to the right", n => $"f.Write(new byte[{Nested(n, "x + (", "x", ")")}], 0, 9); {All}"),
        InMethod("signs", n => $"f.Seek({Nested(n, "- ", "x", "")}, 0); f.ReadByte(); {All}"),
        InMethod("casts", n => $"for (;;) ({Nested(n, "(Stream)(", "f", ")")}).WriteByte(1);"),
        InMethod("conditionals", n => $"Stream q = {Nested(n, "x > 1 ? s : ", "f", "")}; for (;;) q.WriteByte(1);"),
        InMethod("coalescings", n => $"Stream q = {Nested(n, "s ?? ", "f", "")}; for (;;) q.WriteByte(1); "),
        InMethod("assignments of assignments", n => $"Stream q; {Nested(n, "q = ", "f", "")}; for (;;) q.WriteByte(1); "),
        InMethod("element accesses", n => $"var a = new int[9]; f.Write(new byte[{Nested(n, "a[", "x", "]")}], 0, {Nested(n, "a[", "x", "]")}); {All}"),
        // The compiler takes twice the time for each level.
        InMethod("strings in strings", n => $"File.WriteAllText({Nested(Math.Min(n, 12), "$\"{", "p", "}\"")}, p); {All}"),
        InMethod("switch expressions", n => $"x = {Nested(n, "x switch { 1 => ", "s.ReadByte()", ", _ => 0 }")}; {All}"),
        InMethod("lambdas that return lambdas", n => $"var q = {Nested(n, "(Func<object>)(() => ", "s.ReadByte()", ")")}; {All}"),
        InType("types in types", n => Nested(n, "class N { FileStream f = File.Create(\"a\"); void W() { for (;;) f.WriteByte(1); } ", "", "}")),
        InType("namespaces of generics", n => $"void W({Nested(n, "List<", "Stream", ">")} q) {{ for (;;) q.Add(null!); }}"),
    ];

    static BigCode InMethod(string name, Func<int, string> body) => new(name, n =>
        $"{Usings}class C {{ void M(Stream s, Stream d, int x, string p) {{ using var f = new FileStream(\"f\", FileMode.Create, FileAccess.ReadWrite, FileShare.None, 0);\n{body(n)}\n}} }}");

    static BigCode InType(string name, Func<int, string> members) => new(name, n => $"{Usings}class C {{\n{members(n)}\n}}");

    static string Repeat(int count, string format)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
            text.AppendFormat(format, i, i + 1).Append('\n');
        return text.ToString();
    }

    static string Joined(string separator, int count, string part) => string.Join(separator, Enumerable.Repeat(part, count));

    static string Nested(int depth, string open, string inner, string close) =>
        new StringBuilder().Insert(0, open, depth).Append(inner).Insert(open.Length * depth + inner.Length, close, depth).ToString();
}
