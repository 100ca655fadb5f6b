using IoAnalyzers.Copying;

namespace IoAnalyzers.Tests.Copying;

public class ManualCopyLoopTests
{
    [Fact]
    public Task A_loop_that_reads_chunks_and_writes_them_is_a_copy() => Verify<ManualCopyLoop>.Reports(
        """
        var buffer = new byte[4096];
        int n;
        [|while ((n = source.Read(buffer, 0, buffer.Length)) > 0)|]
            destination.Write(buffer, 0, n);
        """);

    [Fact]
    public Task An_endless_loop_is_reported_at_its_read() => Verify<ManualCopyLoop>.Reports(
        """
        var buffer = new byte[4096];
        while (true)
        {
            var n = [|source.Read(buffer, 0, buffer.Length)|];
            if (n == 0)
                break;
            destination.Write(buffer, 0, n);
        }
        """);

    [Fact]
    public Task A_loop_that_tests_at_its_end_is_reported_at_its_read() => Verify<ManualCopyLoop>.Reports(
        """
        var buffer = new byte[4096];
        int n;
        do
        {
            n = [|source.Read(buffer, 0, buffer.Length)|];
            destination.Write(buffer, 0, n);
        } while (n > 0);
        """);

    [Fact]
    public Task A_primed_for_loop_is_reported_at_its_head() => Verify<ManualCopyLoop>.Reports(
        """
        var buffer = new byte[4096];
        [|for (int n = source.Read(buffer, 0, buffer.Length); n > 0; n = source.Read(buffer, 0, buffer.Length))|]
            destination.Write(buffer, 0, n);
        """);

    [Fact]
    public Task An_asynchronous_loop_is_a_copy() => Verify<ManualCopyLoop>.Reports(
        """
        var buffer = new byte[4096];
        int n;
        [|while ((n = await source.ReadAsync(buffer, token)) > 0)|]
            await destination.WriteAsync(buffer.AsMemory(0, n), token);
        """);

    [Fact]
    public Task Two_loops_in_one_method_are_two_findings() => Verify<ManualCopyLoop>.Reports(
        """
        var buffer = new byte[4096];
        int n;
        [|while ((n = source.Read(buffer, 0, buffer.Length)) > 0)|]
            destination.Write(buffer, 0, n);
        [|while ((n = network.Read(buffer, 0, buffer.Length)) > 0)|]
            destination.Write(buffer, 0, n);
        """);

    [Fact]
    public Task The_loop_becomes_one_call_and_its_locals_go() => Verify<ManualCopyLoop>.Fix(
        """
        var buffer = new byte[4096];
        int n;
        [|while ((n = source.Read(buffer, 0, buffer.Length)) > 0)|]
        {
            destination.Write(buffer, 0, n);
        }
        """,
        """
        source.CopyTo(destination, 81920);
        """,
        key: "CopyTo");

    [Fact]
    public Task A_file_chooses_the_buffer_size_itself() => Verify<ManualCopyLoop>.Fix(
        """
        using var input = File.OpenRead(path);
        using var output = File.Create(target);
        var buffer = new byte[4096];
        int n;
        [|while ((n = input.Read(buffer, 0, buffer.Length)) != 0)|]
        {
            output.Write(buffer, 0, n);
        }
        """,
        """
        using var input = File.OpenRead(path);
        using var output = File.Create(target);
        input.CopyTo(output);
        """);

    [Fact]
    public Task An_asynchronous_loop_keeps_its_token_and_its_ConfigureAwait() => Verify<ManualCopyLoop>.Fix(
        """
        using var input = File.OpenRead(path);
        Memory<byte> buffer = new byte[4096];
        int n;
        [|while ((n = await input.ReadAsync(buffer, token).ConfigureAwait(false)) > 0)|]
        {
            await destination.WriteAsync(buffer[..n], token).ConfigureAwait(false);
        }
        """,
        """
        using var input = File.OpenRead(path);
        await input.CopyToAsync(destination, token).ConfigureAwait(false);
        """,
        key: "CopyToAsync");

    [Fact]
    public Task A_primed_loop_loses_its_first_read() => Verify<ManualCopyLoop>.Fix(
        """
        var buffer = new byte[4096];
        int n = source.Read(buffer, 0, buffer.Length);
        [|while (n > 0)|]
        {
            destination.Write(buffer, 0, n);
            n = source.Read(buffer, 0, buffer.Length);
        }
        destination.Flush();
        """,
        """
        source.CopyTo(destination, 81920);
        destination.Flush();
        """);

    [Fact]
    public Task A_read_that_is_hashed_too_is_not_a_copy() => Verify<ManualCopyLoop>.Silent(
        """
        using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
        var buffer = new byte[4096];
        int n;
        while ((n = source.Read(buffer, 0, buffer.Length)) > 0)
        {
            hash.AppendData(buffer, 0, n);
            destination.Write(buffer, 0, n);
        }
        """);

    [Fact]
    public Task A_buffer_that_is_changed_in_place_is_not_copied() => Verify<ManualCopyLoop>.Silent(
        """
        var buffer = new byte[4096];
        int n;
        while ((n = source.Read(buffer, 0, buffer.Length)) > 0)
        {
            for (var i = 0; i < n; i++)
                buffer[i] ^= 0x5A;
            destination.Write(buffer, 0, n);
        }
        """);

    [Fact]
    public Task Progress_would_be_lost() => Verify<ManualCopyLoop>.Silent(
        """
        IProgress<int> progress = new Progress<int>();
        var buffer = new byte[4096];
        int n;
        while ((n = source.Read(buffer, 0, buffer.Length)) > 0)
        {
            destination.Write(buffer, 0, n);
            progress.Report(n);
        }
        """);

    [Fact]
    public Task A_copy_that_stops_after_a_number_of_bytes_is_another_rule() => Verify<ManualCopyLoop>.Silent(
        """
        var buffer = new byte[4096];
        long remaining = 100_000;
        while (remaining > 0)
        {
            var n = source.Read(buffer, 0, (int)Math.Min(buffer.Length, remaining));
            if (n == 0)
                break;
            destination.Write(buffer, 0, n);
            remaining -= n;
        }
        """);

    [Fact]
    public Task Moving_data_inside_one_stream_is_not_a_copy() => Verify<ManualCopyLoop>.Silent(
        """
        var buffer = new byte[4096];
        int n;
        while ((n = source.Read(buffer, 0, buffer.Length)) > 0)
            source.Write(buffer, 0, n);
        """);

    [Fact]
    public Task Bytes_that_are_read_from_the_buffer_later_must_stay_there() => Verify<ManualCopyLoop>.Silent(
        """
        var buffer = new byte[4096];
        int n;
        while ((n = source.Read(buffer, 0, buffer.Length)) > 0)
            destination.Write(buffer, 0, n);
        Console.WriteLine(buffer[0]);
        """);

    [Fact]
    public Task A_synchronous_check_of_a_token_would_be_lost() => Verify<ManualCopyLoop>.Silent(
        """
        var buffer = new byte[4096];
        int n;
        while ((n = source.Read(buffer, 0, buffer.Length)) > 0)
        {
            token.ThrowIfCancellationRequested();
            destination.Write(buffer, 0, n);
        }
        """);

    [Fact]
    public Task A_loop_that_polls_the_end_of_a_file_does_not_end() => Verify<ManualCopyLoop>.Silent(
        """
        var buffer = new byte[4096];
        while (true)
        {
            var n = source.Read(buffer, 0, buffer.Length);
            if (n == 0)
            {
                Thread.Sleep(100);
                continue;
            }
            destination.Write(buffer, 0, n);
        }
        """);

    [Fact]
    public Task A_flush_after_each_chunk_is_seen_by_somebody() => Verify<ManualCopyLoop>.Silent(
        """
        var buffer = new byte[4096];
        int n;
        while ((n = source.Read(buffer, 0, buffer.Length)) > 0)
        {
            destination.Write(buffer, 0, n);
            destination.Flush();
        }
        """);
}
