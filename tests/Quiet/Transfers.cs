namespace Quiet;

/// <summary>Copies that do one thing more than copy, and so stay loops.</summary>
public sealed class Transfers
{
    volatile bool _stopped;

    public void Stop() => _stopped = true;

    public static void WithProgress(Stream source, Stream destination, IProgress<long> progress)
    {
        var buffer = new byte[81920];
        long total = 0;
        int read;
        while ((read = source.Read(buffer, 0, buffer.Length)) > 0)
        {
            destination.Write(buffer, 0, read);
            total += read;
            progress.Report(total);
        }
    }

    public static async Task ThrottledAsync(Stream source, Stream destination, int bytesPerSecond, CancellationToken token)
    {
        var buffer = new byte[Math.Max(1, bytesPerSecond / 10)];
        int read;
        while ((read = await source.ReadAsync(buffer, token)) != 0)
        {
            await destination.WriteAsync(buffer.AsMemory(0, read), token);
            await Task.Delay(TimeSpan.FromMilliseconds(100), token);
        }
    }

    /// <summary>An upload that is larger than allowed is refused while it comes in.</summary>
    public static void Limited(Stream source, Stream destination, long most)
    {
        var buffer = new byte[16 * 1024];
        long total = 0;
        int read;
        while ((read = source.Read(buffer, 0, buffer.Length)) > 0)
        {
            total += read;
            if (total > most)
                throw new InvalidDataException($"More than {most} bytes.");
            destination.Write(buffer, 0, read);
        }
    }

    /// <summary>One line, without what ends it: the rest is somebody else's.</summary>
    public static void Line(Stream source, Stream destination)
    {
        int value;
        while ((value = source.ReadByte()) != -1 && value != '\n')
            destination.WriteByte((byte)value);
    }

    /// <summary>Line ends of two bytes become one.</summary>
    public static int WithoutReturns(Stream source, Stream destination)
    {
        var lines = 0;
        for (var value = source.ReadByte(); value >= 0; value = source.ReadByte())
        {
            if (value == '\n')
                lines++;
            if (value != '\r')
                destination.WriteByte((byte)value);
        }

        return lines;
    }

    /// <summary>Another thread ends it.</summary>
    public void UntilStopped(Stream source, Stream destination)
    {
        var buffer = new byte[8192];
        int read;
        while (!_stopped && (read = source.Read(buffer, 0, buffer.Length)) > 0)
            destination.Write(buffer, 0, read);
    }

    /// <summary>Each read has its own time limit, which a copy in one call has not.</summary>
    public static async Task WithIdleLimitAsync(Stream source, Stream destination, TimeSpan idle, CancellationToken token)
    {
        var buffer = new byte[8192];
        while (true)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
            limit.CancelAfter(idle);
            var read = await source.ReadAsync(buffer, limit.Token);
            if (read == 0)
                break;
            await destination.WriteAsync(buffer.AsMemory(0, read), token);
        }
    }

    public static void Tee(Stream source, Stream first, Stream second)
    {
        var buffer = new byte[32 * 1024];
        int read;
        while ((read = source.Read(buffer, 0, buffer.Length)) > 0)
        {
            first.Write(buffer, 0, read);
            second.Write(buffer, 0, read);
        }
    }

    /// <summary>The key is laid over the chunk before it is written.</summary>
    public static void Decrypt(Stream source, Stream destination, byte[] key)
    {
        var buffer = new byte[4096];
        long position = 0;
        int read;
        while ((read = source.Read(buffer, 0, buffer.Length)) > 0)
        {
            for (var i = 0; i < read; i++)
                buffer[i] ^= key[(int)((position + i) % key.Length)];
            position += read;
            destination.Write(buffer, 0, read);
        }
    }

    /// <summary>Carriage returns are left out: the written length is not the read one.</summary>
    public static void WithoutCarriageReturns(Stream source, Stream destination)
    {
        var buffer = new byte[4096];
        int read;
        while ((read = source.Read(buffer, 0, buffer.Length)) > 0)
        {
            var kept = 0;
            for (var i = 0; i < read; i++)
                if (buffer[i] != (byte)'\r')
                    buffer[kept++] = buffer[i];
            destination.Write(buffer, 0, kept);
        }
    }

    /// <summary>Behind each chunk stands its checksum: a new format.</summary>
    public static void WithChecksums(Stream source, Stream destination)
    {
        var buffer = new byte[4096];
        int read;
        while ((read = source.Read(buffer, 0, buffer.Length - 1)) > 0)
        {
            byte sum = 0;
            foreach (var value in buffer.AsSpan(0, read))
                sum += value;
            buffer[read] = sum;
            destination.Write(buffer, 0, read + 1);
        }
    }

    /// <summary>Data moves towards the front of one and the same file.</summary>
    public static void RemoveFront(FileStream file, long count)
    {
        var buffer = new byte[64 * 1024];
        long position = count;
        while (true)
        {
            file.Position = position;
            var read = file.Read(buffer, 0, buffer.Length);
            if (read == 0)
                break;
            file.Position = position - count;
            file.Write(buffer, 0, read);
            position += read;
        }

        file.SetLength(position - count);
    }

    /// <summary>Follows a file that grows; the end of the file is not the end of the loop.</summary>
    public static async Task FollowAsync(Stream log, Stream destination, CancellationToken token)
    {
        var buffer = new byte[4096];
        while (!token.IsCancellationRequested)
        {
            var read = await log.ReadAsync(buffer, token);
            if (read == 0)
            {
                await Task.Delay(250, token);
                continue;
            }

            await destination.WriteAsync(buffer.AsMemory(0, read), token);
        }
    }

    /// <summary>What is copied in one call already.</summary>
    public static async Task PlainAsync(Stream source, string path, CancellationToken token)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 4096, useAsync: true);
        await source.CopyToAsync(file, token);
    }
}
