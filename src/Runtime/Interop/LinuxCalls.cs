using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime.Interop;

/// <summary>The calls of 64-bit Linux, glibc or musl.</summary>
internal sealed unsafe class LinuxCalls : UnixCalls
{
    // asm/fcntl.h of these processors has numbers of its own for two flags.
    static readonly bool OwnFlags = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Ppc64le;

    static readonly OpenNumbers Numbers = new(
        Create: 0x40, Exclusive: 0x80, Truncate: 0x200, Append: 0x400, Directory: OwnFlags ? 0x4000 : 0x10000, NoFollow: OwnFlags ? 0x8000 : 0x20000,
        NonBlocking: 0x800, WriteThrough: 0x1000, CloseOnExec: 0x80000);

    protected override int SynchronousMapSync => 4;

    public override bool MapSyncReachesDisk => true;

    protected override int SendFlags(bool more) => LinuxLibc.SendNoSignal | (more ? LinuxLibc.SendMore : 0);

    protected override int AdviceOf(MapAdvice advice) => advice is MapAdvice.Populate ? LinuxLibc.PopulateRead : (int)advice;

    public override ErrorKind KindOf(int error) => error switch
    {
        1 or 13 => ErrorKind.AccessDenied,
        2 => ErrorKind.NotFound,
        4 => ErrorKind.Interrupted,
        6 => ErrorKind.NoDevice,
        9 => ErrorKind.BadHandle,
        11 => ErrorKind.WouldBlock,
        17 => ErrorKind.Exists,
        18 => ErrorKind.CrossDevice,
        20 => ErrorKind.NotDirectory,
        21 => ErrorKind.IsDirectory,
        22 => ErrorKind.Invalid,
        25 or 95 => ErrorKind.NotSupported,
        28 or 122 => ErrorKind.NoSpace,
        32 or 104 => ErrorKind.Disconnected,
        36 => ErrorKind.NameTooLong,
        38 => ErrorKind.Unavailable,
        40 => ErrorKind.LinkLoop,
        _ => ErrorKind.Other,
    };

    public override CallResult Open(string path, OpenFlags flags, UnixFileMode mode, out SafeFileHandle? handle) =>
        Opened(LinuxLibc.Open(path, Numbers.Of(flags), (uint)mode), out handle);

    public override CallResult SyncContent(SafeFileHandle file) => ResultOf(LinuxLibc.FDataSync(file));

    // fsync writes the drive's cache too (since 2.6.33 by flush requests), and there is no call that only orders.
    public override CallResult SyncDrive(SafeFileHandle file) => CallResult.Fail(Unavailable);

    public override CallResult SyncBarrier(SafeFileHandle file) => CallResult.Fail(Unavailable);

    public override CallResult RenameNoReplace(string from, string to) =>
        ResultOf(LinuxLibc.RenameAt2(LinuxLibc.CurrentDirectory, from, LinuxLibc.CurrentDirectory, to, LinuxLibc.RenameNoReplaceFlag));

    public override CallResult Allocate(SafeFileHandle file, long offset, long length) => ResultOf(LinuxLibc.FAllocate(file, 0, offset, length));

    public override CallResult Stat(SafeFileHandle file, out FileStatus status)
    {
        var raw = default(LinuxLibc.Status);
        var returned = LinuxLibc.StatX(file, "", LinuxLibc.EmptyPath, LinuxLibc.BasicStatus, &raw);
        status = returned == 0
            ? FileStatus.Unix(raw.Mode, raw.Length, raw.Owner, raw.Group, (ulong)raw.DeviceMajor << 32 | raw.DeviceMinor, raw.File)
            : default;
        return ResultOf(returned);
    }

    public override CallResult CopyRange(SafeFileHandle source, long sourceOffset, SafeFileHandle destination, long destinationOffset, long count) =>
        ResultOf(LinuxLibc.CopyFileRange(source, &sourceOffset, destination, &destinationOffset, (nuint)count, 0));

    public override CallResult SendFile(SafeHandle destination, SafeFileHandle source, long offset, long count) =>
        ResultOf(LinuxLibc.SendFile(destination, source, &offset, (nuint)count));

    public override CallResult SendFile(SafeHandle socket, ReadOnlySpan<byte> header, SafeFileHandle source, long offset, long count) =>
        CallResult.Fail(Unavailable);

    public override CallResult MakePipe(out SafeFileHandle? read, out SafeFileHandle? write)
    {
        var ends = stackalloc int[2];
        var result = ResultOf(LinuxLibc.Pipe2(ends, Numbers.CloseOnExec));
        read = result.Failed ? null : new(ends[0], ownsHandle: true);
        write = result.Failed ? null : new(ends[1], ownsHandle: true);
        return result;
    }

    public override CallResult SetPipeCapacity(SafeFileHandle pipe, int bytes) => ResultOf(LinuxLibc.FCntl(pipe, LinuxLibc.SetPipeSize, bytes));

    public override CallResult Clone(SafeFileHandle source, SafeFileHandle destination) =>
        ResultOf(LinuxLibc.Clone(destination, LinuxLibc.CloneRequest, source));

    public override CallResult CloneRange(SafeFileHandle source, long sourceOffset, SafeFileHandle destination, long destinationOffset, long count)
    {
        var held = false;
        try
        {
            source.DangerousAddRef(ref held);
            var range = new LinuxLibc.ClonedRange
            {
                Source = source.DangerousGetHandle(), SourceOffset = sourceOffset, Count = count, DestinationOffset = destinationOffset,
            };
            return ResultOf(LinuxLibc.CloneRange(destination, LinuxLibc.CloneRangeRequest, &range));
        }
        finally
        {
            if (held)
                source.DangerousRelease();
        }
    }

    public override CallResult Splice(SafeHandle source, long sourceOffset, SafeHandle destination, long destinationOffset, long count) =>
        ResultOf(LinuxLibc.Splice(
            source, sourceOffset < 0 ? null : &sourceOffset, destination, destinationOffset < 0 ? null : &destinationOffset, (nuint)count, 0));

    const int Unavailable = 38;
}
