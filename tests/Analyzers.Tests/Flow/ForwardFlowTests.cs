namespace IoAnalyzers.Tests.Flow;

public class ForwardFlowTests
{
    [Theory]
    [InlineData("straight", "w.Write(1); Use();", true)]
    [InlineData("flushed", "w.Write(1); w.Flush(); Use();", false)]
    [InlineData("branch", "w.Write(1); if (c) w.Flush(); Use();", true)]
    [InlineData("both branches", "w.Write(1); if (c) w.Flush(); else w.Flush(); Use();", false)]
    [InlineData("early return then use", "w.Write(1); if (c) { w.Flush(); Use(); return; } Use();", false, true)]
    [InlineData("conditional access", "w?.Write(1); Use();", true)]
    [InlineData("null-coalescing", "w.Write(1); (w ?? w).Flush(); Use();", false)]
    [InlineData("switch", "w.Write(1); switch (n) { case 1: w.Flush(); break; case 2: break; default: w.Flush(); break; } Use();", true)]
    [InlineData("switch expression, one arm flushes", "w.Write(1); _ = n switch { 1 => w.Flush(), _ => 0 }; Use();", true)]
    [InlineData("switch expression, all arms flush", "w.Write(1); _ = n switch { 1 => w.Flush(), 2 when c => w.Flush(), _ => w.Flush() }; Use();", false)]
    [InlineData("short circuit", "w.Write(1); if (c && w.Flush() == 0) { Use(); } Use();", false, true)]
    [InlineData("operands before the call", "w.Write(1); _ = w.Write(w.Flush()) + Use();", true)]
    public void Branches_are_joined(string shape, string body, params bool[] unflushedAtUse) => Sees(shape, body, unflushedAtUse);

    [Theory]
    [InlineData("loop", "for (int i = 0; i < 3; i++) { Use(); w.Write(1); }", true)]
    [InlineData("loop flush", "for (int i = 0; i < 3; i++) { w.Write(1); w.Flush(); } Use();", false)]
    [InlineData("foreach", "foreach (var i in new int[2]) { w.Write(i); w.Flush(); } Use();", false)]
    [InlineData("goto", "w.Write(1); again: Use(); if (c) { w.Flush(); goto again; }", true)]
    [InlineData("goto forward over the flush", "w.Write(1); if (c) goto end; w.Flush(); end: Use();", true)]
    [InlineData("do while", "do { Use(); w.Write(1); } while (c); Use();", true, true)]
    [InlineData("continue over the flush", "while (c) { w.Write(1); if (n == 1) continue; w.Flush(); } Use();", true)]
    [InlineData("using declaration in a loop", "while (c) { Use(); using var v = w; v.Write(1); } Use();", false, false)]
    public void Loops_come_back(string shape, string body, params bool[] unflushedAtUse) => Sees(shape, body, unflushedAtUse);

    [Theory]
    [InlineData("finally flush", "try { w.Write(1); } finally { w.Flush(); } Use();", false)]
    [InlineData("finally unrelated", "try { w.Write(1); w.Flush(); } finally { Log(); } Use();", false)]
    [InlineData("return through finally", "try { w.Write(1); if (c) return; w.Flush(); } finally { Log(); } Use();", false)]
    [InlineData("nested finally", "try { try { w.Write(1); } finally { Log(); } } finally { w.Flush(); } Use();", false)]
    [InlineData("nested return", "while (true) { try { try { w.Write(1); if (c) break; w.Flush(); } finally { Log(); } Use(); } finally { Log(); } }", false)]
    [InlineData("break out", "while (true) { try { w.Write(1); if (c) break; w.Flush(); } finally { Log(); } } Use();", true)]
    [InlineData("finally in finally", "try { Log(); } finally { try { w.Write(1); } finally { w.Flush(); } } Use();", false)]
    [InlineData("goto out of a try", "try { w.Write(1); if (c) goto end; w.Flush(); } finally { Log(); } Use(); end: Use();", false, true)]
    [InlineData("use in the finally", "try { w.Write(1); w.Flush(); } finally { Use(); }", true)]
    public void Finally_blocks(string shape, string body, params bool[] unflushedAtUse) => Sees(shape, body, unflushedAtUse);

    [Theory]
    [InlineData("catch sees middle", "try { w.Write(1); w.Flush(); } catch { Use(); }", true)]
    [InlineData("after catch", "try { w.Write(1); w.Flush(); } catch { } Use();", true)]
    [InlineData("catch flushes", "try { w.Write(1); w.Flush(); } catch { w.Flush(); } Use();", false)]
    [InlineData("filter", "try { w.Write(1); } catch (Exception) when (c) { w.Flush(); } Use();", true)]
    [InlineData("filter flushes", "try { w.Write(1); throw new Exception(); } catch (Exception) when (w.Flush() == 0) { Use(); }", false)]
    [InlineData("a filter that says no goes on to the next catch",
        "try { w.Write(1); throw new Exception(); } catch (Exception) when (c) { w.Flush(); } catch { } Use();", true)]
    [InlineData("throw in try", "try { w.Write(1); throw new Exception(); } catch { w.Flush(); } Use();", false)]
    [InlineData("throw in catch, outer finally", "try { try { w.Write(1); } catch { throw; } } finally { Use(); }", true)]
    [InlineData("an exception out of a finally does not return to what entered it",
        "try { try { if (c) return; Log(); } finally { w.Write(1); throw new Exception(); } } catch { w.Flush(); } Use();", false)]
    [InlineData("a filter inside a finally does not end it",
        "try { Log(); } finally { try { w.Write(1); throw new Exception(); } catch (Exception) when (c) { w.Flush(); } } Use();", false)]
    public void Exceptions_reach_their_handlers(string shape, string body, params bool[] unflushedAtUse) => Sees(shape, body, unflushedAtUse);

    [Theory]
    [InlineData("using", "using (w) { w.Write(1); } Use();", false)]
    [InlineData("using declaration", "{ using var v = w; w.Write(1); } Use();", false)]
    [InlineData("use inside a using declaration", "{ using var v = w; w.Write(1); Use(); }", true)]
    [InlineData("lock", "lock (this) { w.Write(1); w.Flush(); } Use();", false)]
    public void Scopes_do_not_change_the_way(string shape, string body, params bool[] unflushedAtUse) => Sees(shape, body, unflushedAtUse);

    [Theory]
    [InlineData("await", "Task", "async Task A() { } w.Write(1); await A(); w.Flush(); Use();", false)]
    [InlineData("await using", "async Task", "await using (w) { w.Write(1); Use(); } Use();", true, false)]
    [InlineData("await using declaration", "async Task", "{ await using var v = w; v.Write(1); } Use();", false)]
    [InlineData("yield", "IEnumerable<int>", "w.Write(1); yield return 1; if (c) yield break; w.Flush(); yield return Use(); Use();", false, false)]
    public void Asynchronous_code_and_iterators(string shape, string result, string body, params bool[] unflushedAtUse) =>
        Sees(shape, body, unflushedAtUse, result.StartsWith("async", StringComparison.Ordinal) || shape == "yield" ? result : "async " + result);

    [Theory]
    [InlineData("a lambda is not run where it stands", "w.Write(1); Action a = () => w.Flush(); Use();", true)]
    [InlineData("a local function is not run where it stands", "w.Write(1); void F() => w.Flush(); Use();", true)]
    [InlineData("a use inside a lambda is not in this graph", "w.Write(1); Action a = () => Use(); w.Flush(); Use();", false)]
    public void Nested_functions(string shape, string body, params bool[] unflushedAtUse) => Sees(shape, body, unflushedAtUse);

    static void Sees(string shape, string body, bool[] unflushedAtUse, string result = "void")
    {
        var flow = new UnflushedFlow();

        Assert.True(flow.Run(UnflushedFlow.GraphOf(body, result), new(Unflushed: false)), shape);

        Assert.True(unflushedAtUse.SequenceEqual(flow.AtUse), $"{shape}: saw {string.Join(", ", flow.AtUse)} in {body}");
    }
}
