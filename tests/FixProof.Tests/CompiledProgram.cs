using System.Diagnostics;
using IoAnalyzers.Runtime.Tests.Crash;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IoAnalyzers.FixProof;

/// <summary>A page's block, compiled with a main program that calls it, and run in a process and an empty folder of its own.</summary>
sealed class CompiledProgram : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>IoAnalyzers.Runtime, which stands beside every program.</summary>
    static readonly string Library = typeof(Runtime.SocketFile).Assembly.Location;

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("io-analyzers-proof-");

    public CompiledProgram(string block, string main)
    {
        var trees = new[] { block, main }.Select(static code => CSharpSyntaxTree.ParseText(code));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) == "Microsoft.Win32.Primitives.dll" || path == Library)
            .Select(static path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("program", trees, references, new CSharpCompilationOptions(OutputKind.ConsoleApplication, optimizationLevel: OptimizationLevel.Release));
        var result = compilation.Emit(Assembly);
        Assert.True(result.Success, string.Join(Environment.NewLine, result.Diagnostics));
        File.WriteAllText(Path.ChangeExtension(Assembly, ".runtimeconfig.json"), $$"""
            { "runtimeOptions": { "framework": { "name": "Microsoft.NETCore.App", "version": "{{Environment.Version}}" } } }
            """);
        File.Copy(Library, Path.Combine(_folder.FullName, Path.GetFileName(Library)));
        Directory.CreateDirectory(Work);
    }

    /// <summary>Where the program runs, and leaves its files.</summary>
    public string Work => Path.Combine(_folder.FullName, "work");

    string Assembly => Path.Combine(_folder.FullName, "program.dll");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>What the program printed.</summary>
    public string Run() => Start(Environment.ProcessPath!, "exec", Assembly);

    /// <summary>The system calls of the names that are asked for, in their order.</summary>
    public IReadOnlyList<string> Trace(string calls)
    {
        var trace = Path.Combine(_folder.FullName, "trace");
        Start(StraceTrace.Strace!, "-f", "-y", "-qq", "-o", trace, "-e", $"trace={calls}", Environment.ProcessPath!, "exec", Assembly);
        return File.ReadAllLines(trace);
    }

    /// <summary>What the program asked of the kernel for the files of its folder.</summary>
    /// <param name="initial">The names of the files that are there, in the order in which the explorer is told of them.</param>
    public IReadOnlyList<Operation> Operations(IEnumerable<string> initial)
    {
        var trace = Path.Combine(_folder.FullName, "trace");
        Start(StraceTrace.Strace!, [.. StraceTrace.Options, "-o", trace, Environment.ProcessPath!, "exec", Assembly]);
        return StraceTrace.Operations(Work, initial, File.ReadLines(trace));
    }

    /// <summary>What the program printed while the kernel answered some of its calls with an error.</summary>
    /// <param name="calls">The names of the calls, with commas between them.</param>
    public (int ExitCode, string Output) RunWithFailing(string calls, string error) =>
        Ended(StraceTrace.Strace!, "-f", "-qq", "-o", Path.Combine(_folder.FullName, "trace"), "-e", $"trace={calls}", "-e", $"inject={calls}:error={error}", Environment.ProcessPath!, "exec", Assembly);

    string Start(string program, params string[] arguments)
    {
        var (exitCode, output) = Ended(program, arguments);
        Assert.True(exitCode == 0, $"Exit code {exitCode}: {output}");
        return output;
    }

    (int ExitCode, string Output) Ended(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Work, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"The program did not end: {output.Result}{error.Result}");
        }

        return (process.ExitCode, process.ExitCode == 0 ? output.Result : output.Result + error.Result);
    }
}
