using System.Diagnostics;
using System.Globalization;

namespace IoAnalyzers.Runtime.Tests.Buffering;

/// <summary>A process of its own that appends lines to a file which others append to as well.</summary>
static class AppendingProcess
{
    public const string Verb = "append";

    public static int Run(string[] arguments)
    {
        var (path, name, lines) = (arguments[0], arguments[1], int.Parse(arguments[2], CultureInfo.InvariantCulture));
        var options = new BufferedFileWriterOptions { Shared = true, Boundary = Enum.Parse<RecordBoundary>(arguments[3]), BufferSize = 1000 };
        // Begins when the test closes its end: all processes are up by then.
        Console.In.ReadToEnd();
        using var writer = BufferedFileWriter.Open(path, options);
        for (var number = 0; number < lines; number++)
        {
            if (options.Boundary == RecordBoundary.Call)
            {
                writer.WriteLine(LineOf(name, number));
                continue;
            }

            foreach (var piece in LineOf(name, number).Chunk(7))
                writer.WriteUtf8(piece);
            writer.WriteByte((byte)'\n');
        }

        return 0;
    }

    /// <summary>Most lines are short; some are longer than the buffer.</summary>
    public static string LineOf(string name, int number) => $"{name} {number} {new string(name[0], number % 100 == 99 ? 3000 : number % 40)}";

    public static Process Start(string path, string name, int lines, RecordBoundary boundary)
    {
        var program = Path.ChangeExtension(typeof(Program).Assembly.Location, OperatingSystem.IsWindows() ? "exe" : null);
        return Process.Start(new ProcessStartInfo(program, [Verb, path, name, lines.ToString(CultureInfo.InvariantCulture), boundary.ToString()])
        {
            RedirectStandardInput = true,
        })!;
    }
}
