using IoAnalyzers.Tests.House;

namespace IoAnalyzers.Tests.Robustness;

/// <summary>Big programs are analyzed to their end: no rule throws, and none runs out of stack.</summary>
public sealed class BigCodeTests
{
    const int Many = 300;
    const int Depth = 60;

    public static TheoryData<string> WideNames => new(BigCode.Wide.Select(code => code.Name));

    public static TheoryData<string> DeepNames => new(BigCode.Deep.Select(code => code.Name));

    [Theory]
    [MemberData(nameof(WideNames))]
    public Task Many_constructs_beside_each_other_are_borne(string name) =>
        AnyCode.Analyze(AnyCode.Compile(BigCode.Wide.Single(code => code.Name == name).Program(Many)));

    [Theory]
    [MemberData(nameof(DeepNames))]
    public Task Many_constructs_inside_each_other_are_borne(string name) =>
        AnyCode.Analyze(AnyCode.Compile(BigCode.Deep.Single(code => code.Name == name).Program(Depth)));

    [Fact]
    public Task A_sum_of_sixty_thousand_terms_beside_a_rename_is_borne()
    {
        // Without a finding: at each of them the driver itself walks through the file by recursion, and ends the process.
        var sum = string.Join(" + ", Enumerable.Repeat("p", 60_000));
        return AnyCode.Analyze(AnyCode.Compile(
            $"using System.IO; class C {{ void M(string p) {{ var q = {sum}; using (var t = File.Create(\"t\")) {{ t.WriteByte(1); t.Flush(true); }} File.Move(\"t\", q); }} }}"));
    }
}
