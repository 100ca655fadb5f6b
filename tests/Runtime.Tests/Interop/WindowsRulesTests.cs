namespace IoAnalyzers.Runtime.Tests.Interop;

/// <summary>What of the Windows calls is thinking and no call, and so the same wherever it runs.</summary>
public sealed class WindowsRulesTests
{
    const uint Archive = 0x20, Folder = 0x10, ReparsePoint = 0x400;

    [Theory]
    [InlineData(@"C:\short\name.txt", @"C:\short\name.txt")]
    [InlineData(@"C:\ends with a dot.", @"\\?\C:\ends with a dot.")]
    [InlineData(@"C:\ends with a space ", @"\\?\C:\ends with a space ")]
    [InlineData(@"\\server\share\ends with a dot.", @"\\?\UNC\server\share\ends with a dot.")]
    [InlineData(@"\\?\C:\is it already.", @"\\?\C:\is it already.")]
    [InlineData(@"\\.\pipe\is no file.", @"\\.\pipe\is no file.")]
    [InlineData(@"\??\C:\is of the kernel.", @"\??\C:\is of the kernel.")]
    public void A_name_that_the_plain_functions_would_change_is_taken_as_it_is(string path, string expected) =>
        Assert.Equal(expected, WindowsPaths.Extended(path));

    [Fact]
    public void A_name_is_plain_up_to_the_length_that_plain_names_have()
    {
        var longest = @"C:\" + new string('a', 256);
        Assert.Equal(longest, WindowsPaths.Extended(longest));
        Assert.Equal(@"\\?\" + longest + "a", WindowsPaths.Extended(longest + "a"));
        Assert.Equal(@"\\?\UNC\server\" + longest, WindowsPaths.Extended(@"\\server\" + longest));
    }

    [Fact]
    public void Only_links_and_mount_points_stand_for_another_file()
    {
        const uint SymbolicLink = 0xA000000C, MountPoint = 0xA0000003, Deduplicated = 0x80000013, Cloud = 0x9000001A;
        Assert.Equal(FileKind.SymbolicLink, WindowsCalls.KindOf(Archive | ReparsePoint, SymbolicLink));
        Assert.Equal(FileKind.SymbolicLink, WindowsCalls.KindOf(Folder | ReparsePoint, MountPoint));
        Assert.Equal(FileKind.Regular, WindowsCalls.KindOf(Archive | ReparsePoint, Deduplicated));
        Assert.Equal(FileKind.Regular, WindowsCalls.KindOf(Archive | ReparsePoint, Cloud));
        Assert.Equal(FileKind.Regular, WindowsCalls.KindOf(Archive, 0));
        Assert.Equal(FileKind.Directory, WindowsCalls.KindOf(Folder, 0));
    }

    [Theory]
    [InlineData(39, nameof(ErrorKind.NoSpace))]
    [InlineData(112, nameof(ErrorKind.NoSpace))]
    [InlineData(347, nameof(ErrorKind.NotSupported))]
    [InlineData(17, nameof(ErrorKind.CrossDevice))]
    [InlineData(32, nameof(ErrorKind.Other))]
    [InlineData(33, nameof(ErrorKind.WouldBlock))]
    public void A_number_means_what_its_documentation_says(int error, string kind) => Assert.Equal(kind, new WindowsCalls().KindOf(error).ToString());

    [Fact]
    public void Exceptions_carry_the_HResult_that_the_BCL_s_would()
    {
        var failure = IoFailure.Of(new WindowsCalls(), 112, "write", "file");
        Assert.Equal(unchecked((int)0x80070070), Assert.IsType<IOException>(failure).HResult);
        Assert.Equal(unchecked((int)0x80131515), new WindowsCalls().HResultOf(unchecked((int)0x80131515)));
        Assert.Equal(28, IoFailure.Of(new LinuxCalls(), 28, "write", "file").HResult);
    }
}
