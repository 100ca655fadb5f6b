using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime.Interop;

/// <summary>The fallback for systems that nobody declared calls for: .NET's own methods, with their exceptions made error numbers again.</summary>
/// <remarks>
/// It is weaker in ways that only native calls can mend: on Unix, .NET 6 to 10 report a failed sync as success, a directory cannot be synced,
/// a rename that crosses file systems becomes a copy, and appending takes the length first.
/// </remarks>
internal sealed unsafe class ManagedCalls : SystemCalls
{
    const int Unsupported = unchecked((int)0x80131515); // COR_E_NOTSUPPORTED
    const uint SharingViolation = 0x80070020;

    readonly ManagedMappings _mappings = new();

    public override ErrorKind KindOf(int error) => (uint)error switch
    {
        0x80070002 or 0x80070003 => ErrorKind.NotFound,
        0x80070005 => ErrorKind.AccessDenied,
        0x80070006 => ErrorKind.BadHandle,
        SharingViolation => ErrorKind.WouldBlock,
        // Raw errno, the same on every Unix: EEXIST, ENOSPC.
        17 or 0x80070050 or 0x800700B7 => ErrorKind.Exists,
        28 or 0x80070070 => ErrorKind.NoSpace,
        0x800700CE => ErrorKind.NameTooLong,
        0x80131515 => ErrorKind.Unavailable,
        0x80070057 => ErrorKind.Invalid,
        _ => ErrorKind.Other,
    };

    public override string Describe(int error) => Marshal.GetExceptionForHR(error)?.Message ?? base.Describe(error);

    public override CallResult Open(string path, OpenFlags flags, UnixFileMode mode, out SafeFileHandle? handle)
    {
        handle = null;
        if ((flags & OpenFlags.Directory) != 0)
            return CallResult.Fail(Unsupported);
        var access = ((flags & OpenFlags.Read) != 0 ? FileAccess.Read : 0) | ((flags & OpenFlags.Write) != 0 ? FileAccess.Write : 0);
        var how = (flags & (OpenFlags.Create | OpenFlags.Exclusive | OpenFlags.Truncate)) switch
        {
            0 => FileMode.Open,
            OpenFlags.Truncate => FileMode.Truncate,
            OpenFlags.Create => FileMode.OpenOrCreate,
            OpenFlags.Create | OpenFlags.Truncate => FileMode.Create,
            _ => FileMode.CreateNew,
        };
        var alone = (flags & OpenFlags.Alone) != 0;
        try
        {
            handle = File.OpenHandle(
                path, how, access == 0 ? FileAccess.Read : access, alone ? FileShare.None : FileShare.ReadWrite | FileShare.Delete,
                (flags & OpenFlags.WriteThrough) != 0 ? FileOptions.WriteThrough : FileOptions.None);
            return CallResult.Done;
        }
        catch (IOException sharing) when (alone && sharing.GetType() == typeof(IOException))
        {
            return CallResult.Fail(unchecked((int)SharingViolation));
        }
        catch (Exception failure) when (NumberOf(failure) is { } number)
        {
            return CallResult.Fail(number);
        }
    }

    // There is no position of a handle; the end is what appending means.
    public override CallResult Write(SafeFileHandle file, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return WriteAt(file, bytes, RandomAccess.GetLength(file));
        }
        catch (Exception failure) when (NumberOf(failure) is { } number)
        {
            return CallResult.Fail(number);
        }
    }

    public override CallResult WriteAt(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset)
    {
        try
        {
            RandomAccess.Write(file, bytes, offset);
            return CallResult.Of(bytes.Length);
        }
        catch (Exception failure) when (NumberOf(failure) is { } number)
        {
            return CallResult.Fail(number);
        }
    }

    public override CallResult WriteGatherAt(SafeFileHandle file, ReadOnlySpan<IoVector> pieces, long offset) =>
        WriteAt(file, new ReadOnlySpan<byte>(pieces[0].Start, (int)pieces[0].Length), offset);

    public override CallResult Read(SafeFileHandle file, Span<byte> bytes) => CallResult.Fail(Unsupported);

    public override CallResult ReadAt(SafeFileHandle file, Span<byte> bytes, long offset)
    {
        try
        {
            return CallResult.Of(RandomAccess.Read(file, bytes, offset));
        }
        catch (Exception failure) when (NumberOf(failure) is { } number)
        {
            return CallResult.Fail(number);
        }
    }

#pragma warning disable IOA2011 // This is what is left on a system whose own calls the library does not know.
    public override CallResult SyncAll(SafeFileHandle file) => ResultOf(() => RandomAccess.FlushToDisk(file));
#pragma warning restore IOA2011

    public override CallResult SyncContent(SafeFileHandle file) => CallResult.Fail(Unsupported);

    public override CallResult SyncDrive(SafeFileHandle file) => CallResult.Fail(Unsupported);

    public override CallResult SyncBarrier(SafeFileHandle file) => CallResult.Fail(Unsupported);

    public override CallResult SyncDirectory(SafeFileHandle directory) => CallResult.Fail(Unsupported);

    public override CallResult Rename(string from, string to) => ResultOf(() => File.Move(from, to, overwrite: true));

    public override CallResult RenameNoReplace(string from, string to) => ResultOf(() => File.Move(from, to, overwrite: false));

    public override CallResult Unlink(string path) => ResultOf(() => File.Delete(path));

    public override CallResult Link(string existing, string path) => CallResult.Fail(Unsupported);

    public override CallResult SetLength(SafeFileHandle file, long length) => ResultOf(() => RandomAccess.SetLength(file, length));

    public override CallResult Allocate(SafeFileHandle file, long offset, long length) => CallResult.Fail(Unsupported);

    public override CallResult Stat(SafeFileHandle file, out FileStatus status)
    {
        var found = default(FileStatus);
        var result = ResultOf(() => found = new(
            FileKind.Regular, RandomAccess.GetLength(file), OperatingSystem.IsWindows() ? 0 : File.GetUnixFileMode(file), uint.MaxValue, uint.MaxValue, 0));
        status = found;
        return result;
    }

    public override CallResult SetMode(SafeFileHandle file, UnixFileMode mode) =>
        ResultOf(() =>
        {
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(file, mode);
        });

    public override CallResult SetOwner(SafeFileHandle file, uint owner, uint group) => CallResult.Fail(Unsupported);

    public override CallResult ReadLink(string path, out string? target)
    {
        string? found = null;
        var result = ResultOf(() => found = new FileInfo(path).LinkTarget);
        target = found;
        const int Invalid = unchecked((int)0x80070057);
        return !result.Failed && found is null ? CallResult.Fail(Invalid) : result;
    }

    // Opened with OpenFlags.Alone, it is locked already.
    public override CallResult Lock(SafeFileHandle file, bool exclusive) => CallResult.Done;

    public override void Unlock(SafeFileHandle file)
    {
    }

    public override CallResult Map(SafeFileHandle file, long offset, nuint length, MapAccess access, out nint address)
    {
        nint mapped = 0;
        var result = ResultOf(() => mapped = _mappings.Add(file, offset, (long)length, access is MapAccess.Read ? MemoryMappedFileAccess.Read : MemoryMappedFileAccess.ReadWrite));
        address = mapped;
        return result;
    }

    public override CallResult SyncMap(nint address, nuint length) => ResultOf(() => _mappings.Flush(address));

    public override CallResult Unmap(nint address, nuint length) => ResultOf(() => _mappings.Remove(address));

    public override CallResult Advise(nint address, nuint length, MapAdvice advice) => CallResult.Done;

    public override CallResult CopyRange(SafeFileHandle source, long sourceOffset, SafeFileHandle destination, long destinationOffset, long count) =>
        CallResult.Fail(Unsupported);

    public override CallResult SendFile(SafeHandle destination, SafeFileHandle source, long offset, long count) => CallResult.Fail(Unsupported);

    public override CallResult SendFile(SafeHandle socket, ReadOnlySpan<byte> header, SafeFileHandle source, long offset, long count) =>
        CallResult.Fail(Unsupported);

    public override CallResult MakePipe(out SafeFileHandle? read, out SafeFileHandle? write)
    {
        read = write = null;
        return CallResult.Fail(Unsupported);
    }

    public override CallResult SetPipeCapacity(SafeFileHandle pipe, int bytes) => CallResult.Fail(Unsupported);

    public override CallResult Clone(SafeFileHandle source, SafeFileHandle destination) => CallResult.Fail(Unsupported);

    public override CallResult CloneRange(SafeFileHandle source, long sourceOffset, SafeFileHandle destination, long destinationOffset, long count) =>
        CallResult.Fail(Unsupported);

    public override CallResult Splice(SafeHandle source, long sourceOffset, SafeHandle destination, long destinationOffset, long count) =>
        CallResult.Fail(Unsupported);

    public override CallResult Send(SafeHandle socket, ReadOnlySpan<byte> bytes, bool more) => CallResult.Fail(Unsupported);

    public override CallResult Poll(SafeHandle handle, PollEvents events, int milliseconds) => CallResult.Fail(Unsupported);

    static CallResult ResultOf(Action call)
    {
        try
        {
            call();
            return CallResult.Done;
        }
        catch (Exception failure) when (NumberOf(failure) is { } number)
        {
            return CallResult.Fail(number);
        }
    }

    static int? NumberOf(Exception failure) =>
        failure is IOException or UnauthorizedAccessException or NotSupportedException ? failure.HResult : null;
}
