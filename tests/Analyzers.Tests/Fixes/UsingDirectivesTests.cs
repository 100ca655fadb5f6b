namespace IoAnalyzers.Tests.Fixes;

/// <summary>A type is named so that the name means it, and a using directive is added where the file keeps them.</summary>
public sealed class UsingDirectivesTests
{
    const string Class = "class C { void M() { [|;|] } }\n";
    const string Named = "class C { void M() { new BufferedStream(null!); } }\n";
    const string InFull = "class C { void M() { new System.IO.BufferedStream(null!); } }\n";

    [Theory]
    [InlineData("using System.IO;\n")]
    [InlineData("namespace N { using System.IO;\n", "}")]
    [InlineData("namespace System.IO.Mine { ", "}")]
    [InlineData("using System.IO;\nusing static System.Math;\n")]
    public void A_name_that_is_visible_needs_no_directive(string before, string after = "") =>
        Assert.Equal(before + Named + after, EditedSource.WithBufferedStream(before + Class + after));

    [Fact]
    public void A_global_directive_in_another_file_is_enough() =>
        Assert.Equal(Named, EditedSource.WithBufferedStream(Class, "global using System.IO;"));

    [Theory]
    [InlineData("", "using System.IO;\n\n")]
    [InlineData("using System;\n\n", "using System;\nusing System.IO;\n\n")]
    [InlineData("using System.Linq;\n\n", "using System.IO;\nusing System.Linq;\n\n")]
    [InlineData("using System;\nusing System.Linq;\n\n", "using System;\nusing System.IO;\nusing System.Linq;\n\n")]
    [InlineData("using Microsoft.Win32;\n\n", "using System.IO;\nusing Microsoft.Win32;\n\n")]
    [InlineData("using System; // for Math\n\n", "using System; // for Math\nusing System.IO;\n\n")]
    [InlineData("using System;\nusing static System.Math;\nusing S = System.String;\n\n", "using System;\nusing System.IO;\nusing static System.Math;\nusing S = System.String;\n\n")]
    [InlineData("global using System.Linq;\n\n", "global using System.Linq;\nusing System.IO;\n\n")]
    [InlineData("global using System.Linq;\nusing System.Text;\n\n", "global using System.Linq;\nusing System.IO;\nusing System.Text;\n\n")]
    [InlineData("#if SET\nusing System.Linq;\n#endif\nusing System.Text;\n\n", "#if SET\nusing System.Linq;\n#endif\nusing System.IO;\nusing System.Text;\n\n")]
    [InlineData("using System;\n#if SET\nusing System.Text;\n#endif\n\n", "using System;\nusing System.IO;\n#if SET\nusing System.Text;\n#endif\n\n")]
    public void A_directive_is_sorted_in(string before, string after) => AddsDirective(before, after);

    [Theory]
    [InlineData("// Copyright\n\nnamespace N;\n", "// Copyright\n\nusing System.IO;\n\nnamespace N;\n")]
    [InlineData("// Copyright\n// Licence\nnamespace N;\n", "// Copyright\n// Licence\nusing System.IO;\n\nnamespace N;\n")]
    [InlineData("/* Copyright\n */\n\n", "/* Copyright\n */\n\nusing System.IO;\n\n")]
    [InlineData("// Copyright\nusing System.Linq;\n\n", "// Copyright\nusing System.IO;\nusing System.Linq;\n\n")]
    [InlineData("// Copyright\n\n// About the class\n", "// Copyright\n\nusing System.IO;\n\n// About the class\n")]
    [InlineData("// About the class\n", "using System.IO;\n\n// About the class\n")]
    [InlineData("/// <summary>About the class</summary>\n", "using System.IO;\n\n/// <summary>About the class</summary>\n")]
    [InlineData("// Copyright\n\n/// <summary>About the class</summary>\n", "// Copyright\n\nusing System.IO;\n\n/// <summary>About the class</summary>\n")]
    [InlineData("#define X\n", "#define X\nusing System.IO;\n\n")]
    [InlineData("// Copyright\n#nullable enable\n\n", "// Copyright\n#nullable enable\n\nusing System.IO;\n\n")]
    [InlineData("#pragma warning disable CS0168\n", "#pragma warning disable CS0168\nusing System.IO;\n\n")]
    public void The_head_of_the_file_stays_at_the_top(string before, string after) => AddsDirective(before, after);

    [Fact]
    public void Line_ends_are_the_files() => Assert.Equal(
        $"using System;\r\nusing System.IO;\r\n\r\n{Named}", EditedSource.WithBufferedStream($"using System;\r\n\r\n{Class}"));

    [Fact]
    public void A_namespace_that_holds_the_directives_gets_it() => Assert.Equal(
        $"namespace N\n{{\n    using System;\n    using System.IO;\n\n    {Named}}}\n",
        EditedSource.WithBufferedStream($"namespace N\n{{\n    using System;\n\n    {Class}}}\n"));

    [Fact]
    public void The_namespace_around_the_place_gets_it_and_not_the_first_one() => Assert.Equal(
        $"namespace A {{\n    using System;\n}}\nnamespace B {{\n\tusing System.IO;\n\tusing System.Text;\n\t{Named}}}\n",
        EditedSource.WithBufferedStream($"namespace A {{\n    using System;\n}}\nnamespace B {{\n\tusing System.Text;\n\t{Class}}}\n"));

    [Fact]
    public void A_namespace_without_directives_leaves_it_to_the_file() => Assert.Equal(
        $"using System.IO;\n\nnamespace A {{\n    using System;\n}}\nnamespace B {{\n    {Named}}}\n",
        EditedSource.WithBufferedStream($"namespace A {{\n    using System;\n}}\nnamespace B {{\n    {Class}}}\n"));

    [Theory]
    [InlineData("class BufferedStream { }\n")]
    [InlineData("using System.IO;\nusing Mine;\nnamespace Mine { public class BufferedStream { } }\n")]
    [InlineData("using Mine;\nnamespace Mine { public class BufferedStream { } }\n")]
    [InlineData("namespace BufferedStream { class D { } }\n")]
    public void A_name_that_means_something_else_is_written_in_full(string before) =>
        Assert.Equal(before + InFull, EditedSource.WithBufferedStream(before + Class));

    [Fact]
    public void A_member_of_that_name_is_something_else() => Assert.Equal(
        "class C { int BufferedStream() => 1; void M() { new System.IO.BufferedStream(null!); } }",
        EditedSource.WithBufferedStream("class C { int BufferedStream() => 1; void M() { [|;|] } }"));

    [Theory]
    [InlineData("using Shapes;\nclass D { Path? _path; }\n")]
    [InlineData("using Shapes;\nclass D { object _path = new Path(); }\n")]
    public void A_directive_that_would_make_another_name_ambiguous_is_not_added(string before) => Assert.Equal(
        before + InFull, EditedSource.WithBufferedStream(before + Class, "namespace Shapes { public class Path { } }"));

    [Fact]
    public void A_member_that_is_called_like_a_type_of_the_namespace_is_not_in_the_way() => AddsDirective(
        "using System;\nclass D { string? Path { get; set; } }\n", "using System;\nusing System.IO;\nclass D { string? Path { get; set; } }\n");

    [Fact]
    public void Top_level_statements_get_it_in_front() =>
        Assert.Equal("using System.IO;\n\nnew BufferedStream(null!);\n", EditedSource.WithBufferedStream("[|;|]\n"));

    static void AddsDirective(string before, string after) => Assert.Equal(after + Named, EditedSource.WithBufferedStream(before + Class));
}
