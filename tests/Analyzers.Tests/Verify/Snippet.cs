using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers.Tests;

/// <summary>Makes a program of a few statements, with the usual streams and paths in scope.</summary>
static class Snippet
{
    const string Indent = "        ";

    /// <summary>Statements only: no using directive, namespace or type.</summary>
    public static bool IsStatements(string code)
    {
        var unit = SyntaxFactory.ParseCompilationUnit(code, options: new CSharpParseOptions(LanguageVersion.Latest));
        return unit is { Usings.Count: 0, Externs.Count: 0, AttributeLists.Count: 0 } && unit.Members.All(member => member is GlobalStatementSyntax);
    }

    public static string InMethod(string statements, Framework framework)
    {
        var lines = from line in statements.ReplaceLineEndings("\n").Split('\n') select line.Trim().Length == 0 ? "" : Indent + line;
        // The frameworks without spans have no such namespace.
        var buffers = framework is Framework.NetStandard20 or Framework.Net472 ? "" : "using System.Buffers;\n";
        return $$"""
            using System;
            {{buffers}}using System.Collections.Generic;
            using System.IO;
            using System.IO.Compression;
            using System.IO.MemoryMappedFiles;
            using System.IO.Pipes;
            using System.Linq;
            using System.Net.Sockets;
            using System.Text;
            using System.Threading;
            using System.Threading.Tasks;

            class C
            {
                async Task M(Stream source, Stream destination, NetworkStream network, string path, string target, byte[] data, IEnumerable<byte[]> records, CancellationToken token)
                {
            {{string.Join('\n', lines)}}
                }
            }

            """.ReplaceLineEndings("\n");
    }
}
