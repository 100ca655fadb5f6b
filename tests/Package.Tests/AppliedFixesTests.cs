using IoAnalyzers.Demo;

namespace IoAnalyzers.Package.Tests;

/// <summary>A consumer that was built and run, fixed by `dotnet format analyzers`, and built and run again.</summary>
public sealed class FixedConsumer : IDisposable
{
    internal Consumer Consumer { get; private set; } = null!;
    internal ChildProcess RunBefore { get; private set; } = null!;
    internal ChildProcess Format { get; private set; } = null!;
    internal ChildProcess BuildAfter { get; private set; } = null!;
    internal ChildProcess RunAfter { get; private set; } = null!;

    internal void FixOnce(PackedFeed feed)
    {
        if (Consumer is not null)
            return;
        Consumer = new(feed);
        Consumer.Build();
        RunBefore = Consumer.Run();
        Format = Consumer.Dotnet(["format", "analyzers", "--no-restore", "--severity", "info", "--diagnostics", .. ConsumerCode.Ids]);
        BuildAfter = Consumer.Build("--no-restore", "-warnaserror");
        RunAfter = Consumer.Run();
    }

    public void Dispose() => Consumer?.Dispose();
}

[Collection(PackedFeedCollection.Name)]
public sealed class AppliedFixesTests : IClassFixture<FixedConsumer>
{
    readonly FixedConsumer _fixed;

    public AppliedFixesTests(PackedFeed feed, FixedConsumer consumer)
    {
        consumer.FixOnce(feed);
        _fixed = consumer;
    }

    [Fact]
    public void Dotnet_format_applies_the_fix_of_each_rule()
    {
        Assert.True(_fixed.Format.Succeeded, _fixed.Format.ToString());
        var code = _fixed.Consumer.Read("Ledger.cs");

        Assert.DoesNotContain("bufferSize: 1", code);
        Assert.DoesNotContain("ReadByte", code.Substring(code.IndexOf("CopyBytes"), 200));
        Assert.Contains("File.Move(fresh, path, overwrite: true)", _fixed.Consumer.Read("Sender.cs"));
        Assert.Contains("view ??= map.CreateViewAccessor", _fixed.Consumer.Read("Sender.cs"));
        Assert.Contains("SendPacketsAsync", _fixed.Consumer.Read("Sender.cs"));
        Assert.Contains("new StreamWriter(path, append: true)", code);
        Assert.Contains("CopyTo(destination", code);
        Assert.Contains("flushToDisk: true", code);
        Assert.Contains("writer.Flush();", code.Substring(code.IndexOf("Keep(")));
    }

    [Fact]
    public void The_fixed_program_builds_without_a_finding() => Assert.DoesNotContain("IOA", _fixed.BuildAfter.Output);

    [Fact]
    public void The_fixed_program_prints_the_same()
    {
        Assert.Equal(7, _fixed.RunBefore.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(_fixed.RunBefore.Output, _fixed.RunAfter.Output);
    }
}
