namespace IoAnalyzers.Tests.Copying;

/// <summary>A method of a class with a stream, a buffer, and where and how much to read.</summary>
static class ReadExactlyCode
{
    public static string InMethod(string statements, string returns = "void", string parameters = "Stream source, byte[] buffer, int offset, int count") => $$"""
        using System;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;

        class Records
        {
            readonly byte[] _header = new byte[16];
            readonly int _size = 16;
            int _changing = 16;
            Stream _stream = Stream.Null;

            {{returns}} Read({{parameters}})
            {
                {{statements.ReplaceLineEndings("\n").Replace("\n", "\n        ").Replace("\n        \n", "\n\n")}}
            }
        }

        class Short : EndOfStreamException { }
        """;

    /// <summary>The same with a count that is no less than 0.</summary>
    public static string OfCount(string statements, string returns = "void", string parameters = "Stream source, byte[] buffer, int offset, int count") =>
        InMethod("ArgumentOutOfRangeException.ThrowIfNegative(count);\n" + statements, returns, parameters);

    public const string Asynchronous = "Stream source, byte[] buffer, int offset, int count, CancellationToken token";
}
