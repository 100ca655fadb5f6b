using IoAnalyzers.Buffering;
using IoAnalyzers.Copying;

namespace IoAnalyzers.Tests.Model;

/// <summary>What a loop declares for itself is not known where a fix puts its call.</summary>
public sealed class LocalScopeTests
{
    [Theory]
    [InlineData("Stream s = source;", "s.Read(chunk)", "destination.Write(chunk, 0, n);")]
    [InlineData("Stream d = destination;", "source.Read(chunk)", "d.Write(chunk, 0, n);")]
    public Task A_stream_of_the_loop_is_not_known_to_CopyTo(string declaration, string read, string write) => Verify<ManualCopyLoop>.Silent(
        $$"""
        var chunk = new byte[1 << 17];
        while (true)
        {
            {{declaration}}
            int n = {{read}};
            if (n == 0)
                break;
            {{write}}
        }
        """);

    [Fact]
    public Task A_context_of_the_loop_is_not_known_to_CopyToAsync() => Verify<ManualCopyLoop>.Silent(
        """
        var chunk = new byte[4096];
        int n;
        do
        {
            const bool Captures = false;
            n = await source.ReadAsync(chunk).ConfigureAwait(Captures);
            await destination.WriteAsync(chunk.AsMemory(0, n)).ConfigureAwait(Captures);
        }
        while (n > 0);
        """);

    [Theory]
    [InlineData("const bool Captures = false;", "source.ReadAsync(data.AsMemory(total, data.Length - total), token).ConfigureAwait(Captures)")]
    [InlineData("Stream s = source;", "s.ReadAsync(data.AsMemory(total, data.Length - total), token)")]
    [InlineData("byte[] d = data;", "source.ReadAsync(d.AsMemory(total, d.Length - total), token)")]
    public Task What_the_loop_declares_is_not_known_to_ReadExactlyAsync(string declaration, string read) => Verify<ManualReadExactly>.Silent(
        $$"""
        int total = 0;
        while (total < 8)
        {
            {{declaration}}
            int n = await {{read}};
            if (n == 0)
                throw new EndOfStreamException();
            total += n;
        }
        """);

    [Fact]
    public Task A_context_of_the_loop_is_not_known_where_the_writer_is_disposed_of() => Verify<ReopenPerAppend>.Silent(
        """
        foreach (var line in new List<string>())
        {
            var captures = line.Length > 2;
            await File.AppendAllTextAsync(path, line).ConfigureAwait(captures);
        }
        """);

    [Fact]
    public Task A_context_of_the_loop_is_not_known_to_a_flush_behind_it() => Verify<FlushPerWrite>.Silent(
        """
        using var writer = new StreamWriter(path);
        foreach (var b in data)
        {
            const bool Captures = false;
            writer.WriteLine(b);
            await writer.FlushAsync().ConfigureAwait(Captures);
        }
        """);

    [Fact]
    public Task A_name_around_the_loop_is_known() => Verify<ManualCopyLoop>.Fix(
        """
        if (path.Length > 3)
        {
            const int Size = 1 << 17;
            var s = source;
            var chunk = new byte[Size];
            int n;
            [|while ((n = s.Read(chunk, 0, Size)) > 0)|]
                destination.Write(chunk, 0, n);
        }
        """,
        """
        if (path.Length > 3)
        {
            const int Size = 1 << 17;
            var s = source;
            s.CopyTo(destination, Size);
        }
        """);
}
