namespace IoAnalyzers.Package.Tests;

[Collection(PackedFeedCollection.Name)]
public sealed class RemovalTests(PackedFeed feed)
{
    [Fact]
    public void A_package_that_was_removed_leaves_nothing_behind()
    {
        using var consumer = new Consumer(feed);
        var files = consumer.Files;
        Assert.Contains("IOA", consumer.Build().Output);

        consumer.RemovePackage();
        var build = consumer.Build("--no-incremental");

        Assert.DoesNotContain("IOA", build.Output);
        Assert.Equal(files, consumer.Files);
        foreach (var generated in Directory.GetFiles(Path.Combine(consumer.Folder, "obj"), "*", SearchOption.TopDirectoryOnly))
            Assert.DoesNotContain("IoAnalyzers", File.ReadAllText(generated));
    }

    [Fact]
    public void The_program_does_not_get_to_know_the_package()
    {
        using var consumer = new Consumer(feed);
        consumer.Build();

        var output = Path.Combine(consumer.Folder, "bin", "Debug", "net10.0");
        Assert.Empty(Directory.GetFiles(output, "IoAnalyzers*", SearchOption.AllDirectories));
        Assert.DoesNotContain("IoAnalyzers", File.ReadAllText(Path.Combine(output, "Consumer.deps.json")));
    }
}
