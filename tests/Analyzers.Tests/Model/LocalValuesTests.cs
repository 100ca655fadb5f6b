using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Tests.Model;

/// <summary>What locals and parameters are ever set to.</summary>
public sealed class LocalValuesTests
{
    [Theory]
    [InlineData("var n = 1; Use([|n|]);", "1")]
    [InlineData("int n; n = 2; Use([|n|]);", "2")]
    [InlineData("int? n = null; n = 3; Use([|n|]);", "3")]
    [InlineData("string? n = default; n = path; Use([|n|]);", "path")]
    [InlineData("string? n = null; n ??= path; Use([|n|]);", "path")]
    [InlineData("for (var n = path; flag;) Use([|n|]);", "path")]
    [InlineData("const int n = 5; Use([|n|]);", "5")]
    [InlineData("object o = path; if (o is string n) Use([|n|]);", "o")]
    [InlineData("object o = path; if (o is not string n) return; Use([|n|]);", "o")]
    [InlineData("object o = path; if (o is string { Length: 1 } n) Use([|n|]);", "o")]
    public void The_only_value_is_found(string statements, string value) => Assert.Equal(value, OnlyValue(statements)?.Syntax.ToString());

    [Theory]
    [InlineData("int n = 1; n = 2; Use([|n|]);")]
    [InlineData("int n = 1; n++; Use([|n|]);")]
    [InlineData("int n = 1; n += 1; Use([|n|]);")]
    [InlineData("int n = 1; Action a = () => n = 2; Use([|n|]);")]
    [InlineData("int n = 1; void A() => n = 2; Use([|n|]);")]
    [InlineData("int.TryParse(path, out var n); Use([|n|]);")]
    [InlineData("int.TryParse(path, out int n); Use([|n|]);")]
    [InlineData("var n = 1; int.TryParse(path, out n); Use([|n|]);")]
    [InlineData("var n = 1; ref var m = ref n; Use([|n|]);")]
    [InlineData("var n = 1; ref var m = ref n; Use([|m|]);")]
    [InlineData("var n = 1; var k = 2; ref var m = ref n; m = ref k; Use([|k|]);")]
    [InlineData("var n = 1; var k = 2; ref var m = ref flag ? ref n : ref k; Use([|k|]);")]
    [InlineData("var n = 1; unsafe { var p = &n; } Use([|n|]);")]
    [InlineData("var (n, m) = (1, 2); Use([|n|]);")]
    [InlineData("var n = 1; (n, var m) = (1, 2); Use([|n|]);")]
    [InlineData("var ((n, m), k) = ((1, 2), 3); n = 4; Use([|n|]);")]
    [InlineData("foreach (var n in new[] { 1 }) Use([|n|]);")]
    [InlineData("foreach (var (n, m) in new[] { (1, 2) }) Use([|n|]);")]
    [InlineData("try { } catch (Exception n) { Use([|n|]); }")]
    [InlineData("object o = path; switch (o) { case string n: Use([|n|]); break; }")]
    [InlineData("object o = path; if (o is string { Length: var n }) Use([|n|]);")]
    [InlineData("int n; if (flag) n = 1; else n = 2; Use([|n|]);")]
    [InlineData("string? n = null; Use([|n|]);")]
    [InlineData("var n = 1; any.Change(ref n); Use([|n|]);")]
    [InlineData("Use([|path|]);")]
    [InlineData("path = \"x\"; Use([|path|]);")]
    [InlineData("Action<int> a = n => Use([|n|]);")]
    public void Several_values_or_one_that_no_expression_shows_are_none(string statements) => Assert.Null(OnlyValue(statements));

    [Theory]
    [InlineData("var n = 1; Use([|n|]);", false)]
    [InlineData("var n = 1; n = 2; Use([|n|]);", true)]
    [InlineData("int n; n = 2; Use([|n|]);", true)]
    [InlineData("var n = 1; n++; Use([|n|]);", true)]
    [InlineData("var n = 1; (n, _) = (2, 3); Use([|n|]);", true)]
    [InlineData("int.TryParse(path, out var n); Use([|n|]);", false)]
    [InlineData("var n = 1; int.TryParse(path, out n); Use([|n|]);", true)]
    [InlineData("var n = 1; Action a = () => n = 2; Use([|n|]);", true)]
    [InlineData("foreach (var n in new[] { 1 }) Use([|n|]);", false)]
    [InlineData("object o = path; if (o is string n) Use([|n|]);", false)]
    [InlineData("Use([|path|]);", false)]
    [InlineData("path = \"x\"; Use([|path|]);", true)]
    [InlineData("Action a = () => path = \"x\"; Use([|path|]);", true)]
    public void Reassigned_is_what_anything_but_the_declaration_sets(string statements, bool expected) =>
        Assert.Equal(expected, Ask(statements, static (reference, body) => body.Values.IsReassigned(Symbol(reference))));

    [Fact]
    public void Broken_code_shows_nothing()
    {
        var body = new Snippet("class C { void M() { var n = 1; Missing(ref n); [|n|].ToString(); } }").Body;
        var declarator = body.Operation!.Descendants().OfType<IVariableDeclaratorOperation>().Single();
        Assert.Null(body.Values.OnlyValueOf(declarator.Symbol));
    }

    [Fact]
    public void A_member_without_a_body_has_no_values()
    {
        var body = new Snippet("abstract class C { public abstract void M(int [|n|]); }").Body;
        Assert.Null(body.Operation);
        Assert.False(body.Values.IsReassigned(body.Model.GetDeclaredSymbol(body.Syntax)!));
    }

    static IOperation? OnlyValue(string statements) => Ask(statements, static (reference, body) => body.Values.OnlyValueOf(Symbol(reference)));

    static T Ask<T>(string statements, Func<IOperation, MemberBody, T> question) =>
        Snippet.Statements($"{statements} static void Use(object? value) {{ }}").Ask(question);

    static ISymbol Symbol(IOperation reference) => reference switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => throw new InvalidOperationException(reference.Kind.ToString()),
    };
}
