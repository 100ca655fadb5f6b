using System.Net.Sockets;

namespace IoAnalyzers.Runtime.Tests.Copying;

/// <summary>Copies between files and connections, with what the program has buffered on either side.</summary>
public sealed class StreamCopySocketTests
{
    const int Length = 3_000_000;

    [Theory]
    [Trait(InProcessRun.RowsNotUnderWine, "isAsync: True" + InProcessRun.AsyncSends)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_goes_to_a_connection(bool isAsync)
    {
        using var files = new TwoFiles(Length, 0);
        using var connection = new Connection();
        using var source = new FileStream(files.SourcePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var destination = new NetworkStream(connection.Here);
        var arrived = connection.Collect();
        source.ReadExactly(new byte[10]);
        Assert.True(DirectCopy.IsPossible(source, destination, long.MaxValue, source.Length - source.Position));

        Assert.Equal(1_000_000, isAsync ? await source.CopyAtMostAsync(destination, 1_000_000) : source.CopyAtMost(destination, 1_000_000));
        Assert.Equal(1_000_010, source.Position);
        Assert.Equal(files.OldSource[1_000_010], source.ReadByte());
        Assert.Equal(Length - 1_000_011, isAsync ? await source.CopyAsync(destination) : source.Copy(destination));
        Assert.Equal(Length, source.Position);

        connection.Here.Shutdown(SocketShutdown.Send);
        byte[] expected = [.. files.OldSource[10..1_000_010], .. files.OldSource[1_000_011..]];
        Assert.Equal(expected, await arrived);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connection_goes_to_a_file(bool isAsync)
    {
        using var files = new TwoFiles(Length, 0);
        using var connection = new Connection();
        using var source = new NetworkStream(connection.Here);
        using var destination = new FileStream(files.DestinationPath, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        var fed = connection.Feed(files.OldSource);
        destination.Write([1, 2, 3]);

        if (isAsync)
            await source.CopyExactlyAsync(destination, 1_000_000);
        else
            source.CopyExactly(destination, 1_000_000);
        destination.WriteByte(4);
        Assert.Equal(Length - 1_000_000, isAsync ? await source.CopyAsync(destination) : source.Copy(destination));
        Assert.Equal(Length + 4, destination.Position);
        destination.Flush();
        byte[] expected = [1, 2, 3, .. files.OldSource[..1_000_000], 4, .. files.OldSource[1_000_000..]];
        Assert.Equal(expected, files.DestinationContent());
        await fed;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_broken_connection_fails_as_the_stream_does_and_the_position_counts_what_came(bool isAsync)
    {
        using var files = new TwoFiles(Length, 0);
        using var connection = new Connection();
        using var stream = new NetworkStream(connection.Here);
        using var destination = new FileStream(files.DestinationPath, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        connection.Peer.Send(files.OldSource, 0, 1000, SocketFlags.None);
        var receiving = Task.Run(() => isAsync ? stream.CopyAsync(destination) : Task.FromResult(stream.Copy(destination)));
        while (files.DestinationContent().Length < 1000 && !receiving.IsCompleted)
            await Task.Yield();
        connection.Reset();
        Assert.IsType<SocketException>((await Assert.ThrowsAsync<IOException>(() => receiving)).InnerException);
        Assert.Equal(1000, destination.Position);

        using var source = new FileStream(files.SourcePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var failure = isAsync ? await Record.ExceptionAsync(() => source.CopyAsync(stream)) : Record.Exception(() => { source.Copy(stream); });
        Assert.IsType<SocketException>(Assert.IsType<IOException>(failure).InnerException);
    }
}
