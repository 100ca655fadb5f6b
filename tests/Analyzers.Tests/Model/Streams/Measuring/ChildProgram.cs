using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IoAnalyzers.Tests.Model.Streams.Measuring;

/// <summary>A small program in a process of its own: for what this process cannot do to its own console.</summary>
static class ChildProgram
{
    /// <summary>Compiles and runs top-level statements, and returns what they write to standard error.</summary>
    public static string Run(string code, byte[] input)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var program = Path.Combine(folder.FullName, "child.dll");
            Compile(code, program);
            File.WriteAllText(
                Path.ChangeExtension(program, ".runtimeconfig.json"),
                $$"""{ "runtimeOptions": { "framework": { "name": "Microsoft.NETCore.App", "version": "{{Environment.Version}}" } } }""");
            return Start(program, input);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static void Compile(string code, string program)
    {
        var framework = Directory.GetFiles(RuntimeEnvironment.GetRuntimeDirectory(), "System.*.dll").Where(path => !path.Contains(".Native."));
        var compilation = CSharpCompilation.Create(
            "child", [CSharpSyntaxTree.ParseText(code)], framework.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        var result = compilation.Emit(program);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
    }

    static string Start(string program, byte[] input)
    {
        var host = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));
        using var child = Process.Start(new ProcessStartInfo(host, [program])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        child.StandardInput.BaseStream.Write(input);
        child.StandardInput.Close();
        var output = child.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        var errors = child.StandardError.ReadToEnd();
        output.Wait();
        child.WaitForExit();
        Assert.True(child.ExitCode == 0, errors);
        return errors;
    }
}
