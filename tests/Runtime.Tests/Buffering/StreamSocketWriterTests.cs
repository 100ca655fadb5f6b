using System.Net.Sockets;
using IoAnalyzers.Runtime.Tests.Seam;

namespace IoAnalyzers.Runtime.Tests.Buffering;

/// <summary>A writer that is given a NetworkStream fails as the stream does.</summary>
public sealed class StreamSocketWriterTests
{
    [Fact]
    public void What_is_written_arrives_and_the_stream_goes_on()
    {
        using var connection = new Connection();
        using var stream = new NetworkStream(connection.Near, ownsSocket: true);
        stream.WriteByte(1);
        using (var writer = new BufferedSocketWriter(stream, leaveOpen: true, bufferSize: 4096))
        {
            writer.WriteByte(2);
            writer.Write([3, 4]);
            writer.Write([5, 6]);
        }

        stream.WriteByte(7);
        stream.Dispose();
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], connection.ReceiveAll());
    }

    [Fact]
    public void The_stream_is_closed_with_the_writer()
    {
        using var connection = new Connection();
        var stream = new NetworkStream(connection.Near, ownsSocket: true);
        using (var writer = new BufferedSocketWriter(stream))
            writer.WriteByte(1);
        Assert.Throws<ObjectDisposedException>(() => stream.WriteByte(2));
        Assert.Equal([1], connection.ReceiveAll());
    }

    [Fact]
    public async Task A_failed_write_throws_what_the_stream_throws()
    {
        var failures = new[] { Broken(static stream => stream.WriteByte(1)), Broken(Flushed), await BrokenAsync() };
        foreach (var failure in failures)
        {
            var (type, inner) = (Assert.IsType<IOException>(failure), Assert.IsType<SocketException>(failure!.InnerException));
            Assert.Contains(inner.Message, type.Message);
            Assert.Contains("Unable to write data to the transport connection", type.Message);
            Assert.True(inner.SocketErrorCode is SocketError.ConnectionReset or SocketError.Shutdown or SocketError.ConnectionAborted, inner.SocketErrorCode.ToString());
        }

        static void Flushed(NetworkStream stream)
        {
            using var writer = new BufferedSocketWriter(stream, leaveOpen: true);
            writer.WriteByte(1);
            writer.Flush();
        }
    }

    [Fact]
    public void A_peer_that_does_not_read_is_given_up_after_the_stream_s_timeout()
    {
        using var connection = new Connection(kernelBuffer: 4096);
        using var stream = new NetworkStream(connection.Near) { WriteTimeout = 1 };
        // .NET lets the kernel wait only where the descriptor waits; this one does not.
        connection.Near.Blocking = false;
        var writer = new BufferedSocketWriter(stream, bufferSize: 1000);
        var failure = Assert.Throws<IOException>(() => writer.Write(new byte[50_000_000]));
        Assert.Equal(SocketError.TimedOut, Assert.IsType<SocketException>(failure.InnerException).SocketErrorCode);
    }

    [Fact]
    public async Task After_an_asynchronous_failure_each_write_fails_in_the_same_way()
    {
        using var connection = new Connection();
        using var stream = new NetworkStream(connection.Near);
        var writer = new BufferedSocketWriter(stream, bufferSize: 10);
        connection.Break();
        await Assert.ThrowsAsync<IOException>(() => FlushUntilItFailsAsync(writer));
        Assert.Throws<IOException>(() => writer.Write(new byte[20]));
    }

    [Fact]
    public void A_stream_that_was_closed_is_closed_for_the_writer_too()
    {
        using var connection = new Connection();
        var stream = new NetworkStream(connection.Near, ownsSocket: true);
        stream.Dispose();
        Assert.Throws<ObjectDisposedException>(() => new BufferedSocketWriter(stream));
    }

    [Fact]
    public void What_cannot_be_written_to_is_refused()
    {
        using var connection = new Connection();
        using var stream = new NetworkStream(connection.Near, FileAccess.Read);
        Assert.Throws<ArgumentException>("stream", () => new BufferedSocketWriter(stream));
        Assert.Throws<ArgumentNullException>("stream", () => new BufferedSocketWriter((NetworkStream)null!));
        using var writable = new NetworkStream(connection.Near);
        Assert.Throws<ArgumentOutOfRangeException>("bufferSize", () => new BufferedSocketWriter(writable, bufferSize: 0));
    }

    static Exception Broken(Action<NetworkStream> write)
    {
        using var connection = new Connection();
        using var stream = new NetworkStream(connection.Near);
        connection.Break();
        try
        {
            // The first may be sent before the news of the reset has come.
            while (true)
                write(stream);
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    static async Task<Exception?> BrokenAsync()
    {
        using var connection = new Connection();
        using var stream = new NetworkStream(connection.Near);
        connection.Break();
        return await Record.ExceptionAsync(() => FlushUntilItFailsAsync(new BufferedSocketWriter(stream, leaveOpen: true)));
    }

    static async Task FlushUntilItFailsAsync(BufferedSocketWriter writer)
    {
        while (true)
        {
            writer.WriteByte(1);
            await writer.FlushAsync();
        }
    }
}
