using IoAnalyzers.Copying;

namespace IoAnalyzers.Tests.Copying;

/// <summary>Awaited copies, their tokens and their contexts.</summary>
public class ManualCopyLoopAsyncTests
{
    [Theory]
    [InlineData("source.ReadAsync(buffer, 0, buffer.Length)", "destination.WriteAsync(buffer, 0, n)", "destination, 81920", "")]
    [InlineData("source.ReadAsync(buffer)", "destination.WriteAsync(buffer.AsMemory(0, n))", "destination, 81920", "")]
    [InlineData("source.ReadAsync(buffer, 0, 4096, token)", "destination.WriteAsync(buffer, 0, n, token)", "destination, 81920, token", "")]
    [InlineData("source.ReadAsync(buffer, default)", "destination.WriteAsync(buffer.AsMemory(0, n))", "destination, 81920", "")]
    [InlineData("source.ReadAsync(buffer, CancellationToken.None)", "destination.WriteAsync(buffer.AsMemory(0, n))", "destination, 81920, CancellationToken.None", "")]
    [InlineData("network.ReadAsync(buffer)", "destination.WriteAsync(buffer.AsMemory(0, n))", "destination", "")]
    [InlineData("network.ReadAsync(buffer, token)", "destination.WriteAsync(buffer.AsMemory(0, n), token)", "destination, token", "")]
    [InlineData("network.ReadAsync(buffer, token)", "destination.WriteAsync(buffer.AsMemory(0, n), token)", "destination, token", ".ConfigureAwait(false)")]
    [InlineData("network.ReadAsync(buffer)", "destination.WriteAsync(buffer.AsMemory(0, n))", "destination", ".ConfigureAwait(true)")]
    public Task Arguments_and_awaits_stay_what_they_are(string read, string write, string arguments, string configure) => Verify<ManualCopyLoop>.Fix(
        $$"""
        var buffer = new byte[4096];
        int n;
        [|while ((n = await {{read}}{{configure}}) > 0)|]
        {
            await {{write}}{{configure}};
        }
        """,
        $$"""
        await {{read[..read.IndexOf('.')]}}.CopyToAsync({{arguments}}){{configure}};
        """,
        key: "CopyToAsync");

    [Fact]
    public Task A_check_of_the_token_that_the_calls_take_adds_nothing() => Verify<ManualCopyLoop>.Fix(
        """
        var buffer = new byte[4096];
        int n;
        [|while ((n = await source.ReadAsync(buffer, token)) > 0)|]
        {
            token.ThrowIfCancellationRequested();
            await destination.WriteAsync(buffer.AsMemory(0, n), token);
        }
        """,
        """
        await source.CopyToAsync(destination, 81920, token);
        """);

    [Fact]
    public Task The_token_of_a_source_may_be_asked_for_each_time() => Verify<ManualCopyLoop>.Fix(
        """
        using var cancellation = new CancellationTokenSource();
        var buffer = new byte[4096];
        int n;
        [|while ((n = await source.ReadAsync(buffer, cancellation.Token)) > 0)|]
        {
            await destination.WriteAsync(buffer.AsMemory(0, n), cancellation.Token);
        }
        """,
        """
        using var cancellation = new CancellationTokenSource();
        await source.CopyToAsync(destination, 81920, cancellation.Token);
        """);

    [Theory]
    [InlineData("source.ReadAsync(buffer, token)", "destination.WriteAsync(buffer.AsMemory(0, n))")]
    [InlineData("source.ReadAsync(buffer)", "destination.WriteAsync(buffer.AsMemory(0, n), token)")]
    [InlineData("source.ReadAsync(buffer, token)", "destination.WriteAsync(buffer.AsMemory(0, n), other)")]
    [InlineData("source.ReadAsync(buffer).ConfigureAwait(false)", "destination.WriteAsync(buffer.AsMemory(0, n))")]
    [InlineData("source.ReadAsync(buffer)", "destination.WriteAsync(buffer.AsMemory(0, n)).ConfigureAwait(false)")]
    [InlineData("source.ReadAsync(buffer).ConfigureAwait(false)", "destination.WriteAsync(buffer.AsMemory(0, n)).ConfigureAwait(true)")]
    [InlineData("source.ReadAsync(buffer, new CancellationTokenSource(1000).Token)", "destination.WriteAsync(buffer.AsMemory(0, n), token)")]
    [InlineData("source.ReadAsync(buffer).AsTask().WaitAsync(TimeSpan.FromSeconds(1))", "destination.WriteAsync(buffer.AsMemory(0, n))")]
    public Task Two_calls_that_are_awaited_differently_are_not_one(string read, string write) => Verify<ManualCopyLoop>.Silent(
        $$"""
        CancellationToken other = new(true);
        var buffer = new byte[4096];
        int n;
        while ((n = await {{read}}) > 0)
            await {{write}};
        """);

    [Theory]
    [InlineData("(n = await source.ReadAsync(buffer)) > 0", "destination.Write(buffer, 0, n);")]
    [InlineData("(n = source.Read(buffer)) > 0", "await destination.WriteAsync(buffer.AsMemory(0, n));")]
    [InlineData("(n = source.Read(buffer)) > 0", "_ = destination.WriteAsync(buffer, 0, n);")]
    [InlineData("(n = source.ReadAsync(buffer, 0, 4096).Result) > 0", "destination.WriteAsync(buffer, 0, n).Wait();")]
    [InlineData("(n = source.ReadAsync(buffer, 0, 4096).GetAwaiter().GetResult()) > 0", "destination.Write(buffer, 0, n);")]
    [InlineData("!token.IsCancellationRequested && (n = await source.ReadAsync(buffer)) > 0", "await destination.WriteAsync(buffer.AsMemory(0, n));")]
    [InlineData("(n = await source.ReadAsync(buffer)) > 0 && !token.IsCancellationRequested", "await destination.WriteAsync(buffer.AsMemory(0, n));")]
    [InlineData("(n = await source.ReadAsync(buffer)) > 0", "token.ThrowIfCancellationRequested(); await destination.WriteAsync(buffer.AsMemory(0, n));")]
    [InlineData("(n = await source.ReadAsync(buffer, other)) > 0", "token.ThrowIfCancellationRequested(); await destination.WriteAsync(buffer.AsMemory(0, n), other);")]
    [InlineData("(n = await source.ReadAsync(buffer)) > 0", "await destination.WriteAsync(buffer.AsMemory(0, n)); await Task.Delay(10);")]
    [InlineData("(n = await source.ReadAsync(buffer)) > 0", "await destination.WriteAsync(buffer.AsMemory(0, n)); await destination.FlushAsync();")]
    [InlineData("(n = await source.ReadAsync(buffer)) > 0", "if (token.IsCancellationRequested) break; await destination.WriteAsync(buffer.AsMemory(0, n));")]
    public Task Mixed_blocking_and_silently_cancelled_copies_stay(string condition, string body) => Verify<ManualCopyLoop>.Silent(
        $$"""
        CancellationToken other = new(true);
        var buffer = new byte[4096];
        int n;
        while ({{condition}})
        {
            {{body}}
        }
        """);

    [Fact]
    public Task An_iterator_that_yields_after_the_copy_is_fixed() => Verify<ManualCopyLoop>.Fix(
        """
        using System.Collections.Generic;
        using System.IO;

        class Parts
        {
            public async IAsyncEnumerable<long> Copied(Stream source, Stream destination)
            {
                var buffer = new byte[4096];
                int n;
                [|while ((n = await source.ReadAsync(buffer)) > 0)|]
                    await destination.WriteAsync(buffer, 0, n);
                yield return destination.Length;
            }
        }
        """,
        """
        using System.Collections.Generic;
        using System.IO;

        class Parts
        {
            public async IAsyncEnumerable<long> Copied(Stream source, Stream destination)
            {
                await source.CopyToAsync(destination, 81920);
                yield return destination.Length;
            }
        }
        """);

    [Fact]
    public Task An_iterator_that_yields_in_the_copy_stays() => Verify<ManualCopyLoop>.Silent(
        """
        using System.Collections.Generic;
        using System.IO;

        class Parts
        {
            public async IAsyncEnumerable<int> Copied(Stream source, Stream destination)
            {
                var buffer = new byte[4096];
                int n;
                while ((n = await source.ReadAsync(buffer)) > 0)
                {
                    await destination.WriteAsync(buffer, 0, n);
                    yield return n;
                }
            }
        }
        """);
}
