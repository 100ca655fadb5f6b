namespace IoAnalyzers.FixProof.Durability;

public class UnsyncedDirectoryProof
{
    const string Id = "IOA2007";

    const string Save = """
        byte[] Version(byte number) { var bytes = new byte[10000]; System.Array.Fill(bytes, number); return bytes; }

        Ledger.Save("ledger.bin", Version(1));
        World.IsTold("1");

        """;

    static readonly byte[][] Versions = [.. Enumerable.Range(0, 2).Select(static number => Enumerable.Repeat((byte)number, 10000).ToArray())];

    [Fact]
    public void The_files_are_the_same() => Assert.Equal(
        BeforeAndAfter.FilesOf(PageBlock.Before(Id), Save + CrashCount.World), BeforeAndAfter.FilesOf(PageBlock.AfterWithLibrary(Id), Save + CrashCount.World));

    [StraceFact]
    public void Before_the_fix_crashes_leave_what_the_page_counts() => Assert.Equal(PageBlock.CrashesBefore(Id), Crashes(PageBlock.Before(Id)));

    [StraceFact]
    public void After_the_fix_crashes_leave_what_the_page_counts() => Assert.Equal(PageBlock.CrashesWithLibrary(Id), Crashes(PageBlock.AfterWithLibrary(Id)));

    static CrashCount Crashes(string block) => CrashCount.Of(block, Save, new() { ["ledger.bin"] = Versions[0] }, CrashCount.Replaced("ledger.bin", Versions));
}
