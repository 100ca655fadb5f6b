using IoAnalyzers.Runtime.Tests.Seam;

namespace IoAnalyzers.Runtime.Tests.Copying;

/// <summary>Runs alone, because it counts what the whole process has open.</summary>
[CollectionDefinition(nameof(DescriptorTests), DisableParallelization = true)]
[Collection(nameof(DescriptorTests))]
public sealed class DescriptorTests
{
    [Theory]
    [InlineData("send")]
    [InlineData("send async")]
    [InlineData("receive")]
    [InlineData("receive async")]
    [InlineData("receive and fail")]
    [InlineData("copy through a pipe")]
    public async Task No_descriptor_is_left_open(string use)
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var files = new TwoFiles(400_000, 0);
        using var connection = new Connection();
        await Once();
        // The engine of the sockets and the console open theirs on first use.
        var before = Count();
        for (var i = 0; i < 50; i++)
            await Once();
        Assert.InRange(Count(), 0, before + 5);

        async Task Once()
        {
            switch (use)
            {
                case "send" or "send async":
                    var arrived = Task.Run(() => ReceiveAll(connection, 400_000));
                    if (use == "send")
                        SocketFile.Send(connection.Here, files.Source, 0, 400_000);
                    else
                        await SocketFile.SendAsync(connection.Here, files.Source, 0, 400_000);
                    await arrived;
                    break;
                case "copy through a pipe":
                    RangeCopy.Run(FileRangeTests.CallsOf("pipe"), files.Source, 0, files.Destination, 0, 400_000);
                    break;
                default:
                    var sent = Task.Run(() => connection.Peer.Send(files.OldSource));
                    if (use == "receive")
                        SocketFile.Receive(connection.Here, files.Destination, 0, 400_000);
                    else if (use == "receive async")
                        await SocketFile.ReceiveAsync(connection.Here, files.Destination, 0, 400_000);
                    else
                        Assert.Throws<IOException>(() => FileReceiving.Run(
                            new FaultySystemCalls(SystemCalls.Current, Fault.On("splice", Errno.Io)), connection.Here, files.Destination, 0, 400_000));
                    if (use == "receive and fail")
                        SocketFile.Receive(connection.Here, files.Destination, 0, 400_000);
                    await sent;
                    break;
            }
        }
    }

    static int Count() => Directory.GetFileSystemEntries("/proc/self/fd").Length;

    static void ReceiveAll(Connection connection, int count)
    {
        var piece = new byte[65536];
        while (count > 0)
            count -= connection.Peer.Receive(piece);
    }
}
