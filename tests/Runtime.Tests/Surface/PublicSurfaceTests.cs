using System.Reflection;

namespace IoAnalyzers.Runtime.Tests.Surface;

/// <summary>What callers may rely on changes only together with the approved text. IOANALYZERS_UPDATE=1 rewrites it; read the difference as a caller would.</summary>
[Trait(InProcessRun.NotUnderWine, InProcessRun.OfSources)]
public class PublicSurfaceTests
{
    static readonly string ApprovedPath = Path.Combine(Repository.Root, "tests", "Runtime.Tests", "Surface", "PublicSurface.txt");

    [Fact]
    public void The_public_types_and_members_are_the_approved_ones()
    {
        var actual = string.Concat(PublicSurface.Of(typeof(DurableFile).Assembly).Select(static line => line + "\n"));
        if (Environment.GetEnvironmentVariable("IOANALYZERS_UPDATE") == "1")
            File.WriteAllText(ApprovedPath, actual);

        Assert.Equal(File.ReadAllText(ApprovedPath).ReplaceLineEndings("\n"), actual);
    }

    [Fact]
    public void Every_awaitable_method_takes_a_token_as_its_last_parameter() => Assert.Empty(
        from type in typeof(DurableFile).Assembly.GetExportedTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where method.Name.EndsWith("Async", StringComparison.Ordinal) && method.Name != nameof(IAsyncDisposable.DisposeAsync)
            && !method.GetParameters().Select(static parameter => parameter.ParameterType).TakeLast(1).Contains(typeof(CancellationToken))
        select $"{type.Name}.{method.Name}");

    [Fact]
    public void Every_method_that_ends_in_Async_is_awaitable_and_no_other() => Assert.Empty(
        from type in typeof(DurableFile).Assembly.GetExportedTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where method.Name.EndsWith("Async", StringComparison.Ordinal) != (method.ReturnType.GetMethod(nameof(Task.GetAwaiter)) is not null)
        select $"{type.Name}.{method.Name}");
}
