using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime.Interop;

/// <summary>The seam to the operating system: one method is one system call. It returns a value or an error number, never throws for an error of the system, and never loops.</summary>
/// <remarks>
/// What continues a short write, tries again after EINTR, falls back or makes an exception stands above it (<see cref="CompleteCalls"/>,
/// <see cref="IoFailure"/>), so that tests put a recorder or a source of faults in its place and see every call. A method costs one
/// virtual call more than the system call; nothing is allocated.
/// </remarks>
internal abstract class SystemCalls
{
    /// <summary>The calls of the system that the process runs on. Layouts are declared for 64 bits; all else takes the managed fallback.</summary>
    public static readonly SystemCalls Current =
        OperatingSystem.IsWindows() ? new WindowsCalls()
        : OperatingSystem.IsLinux() && Environment.Is64BitProcess ? new LinuxCalls()
        : OperatingSystem.IsMacOS() ? new MacCalls()
        : new ManagedCalls();

    int _missing;

    /// <summary>Whether the kernel once answered that it has no such call.</summary>
    public bool Lacks(Features feature) => (Volatile.Read(ref _missing) & (int)feature) != 0;

    public void MarkMissing(Features feature) => Interlocked.Or(ref _missing, (int)feature);

    public abstract ErrorKind KindOf(int error);

    /// <summary>The system's own words for an error number.</summary>
    public virtual string Describe(int error) => Marshal.GetPInvokeErrorMessage(error);

    /// <summary>What an exception carries as its HResult: as in the BCL's own, the bare number on Unix, and 0x8007… on Windows.</summary>
    public virtual int HResultOf(int error) => error;

    /// <summary>open; the mode is what a created file allows, before the process's umask.</summary>
    public abstract CallResult Open(string path, OpenFlags flags, UnixFileMode mode, out SafeFileHandle? handle);

    /// <summary>Closes without an error: what is durable was synced before, and after close no error can be acted upon.</summary>
    public virtual void Close(SafeFileHandle handle) => handle.Dispose();

    /// <summary>write: at the handle's own position, or at the end if it was opened to append.</summary>
    public abstract CallResult Write(SafeFileHandle file, ReadOnlySpan<byte> bytes);

    public abstract CallResult WriteAt(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset);

    /// <summary>pwritev, of at most <see cref="IoVector.MostPieces"/> pieces.</summary>
    public abstract CallResult WriteGatherAt(SafeFileHandle file, ReadOnlySpan<IoVector> pieces, long offset);

    /// <summary>read: at the handle's own position. 0 is the end.</summary>
    public abstract CallResult Read(SafeFileHandle file, Span<byte> bytes);

    public abstract CallResult ReadAt(SafeFileHandle file, Span<byte> bytes, long offset);

    /// <summary>fsync, FlushFileBuffers: content and metadata.</summary>
    public abstract CallResult SyncAll(SafeFileHandle file);

    /// <summary>fdatasync, NtFlushBuffersFileEx: content, and only the metadata that reading it needs.</summary>
    public abstract CallResult SyncContent(SafeFileHandle file);

    /// <summary>F_FULLFSYNC: as fsync, and the drive's own cache too. Where fsync does that already, the system has no such call.</summary>
    public abstract CallResult SyncDrive(SafeFileHandle file);

    /// <summary>F_BARRIERFSYNC: what was written before reaches the disk before what is written after.</summary>
    public abstract CallResult SyncBarrier(SafeFileHandle file);

    /// <summary>fsync of a handle that was opened with <see cref="OpenFlags.Directory"/>.</summary>
    public abstract CallResult SyncDirectory(SafeFileHandle directory);

    /// <summary>rename: replaces the destination in one step. On Windows it returns when the change is on the disk (MOVEFILE_WRITE_THROUGH).</summary>
    public abstract CallResult Rename(string from, string to);

    /// <summary>renameat2(RENAME_NOREPLACE): fails where the destination is taken.</summary>
    public abstract CallResult RenameNoReplace(string from, string to);

    public abstract CallResult Unlink(string path);

    public abstract CallResult Link(string existing, string path);

    public abstract CallResult SetLength(SafeFileHandle file, long length);

    /// <summary>fallocate(0): reserves blocks and makes the file that long.</summary>
    public abstract CallResult Allocate(SafeFileHandle file, long offset, long length);

    public abstract CallResult Stat(SafeFileHandle file, out FileStatus status);

    public abstract CallResult SetMode(SafeFileHandle file, UnixFileMode mode);

    /// <summary>fchown; <see cref="uint.MaxValue"/> leaves one as it is.</summary>
    public abstract CallResult SetOwner(SafeFileHandle file, uint owner, uint group);

    /// <summary>readlink; what is no symbolic link is <see cref="ErrorKind.Invalid"/>.</summary>
    public abstract CallResult ReadLink(string path, out string? target);

    /// <summary>flock(LOCK_NB): <see cref="ErrorKind.WouldBlock"/> where another handle holds it.</summary>
    public abstract CallResult Lock(SafeFileHandle file, bool exclusive);

    /// <summary>
    /// flock(LOCK_UN), before the handle is closed. Closing alone is not enough on Unix: a child process has a copy of the handle between fork and
    /// exec, and with it the lock. Like <see cref="Close"/> without an error, as closing is what comes next.
    /// </summary>
    public abstract void Unlock(SafeFileHandle file);

    /// <summary>mmap(MAP_SHARED) at a page boundary of the file.</summary>
    public abstract CallResult Map(SafeFileHandle file, long offset, nuint length, MapAccess access, out nint address);

    /// <summary>msync(MS_SYNC), FlushViewOfFile: whole pages only. On Windows the file has to be synced after it.</summary>
    public abstract CallResult SyncMap(nint address, nuint length);

    /// <summary>Whether <see cref="SyncMap"/> has the pages on the disk when it returns, as on Linux, where msync ends in the file's own fdatasync.</summary>
    public virtual bool MapSyncReachesDisk => false;

    public abstract CallResult Unmap(nint address, nuint length);

    public abstract CallResult Advise(nint address, nuint length, MapAdvice advice);

    /// <summary>copy_file_range at explicit offsets.</summary>
    public abstract CallResult CopyRange(SafeFileHandle source, long sourceOffset, SafeFileHandle destination, long destinationOffset, long count);

    /// <summary>sendfile from an explicit offset into a socket, or on Linux into any file at its own position.</summary>
    public abstract CallResult SendFile(SafeHandle destination, SafeFileHandle source, long offset, long count);

    /// <summary>sendfile with a header before the range, in one call (macOS, Windows). Both count. Linux has <see cref="Send"/> with more to follow in its place.</summary>
    public abstract CallResult SendFile(SafeHandle socket, ReadOnlySpan<byte> header, SafeFileHandle source, long offset, long count);

    /// <summary>FICLONE: the whole destination shares the source's blocks.</summary>
    public abstract CallResult Clone(SafeFileHandle source, SafeFileHandle destination);

    /// <summary>FICLONERANGE, FSCTL_DUPLICATE_EXTENTS_TO_FILE: block-aligned, except for the end of the source.</summary>
    public abstract CallResult CloneRange(SafeFileHandle source, long sourceOffset, SafeFileHandle destination, long destinationOffset, long count);

    /// <summary>pipe2: two handles that are closed on exec.</summary>
    public abstract CallResult MakePipe(out SafeFileHandle? read, out SafeFileHandle? write);

    /// <summary>fcntl(F_SETPIPE_SZ): how much a pipe holds before a write to it waits.</summary>
    public abstract CallResult SetPipeCapacity(SafeFileHandle pipe, int bytes);

    /// <summary>splice: one of the two is a pipe. A file's offset is explicit; −1 stands for the handle's own, and for pipes and sockets.</summary>
    public abstract CallResult Splice(SafeHandle source, long sourceOffset, SafeHandle destination, long destinationOffset, long count);

    /// <summary>send; <paramref name="more"/> says that bytes follow at once, so that a packet may wait for them (MSG_MORE).</summary>
    public abstract CallResult Send(SafeHandle socket, ReadOnlySpan<byte> bytes, bool more);

    /// <summary>poll of one handle; −1 waits for ever. 0 is the timeout, else the value has the <see cref="PollEvents"/>.</summary>
    public abstract CallResult Poll(SafeHandle handle, PollEvents events, int milliseconds);
}
