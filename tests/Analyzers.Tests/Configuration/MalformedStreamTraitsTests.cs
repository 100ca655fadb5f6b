using IoAnalyzers.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Tests.Configuration;

public sealed class MalformedStreamTraitsTests
{
    [Theory]
    [InlineData("Acme.Wire Each Each Peer", "it has 4 columns and not the 5 to 8 of 'Type Writes Reads Backing Flush [Inner [LeaveOpen [Disposal]]]'")]
    [InlineData("Acme.Wire Each Each Inner Inner stream leaveOpen Keeps more", "it has 9 columns and not the 5 to 8 of 'Type Writes Reads Backing Flush [Inner [LeaveOpen [Disposal]]]'")]
    [InlineData("Acme.Wire Sometimes Each Peer Nothing", "'Sometimes' in column Writes is none of None, Each, EachMessage, Collected, ByBlock, BySize")]
    [InlineData("Acme.Wire BySetting Each Peer Nothing", "'BySetting' in column Writes is none of None, Each, EachMessage, Collected, ByBlock, BySize")]
    [InlineData("Acme.Wire Each 1 Peer Nothing", "'1' in column Reads is none of None, Each, EachMessage, Collected, ByBlock, BySize")]
    [InlineData("Acme.Wire Each Each peer Nothing", "'peer' in column Backing is none of File, Peer, Memory, Inner")]
    [InlineData("Acme.Wire Each Each Peer Disk", "'Disk' in column Flush is none of Nothing, Inner, InnerLessTail, PageCache")]
    [InlineData("Acme.Wire Each Each Inner Inner stream leaveOpen Leaves", "'Leaves' in column Disposal is none of Closes, Keeps")]
    [InlineData("Acme.Wire Each Each Inner Inner", "a stream whose bytes live in an inner one names the constructor parameter that takes it, in column Inner")]
    [InlineData("Acme.Wire Each Each Peer Nothing - leaveOpen", "there is no inner stream that the parameter in column LeaveOpen could keep open")]
    [InlineData("System.IO.FileStream Each Each File PageCache", "'System.IO.FileStream' has a row already")]
    public async Task A_row_that_cannot_be_read_says_why(string row, string why)
    {
        var found = Assert.Single(await FindingsIn(row));
        Assert.Equal(("IOA0001", $"This row is ignored: {why}"), (found.Id, found.GetMessage()));
    }

    [Fact]
    public async Task The_finding_stands_at_the_word_in_the_file()
    {
        var found = Assert.Single(await FindingsIn("# ours\n\n  Acme.Wire Each  Never Peer Nothing # a serial line\n"));
        Assert.Equal("/src/IoAnalyzers.StreamTraits.txt: (2,18)-(2,23)", found.Location.GetLineSpan().ToString());
    }

    [Fact]
    public async Task The_second_row_of_a_type_is_the_one_too_many()
    {
        var found = Assert.Single(await FindingsIn("Acme.Wire Each Each Peer Nothing\nAcme.Wire Collected Each Peer Nothing"));
        Assert.Equal((1, "This row is ignored: 'Acme.Wire' has a row already"), (found.Location.GetLineSpan().StartLinePosition.Line, found.GetMessage()));
    }

    [Fact]
    public async Task Every_bad_row_is_reported() => Assert.Equal(2, (await FindingsIn("Acme.Wire\nAcme.Tape Each Each Peer Nothing\nAcme.Drum\n")).Length);

    [Theory]
    [InlineData("")]
    [InlineData("# Type Writes Reads Backing Flush\n\n   \t\n")]
    [InlineData("Acme.Wire Each Each Peer Nothing")]
    [InlineData("Acme.Wire\tEach\tEach\tInner\tInner\tstream\tleaveOpen\tKeeps\r\nAcme.Drum EachMessage None Memory PageCache # kept\r\n")]
    [InlineData("Acme.Wire Each Each Inner Inner stream - Closes")]
    [InlineData("Acme.NotInThisProject Each Each Peer Nothing")]
    public async Task A_table_that_can_be_read_is_fine(string table) => Assert.Empty(await FindingsIn(table));

    [Fact]
    public async Task Other_files_are_nobody_s_tables() => Assert.Empty(await FindingsIn("nonsense", "/src/BannedSymbols.txt"));

    static async Task<Diagnostic[]> FindingsIn(string table, string path = "/src/IoAnalyzers.StreamTraits.txt")
    {
        var compilation = CSharpCompilation.Create("Empty", options: new(OutputKind.DynamicallyLinkedLibrary));
        return [.. await Analysis.Of([new MalformedStreamTraits()], compilation, new AnalyzerOptions([new Table(path, table)]))];
    }

    sealed class Table(string path, string content) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(content);
    }
}
