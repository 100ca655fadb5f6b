namespace Quiet;

/// <summary>Loops that fill a buffer and do one thing more than that, or fill it in another way.</summary>
public static class Fills
{
    public static void Reported(Stream source, byte[] buffer, IProgress<int> progress)
    {
        var total = 0;
        while (total < buffer.Length)
        {
            var read = source.Read(buffer, total, buffer.Length - total);
            if (read == 0)
                throw new EndOfStreamException();
            total += read;
            progress.Report(total);
        }
    }

    /// <summary>A file that is still written: its end is not the end.</summary>
    public static async Task Followed(Stream source, byte[] buffer, CancellationToken token)
    {
        var total = 0;
        while (total < buffer.Length)
        {
            var read = await source.ReadAsync(buffer.AsMemory(total), token);
            if (read == 0)
                await Task.Delay(100, token);
            total += read;
        }
    }

    /// <summary>At most so much at a time.</summary>
    public static int InPieces(Stream source, byte[] buffer, int most)
    {
        var total = 0;
        while (total < buffer.Length)
        {
            var read = source.Read(buffer, total, Math.Min(most, buffer.Length - total));
            if (read == 0)
                break;
            total += read;
        }

        return total;
    }

    /// <summary>As much as there is, in a buffer that grows.</summary>
    public static byte[] Grown(Stream source)
    {
        var buffer = new byte[64];
        var total = 0;
        int read;
        while ((read = source.Read(buffer, total, buffer.Length - total)) > 0)
        {
            total += read;
            if (total == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
        }

        return buffer[..total];
    }
}
