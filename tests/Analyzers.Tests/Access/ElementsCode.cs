namespace IoAnalyzers.Tests.Access;

/// <summary>A method that gets a view and a place in it.</summary>
static class ElementsCode
{
    public static string Method(string statements, string result = "void") => $$"""
        using System;
        using System.IO.MemoryMappedFiles;

        class Table
        {
            {{result}} M(MemoryMappedViewAccessor view, long offset, int start, int count, byte[] data, int[] numbers)
            {
        {{string.Join('\n', from line in statements.ReplaceLineEndings("\n").Split('\n') select line.Trim().Length == 0 ? "" : "        " + line)}}
            }
        }
        """;
}
