using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Text;

namespace Quiet;

/// <summary>Talk over sockets: each message leaves as one write, or through a buffer that is flushed where the other side waits.</summary>
public sealed class Protocols : IDisposable
{
    readonly NetworkStream _network;
    readonly byte[] _message = new byte[1024];

    public Protocols(Socket socket) => _network = new NetworkStream(socket, ownsSocket: true);

    public void Dispose() => _network.Dispose();

    /// <summary>Header and body in one array and one write; then the answer is read.</summary>
    public int Ask(int command, ReadOnlySpan<byte> body)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_message, command);
        BinaryPrimitives.WriteInt32LittleEndian(_message.AsSpan(4), body.Length);
        body.CopyTo(_message.AsSpan(8));
        _network.Write(_message, 0, 8 + body.Length);
        return ReadAnswer();
    }

    /// <summary>The other side answers each byte before the next one is sent.</summary>
    public bool Negotiate(ReadOnlySpan<byte> offers)
    {
        foreach (var offer in offers)
        {
            _network.WriteByte(offer);
            if (_network.ReadByte() == 1)
                return true;
        }

        return false;
    }

    public void Announce(string greeting)
    {
        _network.Write(Encoding.ASCII.GetBytes(greeting));
        var reply = _network.ReadByte();
        if (reply < 0)
            throw new EndOfStreamException();
        _network.WriteByte((byte)(reply + 1));
    }

    /// <summary>A buffer in front of the socket, flushed before the answer is read through the same buffer.</summary>
    public static int SendAll(NetworkStream network, IReadOnlyList<int> values)
    {
        using var buffered = new BufferedStream(network);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes, value);
            buffered.Write(bytes);
        }

        buffered.Flush();
        return buffered.ReadByte();
    }

    public static void SendLines(NetworkStream network, IEnumerable<string> lines)
    {
        using var writer = new StreamWriter(network, new UTF8Encoding(false), bufferSize: 4096, leaveOpen: true);
        foreach (var line in lines)
        {
            writer.Write(line);
            writer.Write('\n');
        }
    }

    /// <summary>Each send of a datagram socket is a message of its own.</summary>
    public static void SendDatagrams(Socket socket, byte[] first, byte[] second)
    {
        socket.Send(first);
        socket.Send(second);
    }

    /// <summary>The first piece has to be with the other side before the second is made.</summary>
    public static void Trigger(NetworkStream network, byte[] command, ManualResetEventSlim isReady)
    {
        network.WriteByte(1);
        isReady.Wait();
        network.Write(command);
    }

    /// <summary>A conversation: the flush in the loop is how the other side sees each line.</summary>
    public static void Converse(NetworkStream network, TextReader input)
    {
        using var writer = new StreamWriter(network, leaveOpen: true) { NewLine = "\r\n" };
        using var reader = new StreamReader(network, leaveOpen: true);
        while (input.ReadLine() is { } line)
        {
            writer.WriteLine(line);
            writer.Flush();
            if (reader.ReadLine() is not { } reply || reply.StartsWith('-'))
                break;
        }
    }

    public static async Task SendRecordsAsync(PipeWriter pipe, IEnumerable<byte[]> records, CancellationToken token)
    {
        foreach (var record in records)
        {
            BinaryPrimitives.WriteInt32BigEndian(pipe.GetSpan(4), record.Length);
            pipe.Advance(4);
            await pipe.WriteAsync(record, token);
        }

        await pipe.CompleteAsync();
    }

    /// <summary>A frame's header is read alone because its length is not known before.</summary>
    public static async Task<byte[]> ReadFrameAsync(Stream stream, CancellationToken token)
    {
        var header = new byte[4];
        await stream.ReadExactlyAsync(header, token);
        var body = new byte[BinaryPrimitives.ReadInt32BigEndian(header)];
        await stream.ReadExactlyAsync(body, token);
        return body;
    }

    /// <summary>Chunked transfer: the lengths of what is read and what is written differ.</summary>
    public static async Task SendChunkedAsync(Stream source, Stream connection, CancellationToken token)
    {
        var chunk = new byte[4096];
        int read;
        while ((read = await source.ReadAsync(chunk.AsMemory(6, 4088), token)) > 0)
        {
            Encoding.ASCII.GetBytes($"{read:X4}\r\n", chunk);
            chunk[6 + read] = (byte)'\r';
            chunk[7 + read] = (byte)'\n';
            await connection.WriteAsync(chunk.AsMemory(0, read + 8), token);
        }

        await connection.WriteAsync("0\r\n\r\n"u8.ToArray(), token);
    }

    /// <summary>Two directions of a proxy, ended by either side.</summary>
    public static async Task RelayAsync(NetworkStream client, NetworkStream server, CancellationToken token)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(token);
        var up = client.CopyToAsync(server, either.Token);
        var down = server.CopyToAsync(client, either.Token);
        await Task.WhenAny(up, down);
        either.Cancel();
    }

    int ReadAnswer()
    {
        Span<byte> answer = stackalloc byte[4];
        _network.ReadExactly(answer);
        return BinaryPrimitives.ReadInt32LittleEndian(answer);
    }
}
