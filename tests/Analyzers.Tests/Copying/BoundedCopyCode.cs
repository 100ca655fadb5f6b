namespace IoAnalyzers.Tests.Copying;

/// <summary>A method of a class that imports the library, with two streams and a count.</summary>
static class BoundedCopyCode
{
    public static string InMethod(string statements, string count = "long count", string returns = "async Task") => $$"""
        using System;
        using System.IO;
        using System.Net.Sockets;
        using System.Security.Cryptography;
        using System.Threading;
        using System.Threading.Tasks;
        using IoAnalyzers.Runtime;

        class Parts
        {
            const int BufferSize = 4096;
            readonly long _limit = 100;
            long _changing = 100;

            {{returns}} Copy(Stream source, Stream destination, {{count}}, CancellationToken token)
            {
                {{statements.ReplaceLineEndings("\n").Replace("\n", "\n        ").Replace("\n        \n", "\n\n")}}
            }
        }

        class Short : EndOfStreamException { }
        """;
}
