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

    [Fact]
    public void A_project_for_several_frameworks_is_fixed_by_what_all_of_them_can_do()
    {
        using var consumer = new Consumer(feed, "net10.0;netstandard2.0", outputType: "Library");
        consumer.Write("Segment.cs", """
            using System.IO;

            public static class Segment
            {
                public static int Read(string path, byte[] record)
                {
                    using (var file = File.OpenRead(path))
                    {
                        file.Position = 64;
                        return file.Read(record, 0, record.Length);
                    }
                }
            }
            """);
        consumer.Build();

        var format = consumer.Dotnet("format", "analyzers", "--no-restore", "--severity", "info");

        Assert.True(format.Succeeded, format.ToString());
        Assert.DoesNotContain("bufferSize: 1", consumer.Read("Ledger.cs"));
        Assert.Contains("file.Position = 64;", consumer.Read("Segment.cs"));
        consumer.Build("--no-restore");
    }
}
