namespace IoAnalyzers.Tests.Access;

/// <summary>A method that reads records of a file, with what the cases replace.</summary>
static class ChunkedRandomReadsCode
{
    public const Framework Library = Framework.Net10WithLibrary;

    public const string Read = "RandomAccess.Read(handle, record, place)";

    public static string Method(string statements, bool isFixed = false, string parameters = "string path, long[] places, uint[] numbers") => $$"""
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        {{(isFixed ? "using IoAnalyzers.Runtime;\n" : "")}}using Microsoft.Win32.SafeHandles;

        static class C
        {
            static void Use(ReadOnlySpan<byte> bytes) { }

            static void M({{parameters}})
            {
                {{statements.ReplaceLineEndings("\n").Replace("\n", "\n        ").Replace("\n        \n", "\n\n")}}
            }
        }
        """.ReplaceLineEndings("\n");

    /// <summary>A loop over places that come from data.</summary>
    public static string Loop(
        string check = $"if ([|{Read}|] != record.Length)\n        throw new EndOfStreamException();",
        string opening = "using var handle = File.OpenHandle(path);", string buffer = "var record = new byte[16];", string loop = "foreach (var place in places)") =>
        $"{opening}\n{buffer}\n{loop}\n{{\n    {check}\n    Use(record);\n}}";
}
