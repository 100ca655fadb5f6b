using IoAnalyzers.Copying;

namespace IoAnalyzers.Tests.Copying;

/// <summary>Locals that a loop shares with other code.</summary>
public class ManualCopyLoopSharedTests
{
    [Fact]
    public Task Two_loops_with_one_buffer_leave_nothing_when_both_are_fixed() => Verify<ManualCopyLoop>.Fix(
        """
        var buffer = new byte[4096];
        int n;
        [|while ((n = source.Read(buffer, 0, buffer.Length)) > 0)|]
            destination.Write(buffer, 0, n);
        destination.Flush();
        [|while ((n = network.Read(buffer, 0, buffer.Length)) > 0)|]
            destination.Write(buffer, 0, n);
        """,
        """
        source.CopyTo(destination, 81920);
        destination.Flush();
        network.CopyTo(destination);
        """);

    [Fact]
    public Task A_buffer_shared_with_a_loop_that_stays_stays() => Verify<ManualCopyLoop>.Fix(
        """
        var buffer = new byte[4096];
        int n;
        [|while ((n = source.Read(buffer, 0, buffer.Length)) > 0)|]
            destination.Write(buffer, 0, n);
        while ((n = source.Read(buffer, 0, buffer.Length)) > 0)
            source.Write(buffer, 0, n);
        """,
        """
        var buffer = new byte[4096];
        int n;
        source.CopyTo(destination, 81920);
        while ((n = source.Read(buffer, 0, buffer.Length)) > 0)
            source.Write(buffer, 0, n);
        """);

    [Fact]
    public Task A_length_that_is_still_asked_keeps_the_buffer() => Verify<ManualCopyLoop>.Fix(
        """
        var buffer = new byte[4096];
        [|for (int n = source.Read(buffer, 0, buffer.Length); n != 0; n = source.Read(buffer, 0, buffer.Length))|]
            destination.Write(buffer, 0, n);
        Console.WriteLine(buffer.Length);
        """,
        """
        var buffer = new byte[4096];
        source.CopyTo(destination, 81920);
        Console.WriteLine(buffer.Length);
        """);

    [Fact]
    public Task A_declaration_of_several_locals_keeps_the_others() => Verify<ManualCopyLoop>.Fix(
        """
        int first = 1, n, last = 2;
        byte[] buffer = new byte[4096], other = new byte[16];
        [|while ((n = source.Read(buffer, 0, buffer.Length)) > 0)|]
        {
            destination.Write(buffer, 0, n);
        }
        Console.WriteLine(first + last + other.Length);
        """,
        """
        int first = 1, last = 2;
        byte[] other = new byte[16];
        source.CopyTo(destination, 81920);
        Console.WriteLine(first + last + other.Length);
        """);

    [Fact]
    public Task A_loop_per_file_keeps_its_own_locals_only() => Verify<ManualCopyLoop>.Fix(
        """
        var buffer = new byte[4096];
        foreach (var name in Directory.GetFiles(path))
        {
            using (var input = File.OpenRead(name))
            {
                int n;
                [|while ((n = input.Read(buffer, 0, buffer.Length)) > 0)|]
                {
                    destination.Write(buffer, 0, n);
                }
            }
        }
        """,
        """
        foreach (var name in Directory.GetFiles(path))
        {
            using (var input = File.OpenRead(name))
            {
                input.CopyTo(destination);
            }
        }
        """);

    [Fact]
    public Task A_first_read_whose_local_is_used_later_stays() => Verify<ManualCopyLoop>.Silent(
        """
        var buffer = new byte[4096];
        int n = source.Read(buffer, 0, buffer.Length);
        while (n > 0)
        {
            destination.Write(buffer, 0, n);
            n = source.Read(buffer, 0, buffer.Length);
        }
        n = 5;
        Console.WriteLine(n);
        """);

    [Fact]
    public Task A_first_read_does_not_move_over_other_code() => Verify<ManualCopyLoop>.Silent(
        """
        var buffer = new byte[4096];
        int n = source.Read(buffer, 0, buffer.Length);
        using var output = File.Create(target);
        while (n > 0)
        {
            output.Write(buffer, 0, n);
            n = source.Read(buffer, 0, buffer.Length);
        }
        """);

    [Fact]
    public Task A_first_read_of_other_bytes_is_not_the_first_chunk() => Verify<ManualCopyLoop>.Silent(
        """
        var buffer = new byte[4096];
        int n = source.Read(buffer, 0, 16);
        while (n > 0)
        {
            destination.Write(buffer, 0, n);
            n = source.Read(buffer, 0, buffer.Length);
        }
        """);

    [Fact]
    public Task A_flag_that_is_read_later_stays() => Verify<ManualCopyLoop>.Silent(
        """
        var buffer = new byte[4096];
        bool more = true;
        while (more)
        {
            int n = source.Read(buffer, 0, buffer.Length);
            destination.Write(buffer, 0, n);
            more = n > 0;
        }
        Console.WriteLine(more);
        """);

    [Fact]
    public Task A_flag_that_something_else_may_clear_is_not_known() => Verify<ManualCopyLoop>.Silent(
        """
        var buffer = new byte[4096];
        bool more = true;
        Console.CancelKeyPress += (_, _) => more = false;
        while (more)
        {
            int n = source.Read(buffer, 0, buffer.Length);
            destination.Write(buffer, 0, n);
            if (n == 0)
                more = false;
        }
        """);

    [Fact]
    public Task A_flag_that_is_already_cleared_in_the_second_round_of_an_outer_loop_is_not_known() => Verify<ManualCopyLoop>.Silent(
        """
        var buffer = new byte[4096];
        bool more = true;
        foreach (var record in records)
        {
            while (more)
            {
                int n = source.Read(buffer, 0, buffer.Length);
                destination.Write(buffer, 0, n);
                if (n == 0)
                    more = false;
            }
        }
        """);

    [Fact]
    public Task A_loop_in_a_lambda_with_locals_of_its_own_is_fixed() => Verify<ManualCopyLoop>.Fix(
        """
        Action copy = () =>
        {
            var buffer = new byte[4096];
            int n;
            [|while ((n = source.Read(buffer, 0, buffer.Length)) > 0)|]
                destination.Write(buffer, 0, n);
        };
        copy();
        """,
        """
        Action copy = () =>
        {
            source.CopyTo(destination, 81920);
        };
        copy();
        """);

    [Fact]
    public Task Locals_of_the_method_that_only_a_lambda_uses_go_with_its_loop() => Verify<ManualCopyLoop>.Fix(
        """
        var buffer = new byte[4096];
        int n;
        Action copy = () =>
        {
            [|while ((n = source.Read(buffer, 0, buffer.Length)) > 0)|]
                destination.Write(buffer, 0, n);
        };
        copy();
        """,
        """
        Action copy = () =>
        {
            source.CopyTo(destination, 81920);
        };
        copy();
        """);

    [Theory]
    [InlineData("buffer[0] = 1;")]
    [InlineData("n = 1;")]
    public Task Locals_that_a_lambda_shares_with_the_method_may_be_looked_at(string use) => Verify<ManualCopyLoop>.Silent(
        $$"""
        var buffer = new byte[4096];
        int n;
        {{use}}
        Action copy = () =>
        {
            while ((n = source.Read(buffer, 0, buffer.Length)) > 0)
                destination.Write(buffer, 0, n);
        };
        copy();
        """);
}
