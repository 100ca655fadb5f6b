using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace IoAnalyzers.FixProof.Programs;

/// <summary>A program that can be run in this process.</summary>
sealed class CompiledWork(Type type, bool needsSocket)
{
    readonly MethodInfo _method = type.GetMethod("Run")!;

    public bool NeedsSocket => needsSocket;

    public bool IsAsync => _method.ReturnType == typeof(Task);

    public void Run(Stage stage) => ((Synchronous)_method.CreateDelegate(typeof(Synchronous), Activator.CreateInstance(type)))(
        stage.Source, stage.Destination, stage.Socket!, stage.Path, stage.Target, stage.Token, stage.Journal);

    public Task RunAsync(Stage stage) => ((Asynchronous)_method.CreateDelegate(typeof(Asynchronous), Activator.CreateInstance(type)))(
        stage.Source, stage.Destination, stage.Socket!, stage.Path, stage.Target, stage.Token, stage.Journal);

    delegate void Synchronous(Stream source, Stream destination, System.Net.Sockets.Socket socket, string path, string target, CancellationToken token, Journal journal);

    delegate Task Asynchronous(Stream source, Stream destination, System.Net.Sockets.Socket socket, string path, string target, CancellationToken token, Journal journal);
}

/// <summary>Programs of one compilation, loaded beside what they refer to.</summary>
sealed class LoadedPrograms : IDisposable
{
    readonly AssemblyLoadContext _context = new("programs", isCollectible: true);
    readonly Assembly _assembly;

    public LoadedPrograms(Compilation compilation)
    {
        var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success)
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(3)));
        image.Position = 0;
        _assembly = _context.LoadFromStream(image);
    }

    public CompiledWork Of(string name, Draft draft) =>
        new(_assembly.GetType($"{name}.{draft.Type}", throwOnError: true)!, draft.Body.Contains("socket", StringComparison.Ordinal) || draft.Members.Contains("socket", StringComparison.Ordinal));

    public void Dispose() => _context.Unload();
}
