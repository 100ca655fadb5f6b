using System.Globalization;

namespace IoAnalyzers.FixProof;

/// <summary>Runs both blocks of a page with the same main program.</summary>
static class BeforeAndAfter
{
    /// <summary>
    /// Put behind the calls of a main program: how many calls of read and write the kernel counted for its thread, where it counts them.
    /// Reading the counter is itself a read or two, on both sides.
    /// </summary>
    public const string CallCounter = """
        static class Calls
        {
            public static long OfThisThread(string kind)
            {
                foreach (var line in System.IO.File.ReadAllLines("/proc/thread-self/io"))
                    if (line.StartsWith(kind))
                        return long.Parse(line.Substring(line.IndexOf(':') + 1));
                throw new System.IO.InvalidDataException(kind);
            }
        }
        """;

    /// <summary>Every file that the program left, by its name, before and after the fix.</summary>
    public static (Dictionary<string, string> Before, Dictionary<string, string> After) Files(string id, string main) => (FilesOf(PageBlock.Before(id), main), FilesOf(PageBlock.After(id), main));

    /// <summary>The number that the program prints, before and after the fix.</summary>
    public static (long Before, long After) Numbers(string id, string main) => (NumberOf(PageBlock.Before(id), main), NumberOf(PageBlock.After(id), main));

    /// <summary>Every file that a program left which uses the block.</summary>
    public static Dictionary<string, string> FilesOf(string block, string main)
    {
        using var program = new CompiledProgram(block, main);
        program.Run();
        return Directory.GetFiles(program.Work).ToDictionary(static file => Path.GetFileName(file), static file => Convert.ToHexString(File.ReadAllBytes(file)));
    }

    static long NumberOf(string block, string main)
    {
        using var program = new CompiledProgram(block, main);
        return long.Parse(program.Run(), CultureInfo.InvariantCulture);
    }
}
