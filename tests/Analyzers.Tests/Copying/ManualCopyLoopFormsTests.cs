using IoAnalyzers.Copying;

namespace IoAnalyzers.Tests.Copying;

/// <summary>Every way to write the same loop.</summary>
public class ManualCopyLoopFormsTests
{
    [Theory]
    [InlineData("(n = source.Read(buffer, 0, buffer.Length)) != 0")]
    [InlineData("(n = source.Read(buffer, 0, buffer.Length)) >= 1")]
    [InlineData("0 < (n = source.Read(buffer, 0, buffer.Length))")]
    [InlineData("0 != (n = source.Read(buffer, 0, buffer.Length))")]
    [InlineData("1 <= (n = source.Read(buffer, 0, buffer.Length))")]
    [InlineData("!((n = source.Read(buffer, 0, buffer.Length)) == 0)")]
    [InlineData("!((n = source.Read(buffer, 0, buffer.Length)) <= 0)")]
    [InlineData("(n = source.Read(buffer, 0, buffer.Length)) is > 0")]
    [InlineData("(n = source.Read(buffer, 0, buffer.Length)) is not 0")]
    [InlineData("(n = source.Read(buffer)) > 0 && n != 0")]
    public Task Every_test_for_the_end_is_understood(string condition) => Verify<ManualCopyLoop>.Reports(
        $$"""
        var buffer = new byte[4096];
        int n;
        [|while ({{condition}})|]
            destination.Write(buffer, 0, n);
        """);

    [Theory]
    [InlineData("source.Read(buffer) is var n && n > 0")]
    [InlineData("source.Read(buffer) is int n && n != 0")]
    [InlineData("source.Read(buffer) is > 0 and var n")]
    [InlineData("source.Read(buffer) is int n and not 0")]
    public Task A_pattern_may_declare_the_count(string condition) => Verify<ManualCopyLoop>.Reports(
        $$"""
        var buffer = new byte[4096];
        [|while ({{condition}})|]
            destination.Write(buffer, 0, n);
        """);

    [Theory]
    [InlineData("if (n == 0) break; destination.Write(buffer, 0, n);")]
    [InlineData("if (n <= 0) break; destination.Write(buffer, 0, n);")]
    [InlineData("if (n < 1) { break; } destination.Write(buffer, 0, n);")]
    [InlineData("if (0 == n) break; else destination.Write(buffer, 0, n);")]
    [InlineData("if (n > 0) destination.Write(buffer, 0, n); else break;")]
    [InlineData("if (n != 0) { destination.Write(buffer, 0, n); } else { break; }")]
    [InlineData("destination.Write(buffer, 0, n); if (n == 0) break;")]
    public Task An_endless_loop_may_leave_anywhere(string rest) => Verify<ManualCopyLoop>.Reports(
        $$"""
        var buffer = new byte[4096];
        for (;;)
        {
            int n = [|source.Read(buffer, 0, buffer.Length)|];
            {{rest}}
        }
        """);

    [Theory]
    [InlineData("if (n == 0) break; destination.Write(buffer, 0, n);", "true")]
    [InlineData("if (n > 0) destination.Write(buffer, 0, n);", "n > 0")]
    [InlineData("if (n > 0) destination.Write(buffer, 0, n);", "n != 0")]
    [InlineData("destination.Write(buffer, 0, n);", "n > 0")]
    [InlineData("if (n <= 0) break; destination.Write(buffer, 0, n);", "n > 0")]
    public Task A_loop_may_test_at_its_end(string rest, string condition) => Verify<ManualCopyLoop>.Reports(
        $$"""
        var buffer = new byte[4096];
        int n;
        do
        {
            n = [|source.Read(buffer, 0, buffer.Length)|];
            {{rest}}
        } while ({{condition}});
        """);

    [Fact]
    public Task A_flag_that_is_cleared_at_the_end_ends_the_loop() => Verify<ManualCopyLoop>.Fix(
        """
        var copying = true;
        var buffer = new byte[4096];
        [|while (copying)|]
        {
            var n = source.Read(buffer, 0, buffer.Length);
            if (n > 0)
                destination.Write(buffer, 0, n);
            else
                copying = false;
        }
        """,
        """
        source.CopyTo(destination, 81920);
        """);

    [Theory]
    [InlineData("if (n == 0) done = true; else destination.Write(buffer, 0, n);")]
    [InlineData("destination.Write(buffer, 0, n); done = n == 0;")]
    [InlineData("if (n > 0) { destination.Write(buffer, 0, n); } else { done = !done; }")]
    public Task A_flag_that_is_set_at_the_end_ends_the_loop(string rest) => Verify<ManualCopyLoop>.Reports(
        $$"""
        bool done = false;
        var buffer = new byte[4096];
        [|while (!done)|]
        {
            var n = source.Read(buffer, 0, buffer.Length);
            {{rest}}
        }
        """);

    [Fact]
    public Task A_flag_may_be_computed_from_the_count() => Verify<ManualCopyLoop>.Fix(
        """
        bool more;
        var buffer = new byte[4096];
        do
        {
            var n = [|source.Read(buffer, 0, buffer.Length)|];
            more = n > 0;
            if (more)
                destination.Write(buffer, 0, n);
        }
        while (more);
        """,
        """
        source.CopyTo(destination, 81920);
        """);

    [Fact]
    public Task The_count_may_be_its_own_flag() => Verify<ManualCopyLoop>.Fix(
        """
        var buffer = new byte[4096];
        int n = 1;
        [|while (n != 0)|]
        {
            n = source.Read(buffer, 0, buffer.Length);
            if (n != 0)
                destination.Write(buffer, 0, n);
        }
        """,
        """
        source.CopyTo(destination, 81920);
        """);

    [Fact]
    public Task The_write_may_come_a_round_later() => Verify<ManualCopyLoop>.Reports(
        """
        var buffer = new byte[4096];
        int n = -1;
        [|while (n != 0)|]
        {
            if (n > 0)
                destination.Write(buffer, 0, n);
            n = source.Read(buffer, 0, buffer.Length);
        }
        """);

    [Fact]
    public Task A_primed_loop_may_declare_between_its_first_read_and_itself() => Verify<ManualCopyLoop>.Fix(
        """
        var buffer = new byte[4096];
        int n = source.Read(buffer, 0, buffer.Length);
        long total = 0;
        [|while (n != 0)|]
        {
            destination.Write(buffer, 0, n);
            total += n;
            n = source.Read(buffer, 0, buffer.Length);
        }
        """,
        """
        source.CopyTo(destination, 81920);
        """);

    [Fact]
    public Task A_for_loop_may_assign_a_count_that_is_declared_elsewhere() => Verify<ManualCopyLoop>.Fix(
        """
        var buffer = new byte[4096];
        int n;
        [|for (n = source.Read(buffer, 0, buffer.Length); n > 0; n = source.Read(buffer, 0, buffer.Length))|]
            destination.Write(buffer, 0, n);
        """,
        """
        source.CopyTo(destination, 81920);
        """);

    [Theory]
    [InlineData("(n = source.Read(buffer, 0, buffer.Length)) != -1")]
    [InlineData("(n = source.Read(buffer, 0, buffer.Length)) > 1")]
    [InlineData("(n = source.Read(buffer, 0, buffer.Length)) == buffer.Length")]
    [InlineData("(n = source.Read(buffer, 0, buffer.Length)) == 4096")]
    [InlineData("(n = source.Read(buffer, 0, buffer.Length)) == 0")]
    [InlineData("(n = source.Read(buffer, 0, buffer.Length)) > 0 || n == 0")]
    public Task Other_tests_end_elsewhere(string condition) => Verify<ManualCopyLoop>.Silent(
        $$"""
        var buffer = new byte[4096];
        int n;
        while ({{condition}})
            destination.Write(buffer, 0, n);
        """);
}
