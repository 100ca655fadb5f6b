namespace IoAnalyzers.Tests.Durability;

/// <summary>Types that keep a file open and append to it.</summary>
static class JournalCode
{
    public const string Opening = "new FileStream(path, FileMode.Append, FileAccess.Write)";

    /// <summary>A type with a file, and an Append that everybody expects there.</summary>
    public static string Type(string members, string name = "OrderStore", string opening = Opening, string bases = "") => Bare(
        $"readonly FileStream _file;\n\npublic {name}(string path) => _file = {opening};\n\npublic void Append(byte[] record) => _file.Write(record, 0, record.Length);\n\n{members}", name, bases);

    public static string Bare(string members, string name = "OrderStore", string bases = "") =>
        $"using System;\nusing System.IO;\nusing System.Collections.Generic;\nusing System.Runtime.InteropServices;\nusing System.Threading;\nusing System.Threading.Tasks;\n\npublic class {name}{bases}\n{{\n    "
        + $"{members.ReplaceLineEndings("\n").Replace("\n", "\n    ").Replace("\n    \n", "\n\n")}\n}}";
}
