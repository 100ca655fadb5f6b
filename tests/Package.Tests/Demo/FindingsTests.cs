using IoAnalyzers.Demo;

namespace IoAnalyzers.Package.Tests.Demo;

public sealed class FindingsTests
{
    // The compiler lists a rule again for each severity that it has, as CA1000 here.
    const string Log = """
        { "version": "2.1.0", "runs": [ {
          "results": [
            { "ruleId": "CA1000", "ruleIndex": 0, "level": "note", "message": { "text": "m" }, "locations": [] },
            { "ruleId": "IOA1001", "ruleIndex": 2, "level": "note", "message": { "text": "one" }, "locations": [ { "physicalLocation": {
              "artifactLocation": { "uri": "file:///src/My%20App/A.cs" }, "region": { "startLine": 3, "startColumn": 5 } } } ] },
            { "ruleId": "IOA1001", "ruleIndex": 2, "level": "warning", "message": { "text": "two" }, "suppressions": [ { "kind": "inSource" } ], "locations": [ { "physicalLocation": {
              "artifactLocation": { "uri": "file:///src/My%20App/A.cs" }, "region": { "startLine": 4, "startColumn": 5 } } } ] } ],
          "tool": { "driver": { "rules": [ { "id": "CA1000" }, { "id": "CA1000" }, { "id": "IOA1001", "helpUri": "https://example.org/IOA1001.md" } ] } } } ] }
        """;

    [Fact]
    public void Our_findings_are_read_from_the_log_without_the_suppressed_ones() =>
        Assert.Equal(
            [new Finding("/src/My App/A.cs", 3, 5, "IOA1001", "info", "one", "https://example.org/IOA1001.md")],
            Findings.Parse(Log));

    [Fact]
    public void A_finding_is_shown_as_the_compiler_shows_it() =>
        Assert.Equal(
            $"{Path.Combine("My App", "A.cs")}(3,5): info IOA1001: one (https://example.org/IOA1001.md)",
            Assert.Single(Findings.Parse(Log)).Shown("/src"));
}
