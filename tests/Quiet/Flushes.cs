using System.IO.Compression;

namespace Quiet;

/// <summary>Flushes that somebody waits for, or that come once in a while.</summary>
public sealed class Flushes
{
    readonly StreamWriter _answers;

    public Flushes(string path) => _answers = new StreamWriter(path);

    public static void Batches(string path, IEnumerable<string> lines)
    {
        using var writer = new StreamWriter(path);
        var count = 0;
        foreach (var line in lines)
        {
            writer.WriteLine(line);
            if (++count % 1000 == 0)
                writer.Flush();
        }
    }

    public static void Tables(string path, IEnumerable<IReadOnlyList<string>> tables)
    {
        using var writer = new StreamWriter(path);
        foreach (var table in tables)
        {
            foreach (var line in table)
                writer.WriteLine(line);
            writer.Flush();
        }
    }

    /// <summary>The index says where a line begins, and so has to know what is in front of it.</summary>
    public static List<long> Index(string path, IEnumerable<string> lines)
    {
        var index = new List<long>();
        using var file = File.Create(path);
        using var writer = new StreamWriter(file);
        foreach (var line in lines)
        {
            index.Add(file.Position);
            writer.WriteLine(line);
            writer.Flush();
        }

        return index;
    }

    /// <summary>Somebody looks at the file while the next line is computed.</summary>
    public static void Watch(string path, IEnumerable<Func<string>> steps)
    {
        using var writer = new StreamWriter(path) { AutoFlush = true };
        foreach (var step in steps)
            writer.WriteLine(step());
    }

    /// <summary>Each block can be decompressed as soon as it is there.</summary>
    public static void Blocks(string path, IEnumerable<byte[]> blocks)
    {
        using var compressor = new GZipStream(File.Create(path), CompressionLevel.Optimal);
        foreach (var block in blocks)
        {
            compressor.Write(block);
            compressor.Flush();
        }
    }

    /// <summary>What was answered until the input failed is there for the next run.</summary>
    public void Answer(IEnumerable<string> questions)
    {
        foreach (var question in questions)
        {
            _answers.WriteLine(question.Length);
            _answers.Flush();
        }
    }

    public static int Count(string path, IEnumerable<string> lines)
    {
        var writer = new StreamWriter(path);
        var count = 0;
        try
        {
            foreach (var line in lines)
            {
                writer.WriteLine(int.Parse(line));
                writer.Flush();
                count++;
            }
        }
        catch (FormatException)
        {
            // The lines before the one that is no number are complete.
            File.Copy(path, path + ".part", overwrite: true);
        }
        finally
        {
            writer.Dispose();
        }

        return count;
    }

    public static void Sizes(string path, string copy, int[] sizes)
    {
        using var output = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read);
        foreach (var size in sizes)
        {
            output.Write(new byte[size]);
            output.Flush();
            File.Copy(path, $"{copy}.{size}", overwrite: true);
        }
    }
}
