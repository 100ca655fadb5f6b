namespace IoAnalyzers.Tests.Self;

/// <summary>The verifier says yes to what is right, and each of its checks says no to what is wrong in just that way.</summary>
public sealed class VerifyTests
{
    const string Names = "int good = 1, better = 2, bad = 3;\n";
    const string Before = Names + "Console.Write([|bad|]);";
    const string After = Names + "Console.Write(good);";

    [Fact]
    public Task A_marked_finding_is_confirmed() => Verify<Right>.Reports(Before);

    [Fact]
    public Task A_finding_is_confirmed_by_its_id() => Verify<Right>.Reports(Names + "Console.Write({|TOY1:bad|} + {|#0:bad|});");

    [Fact]
    public Task Code_without_findings_is_confirmed() => Verify<Right>.Silent(After);

    [Fact]
    public Task A_right_fix_is_confirmed() => Verify<Right>.Fix(Before, After);

    [Fact]
    public Task Several_findings_are_fixed_together() =>
        Verify<Right>.Fix(Names + "Console.Write([|bad|]);\nConsole.Write([|bad|] + 1);", Names + "Console.Write(good);\nConsole.Write(good + 1);");

    [Fact]
    public Task A_second_action_is_chosen_by_its_key() => Verify<TwoWays>.Fix(Before, Names + "Console.Write(better);", key: "better");

    [Fact]
    public Task A_rule_without_fix_is_unfixed() => Verify<WithoutFix>.Unfixed(Before);

    [Fact]
    public Task Options_reach_the_rule() => Verify<ByOption>.Reports("int worse = 1;\nConsole.Write([|worse|]);", options: "toys.bad_name = worse");

    [Fact]
    public Task A_program_of_statements_with_a_using_directive_is_taken_whole() =>
        Verify<Right>.Reports("using System;\nint bad = 1;\nConsole.Write([|bad|]);");

    [Theory]
    [InlineData(Framework.Net10), InlineData(Framework.Net8), InlineData(Framework.Net6), InlineData(Framework.NetStandard20), InlineData(Framework.Net472)]
    public Task The_usual_locals_are_there_in_every(Framework framework) => Verify<Right>.Silent(
        "await source.CopyToAsync(destination, 4096, token);\nnetwork.Write(data, 0, data.Length);\nFile.Move(path, target);\nConsole.Write(records.Count());", framework);

    [Fact]
    public Task A_missing_finding_fails() => Refused.By(() => Verify<Right>.Reports(Names + "Console.Write([|good|] + [|bad|]);"), "Expected 2 and found 1");

    [Fact]
    public Task A_finding_at_another_place_fails() => Refused.By(() => Verify<Right>.Reports(Names + "[|Console.Write(bad)|];"), "{|TOY1:bad|}");

    [Fact]
    public Task A_finding_with_another_id_fails() => Refused.By(() => Verify<Right>.Reports(Names + "Console.Write({|TOY2:bad|});"), "{|TOY2:bad|}");

    [Fact]
    public Task A_finding_in_silent_code_fails() => Refused.By(() => Verify<Right>.Silent(Names + "Console.Write(bad);"), "Expected 0 and found 1");

    [Fact]
    public Task A_fix_offered_for_an_unfixed_case_fails() => Refused.By(() => Verify<Right>.Unfixed(Before), "offers 'Use the good name'");

    [Fact]
    public Task A_case_that_does_not_compile_fails() => Refused.By(() => Verify<Right>.Silent("int x = 'no;"), "does not compile");

    [Fact]
    public Task A_case_that_asks_for_a_fix_that_is_not_there_fails() => Refused.By(() => Verify<WithoutFix>.Fix(Before, After), "there is no type WithoutFixFix");

    [Fact]
    public Task A_key_that_is_not_offered_fails() => Refused.By(() => Verify<TwoWays>.Fix(Before, After, key: "best"), "and not 'best'");

    [Fact]
    public void Reports_without_a_mark_is_refused() => Assert.ThrowsAny<Exception>(() => { _ = Verify<Right>.Reports(After); });

    [Fact]
    public void Silent_with_a_mark_is_refused() => Assert.ThrowsAny<Exception>(() => { _ = Verify<Right>.Silent(Before); });

    [Fact]
    public Task A_rule_that_throws_fails() => Refused.By(() => Verify<Throwing>.Reports(Before), "the toy broke");

    [Fact]
    public Task A_rule_that_needs_nullable_fails() => Refused.By(() => Verify<NullableOnly>.Reports(Before), "with nullable disabled");

    [Fact]
    public Task A_fix_that_breaks_the_code_fails() => Refused.By(() => Verify<BreaksCode>.Fix(Before, Names + "Console.Write(missing);"), "does not compile");

    [Fact]
    public Task A_fix_that_is_off_by_one_space_fails() => Refused.By(() => Verify<Right>.Fix(Before, After + " "), "Console.Write(good);·");

    [Fact]
    public Task A_fix_that_leaves_the_finding_fails() => Refused.By(() => Verify<StillReported>.Fix(Before, Names + "Console.Write((bad));"), "still reports");

    [Fact]
    public Task An_expected_text_of_many_fixes_that_breaks_the_code_fails() => Refused.By(
        () => Verify<BreaksCode>.Fix(Names + "Console.Write([|bad|] + [|bad|]);", Names + "Console.Write(missing + missing);"), "does not compile");
}
