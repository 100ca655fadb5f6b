namespace IoAnalyzers.Package.Tests;

[Collection(PackedFeedCollection.Name)]
public sealed class OlderFrameworkTests(PackedFeed feed)
{
    [Fact]
    public void Projects_for_NET_Framework_and_netstandard_build_and_show_the_findings()
    {
        using var consumer = new Consumer(feed, "net472;netstandard2.0", outputType: "Library");
        var build = consumer.Build();

        foreach (var framework in new[] { "net472", "netstandard2.0" })
            foreach (var id in ConsumerCode.LedgerIds)
                Assert.Contains(build.Output.Split('\n'), line => line.Contains($"warning {id}:") && line.Contains($"TargetFramework={framework}]"));
    }
}
