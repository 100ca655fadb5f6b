using IoAnalyzers.Flow;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers.Tests.Flow;

public class StatementEndTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Do(); int x = 1; int Twice() => x + x; ;")]
    [InlineData("foreach (var x in Items) { Do(); return; }")]
    [InlineData("if (Next() > 0) return;")]
    [InlineData("int n; while ((n = Next()) > 0) Do();")]
    [InlineData("for (var i = 0; i < Next(); i++) Do();")]
    [InlineData("if (!(Next() > 0 && Items[0] == 1)) throw new System.Exception();")]
    [InlineData("System.Action a = () => { while (true) { break; } };")]
    public void A_block_whose_statements_all_end_is_plain(string statements)
    {
        Assert.True(IsPlain(statements, out var atTheCompiler));
        Assert.True(atTheCompiler);
    }

    [Theory]
    [InlineData("return;")]
    [InlineData("throw new System.Exception();")]
    [InlineData("while (true) Do();")]
    [InlineData("while (Always) Do();")]
    [InlineData("for (; ; ) Do();")]
    [InlineData("if (Always) return;")]
    [InlineData("while (nameof(Do) == \"Do\") Do();")]
    [InlineData("while (1 < 2) Do();")]
    [InlineData("if (Next() > 0) break;")]
    [InlineData("foreach (var x in Items) { if (x > 0) goto behind; }")]
    [InlineData("{ return; }")]
    public void A_block_that_may_be_left_elsewhere_takes_a_closer_look(string statements) => Assert.False(IsPlain(statements, out _));

    static bool IsPlain(string statements, out bool atTheCompiler)
    {
        var source = $$"""
            class C
            {
                const bool Always = true;
                int[] Items = [];
                int Next() => 1;
                void Do() { }
                void M() { for (var round = 0; round < 2; round++) { {{statements}} } behind: ; }
            }
            """;
        var tree = CSharpSyntaxTree.ParseText(source);
        var model = CSharpCompilation.Create("StatementEnds", [tree], FrameworkReferences.Of(Framework.Net10)).GetSemanticModel(tree);
        var loop = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single(static method => method.Identifier.Text == "M").DescendantNodes().OfType<ForStatementSyntax>().First();
        var block = (BlockSyntax)loop.Statement;
        atTheCompiler = model.AnalyzeControlFlow(block) is { Succeeded: true, EndPointIsReachable: true } flow && flow.ExitPoints.All(static exit => exit is ReturnStatementSyntax);
        return StatementEnd.IsPlain(block);
    }
}
