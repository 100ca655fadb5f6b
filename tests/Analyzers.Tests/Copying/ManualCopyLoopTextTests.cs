using IoAnalyzers.Copying;

namespace IoAnalyzers.Tests.Copying;

/// <summary>Comments, blank lines and odd places.</summary>
public class ManualCopyLoopTextTests
{
    [Fact]
    public Task Comments_in_the_loop_stand_above_the_call() => Verify<ManualCopyLoop>.Fix(
        """
        var buffer = new byte[4096]; // one page
        int n;
        // everything that is left
        [|while ((n = source.Read(buffer, 0, buffer.Length)) > 0)|] // until the end
        {
            // as it comes
            destination.Write(buffer, 0, n); /* no flush */
        } // done
        """,
        """
        // one page
        // everything that is left
        // until the end
        // as it comes
        /* no flush */
        source.CopyTo(destination, 81920); // done
        """);

    [Fact]
    public Task Blank_lines_go_with_the_declarations_that_they_follow() => Verify<ManualCopyLoop>.Fix(
        """
        using (var input = File.OpenRead(path))
        {
            byte[] buffer = new byte[4096];
            int n;

            [|while ((n = input.Read(buffer, 0, buffer.Length)) > 0)|]
            {
                destination.Write(buffer, 0, n);
            }
        }

        byte[] chunk = new byte[4096];

        for (;;)
        {
            int n = [|network.Read(chunk, 0, chunk.Length)|];
            if (n == 0) break;
            destination.Write(chunk, 0, n);
        }
        """,
        """
        using (var input = File.OpenRead(path))
        {
            input.CopyTo(destination);
        }

        network.CopyTo(destination);
        """);

    [Fact]
    public Task An_embedded_loop_becomes_an_embedded_call() => Verify<ManualCopyLoop>.Fix(
        """
        var buffer = new byte[4096];
        int n;
        using (var input = File.OpenRead(path))
        using (var output = File.Create(target))
            [|while ((n = input.Read(buffer, 0, buffer.Length)) > 0)|]
                output.Write(buffer, 0, n);
        if (path == target)
            Console.WriteLine();
        else
            [|while ((n = source.Read(buffer, 0, buffer.Length)) > 0)|] // all of it
                destination.Write(buffer, 0, n);
        """,
        """
        using (var input = File.OpenRead(path))
        using (var output = File.Create(target))
            input.CopyTo(output);
        if (path == target)
            Console.WriteLine();
        else
            // all of it
            source.CopyTo(destination, 81920);
        """);

    [Fact]
    public Task Statements_that_share_a_line_share_it_afterwards() => Verify<ManualCopyLoop>.Fix(
        """
        var buffer = new byte[4096]; int n; Console.WriteLine();
        [|while ((n = source.Read(buffer, 0, buffer.Length)) > 0)|] { destination.Write(buffer, 0, n); } destination.Flush();
        """,
        """
        Console.WriteLine();
        source.CopyTo(destination, 81920); destination.Flush();
        """);

    [Fact]
    public Task A_section_of_a_switch_is_a_block_too() => Verify<ManualCopyLoop>.Fix(
        """
        switch (path)
        {
            case "all":
                var buffer = new byte[4096];
                var n = source.Read(buffer, 0, buffer.Length);
                [|while (n > 0)|]
                {
                    destination.Write(buffer, 0, n);
                    n = source.Read(buffer, 0, buffer.Length);
                }
                break;
        }
        """,
        """
        switch (path)
        {
            case "all":
                source.CopyTo(destination, 81920);
                break;
        }
        """);

    [Fact]
    public Task A_long_head_is_replaced_as_a_whole() => Verify<ManualCopyLoop>.Fix(
        """
        var buffer = new byte[4096];
        int n;
        [|while (
            (
                n = await source
                    .ReadAsync(buffer, 0, buffer.Length, token)
                    .ConfigureAwait(false)
            ) != 0
        )|]
        {
            await destination
                .WriteAsync(buffer, 0, n, token)
                .ConfigureAwait(false);
        }
        """,
        """
        await source.CopyToAsync(destination, 81920, token).ConfigureAwait(false);
        """);

    [Fact]
    public Task A_space_before_arguments_is_the_authors_style() => Verify<ManualCopyLoop>.Fix(
        """
        byte [] buffer = new byte [2048];
        int n;
        [|while ((n = network.Read (buffer, 0, 2048)) > 0)|]
            destination.Write (buffer, 0, n);
        """,
        """
        network.CopyTo (destination);
        """);

    [Fact]
    public Task Top_level_statements_are_fixed() => Verify<ManualCopyLoop>.Fix(
        """
        using System.IO;

        using var input = File.OpenRead("a");
        using var output = File.Create("b");
        var buffer = new byte[4096];
        int n = input.Read(buffer, 0, buffer.Length);
        [|while (n > 0)|]
        {
            output.Write(buffer, 0, n);
            n = input.Read(buffer, 0, buffer.Length);
        }
        """,
        """
        using System.IO;

        using var input = File.OpenRead("a");
        using var output = File.Create("b");
        input.CopyTo(output);
        """);
}
