using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime.Interop;

/// <summary>The calls of macOS. They compile everywhere; no test has run them on a Mac.</summary>
internal sealed unsafe class MacCalls : UnixCalls
{
    static readonly OpenNumbers Numbers = new(
        Create: 0x200, Exclusive: 0x800, Truncate: 0x400, Append: 8, Directory: 0x100000, NoFollow: 0x100, NonBlocking: 4, WriteThrough: 0x400000, CloseOnExec: 0x1000000);

    const int Again = 35, NotSupported = 45, Unavailable = 78;

    protected override int SynchronousMapSync => 0x10;

    protected override int SendFlags(bool more) => MacLibc.SendNoSignal;

    protected override int AdviceOf(MapAdvice advice) => (int)(advice is MapAdvice.Populate ? MapAdvice.WillNeed : advice);

    public override ErrorKind KindOf(int error) => error switch
    {
        1 or 13 => ErrorKind.AccessDenied,
        2 => ErrorKind.NotFound,
        4 => ErrorKind.Interrupted,
        6 => ErrorKind.NoDevice,
        9 => ErrorKind.BadHandle,
        Again => ErrorKind.WouldBlock,
        17 => ErrorKind.Exists,
        18 => ErrorKind.CrossDevice,
        20 => ErrorKind.NotDirectory,
        21 => ErrorKind.IsDirectory,
        22 => ErrorKind.Invalid,
        25 or NotSupported or 102 => ErrorKind.NotSupported,
        28 or 69 => ErrorKind.NoSpace,
        32 or 54 => ErrorKind.Disconnected,
        63 => ErrorKind.NameTooLong,
        Unavailable => ErrorKind.Unavailable,
        62 => ErrorKind.LinkLoop,
        _ => ErrorKind.Other,
    };

    public override CallResult Open(string path, OpenFlags flags, UnixFileMode mode, out SafeFileHandle? handle) =>
        Opened(MacLibc.Open(path, Numbers.Of(flags), (nint)mode, 0, 0, 0, 0, 0, (nint)mode), out handle);

    // macOS has no fdatasync in its headers, and the symbol that exists says nothing of the drive.
    public override CallResult SyncContent(SafeFileHandle file) => CallResult.Fail(Unavailable);

    public override CallResult SyncDrive(SafeFileHandle file) => Control(file, MacLibc.FullSync, null);

    public override CallResult SyncBarrier(SafeFileHandle file) => Control(file, MacLibc.BarrierSync, null);

    static CallResult Control(SafeFileHandle file, int command, void* argument) =>
        ResultOf(MacLibc.FCntl(file, command, argument, 0, 0, 0, 0, 0, argument));

    public override CallResult RenameNoReplace(string from, string to) => ResultOf(MacLibc.RenameX(from, to, MacLibc.RenameExclusive));

    // F_PREALLOCATE reserves behind the end and leaves the length; ftruncate then gives it.
    public override CallResult Allocate(SafeFileHandle file, long offset, long length)
    {
        if (Stat(file, out var status) is { Failed: true } failed)
            return failed;
        var missing = offset + length - status.Length;
        if (missing <= 0)
            return CallResult.Done;
        var store = new MacLibc.Store { Flags = MacLibc.AllocateAll, From = MacLibc.FromPhysicalEnd, Length = missing };
        var reserved = Control(file, MacLibc.Preallocate, &store);
        return reserved.Failed ? reserved : SetLength(file, offset + length);
    }

    public override CallResult Stat(SafeFileHandle file, out FileStatus status)
    {
        var raw = default(MacLibc.Status);
        var returned = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? MacLibc.FStatX64(file, &raw) : MacLibc.FStat(file, &raw);
        status = returned == 0 ? FileStatus.Unix(raw.Mode, raw.Length, raw.Owner, raw.Group, (uint)raw.Device, raw.File) : default;
        return ResultOf(returned);
    }

    public override CallResult CopyRange(SafeFileHandle source, long sourceOffset, SafeFileHandle destination, long destinationOffset, long count) =>
        CallResult.Fail(Unavailable);

    // Sockets only. EAGAIN comes together with a count of what was sent.
    public override CallResult SendFile(SafeHandle destination, SafeFileHandle source, long offset, long count)
    {
        var sent = count;
        return Sent(MacLibc.SendFile(source, destination, offset, &sent, null, 0), sent);
    }

    // With headers, the count in and out covers them too.
    public override CallResult SendFile(SafeHandle socket, ReadOnlySpan<byte> header, SafeFileHandle source, long offset, long count)
    {
        fixed (byte* start = header)
        {
            var piece = new IoVector(start, (nuint)header.Length);
            var headers = new MacLibc.Headers { Before = &piece, BeforeCount = 1 };
            var sent = header.Length + count;
            return Sent(MacLibc.SendFile(source, socket, offset, &sent, &headers, 0), sent);
        }
    }

    CallResult Sent(int returned, long sent)
    {
        var result = ResultOf(returned);
        return !result.Failed || (sent > 0 && KindOf(result.Error) is (ErrorKind.WouldBlock or ErrorKind.Interrupted)) ? CallResult.Of(sent) : result;
    }

    public override CallResult MakePipe(out SafeFileHandle? read, out SafeFileHandle? write)
    {
        read = write = null;
        return CallResult.Fail(Unavailable);
    }

    public override CallResult SetPipeCapacity(SafeFileHandle pipe, int bytes) => CallResult.Fail(Unavailable);

    // clonefile makes a new file and cannot fill one that is open.
    public override CallResult Clone(SafeFileHandle source, SafeFileHandle destination) => CallResult.Fail(NotSupported);

    public override CallResult CloneRange(SafeFileHandle source, long sourceOffset, SafeFileHandle destination, long destinationOffset, long count) =>
        CallResult.Fail(NotSupported);

    public override CallResult Splice(SafeHandle source, long sourceOffset, SafeHandle destination, long destinationOffset, long count) =>
        CallResult.Fail(Unavailable);
}
