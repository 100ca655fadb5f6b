using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Tests.Model.Files;

/// <summary>Keys made by hand: which are equal, what follows behind a start, and what a key depends on.</summary>
public sealed class PathKeyTests
{
    static readonly INamedTypeSymbol Class = new Snippet("class C { string _field = \"\"; string Property { get; set; } = \"\"; void M(string a, string b) { _ = [|a|]; } }")
        .Ask(static (marked, _) => ((IParameterReferenceOperation)marked).Parameter.ContainingType);

    static readonly PathKey A = PathKey.Of(Symbol("a"));
    static readonly PathKey B = PathKey.Of(Symbol("b"));
    static readonly PathKey Field = PathKey.Of(Symbol("_field"));
    static readonly PathKey Property = PathKey.Of(Symbol("Property"));

    [Fact]
    public void Neighbouring_constants_are_one() => AssertEqual(Concat(A, Text(".new.tmp")), Concat(A, Text(".new"), Text(".tmp")));

    [Fact]
    public void Text_put_together_in_steps_is_the_same_text() => AssertEqual(Concat(A, Text("x"), B), Concat(Concat(A, Text("x")), B));

    [Fact]
    public void Steps_are_joined_across_their_border() => AssertEqual(Text("abcd"), Concat(Concat(Text("a"), Text("b")), Concat(Text("c"), Text("d"))));

    [Fact]
    public void One_part_alone_is_itself() => AssertEqual(A, Concat(A));

    [Fact]
    public void An_empty_text_adds_nothing() => AssertEqual(A, Concat(Text(""), A, Text("")));

    [Fact]
    public void No_parts_are_the_empty_text() => AssertEqual(Text(""), Concat());

    [Fact]
    public void A_combined_path_is_combined_further() => AssertEqual(Call("Path.Combine", A, B, Text("c")), Call("Path.Combine", Call("Path.Combine", A, B), Text("c")));

    [Fact]
    public void Only_the_function_that_is_known_for_it_is_flattened() =>
        Assert.NotEqual(Call("Path.Join", A, B, Text("c")), Call("Path.Join", Call("Path.Join", A, B), Text("c")));

    public static TheoryData<object, object> Different => new()
    {
        { A, B },
        { A, Text("a") },
        { Text("a"), Text("A") },
        { Concat(A, B), Concat(B, A) },
        { Concat(A, B), Concat(A, B, A) },
        { Concat(A, B), Call("Path.Combine", A, B) },
        { Call("Path.Combine", A, B), Call("Path.Combine", B, A) },
        { Call("Path.Combine", A, B), Call("Path.Join", A, B) },
        { Call("Path.GetFileName", A), A },
        { PathKey.Of(Symbol("Property"), A), PathKey.Of(Symbol("Property"), B) },
        { PathKey.Of(Symbol("Property"), A), Property },
    };

    [Theory]
    [MemberData(nameof(Different))]
    public void What_may_be_different_has_different_keys(object one, object other) => Assert.NotEqual(one, other);

    public static TheoryData<object, object, object?> Starts => new()
    {
        { Concat(A, Text(".tmp")), A, Rest(Text(".tmp")) },
        { Concat(A, Text("."), B), A, Rest(Text("."), B) },
        { Concat(A, Text(".tmp.new"), B), Concat(A, Text(".tmp")), Rest(Text(".new"), B) },
        { Text("state.tmp"), Text("state"), Rest(Text(".tmp")) },
        { Concat(Text("state/"), A), Text("state"), Rest(Text("/"), A) },
        { A, A, null },
        { Concat(A, Text("")), A, null },
        { A, Concat(A, Text(".tmp")), null },
        { Text("state"), Text("state.tmp"), null },
        { Text("State.tmp"), Text("state"), null },
        { Concat(A, Text(".tmp")), B, null },
        { Concat(A, Text("x"), B), Concat(A, Text("y")), null },
        { Concat(Text("xy"), A), Concat(Text("x"), A), null },
        { Call("Path.Combine", A, B), A, null },
    };

    [Theory]
    [MemberData(nameof(Starts))]
    public void What_follows_behind_a_start_is_known_when_there_is_something(object whole, object start, object? rest) =>
        Assert.Equal((IEnumerable<PathKey>?)rest, ((PathKey)whole).After((PathKey)start));

    [Fact]
    public void The_constants_come_in_their_order() =>
        Assert.Equal(["x", "y", "z"], Concat(Text("x"), Call("Path.ChangeExtension", A, Text("y")), Text("z")).Constants);

    [Fact]
    public void A_key_depends_on_the_symbols_anywhere_in_it() => Assert.True(Concat(Text("x"), Call("Path.GetFileName", PathKey.Of(Symbol("Property"), A))).DependsOn(Symbol("a")));

    [Fact]
    public void A_key_does_not_depend_on_others() => Assert.False(Concat(Text("x"), A).DependsOn(Symbol("b")));

    public static TheoryData<object, bool> Reach => new()
    {
        { Text("settings.json"), true },
        { Call("Path.GetTempPath"), true },
        { Field, true },
        { Concat(Property, Text(".tmp")), true },
        { Call("Path.Combine", Field, A), true },
        { A, false },
        { Concat(A, Text(".tmp")), false },
    };

    [Theory]
    [MemberData(nameof(Reach))]
    public void Other_code_knows_constants_and_members(object key, bool expected) => Assert.Equal(expected, ((PathKey)key).IsKnownElsewhere);

    static PathKey[] Rest(params PathKey[] parts) => parts;

    static PathKey Text(string text) => PathKey.Constant(text);

    static PathKey Concat(params PathKey[] parts) => PathKey.Concat(parts);

    static PathKey Call(string function, params PathKey[] arguments) => PathKey.Call(function, arguments);

    static ISymbol Symbol(string name) =>
        Class.GetMembers(name).FirstOrDefault() ?? Class.GetMembers("M").OfType<IMethodSymbol>().Single().Parameters.Single(parameter => parameter.Name == name);

    static void AssertEqual(PathKey one, PathKey other)
    {
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }
}
