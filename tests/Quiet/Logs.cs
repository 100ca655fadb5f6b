using System.Text;

namespace Quiet;

/// <summary>Output that somebody watches, and logs that are kept open.</summary>
public sealed class Logs : IDisposable
{
    readonly StreamWriter _writer;
    readonly object _gate = new();

    public Logs(string path) => _writer = new StreamWriter(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite));

    /// <summary>A line is in the file when the call returns, so that a crash leaves it to read.</summary>
    public void Write(string message)
    {
        lock (_gate)
        {
            _writer.Write(DateTimeOffset.UtcNow.ToString("O"));
            _writer.Write(' ');
            _writer.WriteLine(message);
            _writer.Flush();
        }
    }

    public void Dispose() => _writer.Dispose();

    /// <summary>One open for all lines.</summary>
    public static void AppendAll(string path, IEnumerable<string> lines)
    {
        using var log = new StreamWriter(path, append: true);
        foreach (var line in lines)
            log.WriteLine(line);
    }

    /// <summary>A file for each day, of which the loop does not know when it ends.</summary>
    public static void AppendByDay(string folder, IEnumerable<(DateTime Day, string Line)> lines)
    {
        foreach (var (day, line) in lines)
            File.AppendAllText(Path.Combine(folder, $"{day:yyyy-MM-dd}.txt"), line + Environment.NewLine);
    }

    /// <summary>The file is cut when it gets too long, so it has to be closed after each line.</summary>
    public static void AppendWithLimit(string path, IEnumerable<string> lines, long limit)
    {
        foreach (var line in lines)
        {
            if (File.Exists(path) && new FileInfo(path).Length > limit)
                File.Move(path, path + ".old", overwrite: true);
            File.AppendAllText(path, line + Environment.NewLine);
        }
    }

    /// <summary>A line that cannot be written is left out, and the others are written all the same.</summary>
    public static int AppendWhatGoes(string path, IEnumerable<string> lines)
    {
        var lost = 0;
        foreach (var line in lines)
        {
            try
            {
                File.AppendAllText(path, line + Environment.NewLine);
            }
            catch (IOException)
            {
                lost++;
            }
        }

        return lost;
    }

    /// <summary>What has been done so far is known after a crash, too.</summary>
    public static async Task RecordAsync(string path, IEnumerable<Func<Task<string>>> steps)
    {
        foreach (var step in steps)
            await File.AppendAllTextAsync(path, await step() + Environment.NewLine);
    }

    /// <summary>Each line goes to a file of its own.</summary>
    public static void Distribute(IEnumerable<(string Path, string Line)> lines)
    {
        foreach (var (path, line) in lines)
            File.AppendAllText(path, line + Environment.NewLine);
    }

    /// <summary>A progress bar: each dot is to be seen when it is due.</summary>
    public static async Task ShowProgressAsync(IAsyncEnumerable<int> steps)
    {
        await using var output = Console.OpenStandardOutput();
        await foreach (var _ in steps)
            output.WriteByte((byte)'.');
        output.WriteByte((byte)'\n');
    }

    public static void Print(IEnumerable<string> lines)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), bufferSize: 16 * 1024);
        foreach (var line in lines)
            output.WriteLine(line);
    }

    /// <summary>What the other process writes is shown as it comes.</summary>
    public static void Echo(TextReader process, TextWriter screen)
    {
        while (process.ReadLine() is { } line)
        {
            screen.WriteLine(line);
            screen.Flush();
        }
    }
}
