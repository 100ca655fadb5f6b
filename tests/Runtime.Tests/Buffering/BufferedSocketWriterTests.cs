using System.Net.Sockets;
using System.Text;
using IoAnalyzers.Runtime.Tests.Seam;

namespace IoAnalyzers.Runtime.Tests.Buffering;

/// <summary>What goes through a socket, and what happens when it does not.</summary>
public sealed class BufferedSocketWriterTests
{
    [Theory]
    [Trait(InProcessRun.RowsNotUnderWine, "bufferSize: 65536" + InProcessRun.AsyncSends)]
    [InlineData(1, false)]
    [InlineData(100, false)]
    [InlineData(65536, false)]
    [InlineData(100, true)]
    public async Task All_that_is_written_arrives_in_order(int bufferSize, bool isNonBlocking)
    {
        using var connection = new Connection(kernelBuffer: 4096);
        connection.Near.Blocking = !isNonBlocking;
        var received = Task.Run(connection.ReceiveAll);
        var random = new Random(bufferSize);
        using var model = new MemoryStream();
        using (var writer = new BufferedSocketWriter(connection.Near, ownsSocket: true, bufferSize))
        {
            for (var step = 0; step < 500; step++)
            {
                var bytes = new byte[random.Next(step % 50 == 0 ? 200_000 : 200)];
                random.NextBytes(bytes);
                writer.Write(bytes);
                writer.Write(step);
                writer.WriteLine("line");
                model.Write(bytes);
                model.Write(BitConverter.GetBytes(step));
                model.Write(Encoding.UTF8.GetBytes("line" + Environment.NewLine));
                if (step % 100 == 99)
                    await writer.FlushAsync();
                if (step % 100 == 50)
                {
                    await writer.WriteAsync(bytes);
                    model.Write(bytes);
                }
            }

            Assert.Equal(model.Length, writer.Position);
        }

        Assert.Equal(model.ToArray(), await received);
    }

    [Fact]
    public void Records_are_one_send_for_each_full_buffer()
    {
        using var connection = new Connection();
        var calls = new WrittenPieces(SystemCalls.Current);
        using (var writer = new BufferedSocketWriter(calls, connection.Near, ownsSocket: false, bufferSize: 100))
        {
            for (var i = 0; i < 100; i++)
                writer.Write(i);
            Assert.Equal(3, calls.Names.Count);
        }

        Assert.Equal(4, calls.Names.Count);
        Assert.True(connection.Near.Connected);
    }

    [Fact]
    public async Task A_peer_that_closes_in_the_middle_is_reported()
    {
        foreach (var way in (Func<BufferedSocketWriter, Task>[])
        [
            static writer => { writer.Write(new byte[500]); return Task.CompletedTask; },
            static writer => { writer.WriteUtf8("small"); writer.Flush(); return Task.CompletedTask; },
            static async writer => { writer.WriteUtf8("small"); await writer.FlushAsync(); },
        ])
        {
            using var connection = new Connection();
            var writer = new BufferedSocketWriter(connection.Near, bufferSize: 100);
            writer.WriteUtf8("before");
            writer.Flush();
            connection.Break();
            // The kernel may take bytes until the answer of the other end is here.
            var failure = await Assert.ThrowsAsync<SocketException>(async () =>
            {
                for (var i = 0; i < 10_000; i++)
                    await way(writer);
            });
            Assert.Contains(failure.SocketErrorCode, (SocketError[])[SocketError.ConnectionReset, SocketError.Shutdown, SocketError.ConnectionAborted]);
            writer.WriteByte(1);
            Assert.Throws<SocketException>(writer.Flush);
            Assert.Throws<SocketException>(writer.Dispose);
            writer.Dispose();
            Assert.Throws<ObjectDisposedException>(() => writer.WriteByte(1));
        }
    }

    [Fact]
    public void Every_failed_send_is_reported_and_a_signal_or_a_short_count_changes_nothing()
    {
        for (var n = 1; n <= 12; n++)
        {
            Assert.IsType<SocketException>(Record.Exception(() => Send(Fault.At(n, Errno.Io))));
            Assert.Equal(Text, Send(Fault.At(n, Errno.Interrupted)));
            Assert.Equal(Text, Send(Fault.ShortAt(n)));
            Assert.Equal(Text, Send(Fault.At(n, Errno.Again)));
        }
    }

    [UnixFact]
    public void What_the_connection_died_of_is_told()
    {
        const int TimedOut = 110, HostUnreachable = 113;
        if (!OperatingSystem.IsLinux())
            return;
        foreach (var (error, expected) in new[] { (TimedOut, SocketError.TimedOut), (HostUnreachable, SocketError.HostUnreachable), (Errno.Io, SocketError.SocketError) })
        {
            var failure = Assert.IsType<SocketException>(Record.Exception(() => Send(Fault.At(1, error))));
            Assert.Equal(expected, failure.SocketErrorCode);
        }
    }

    static readonly string Text = string.Concat(Enumerable.Range(0, 20).Select(static i => new string((char)('a' + i), i * 3)));

    static string Send(Fault fault)
    {
        using var connection = new Connection();
        var calls = new FaultySystemCalls(SystemCalls.Current, fault);
        using (var writer = new BufferedSocketWriter(calls, connection.Near, ownsSocket: true, bufferSize: 40))
        {
            for (var i = 0; i < 20; i++)
                writer.WriteUtf8(Text.AsSpan(i * (i - 1) / 2 * 3, i * 3));
        }

        Assert.True(calls.Struck);
        return Encoding.UTF8.GetString(connection.ReceiveAll());
    }

    [Fact]
    public void A_failed_flush_can_be_done_again()
    {
        using var connection = new Connection();
        var calls = new FaultySystemCalls(new FaultySystemCalls(SystemCalls.Current, Fault.ShortAt(1)), Fault.At(2, Errno.Io));
        using (var writer = new BufferedSocketWriter(calls, connection.Near, ownsSocket: true))
        {
            writer.WriteUtf8("in two pieces");
            Assert.Throws<SocketException>(writer.Flush);
            Assert.Equal(7, writer.BufferedBytes.Length);
            writer.Flush();
        }

        Assert.Equal("in two pieces", Encoding.UTF8.GetString(connection.ReceiveAll()));
    }

    [Fact]
    public void The_rest_of_a_large_record_stays_where_its_head_went_out()
    {
        using var connection = new Connection();
        var calls = new FaultySystemCalls(new FaultySystemCalls(SystemCalls.Current, Fault.ShortAt(1)), Fault.At(2, Errno.Io));
        var record = Enumerable.Range(0, 100).Select(static i => (byte)i).ToArray();
        using (var writer = new BufferedSocketWriter(calls, connection.Near, ownsSocket: true, bufferSize: 10))
        {
            Assert.Throws<SocketException>(() => writer.Write(record));
            Assert.Equal(100, writer.Position);
        }

        Assert.Equal(record, connection.ReceiveAll());
    }

    [Fact]
    public void A_peer_that_does_not_read_is_given_up_after_the_socket_s_timeout()
    {
        using var connection = new Connection(kernelBuffer: 4096);
        connection.Near.SendTimeout = 1;
        connection.Near.Blocking = false;
        var writer = new BufferedSocketWriter(connection.Near, bufferSize: 1000);
        var failure = Assert.Throws<SocketException>(() => writer.Write(new byte[50_000_000]));
        Assert.Equal(SocketError.TimedOut, failure.SocketErrorCode);
        Assert.True(writer.Position > 0);
    }

    [Theory]
    [Trait(InProcessRun.RowsNotUnderWine, "An_asynchronous_write" + InProcessRun.AsyncSends)]
    [InlineData(0)]
    [InlineData(10)]
    public async Task An_asynchronous_write_of_more_than_the_buffer_holds_no_thread(int buffered)
    {
        using var connection = new Connection(kernelBuffer: 4096);
        var calls = new WrittenPieces(SystemCalls.Current);
        using (var writer = new BufferedSocketWriter(calls, connection.Near, ownsSocket: true, bufferSize: 1000))
        {
            writer.Write(new byte[buffered]);
            var writing = writer.WriteAsync(new byte[20_000_000]);
            Assert.False(writing.IsCompleted);
            var received = Task.Run(connection.ReceiveAll);
            await writing;
            await writer.FlushAsync();
            Assert.Empty(calls.Names);
            writer.Dispose();
            Assert.Equal(20_000_000 + buffered, (await received).Length);
        }
    }

    [Fact]
    public async Task After_a_cancelled_flush_nothing_more_is_sent()
    {
        using var connection = new Connection(kernelBuffer: 4096);
        using var source = new CancellationTokenSource();
        var writer = new BufferedSocketWriter(connection.Near, bufferSize: 50_000_000);
        writer.Write(new byte[49_000_000]);
        var flush = writer.FlushAsync(source.Token);
        Assert.False(flush.IsCompleted);
        Assert.Throws<InvalidOperationException>(() => writer.WriteByte(1));
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await flush);
        writer.WriteByte(1);
        Assert.Equal(SocketError.OperationAborted, Assert.Throws<SocketException>(writer.Flush).SocketErrorCode);
        await Assert.ThrowsAsync<SocketException>(async () => await writer.FlushAsync());
        Assert.Throws<SocketException>(writer.Dispose);
    }

    [Fact]
    public void On_an_unknown_system_the_BCL_sends()
    {
        using var connection = new Connection();
        using (var writer = new BufferedSocketWriter(new ManagedCalls(), connection.Near, ownsSocket: true, bufferSize: 4))
            writer.WriteUtf8("sent by the socket");
        Assert.Equal("sent by the socket", Encoding.UTF8.GetString(connection.ReceiveAll()));
    }

    [Fact]
    public void Arguments_are_checked()
    {
        using var connection = new Connection();
        using var unconnected = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using var datagrams = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        Assert.Throws<ArgumentNullException>(static () => new BufferedSocketWriter((Socket)null!));
        Assert.Throws<ArgumentException>(() => new BufferedSocketWriter(datagrams));
        Assert.Throws<SocketException>(() => new BufferedSocketWriter(unconnected));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BufferedSocketWriter(connection.Near, bufferSize: 0));
    }
}
