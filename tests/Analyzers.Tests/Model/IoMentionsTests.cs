using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers.Tests.Model;

/// <summary>Where a tree mentions the names that rules know.</summary>
public sealed class IoMentionsTests
{
    const int ChunkLength = 512;

    [Theory]
    [InlineData("// Read\n")]
    [InlineData("/* s.Read() */")]
    [InlineData("/// <see cref=\"Read\"/>\n")]
    [InlineData("_ = \"Read\";")]
    [InlineData("_ = \"\"\"Read\"\"\";")]
    [InlineData("_ = $\"Read\";")]
    [InlineData("_ = 'R';")]
    [InlineData("#if NEVER\n s.Read();\n#endif\n")]
    [InlineData("s.Reads();")]
    [InlineData("s.read();")]
    [InlineData("s.MyRead();")]
    [InlineData("s.Read_();")]
    [InlineData("s.Readé();")]
    public void What_is_no_identifier_of_the_table_is_no_mention(string code) => Assert.Empty(BodiesOf($"class C {{ void M() {{\n{code}\n}} }}"));

    [Theory]
    [InlineData("s.Read();", IoNames.Read)]
    [InlineData("s.@Read();", IoNames.Read)]
    [InlineData("s.Read<int>();", IoNames.Read)]
    [InlineData("_ = $\"{s.Read()}\";", IoNames.Read)]
    [InlineData("Read(); Write();", IoNames.Read | IoNames.Write)]
    [InlineData("Read(); // Write", IoNames.Read)]
    [InlineData("Read(); _ = \"Write\"; File.Move();", IoNames.Read | IoNames.File | IoNames.Rename)]
    [InlineData("var f = () => Write();", IoNames.Write)]
    [InlineData("void Local() { Read(); } Write();", IoNames.Read | IoNames.Write)]
    public void A_body_has_all_names_that_it_mentions(string code, object names) =>
        Assert.Equal((IoNames)names, Assert.Single(BodiesOf($"class C {{ void M() {{ {code} }} }}")).Names);

    [Fact]
    public void No_two_groups_of_names_share_a_flag()
    {
        var flags = Enum.GetValues<IoNames>();

        Assert.Equal(flags.Length, flags.Distinct().Count());
        Assert.All(flags, static flag => Assert.True(flag == IoNames.None || long.IsPow2((long)flag), $"{flag}"));
    }

    [Theory]
    [InlineData("class C { void M() { Read(); } }", typeof(MethodDeclarationSyntax))]
    [InlineData("class C { void M() => Read(); }", typeof(MethodDeclarationSyntax))]
    [InlineData("class C { C() : this(Read()) { } }", typeof(ConstructorDeclarationSyntax))]
    [InlineData("class C { ~C() { Read(); } }", typeof(DestructorDeclarationSyntax))]
    [InlineData("class C { public static C operator +(C c) => Read(); }", typeof(OperatorDeclarationSyntax))]
    [InlineData("class C { int P { get { return Read(); } } }", typeof(AccessorDeclarationSyntax))]
    [InlineData("class C { int P { set => Read(); } }", typeof(AccessorDeclarationSyntax))]
    [InlineData("class C { int P => Read(); }", typeof(ArrowExpressionClauseSyntax))]
    [InlineData("class C { int this[int i] => Read(); }", typeof(ArrowExpressionClauseSyntax))]
    [InlineData("class C { int this[int i] { get => Read(); } }", typeof(AccessorDeclarationSyntax))]
    [InlineData("class C { event System.Action E { add { Read(); } remove { } } }", typeof(AccessorDeclarationSyntax))]
    [InlineData("class C { int _f = Read(); }", typeof(EqualsValueClauseSyntax))]
    [InlineData("class C { System.Action _f = () => Read(); }", typeof(EqualsValueClauseSyntax))]
    [InlineData("class C { System.Action _f = () => { int x = Read(); }; }", typeof(EqualsValueClauseSyntax))]
    [InlineData("class C { event System.Action E = () => Read(); }", typeof(EqualsValueClauseSyntax))]
    [InlineData("class C { int P { get; } = Read(); }", typeof(EqualsValueClauseSyntax))]
    [InlineData("class C { class D { void M() { Read(); } } }", typeof(MethodDeclarationSyntax))]
    [InlineData("namespace N; struct C { void M() { void Local() => Read(); } }", typeof(MethodDeclarationSyntax))]
    [InlineData("interface I { void M() { Read(); } }", typeof(MethodDeclarationSyntax))]
    [InlineData("class C { void M(File f) { } }", typeof(MethodDeclarationSyntax))]
    [InlineData("Read();", typeof(CompilationUnitSyntax))]
    [InlineData("void Local() { Read(); }", typeof(CompilationUnitSyntax))]
    public void The_body_is_the_outermost_code_around_the_name(string code, Type kind) => Assert.IsType(kind, Assert.Single(BodiesOf(code)).Body, exactMatch: false);

    [Theory]
    [InlineData("class C { File _f; }")]
    [InlineData("class C { File P { get; } }")]
    [InlineData("class C : File { }")]
    [InlineData("record C(File F);")]
    [InlineData("delegate void Read();")]
    [InlineData("enum E { Read }")]
    [InlineData("using File = System.Object;")]
    [InlineData("[File] class C { }")]
    public void A_name_outside_code_is_in_no_body_and_still_in_the_tree(string code)
    {
        var mentions = Of(code);
        Assert.Empty(mentions.Bodies(default));
        Assert.NotEqual(IoNames.None, mentions.Names);
    }

    [Fact]
    public void Each_member_has_its_own_names_in_the_order_of_the_text() => Assert.Equal(
        [IoNames.Read, IoNames.Write, IoNames.File, IoNames.Rename],
        BodiesOf("class C { void A() { Read(); Read(); } int _f = Write(); void N() { } int P => File; class D { void B() { Move(); } } }").Select(body => body.Names));

    [Fact]
    public void Top_level_statements_end_where_the_first_type_begins()
    {
        var bodies = BodiesOf("Read();\nvar x = Move();\nclass C { void M() { Write(); } }\nclass D { int P => File; }");
        Assert.Equal([IoNames.Read | IoNames.Rename, IoNames.Write, IoNames.File], bodies.Select(body => body.Names));
        Assert.IsType<CompilationUnitSyntax>(bodies[0].Body);
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(-4)]
    [InlineData(-3)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    public void A_word_at_a_chunks_border_is_read_whole(int offset)
    {
        const string Start = "class C { void M() { /*";
        var filler = new string(' ', ChunkLength + offset - Start.Length - 2);
        Assert.Equal(IoNames.Read, Assert.Single(BodiesOf($"{Start}{filler}*/Read(); }} }}")).Names);
    }

    [Theory]
    [InlineData(-4)]
    [InlineData(0)]
    [InlineData(4)]
    public void A_word_longer_than_a_chunk_hides_no_other(int longer)
    {
        var word = new string('x', ChunkLength + longer);
        Assert.Equal(IoNames.Read, Assert.Single(BodiesOf($"class C {{ void M() {{ {word}(); Read(); {word}Read(); }} }}")).Names);
    }

    [Fact]
    public void A_long_word_that_ends_like_a_name_is_none() => Assert.Empty(BodiesOf($"class C {{ void M() {{ {new string('x', 2 * ChunkLength)}Read(); }} }}"));

    [Fact]
    public void A_name_at_the_very_end_is_read() => Assert.Equal(IoNames.Read, Of(new string(' ', ChunkLength) + "Read").Names);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("class")]
    [InlineData("class C { void M() { Read( } ")]
    [InlineData("}}}} Read ((((")]
    public void Empty_and_broken_files_are_scanned(string code) => Assert.NotNull(Of(code).Bodies(default));

    [Fact]
    public void A_tree_is_scanned_once()
    {
        var tree = CSharpSyntaxTree.ParseText("class C { void M() { Read(); } }");
        Assert.Same(IoMentions.In(tree, default), IoMentions.In(tree, default));
    }

    [Fact]
    public void A_scan_can_be_cancelled() =>
        Assert.Throws<OperationCanceledException>(() => IoMentions.In(CSharpSyntaxTree.ParseText("class C { }"), new CancellationToken(canceled: true)));

    [Fact]
    public void Every_name_of_the_table_is_found_by_the_scan() => Assert.All(
        IoNameTable.All, name => Assert.Equal(IoNameTable.Of(name), Of($"class C {{ void M() {{ {name}(); }} }}").Names));

    static IReadOnlyList<(SyntaxNode Body, IoNames Names)> BodiesOf(string code) => Of(code).Bodies(default);

    static IoMentions Of(string code) => IoMentions.In(CSharpSyntaxTree.ParseText(code), default);
}
