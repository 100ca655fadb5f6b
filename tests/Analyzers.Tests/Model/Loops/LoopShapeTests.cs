using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Tests.Model.Loops;

public class LoopShapeTests
{
    [Fact]
    public void A_while_loop_tests_before_it_does_anything_else() => Assert.Equal(
        "read n, if (break), write",
        Round("int n; var b = new byte[9]; [|while ((n = stream.Read(b, 0, 9)) > 0) { file.Write(b, 0, n); }|]"));

    [Fact]
    public void A_do_loop_tests_at_the_end() => Assert.Equal(
        "read n, write, if (break)",
        Round("int n; var b = new byte[9]; [|do { n = stream.Read(b, 0, 9); file.Write(b, 0, n); } while (n > 0);|]"));

    [Fact]
    public void A_for_loop_goes_on_where_its_body_ends() => Assert.Equal(
        "if (break), write, read n",
        Round("var b = new byte[9]; [|for (int n = stream.Read(b, 0, 9); n > 0; n = stream.Read(b, 0, 9)) file.Write(b, 0, n);|]"));

    [Fact]
    public void The_initializer_of_a_for_loop_is_done_once() => Assert.Equal(
        "read n",
        Ask("var b = new byte[9]; [|for (int n = stream.Read(b, 0, 9); n > 0; n = stream.Read(b, 0, 9)) file.Write(b, 0, n);|]", shape => Text(shape.First)));

    [Fact]
    public void Branches_counters_flags_checks_and_views_are_steps_of_their_own() => Assert.Equal(
        "if (break), read n, view chunk, if (write, count +total; set more), cancellation",
        Round(
            """
            System.Threading.CancellationToken token = default; long total = 0; var more = true; var b = new byte[9];
            [|while (more)
            {
                var n = stream.Read(b, 0, 9);
                var chunk = b.AsMemory(0, n);
                if (n != 0) { file.Write(chunk.Span); total += n; }
                else more = false;
                token.ThrowIfCancellationRequested();
            }|]
            """));

    [Fact]
    public void A_remaining_number_of_bytes_is_counted_down() => Assert.Equal(
        "if (break), read n, if (break), write, count -left",
        Round(
            """
            long left = 100; var b = new byte[9];
            [|while (left > 0) { var n = stream.Read(b, 0, 9); if (n == 0) break; file.Write(b, 0, n); left -= n; }|]
            """));

    [Fact]
    public void Single_bytes_are_read_written_and_counted() => Assert.Equal(
        "read c, if (break), write, count +total, count +total, count -left",
        Round("int c; long total = 0, left = 9; [|while ((c = stream.ReadByte()) != -1) { file.WriteByte((byte)c); total++; total += 1; --left; }|]"));

    [Theory]
    [InlineData("Console.WriteLine(n);")]
    [InlineData("size += 2;")]
    [InlineData("return;")]
    [InlineData("continue;")]
    [InlineData("try { } finally { }")]
    [InlineData("while (flag) { }")]
    [InlineData("lock (stream) { }")]
    [InlineData("stream.ReadByte();")]
    [InlineData("var c = (byte)stream.ReadByte();")]
    [InlineData("stream.WriteAsync(b, 0, n);")]
    [InlineData("if (client.Connected) { }")]
    public void What_is_none_of_these_is_other(string statement) => Assert.EndsWith(
        "other",
        Ask($"var b = new byte[9]; [|for (;;) {{ var n = stream.Read(b, 0, 9); {statement} }}|]", shape => Text(shape.Steps.Where(step => step is not BranchStep))));

    [Fact]
    public void A_loop_over_a_collection_has_no_shape() =>
        Assert.True(Snippet.Statements("[|foreach (var c in path) { }|]").Ask((loop, body) => LoopShape.Of((ILoopOperation)loop, body) is null));

    [Fact]
    public void The_read_before_a_loop_primes_it() => Assert.Equal(
        "read n",
        Ask(
            "var b = new byte[9]; int n = stream.Read(b, 0, 9); long total = 0; [|while (n > 0) { file.Write(b, 0, n); n = stream.Read(b, 0, 9); }|]",
            shape => Text(shape.Primed()!.First)));

    [Theory]
    [InlineData("file.Flush();")]
    [InlineData("n++;")]
    [InlineData("var more = file.CanWrite;")]
    public void Nothing_that_has_an_effect_stands_between_a_loop_and_its_first_read(string statement) => Assert.True(
        Ask(
            $"var b = new byte[9]; int n = stream.Read(b, 0, 9); {statement} [|while (n > 0) {{ file.Write(b, 0, n); n = stream.Read(b, 0, 9); }}|]",
            shape => shape.Primed() is null));

    [Theory]
    [InlineData("var more = true;", true)]
    [InlineData("var more = true; file.Flush();", true)]
    [InlineData("var more = flag;", false)]
    [InlineData("var more = true; more = flag;", false)]
    [InlineData("var more = true; if (flag) more = false;", false)]
    [InlineData("var more = true; void Stop() => more = false; Stop();", false)]
    public void A_local_begins_a_loop_with_the_constant_that_it_was_declared_with(string before, bool isKnown) => Assert.Equal(
        isKnown,
        Ask($"{before} [|while (more) {{ more = false; }}|]", shape => shape.ValueAtStart(shape.Steps.OfType<SetStep>().Single().Local) is not null));

    [Theory]
    [InlineData("while ((n = stream.Read(b, 0, 9)) > 0) file.Write(b, 0, n);", true)]
    [InlineData("do { n = stream.Read(b, 0, 9); file.Write(b, 0, n); } while (n != 0);", true)]
    [InlineData("do { n = stream.Read(b, 0, 9); file.Write(b, 0, n); } while (n == 9);", false)]
    [InlineData("do { n = stream.Read(b, 0, 9); } while (n > 0);", false)]
    [InlineData("for (;;) { n = stream.Read(b, 0, 9); if (n == 0) break; }", false)]
    [InlineData("for (;;) { n = stream.Read(b, 0, 9); if (n == 0) break; file.Write(b, 0, n); file.Write(b, 0, n); }", false)]
    [InlineData("for (;;) { n = stream.Read(b, 0, 9); if (n != 0) break; file.Write(b, 0, n); }", false)]
    [InlineData("for (;;) { n = stream.Read(b, 0, 9); n = 5; if (n == 0) break; file.Write(b, 0, n); }", false)]
    [InlineData("while (true) { n = stream.Read(b, 0, 9); file.Write(b, 0, n); }", false)]
    [InlineData("var odd = false; while ((n = stream.Read(b, 0, 9)) > 0) { if (odd) file.Write(b, 0, n); odd = !odd; }", false)]
    [InlineData("var odd = false; while ((n = stream.Read(b, 0, 9)) > 0) { if (odd) file.Write(b, 0, n); else file.Write(b, 0, n); odd = !odd; }", false)]
    [InlineData("var first = true; while ((n = stream.Read(b, 0, 9)) > 0) { if (first) first = false; else file.Write(b, 0, n); }", false)]
    [InlineData("var first = true; while ((n = stream.Read(b, 0, 9)) > 0) { if (first) first = false; file.Write(b, 0, n); }", true)]
    [InlineData("while ((n = stream.ReadByte()) != -1) file.WriteByte((byte)n);", true)]
    [InlineData("while ((n = stream.ReadByte()) > 0) file.WriteByte((byte)n);", false)]
    [InlineData("do { n = stream.ReadByte(); file.WriteByte((byte)n); } while (n != -1);", false)]
    [InlineData("while ((n = stream.ReadByte()) != -1) file.Write(b, 0, n);", false)]
    [InlineData("while ((n = stream.Read(b, 0, 9)) > 0) file.WriteByte((byte)n);", false)]
    public void A_run_tells_what_a_loop_copies(string loop, bool copies) => Assert.Equal(
        copies,
        Ask($"int n; var b = new byte[9]; {Marked(loop)}", LoopRun.CopiesToEnd));

    static string Marked(string statements)
    {
        var start = new[] { "while", "do ", "for" }.Select(keyword => statements.IndexOf(keyword, StringComparison.Ordinal)).Where(index => index >= 0).Min();
        return $"{statements[..start]}[|{statements[start..]}|]";
    }

    static string Round(string statements) => Ask(statements, shape => Text(shape.Round));

    static T Ask<T>(string statements, Func<LoopShape, T> question) =>
        Snippet.Statements(statements).Ask((loop, body) => question(LoopShape.Of((ILoopOperation)loop, body)!));

    static string Text(IEnumerable<LoopStep> steps) => string.Join(", ", steps.Select(Text));

    static string Text(LoopStep step) => step switch
    {
        ReadStep read => $"read {read.Result.Name}",
        WriteStep => "write",
        CountStep count => $"count {(count.Sign > 0 ? '+' : '-')}{count.Counter.Name}",
        CancellationStep => "cancellation",
        SetStep set => $"set {set.Local.Name}",
        ViewStep view => $"view {view.Local.Name}",
        BranchStep branch => $"if ({string.Join("; ", new[] { branch.WhenTrue, branch.WhenFalse }.Where(list => list.Count > 0).Select(list => string.Join(", ", list.Select(Text))))})",
        BreakStep => "break",
        _ => "other",
    };
}
