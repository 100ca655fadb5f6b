using IoAnalyzers.Model;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers.Tests.Model;

public class WordSearchTests
{
    [Theory]
    [InlineData("class C { int size; int M() => size + this.size; }", 3)]
    [InlineData("class C { int @size; }", 1)]
    [InlineData("class C { string s = $\"{size}\"; const int size = 1; }", 2)]
    [InlineData("class C { int resize, sizes, size_; }", 0)]
    [InlineData("class C { string s = \"size\"; }", 0)]
    [InlineData("class C { /* size */ int size; }", 1)]
    [InlineData("class C { int other /* size */; // size\n }", 0)]
    [InlineData("class C {\n#if NEVER\n int size;\n#endif\n int size; }", 1)]
    [InlineData("class C { int siz\\u0065; int M() => size; }", 2)]
    [InlineData("class C { int \\u0073iz\\U00000065; string S => \"\\u0073ize\"; }", 1)]
    [InlineData("class C { int size, siz\\u0065d; }", 1)]
    public void Finds_each_identifier_of_the_name_once(string code, int count) => Assert.Equal(count, WordSearch.In(Declaration(code), "size", default).Count());

    [Fact]
    public void Looks_only_into_its_declaration() => Assert.Single(WordSearch.In(Declaration("class C { int size; } class D { int size; }"), "size", default));

    static Microsoft.CodeAnalysis.SyntaxReference Declaration(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(code);
        return tree.GetReference(tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().First());
    }
}
