using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Tests.Model.Files;

/// <summary>Which expressions certainly name the same file.</summary>
public sealed class PathExpressionTests
{
    [Theory]
    [InlineData("path", "path")]
    [InlineData("path", "path.ToString()")]
    [InlineData("path", "(object)path")]
    [InlineData("path", "Path.GetFullPath(path)")]
    [InlineData("path", "new FileInfo(path)")]
    [InlineData("path", "new FileInfo(path).FullName")]
    [InlineData("path", "path + \"\"")]
    [InlineData("info", "info.FullName")]
    [InlineData("path + \".tmp\"", "$\"{path}.tmp\"")]
    [InlineData("path + \".tmp\"", "string.Concat(path, \".tmp\")")]
    [InlineData("path + \".new\" + \".tmp\"", "path + \".new.tmp\"")]
    [InlineData("path + '~'", "path + \"~\"")]
    [InlineData("$\"{path}{size}\"", "path + size")]
    [InlineData("$\"{path}.{size:x}\"", "$\"{path}.{size:x}\"")]
    [InlineData("Path.Combine(path, \"a\", \"b\")", "Path.Combine(Path.Combine(path, \"a\"), \"b\")")]
    [InlineData("Path.Combine(path, \"a\")", "Path.Combine(path2: \"a\", path1: path)")]
    [InlineData("string.Concat(path, \"a\")", "string.Concat(str1: \"a\", str0: path)")]
    [InlineData("Path.ChangeExtension(path, \"tmp\")", "Path.ChangeExtension(path, \"tmp\")")]
    [InlineData("Path.Combine(Path.GetTempPath(), \"a\")", "Path.Combine(Path.GetTempPath(), \"a\")")]
    public void Two_ways_to_say_it_name_one_file(string one, string other) => Assert.True(AreSame($"Same({one}, {other})"));

    [Theory]
    [InlineData("var temp = path + \".tmp\";", "temp", "path + \".tmp\"")]
    [InlineData("string temp; temp = path;", "temp", "path")]
    [InlineData("const string temp = \"a\" + \".tmp\";", "temp", "\"a.tmp\"")]
    [InlineData("var temp = new FileInfo(path);", "temp.FullName", "path")]
    [InlineData("foreach (var temp in new[] { path })", "temp", "temp")]
    public void A_local_stands_for_its_value(string statements, string one, string other) => Assert.True(AreSame($"{statements} Same({one}, {other})"));

    [Theory]
    [InlineData("path", "path + \".tmp\"")]
    [InlineData("path", "\"path\"")]
    [InlineData("path", "path.ToUpperInvariant()")]
    [InlineData("path", "info.FullName")]
    [InlineData("path + size", "path + (char)size")]
    [InlineData("$\"{path}{size}\"", "$\"{path}{size:x}\"")]
    [InlineData("$\"{path}{size:x}\"", "$\"{path}{size:d}\"")]
    [InlineData("Path.Combine(path, \"a\")", "Path.Combine(\"a\", path)")]
    [InlineData("Path.Combine(\"a\", path)", "Path.Combine(path2: \"a\", path1: path)")]
    [InlineData("info.Name", "info.FullName")]
    public void Other_files_have_other_keys(string one, string other) => Assert.False(AreSame($"Same({one}, {other})"));

    [Theory]
    [InlineData("Path.GetTempFileName()")]
    [InlineData("Path.GetRandomFileName()")]
    [InlineData("Guid.NewGuid().ToString()")]
    [InlineData("DateTime.Now.ToString()")]
    [InlineData("Environment.GetEnvironmentVariable(\"HOME\")")]
    [InlineData("$\"{path,20}\"")]
    [InlineData("flag ? path : \"a\"")]
    [InlineData("path ?? \"a\"")]
    [InlineData("path + Guid.NewGuid()")]
    [InlineData("Path.Combine(path.Split('/'))")]
    [InlineData("null")]
    public void What_may_differ_the_next_time_has_no_key(string expression) => Assert.False(AreSame($"Same({expression}, {expression})"));

    [Theory]
    [InlineData("path = \"a\"; Same(path, path)")]
    [InlineData("var temp = path; temp += \"a\"; temp += \"b\"; Same(temp, path)")]
    public void What_is_set_anew_is_not_what_it_was(string statements) => Assert.False(AreSame(statements));

    static bool AreSame(string statements)
    {
        var call = statements.LastIndexOf("Same(", StringComparison.Ordinal);
        return Snippet.Statements($"{statements[..call]}[|{statements[call..]}|]; static void Same(object? one, object? other) {{ }}").Ask(static (marked, body) =>
        {
            var arguments = ((IInvocationOperation)marked).Arguments;
            var (one, other) = (PathExpression.KeyOf(arguments[0].Value, body), PathExpression.KeyOf(arguments[1].Value, body));
            return one is not null && one.Equals(other);
        });
    }
}
