using IoAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Tests.Flow;

/// <summary>A flow to test the engine with: may the one writer of a method hold unflushed data where <c>Use()</c> is called?</summary>
sealed class UnflushedFlow(CancellationToken cancellation = default) : ForwardFlow<UnflushedFlow.Facts>(cancellation)
{
    public readonly record struct Facts(bool Unflushed);

    static readonly MetadataReference[] References = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path) is "System.Private.CoreLib.dll" or "System.Runtime.dll").Select(path => MetadataReference.CreateFromFile(path))];

    readonly SortedDictionary<int, bool> _atUse = new();

    /// <summary>For each call of Use in the order of the text, whether data may be unflushed there.</summary>
    public IEnumerable<bool> AtUse => _atUse.Values;

    protected override Facts Join(Facts left, Facts right) => new(left.Unflushed || right.Unflushed);

    // The null test of a lowered using: a writer that is null holds nothing.
    protected override Facts Assume(IOperation condition, bool value, Facts facts) => condition is IIsNullOperation && value ? new(false) : facts;

    protected override Facts After(IOperation operation, Facts facts) => operation is not IInvocationOperation call ? facts : call.TargetMethod.Name switch
    {
        "Write" => new(true),
        "Flush" or "Dispose" or "DisposeAsync" => new(false),
        _ => facts,
    };

    protected override void See(IOperation operation, Facts before)
    {
        if (operation is IInvocationOperation { TargetMethod.Name: "Use", Syntax.SpanStart: var position })
            _atUse[position] = before.Unflushed || _atUse.GetValueOrDefault(position);
    }

    public static ControlFlowGraph GraphOf(string body, string result = "void")
    {
        var code = $$"""
            using System;
            using System.Collections.Generic;
            using System.Threading.Tasks;
            class C
            {
                int Use() => 0; void Log() { }
                {{result}} M(W w, bool c, int n) { {{body}} }
            }
            class W : IDisposable, IAsyncDisposable
            {
                public int Write(int i) => i; public int Flush() => 0; public void Dispose() { } public ValueTask DisposeAsync() => default;
            }
            """;
        var tree = CSharpSyntaxTree.ParseText(code);
        var compilation = CSharpCompilation.Create("shape", [tree], References, new(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var method = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().First(node => node.Identifier.Text == "M");
        return ControlFlowGraph.Create(method, compilation.GetSemanticModel(tree))!;
    }
}
