namespace IoAnalyzers.FixProof.Programs;

/// <summary>A program as a production makes it: the body of a method that is given streams, a socket, paths, a token and a journal.</summary>
/// <param name="Production">What it is a case of.</param>
/// <param name="Body">The statements by hand.</param>
/// <param name="Naive">What somebody writes who looks at nothing but the call that the statements resemble; null where there is no such thing.</param>
sealed record Draft(string Production, string Body, string? Naive)
{
    const string Usings = """
        using System;
        using System.Buffers;
        using System.Collections.Generic;
        using System.IO;
        using System.IO.Compression;
        using System.IO.MemoryMappedFiles;
        using System.IO.Pipes;
        using System.Linq;
        using System.Net.Sockets;
        using System.Text;
        using System.Threading;
        using System.Threading.Tasks;
        using IoAnalyzers.FixProof.Programs;

        """;

    /// <summary>What stands beside the method in its type.</summary>
    public string Members { get; init; } = "";

    /// <summary>The same in the naive program, where it differs.</summary>
    public string? NaiveMembers { get; init; }

    /// <summary>The name of the type, which says something to the rules of durability.</summary>
    public string Type { get; init; } = "Work";

    public bool IsAsync => Body.Contains("await ", StringComparison.Ordinal);

    public string Text(string name) => Text(name, Members, Body);

    public string? NaiveText(string name) => Naive is null ? null : Text(name, NaiveMembers ?? Members, Naive);

    string Text(string name, string members, string body) => $$"""
        {{Usings}}
        namespace {{name}}
        {
            public sealed class {{Type}}
            {
                {{Indented(members, 8)}}

                public {{(IsAsync ? "async Task" : "void")}} Run(Stream source, Stream destination, Socket socket, string path, string target, CancellationToken token, Journal journal)
                {
                    {{Indented(body, 12)}}
                }
            }
        }
        """;

    /// <summary>Lines behind the first one, which stands where the text is put.</summary>
    public static string Indented(string text, int columns) => text.ReplaceLineEndings("\n").Replace("\n", "\n" + new string(' ', columns), StringComparison.Ordinal);
}
