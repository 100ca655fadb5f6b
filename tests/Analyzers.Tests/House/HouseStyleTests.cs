using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers.Tests.House;

public sealed class HouseStyleTests
{
    const int MostLines = 250;

    static readonly string[] BannedWords = ["Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Manager", "Common", "Info", "Data"];

    [Fact]
    public void No_file_is_longer_than_250_lines() => Complaints.None(
        from path in Repository.Sources
        let lines = Repository.Read(path).Split('\n').Length - 1
        where lines > MostLines
        select $"{path} has {lines} lines");

    [Fact]
    public void No_type_is_named_by_an_empty_word() => Complaints.None(
        from path in Repository.Sources
        from type in CSharpSyntaxTree.ParseText(Repository.Read(path)).GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
        from Match word in Regex.Matches(type.Identifier.ValueText, "[A-Z][a-z0-9]*")
        where BannedWords.Contains(word.Value)
        select $"{path}: the name of {type.Identifier} says nothing with {word.Value}");

    [Fact]
    public void No_file_has_regions_or_promises() => Complaints.None(
        from path in Repository.Sources
        from line in Repository.Read(path).Split('\n')
        where Regex.IsMatch(line, @"^\s*#(end)?region\b|//.*\b(T(ODO)|F(IXME)|H(ACK))\b")
        select $"{path}: {line.Trim()}");

    [Fact]
    public void Every_namespace_is_file_scoped() => Complaints.None(
        from path in Repository.Files("src", "*.cs")
        where Regex.IsMatch(Repository.Read(path), @"^namespace [\w.]+\s*\{?$", RegexOptions.Multiline)
        select $"{path} has a namespace in braces");

    [Fact]
    public void Every_text_file_is_plain_LF_without_byte_order_mark() => Complaints.None(
        from pattern in new[] { "*.cs", "*.md", "*.csproj", "*.props", "*.targets", "*.globalconfig", "*.txt" }
        from path in Repository.Files("", pattern)
        let bytes = File.ReadAllBytes(Path.Combine(Repository.Root, path))
        where bytes.Contains((byte)'\r') || bytes is [0xEF, 0xBB, 0xBF, ..]
        select $"{path} has CR newlines or a byte order mark");

    [Fact]
    public void Every_file_ends_with_one_newline() => Complaints.None(
        from path in Repository.Sources
        let text = Repository.Read(path)
        where text.Length > 0 && (!text.EndsWith('\n') || text.EndsWith("\n\n"))
        select $"{path} does not end with exactly one newline");

    // A type in a file of another name is found by search only.
    [Fact]
    public void Every_file_declares_the_type_it_is_named_after() => Complaints.None(
        from path in Repository.Files("src", "*.cs")
        let name = Path.GetFileNameWithoutExtension(path)
        let types = CSharpSyntaxTree.ParseText(Repository.Read(path)).GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
        where types.All(type => type.Identifier.ValueText != name)
        select $"{path} declares no {name}");
}
