namespace IoAnalyzers.Tests.Durability;

/// <summary>A type that keeps something in a file, around the members of one case.</summary>
static class OverwriteCode
{
    const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Text;
        using System.Text.Json;
        using System.Threading;
        using System.Threading.Tasks;

        """;

    /// <summary>The type loads the file of its field <c>_path</c>.</summary>
    public static string Loading(string members, string name = "Settings") => Type(
        $$"""
        readonly string _path;

        public {{name}}(string path) => _path = path;

        public string Load() => File.ReadAllText(_path);

        {{members}}
        """, name);

    public static string Saving(string statements, string signature = "public void Save(string text, byte[] data)") => Loading(
        $$"""
        {{signature}}
        {
            {{Indented(statements)}}
        }
        """);

    public static string Type(string members, string name = "Settings", string before = "") => $$"""
        {{Usings}}{{before}}public class {{name}}
        {
            {{Indented(members)}}
        }
        """;

    static string Indented(string code) => code.ReplaceLineEndings("\n").Replace("\n", "\n    ").Replace("\n    \n", "\n\n");
}
