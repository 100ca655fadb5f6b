using System.IO.Pipes;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime.Tests.Buffering;

/// <summary>Handles that were opened for asynchronous use: on Windows, each call on one needs more than on others.</summary>
public sealed class AsynchronousHandleTests
{
    [Fact]
    public async Task A_pipe_is_written_and_read()
    {
        var name = $"io-analyzers-{Guid.NewGuid():N}";
        using var server = new NamedPipeServerStream(name, PipeDirection.In, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        using var client = new NamedPipeClientStream(".", name, PipeDirection.Out, PipeOptions.Asynchronous);
        await Task.WhenAll(server.WaitForConnectionAsync(), client.ConnectAsync());

        using var far = new SafeFileHandle(server.SafePipeHandle.DangerousGetHandle(), ownsHandle: false);
        var reading = Task.Run(() =>
        {
            using var reader = new BufferedFileReader(far, ownsHandle: false);
            Assert.True(reader.TryReadLine(out var line));
            return System.Text.Encoding.UTF8.GetString(line);
        });
        using var near = new SafeFileHandle(client.SafePipeHandle.DangerousGetHandle(), ownsHandle: false);
        using (var writer = new BufferedFileWriter(near, ownsHandle: false))
            writer.WriteLine("through a pipe");
        Assert.Equal("through a pipe", await reading);
    }

    [Fact]
    public void A_file_is_written_and_read()
    {
        using var folder = new TestFolder();
        using (var writer = new BufferedFileWriter(File.OpenHandle(folder["file"], FileMode.CreateNew, FileAccess.ReadWrite, options: FileOptions.Asynchronous), offset: 2))
        {
            writer.WriteUtf8("text");
            writer.Flush(SyncMode.Data);
        }

        using var reader = new BufferedFileReader(File.OpenHandle(folder["file"], options: FileOptions.Asynchronous));
        Assert.True(reader.TryReadLine(out var line));
        Assert.Equal("\0\0text"u8, line);
    }
}
