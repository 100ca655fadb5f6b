using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Tests.Model.Loops;

public class ValueRangeTests
{
    [Theory]
    [InlineData("n > 0", true)]
    [InlineData("n >= 1", true)]
    [InlineData("n != 0", true)]
    [InlineData("0 < n", true)]
    [InlineData("1 <= n", true)]
    [InlineData("n == 0", false)]
    [InlineData("n <= 0", false)]
    [InlineData("n < 1", false)]
    [InlineData("!(n > 0)", false)]
    [InlineData("n > 0 && n != 0", true)]
    [InlineData("n > 0 || flag", true)]
    [InlineData("n == 0 && flag", false)]
    [InlineData("n is > 0", true)]
    [InlineData("n is not 0", true)]
    [InlineData("n is 0", false)]
    [InlineData("n is 0 or < 0", false)]
    [InlineData("n is >= 1 and not 0", true)]
    [InlineData("(long)n > 0L", true)]
    [InlineData("n > 5", null)]
    [InlineData("n == 9", null)]
    [InlineData("n is 9", null)]
    [InlineData("n > 0 && flag", null)]
    [InlineData("n < size", null)]
    [InlineData("(byte)n > 0", null)]
    [InlineData("n + 1 > 0", null)]
    public void A_number_above_zero_decides_what_it_can(string condition, bool? expected) =>
        Assert.Equal(expected, Decide(condition, ValueRange.AnyPositive));

    [Theory]
    [InlineData("n > 0", false)]
    [InlineData("n >= 1", false)]
    [InlineData("n == 0", true)]
    [InlineData("n > -1", true)]
    [InlineData("n is 0", true)]
    [InlineData("n <= 0", true)]
    [InlineData("n == size", null)]
    public void Zero_decides_what_it_can(string condition, bool? expected) => Assert.Equal(expected, Decide(condition, new(0, 0)));

    static bool? Decide(string condition, ValueRange n) =>
        Snippet.Statements($"int n = size; _ = [|{condition}|];").Ask((marked, _) =>
        {
            var local = marked.DescendantsAndSelf().OfType<ILocalReferenceOperation>().First().Local;
            var values = new LoopValues(bound: null);
            values.Set(local, n);
            var range = ValueRange.Of(marked, values);
            return range is { } value ? value == ValueRange.True : (bool?)null;
        });
}
