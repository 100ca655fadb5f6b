namespace IoAnalyzers.FixProof.Programs;

/// <summary>How calls are made: at once, or awaited with or without a token and a context.</summary>
sealed record Awaits(bool IsAsync, string Token, string Configured)
{
    public static Awaits None { get; } = new(false, "", "");

    public static Awaits Any(Choices choose) => new(true, choose.Of("token", ""), choose.Of("", ".ConfigureAwait(false)", ".ConfigureAwait(true)"));

    public string Call(string method, string arguments) => IsAsync ? $"await {method}Async({arguments}{(Token == "" ? "" : ", " + Token)}){Configured}" : $"{method}({arguments})";

    public string Copy(string source, string destination) => IsAsync
        ? $"await {source}.CopyToAsync({destination}, 81920{(Token == "" ? "" : ", " + Token)}){Configured};"
        : $"{source}.CopyTo({destination}, 81920);";
}
