namespace IoAnalyzers.FixProof.Programs;

/// <summary>The ways to write a loop that reads until nothing comes.</summary>
static class LoopForm
{
    /// <param name="read">The expression that reads, whose value becomes <c>n</c>.</param>
    /// <param name="work">What is done with the bytes.</param>
    public static string Any(Choices choose, string read, string work)
    {
        var goesOn = choose.Mostly(8, choose.Of("n > 0", "n != 0", "n >= 1", "0 < n"), "n > 1", "n == buffer.Length");
        var isAtEnd = choose.Of("n == 0", "n <= 0", "n < 1");
        var test = goesOn.StartsWith("0 <", StringComparison.Ordinal) ? $"0 < (n = {read})" : goesOn.Replace("n ", $"(n = {read}) ", StringComparison.Ordinal);
        var lines = CopyLoops.Lines(work, 4);
        return choose.Below(11) switch
        {
            0 => $"int n;\nwhile ({test})\n{{\n{lines}}}",
            1 => $"var n = {read};\nwhile ({goesOn})\n{{\n{lines}    n = {read};\n}}",
            2 => $"for (;;)\n{{\n    var n = {read};\n    if ({isAtEnd})\n        break;\n{lines}}}",
            3 => $"while (true)\n{{\n    int n = {read};\n    if ({isAtEnd})\n    {{\n        break;\n    }}\n{lines}}}",
            4 => $"int n;\ndo\n{{\n    n = {read};\n{lines}}} while ({goesOn});",
            5 => $"int n;\ndo\n{{\n    n = {read};\n    if (n > 0)\n    {{\n{CopyLoops.Lines(work, 8)}    }}\n}} while ({goesOn});",
            6 => $"for (int n = {read}; {goesOn}; n = {read})\n{{\n{lines}}}",
            7 => $"var more = true;\nwhile (more)\n{{\n    var n = {read};\n    if ({isAtEnd})\n    {{\n        more = false;\n    }}\n    else\n    {{\n{CopyLoops.Lines(work, 8)}    }}\n}}",
            8 => $"do\n{{\n    var n = {read};\n    if ({isAtEnd}) break;\n{lines}}} while (true);",
            9 => $"while (true)\n{{\n    var n = {read};\n    if ({isAtEnd})\n        return;\n{lines}}}",
            _ => $"var n = 1;\nwhile ({goesOn})\n{{\n    n = {read};\n{lines}}}",
        };
    }
}
