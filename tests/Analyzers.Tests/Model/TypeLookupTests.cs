using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IoAnalyzers.Tests.Model;

/// <summary>Types are found as <c>Compilation.GetTypeByMetadataName</c> finds them, whatever a compilation is made of.</summary>
public sealed class TypeLookupTests
{
    static readonly string[] Names =
    [
        "System.IO.Stream", "System.IO.File", "System.Span`1", "System.ArraySegment`1", "System.Collections.Generic.Dictionary`2", "System.IO.Compression.BrotliStream", "System.IO.RandomAccess",
        "System.Collections.Generic.Dictionary`2+Enumerator", "System.Environment+SpecialFolder", "IoAnalyzers.Runtime.DurableFile", "System.IO.Nothing", "Nowhere.Stream", "Stream", "System.IO", "",
        "System.Span", "System.Span`2", "System.Span`", "System.IO.Stream`1", "Library.Thing", "Library.Hidden", "Own",
    ];

    [Theory]
    [InlineData(Framework.Net10)]
    [InlineData(Framework.Net10WithLibrary)]
    [InlineData(Framework.Net8)]
    [InlineData(Framework.NetStandard20)]
    [InlineData(Framework.Net472)]
    public void In_a_framework(Framework framework) => Check(Of("class Own { }", framework));

    [Fact]
    public void Declared_in_the_code_and_in_a_reference() => Check(Of("namespace System.IO { public class Stream { } } namespace System { public struct Span<T> { } }"));

    [Fact]
    public void Declared_in_two_references() => Check(Of("", references: [Library("One"), Library("Two")]));

    [Fact]
    public void Declared_in_one_reference_as_internal() => Check(Of("", references: [Library("One", "internal")]));

    [Fact]
    public void Declared_in_two_references_as_internal() => Check(Of("", references: [Library("One", "internal"), Library("Two", "internal")]));

    [Fact]
    public void Declared_in_a_reference_with_an_alias() => Check(Of("", references: [Library("One").WithAliases(["one"])]));

    [Fact]
    public void Declared_in_a_reference_with_an_alias_and_in_one_without() => Check(Of("", references: [Library("One").WithAliases(["one"]), Library("Two")]));

    [Fact]
    public void Declared_in_a_reference_with_an_alias_and_in_the_framework() =>
        Check(Of("", references: [Of("namespace System.IO { public class Stream { } }", name: "Other").ToMetadataReference().WithAliases(["other"])]));

    static void Check(Compilation compilation)
    {
        var types = new TypeLookup(compilation);
        Assert.All(Names, name => Assert.Equal(compilation.GetTypeByMetadataName(name), types.Find(name), SymbolEqualityComparer.Default));
    }

    static CompilationReference Library(string name, string visibility = "public") =>
        Of($"namespace Library {{ {visibility} class Thing {{ }} }} namespace System.IO {{ {visibility} class Nothing {{ }} }}", name: name).ToMetadataReference();

    static CSharpCompilation Of(string code, Framework framework = Framework.Net10, string name = "Code", params MetadataReference[] references) =>
        CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(code)], [.. FrameworkReferences.Of(framework), .. references], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
}
