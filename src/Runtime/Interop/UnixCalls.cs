using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime.Interop;

/// <summary>The calls that Linux and macOS have in common.</summary>
internal abstract unsafe class UnixCalls : SystemCalls
{
    /// <summary>PATH_MAX of Linux; macOS has 1024.</summary>
    const int LongestPath = 4096;

    protected abstract int SynchronousMapSync { get; }

    protected abstract int SendFlags(bool more);

    protected abstract int AdviceOf(MapAdvice advice);

    public override CallResult Write(SafeFileHandle file, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
            return ResultOf(Libc.Write(file, start, (nuint)bytes.Length));
    }

    public override CallResult WriteAt(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset)
    {
        fixed (byte* start = bytes)
            return ResultOf(Libc.PWrite(file, start, (nuint)bytes.Length, offset));
    }

    public override CallResult WriteGatherAt(SafeFileHandle file, ReadOnlySpan<IoVector> pieces, long offset)
    {
        fixed (IoVector* start = pieces)
            return ResultOf(Libc.PWriteV(file, start, pieces.Length, offset));
    }

    public override CallResult Read(SafeFileHandle file, Span<byte> bytes)
    {
        fixed (byte* start = bytes)
            return ResultOf(Libc.Read(file, start, (nuint)bytes.Length));
    }

    public override CallResult ReadAt(SafeFileHandle file, Span<byte> bytes, long offset)
    {
        fixed (byte* start = bytes)
            return ResultOf(Libc.PRead(file, start, (nuint)bytes.Length, offset));
    }

    public override CallResult SyncAll(SafeFileHandle file) => ResultOf(Libc.FSync(file));

    public override CallResult SyncDirectory(SafeFileHandle directory) => ResultOf(Libc.FSync(directory));

    public override CallResult Rename(string from, string to) => ResultOf(Libc.Rename(from, to));

    public override CallResult Unlink(string path) => ResultOf(Libc.Unlink(path));

    public override CallResult Link(string existing, string path) => ResultOf(Libc.Link(existing, path));

    public override CallResult SetLength(SafeFileHandle file, long length) => ResultOf(Libc.FTruncate(file, length));

    public override CallResult SetMode(SafeFileHandle file, UnixFileMode mode) => ResultOf(Libc.FChMod(file, (uint)mode));

    public override CallResult SetOwner(SafeFileHandle file, uint owner, uint group) => ResultOf(Libc.FChOwn(file, owner, group));

    public override CallResult ReadLink(string path, out string? target)
    {
        var bytes = stackalloc byte[LongestPath];
        var length = Libc.ReadLink(path, bytes, LongestPath);
        target = length < 0 ? null : Encoding.UTF8.GetString(bytes, (int)length);
        return ResultOf(length);
    }

    public override CallResult Lock(SafeFileHandle file, bool exclusive) =>
        ResultOf(Libc.FLock(file, Libc.LockNonBlocking | (exclusive ? Libc.LockExclusive : Libc.LockShared)));

    public override void Unlock(SafeFileHandle file) => Libc.FLock(file, Libc.LockNone);

    public override CallResult Map(SafeFileHandle file, long offset, nuint length, MapAccess access, out nint address)
    {
        var protection = access == MapAccess.Read ? Libc.ProtectRead : Libc.ProtectRead | Libc.ProtectWrite;
        address = Libc.MMap(0, length, protection, Libc.MapShared, file, offset);
        return address == -1 ? CallResult.Fail(Marshal.GetLastPInvokeError()) : CallResult.Done;
    }

    public override CallResult SyncMap(nint address, nuint length) => ResultOf(Libc.MSync(address, length, SynchronousMapSync));

    public override CallResult Unmap(nint address, nuint length) => ResultOf(Libc.MUnmap(address, length));

    public override CallResult Advise(nint address, nuint length, MapAdvice advice) => ResultOf(Libc.MAdvise(address, length, AdviceOf(advice)));

    public override CallResult Send(SafeHandle socket, ReadOnlySpan<byte> bytes, bool more)
    {
        fixed (byte* start = bytes)
            return ResultOf(Libc.Send(socket, start, (nuint)bytes.Length, SendFlags(more)));
    }

    public override CallResult Poll(SafeHandle handle, PollEvents events, int milliseconds)
    {
        var held = false;
        try
        {
            handle.DangerousAddRef(ref held);
            var polled = new Libc.PolledDescriptor { Descriptor = (int)handle.DangerousGetHandle(), Asked = (short)events };
            var ready = Libc.Poll(&polled, 1, milliseconds);
            return ready > 0 ? CallResult.Of(polled.Answered) : ResultOf(ready);
        }
        finally
        {
            if (held)
                handle.DangerousRelease();
        }
    }

    protected static CallResult ResultOf(nint returned) =>
        returned >= 0 ? CallResult.Of(returned) : CallResult.Fail(Marshal.GetLastPInvokeError());

    protected static CallResult Opened(int descriptor, out SafeFileHandle? handle)
    {
        handle = descriptor < 0 ? null : new SafeFileHandle(descriptor, ownsHandle: true);
        return ResultOf(descriptor);
    }
}
