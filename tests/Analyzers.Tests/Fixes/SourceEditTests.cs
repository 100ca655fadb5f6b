using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers.Tests.Fixes;

/// <summary>Statements are inserted and removed in the style of the file, and nothing else changes.</summary>
public sealed class SourceEditTests
{
    static readonly Action<SourceEdit, StatementSyntax> Before = static (edit, statement) => edit.InsertBefore(statement, "first();", "second();");
    static readonly Action<SourceEdit, StatementSyntax> Behind = static (edit, statement) => edit.InsertAfter(statement, "first();", "second();");
    static readonly Action<SourceEdit, StatementSyntax> InBraces = static (edit, statement) => edit.InsertBeforeInBraces(statement, "first();", "second();");
    static readonly Action<SourceEdit, StatementSyntax> Removed = static (edit, statement) => edit.Remove(statement);

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Added_lines_end_as_the_files_lines_do(string newLine)
    {
        var code = "class C\n{\n    void M()\n    {\n        [|a();|]\n    }\n}\n".Replace("\n", newLine);
        Assert.Equal(
            "class C\n{\n    void M()\n    {\n        first();\n        second();\n        a();\n    }\n}\n".Replace("\n", newLine), EditedSource.After(code, Before));
        Assert.Equal(
            "class C\n{\n    void M()\n    {\n        a();\n        first();\n        second();\n    }\n}\n".Replace("\n", newLine), EditedSource.After(code, Behind));
    }

    [Fact]
    public void A_file_of_one_line_gets_line_feeds() => Assert.Equal("a();\nfirst();\nsecond();", EditedSource.After("[|a();|]", Behind));

    [Theory]
    [InlineData("\t\t")]
    [InlineData("  ")]
    [InlineData("\t    ")]
    [InlineData("")]
    public void Added_lines_are_indented_like_the_statement(string indent) =>
        Assert.Equal($"{{\n{indent}first();\n{indent}second();\n{indent}a();\n}}", EditedSource.After($"{{\n{indent}[|a();|]\n}}", Before));

    [Fact]
    public void Lines_in_front_stand_behind_the_comments_above() =>
        Assert.Equal("// why\nfirst();\nsecond();\na();\n", EditedSource.After("// why\n[|a();|]\n", Before));

    [Theory]
    [InlineData("[|a();|] // why\nb();", "a(); // why\nfirst();\nsecond();\nb();")]
    [InlineData("[|a();|] /* why */\nb();", "a(); /* why */\nfirst();\nsecond();\nb();")]
    [InlineData("[|a();|] /* why */ // and\nb();", "a(); /* why */ // and\nfirst();\nsecond();\nb();")]
    [InlineData("[|a();|]   \nb();", "a();\nfirst();\nsecond();   \nb();")]
    [InlineData("[|a();|]\n// next\nb();", "a();\nfirst();\nsecond();\n// next\nb();")]
    [InlineData("[|a();|] b();", "a();\nfirst();\nsecond(); b();")]
    [InlineData("[|a();|]", "a();\nfirst();\nsecond();")]
    public void Lines_behind_stand_behind_the_comment_of_the_line(string before, string after) => Assert.Equal(after, EditedSource.After(before, Behind));

    [Fact]
    public void A_statement_of_several_lines_gets_lines_behind_its_end() => Assert.Equal(
        "    while (x)\n    {\n        a();\n    }\n    first();\n    second();\n    b();\n",
        EditedSource.After("    [|while (x)\n    {\n        a();\n    }|]\n    b();\n", Behind));

    [Theory]
    [InlineData("if (x)\n    [|a();|]\nb();\n", "if (x)\n{\n    first();\n    second();\n    a();\n}\nb();\n")]
    [InlineData("if (x)\n    // why\n    [|a();|]\n", "if (x)\n{\n    // why\n    first();\n    second();\n    a();\n}\n")]
    [InlineData("if (x) // when\n    [|a();|] // and\n", "if (x) // when\n{\n    first();\n    second();\n    a(); // and\n}\n")]
    [InlineData("if (x) [|a();|]\n", "if (x)\n{\n    first();\n    second();\n    a();\n}\n")]
    [InlineData("\tif (x)\r\n\t\t[|a();|]\r\n", "\tif (x)\r\n\t{\r\n\t\tfirst();\r\n\t\tsecond();\r\n\t\ta();\r\n\t}\r\n")]
    public void A_lone_statement_gets_braces_and_comments_stay_on_their_lines(string before, string after) => Assert.Equal(after, EditedSource.After(before, InBraces));

    [Theory]
    [InlineData("a();\n    [|b();|]\nc();\n", "a();\nc();\n")]
    [InlineData("a();\n// above\n[|b();|]\nc();\n", "a();\n// above\nc();\n")]
    [InlineData("a();\n[|b();|] // on its line\nc();\n", "a();\n // on its line\nc();\n")]
    [InlineData("a(); [|b();|] c();\n", "a();  c();\n")]
    [InlineData("a();\r\n[|b();|]\r\nc();\r\n", "a();\r\nc();\r\n")]
    [InlineData("a();\n[|b(\n  1);|]\nc();\n", "a();\nc();\n")]
    [InlineData("a();\n[|b();|]", "a();\n")]
    public void A_removed_statement_takes_its_line_and_no_comment(string before, string after) => Assert.Equal(after, EditedSource.After(before, Removed));

    [Theory]
    [InlineData("class C\n{\n    void M()\n    {\n        [|a();|]\n    }\n}", "    ")]
    [InlineData("class C\n{\n  void M()\n  {\n    [|a();|]\n  }\n}", "  ")]
    [InlineData("class C\n{\n\tvoid M()\n\t{\n\t\t[|a();|]\n\t}\n}", "\t")]
    [InlineData("/*\n * header\n */\nclass C\n{\n  void M() { [|a();|] }\n}", "  ")]
    [InlineData("[|a();|]", "    ")]
    [InlineData("namespace N;\n\nclass C\n{\n    \n\tvoid M() { [|a();|] }\n}", "\t")]
    public void The_step_is_that_of_the_first_indented_line(string code, string step) =>
        EditedSource.After(code, (edit, _) => Assert.Equal(step, edit.IndentStep));

    [Fact]
    public void Edits_come_out_in_the_order_of_the_text() => Assert.Equal(
        "first();\nsecond();\nx();\nfirst();\nsecond();\n",
        EditedSource.After("[|a();|]\n", static (edit, statement) =>
        {
            Behind(edit, statement);
            edit.Replace(statement, "x();");
            Before(edit, statement);
        }));
}
