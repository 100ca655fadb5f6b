using IoAnalyzers.Copying;

namespace IoAnalyzers.Tests.Copying;

/// <summary>Buffers of the shared pool: they are rented for the loop, and go with it.</summary>
public sealed class RentedBufferTests
{
    [Fact]
    public Task A_buffer_that_a_finally_gives_back() => Verify<ManualCopyLoop>.Fix(
        """
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            int read;
            [|while ((read = source.Read(buffer, 0, buffer.Length)) > 0)|]
                destination.Write(buffer, 0, read);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        """,
        """
        source.CopyTo(destination, 81920);
        """);

    [Fact]
    public Task An_asynchronous_one_with_code_around() => Verify<ManualCopyLoop>.Fix(
        """
        Console.WriteLine(path);

        byte[] buffer = ArrayPool<byte>.Shared.Rent(65536);
        try
        {
            // All of it.
            while (true)
            {
                var read = await [|source.ReadAsync(buffer.AsMemory(), token)|];
                if (read == 0)
                    break;
                await destination.WriteAsync(buffer.AsMemory(0, read), token);
            }

            await destination.FlushAsync(token);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }

        Console.WriteLine(target);
        """,
        """
        Console.WriteLine(path);

        // All of it.
        await source.CopyToAsync(destination, 81920, token);

        await destination.FlushAsync(token);

        Console.WriteLine(target);
        """);

    [Fact]
    public Task A_buffer_that_is_given_back_behind_the_loop() => Verify<ManualCopyLoop>.Fix(
        """
        var buffer = ArrayPool<byte>.Shared.Rent(4096);
        int read;
        [|while ((read = source.Read(buffer, 0, buffer.Length)) > 0)|]
            destination.Write(buffer, 0, read);
        ArrayPool<byte>.Shared.Return(buffer);
        destination.Flush();
        """,
        """
        source.CopyTo(destination, 81920);
        destination.Flush();
        """);

    [Fact]
    public Task A_finally_that_does_more_stays() => Verify<ManualCopyLoop>.Fix(
        """
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            int read;
            [|while ((read = source.Read(buffer, 0, buffer.Length)) > 0)|]
                destination.Write(buffer, 0, read);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            source.Dispose();
        }
        """,
        """
        try
        {
            source.CopyTo(destination, 81920);
        }
        finally
        {
            source.Dispose();
        }
        """);

    [Fact]
    public Task A_try_that_catches_loses_its_finally() => Verify<ManualCopyLoop>.Fix(
        """
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            int read;
            [|while ((read = source.Read(buffer, 0, buffer.Length)) > 0)|]
                destination.Write(buffer, 0, read);
        }
        catch (IOException)
        {
            Console.WriteLine(path);
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        """,
        """
        try
        {
            source.CopyTo(destination, 81920);
        }
        catch (IOException)
        {
            Console.WriteLine(path);
            throw;
        }
        """);

    [Fact]
    public Task A_buffer_that_a_catch_gives_back_stays() => Verify<ManualCopyLoop>.Silent(
        """
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            int read;
            while ((read = source.Read(buffer, 0, buffer.Length)) > 0)
                destination.Write(buffer, 0, read);
        }
        catch (IOException)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }

        ArrayPool<byte>.Shared.Return(buffer);
        """);

    [Fact]
    public Task Two_loops_in_one_buffer() => Verify<ManualCopyLoop>.Fix(
        """
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        int read;
        [|while ((read = source.Read(buffer, 0, buffer.Length)) > 0)|]
            destination.Write(buffer, 0, read);
        [|while ((read = network.Read(buffer, 0, buffer.Length)) > 0)|]
            destination.Write(buffer, 0, read);
        ArrayPool<byte>.Shared.Return(buffer);
        """,
        """
        source.CopyTo(destination, 81920);
        network.CopyTo(destination, 81920);
        """);

    [Theory]
    [InlineData("")]
    [InlineData("if (data.Length > 0)\n    ArrayPool<byte>.Shared.Return(buffer);")]
    [InlineData("ArrayPool<byte>.Shared.Return(buffer); // what is rented goes back")]
    [InlineData("Console.WriteLine(buffer[0]);\nArrayPool<byte>.Shared.Return(buffer);")]
    [InlineData("ArrayPool<byte>.Shared.Return(buffer);\nConsole.WriteLine(buffer.Length);")]
    public Task A_buffer_that_something_else_asks_for_stays(string after) => Verify<ManualCopyLoop>.Silent(
        $$"""
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        int read;
        while ((read = source.Read(buffer, 0, buffer.Length)) > 0)
            destination.Write(buffer, 0, read);
        {{after}}
        """);

    [Fact]
    public Task A_pool_of_somebody_s_own_may_count_what_it_lends() => Verify<ManualCopyLoop>.Silent(
        """
        var pool = ArrayPool<byte>.Create();
        var buffer = pool.Rent(81920);
        int read;
        while ((read = source.Read(buffer, 0, buffer.Length)) > 0)
            destination.Write(buffer, 0, read);
        pool.Return(buffer);
        """);

    [Fact]
    public Task A_name_of_the_try_would_meet_another() => Verify<ManualCopyLoop>.Silent(
        """
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            var name = path;
            Console.WriteLine(name);
            int read;
            while ((read = source.Read(buffer, 0, buffer.Length)) > 0)
                destination.Write(buffer, 0, read);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        """);

    [Theory]
    [InlineData("#if true", "#endif")]
    [InlineData("#region Handlers", "#endregion")]
    public Task A_directive_before_the_finally_would_go_with_it(string begin, string end) => Verify<ManualCopyLoop>.Silent(
        $$"""
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            int read;
            while ((read = source.Read(buffer, 0, buffer.Length)) > 0)
                destination.Write(buffer, 0, read);
        }
        {{begin}}
        catch (IOException)
        {
        }
        {{end}}
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        """);
}
