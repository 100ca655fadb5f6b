using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime.Tests.Crash;

/// <summary>A file system of its own, in a file, whose power can be cut. It takes root and loop devices.</summary>
sealed partial class LoopFileSystem : IDisposable
{
    // FS_IOC_SHUTDOWN with FS_GOING_DOWN_NOLOGFLUSH: nothing that is not on the disk yet gets there any more, the journal in memory included.
    const nuint Shutdown = 0x8004587d;
    const uint WithoutFlushingTheLog = 2;

    readonly TestFolder _work = new(onDisk: true);
    readonly string _options;
    string? _device;

    /// <param name="kind">ext4 or xfs.</param>
    /// <param name="options">Mount options; noauto_da_alloc takes away the patience that ext4 has with programs which rename without a sync.</param>
    public LoopFileSystem(string kind, string options)
    {
        _options = options;
        try
        {
            using (var image = File.OpenHandle(_work["image"], FileMode.CreateNew, FileAccess.Write))
                RandomAccess.SetLength(image, 320L << 20);
            Command($"mkfs.{kind}", "-q", kind == "xfs" ? "-f" : "-F", _work["image"]);
            _device = Command("losetup", "-f", "--show", _work["image"]).Trim();
            Directory.CreateDirectory(Root);
            Mount();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Why a power cut cannot be played here; null where it can.</summary>
    public static string? Obstacle(string kind) =>
        Environment.GetEnvironmentVariable("IOANALYZERS_POWER_CUTS") != "1" ? "IOANALYZERS_POWER_CUTS=1 allows power cuts of file systems in a file."
        : !OperatingSystem.IsLinux() || Environment.UserName != "root" ? "Only root on Linux mounts file systems."
        : !File.Exists("/dev/loop-control") ? "There are no loop devices."
        : !new[] { "/sbin", "/usr/sbin" }.Any(folder => File.Exists($"{folder}/mkfs.{kind}")) ? $"mkfs.{kind} is not installed."
        : null;

    public string Root => _work["mounted"];

    /// <summary>Everything so far is on the disk.</summary>
    public void Settle() => Command("sync", "-f", Root);

    /// <summary>The power goes and comes back.</summary>
    public void CutPower()
    {
        StopWrites();
        Remount();
    }

    /// <summary>The power goes: what is not on the disk yet stays away from it.</summary>
    public void StopWrites()
    {
        using var root = OpenDirectory(Root, flags: 0);
        var how = WithoutFlushingTheLog;
        if (Control(root, Shutdown, ref how) != 0)
            throw new IOException($"ioctl(FS_IOC_SHUTDOWN) failed: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    /// <summary>The power comes back: the file system is mounted anew and replays its journal.</summary>
    public void Remount()
    {
        Command("umount", Root);
        Mount();
    }

    public void Dispose()
    {
        if (_device is not null)
        {
            Command("umount", "-l", Root);
            Command("losetup", "-d", _device);
        }

        _work.Dispose();
    }

    void Mount() => Command("mount", "-o", _options, _device!, Root);

    static string Command(string program, params string[] arguments)
    {
        using var command = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = command.StandardOutput.ReadToEnd();
        var errors = command.StandardError.ReadToEnd();
        command.WaitForExit();
        return command.ExitCode == 0 ? output : throw new IOException($"{program} {string.Join(' ', arguments)}: {errors}");
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial SafeFileHandle OpenDirectory(string path, int flags);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Control(SafeFileHandle file, nuint request, ref uint argument);
}
