namespace Quiet;

/// <summary>Files that stay open as handles, and are read for other reasons than to load records from all over a file that rests.</summary>
public static class Records
{
    const int RecordBytes = 32;

    /// <summary>From the first to the last.</summary>
    public static long Sum(string path)
    {
        using var file = File.OpenHandle(path);
        Span<byte> record = stackalloc byte[RecordBytes];
        var sum = 0L;
        for (var offset = 0L; offset < RandomAccess.GetLength(file); offset += RecordBytes)
        {
            if (RandomAccess.Read(file, record, offset) != record.Length)
                throw new EndOfStreamException();
            sum += record[0];
        }

        return sum;
    }

    /// <summary>What another program appends meanwhile counts too.</summary>
    public static long SumOfGrowing(string path, IEnumerable<uint> numbers)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var record = new byte[RecordBytes];
        var sum = 0L;
        foreach (var number in numbers)
        {
            if (RandomAccess.Read(file, record, number * (long)RecordBytes) != record.Length)
                throw new EndOfStreamException();
            sum += record[0];
        }

        return sum;
    }

    /// <summary>A disk that fails is something to live with.</summary>
    public static int CountReadable(string path, long[] places)
    {
        using var file = File.OpenHandle(path);
        var record = new byte[RecordBytes];
        var count = 0;
        foreach (var place in places)
        {
            try
            {
                if (RandomAccess.Read(file, record, place) != record.Length)
                    throw new EndOfStreamException();
                count++;
            }
            catch (IOException)
            {
                // The next one may lie on a sector that can be read.
            }
        }

        return count;
    }

    /// <summary>The last record may be short.</summary>
    public static long SumOfParts(string path, long[] places)
    {
        using var file = File.OpenHandle(path);
        var record = new byte[RecordBytes];
        var sum = 0L;
        foreach (var place in places)
        {
            var read = RandomAccess.Read(file, record, place);
            for (var i = 0; i < read; i++)
                sum += record[i];
        }

        return sum;
    }

    /// <summary>Whether a program that runs has set the flag by now.</summary>
    public static void WaitForFlag(string path, long place)
    {
        using var file = File.OpenHandle(path);
        var flag = new byte[1];
        do
        {
            if (RandomAccess.Read(file, flag, place) != flag.Length)
                throw new EndOfStreamException();
            Thread.Sleep(100);
        }
        while (flag[0] == 0);
    }

    /// <summary>Each block is large enough for its call.</summary>
    public static void Blocks(string path, long[] places, Action<byte[]> use)
    {
        using var file = File.OpenHandle(path);
        var block = new byte[1 << 16];
        foreach (var place in places)
        {
            if (RandomAccess.Read(file, block, place) != block.Length)
                throw new EndOfStreamException();
            use(block);
        }
    }
}
