namespace IoAnalyzers.Tests.Self;

/// <summary>The checks that a case gets without asking: FixAll, newlines, tabs, comments, other files, exceptions.</summary>
public sealed class VerifyVariantTests
{
    const string Names = "int good = 1, bad = 3;\n";
    const string Before = Names + "Console.Write([|bad|]);";
    const string After = Names + "Console.Write(good);";

    [Fact]
    public Task A_fix_that_writes_LF_into_a_CRLF_file_fails() =>
        Refused.By(() => Verify<OnlyLf>.Fix(Before, Names + "Console.Write(\n    good);"), "with CRLF newlines");

    [Fact]
    public Task A_fix_that_writes_spaces_into_a_file_with_tabs_fails() =>
        Refused.By(() => Verify<OnlySpaces>.Fix(Before, Names + "Console.Write(\n    good);"), "indented with tabs");

    [Fact]
    public Task A_fix_that_loses_the_comment_above_fails() => Refused.By(() => Verify<LosesCommentAbove>.Fix(Before, After), "'// the comment above' stands 0 times");

    [Fact]
    public Task A_fix_that_loses_the_comment_behind_fails() => Refused.By(() => Verify<LosesCommentBehind>.Fix(Before, After), "'// the comment behind' stands 0 times");

    [Fact]
    public Task A_fix_that_doubles_a_comment_fails() => Refused.By(() => Verify<DoublesComment>.Fix(Before, After), "'// the comment behind' stands 2 times");

    [Fact]
    public Task A_fix_that_touches_another_file_fails() => Refused.By(() => Verify<TouchesOthers>.Fix(Before, After), "no business");

    [Fact]
    public Task A_fix_without_equivalence_key_fails() => Refused.By(() => Verify<WithoutKey>.Fix(Before, After), "has no equivalence key");

    [Fact]
    public Task A_fix_without_FixAll_fails() => Refused.By(() => Verify<WithoutFixAll>.Fix(Before, After), "has no FixAll provider");

    [Fact]
    public Task A_FixAll_that_does_something_else_fails() => Refused.By(() => Verify<OtherFixAll>.Fix(Before, After), "FixAll in Document makes another text");

    [Fact]
    public Task A_FixAll_that_lacks_a_scope_fails() => Refused.By(() => Verify<DocumentOnly>.Fix(Before, After), "FixAll");

    [Fact]
    public Task A_fix_that_throws_when_it_is_asked_fails() => Refused.By(() => Verify<RefusesToRegister>.Fix(Before, After), "no registration");

    [Fact]
    public Task A_fix_that_throws_when_it_is_applied_fails() => Refused.By(() => Verify<RefusesToApply>.Fix(Before, After), "no application");

    [Fact]
    public Task Comments_are_put_around_a_member_where_there_is_no_statement() => Verify<Right>.Fix(
        "class D\n{\n    const int good = 1, bad = 2;\n    static int Sum => [|bad|];\n}\n",
        "class D\n{\n    const int good = 1, bad = 2;\n    static int Sum => good;\n}\n");

    [Fact]
    public Task Comments_are_put_around_the_statement_that_begins_its_line() => Verify<Right>.Fix(
        Names + "if (good > 0) Console.Write(\n    [|bad|]);", Names + "if (good > 0) Console.Write(\n    good);");
}

static class Refused
{
    /// <summary>The case fails, and its message says why.</summary>
    public static async Task By(Func<Task> verify, string reason)
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(verify);
#if !ROSLYN_TESTING
        Assert.Contains(reason, failure.Message);
#else
        Assert.NotNull(reason);
#endif
    }
}
