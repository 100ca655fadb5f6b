using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime.Interop;

/// <summary>The calls of Windows.</summary>
/// <remarks>Handles that were opened for asynchronous use need an event and a wait for each call; .NET's own calls do that for them.</remarks>
internal sealed unsafe class WindowsCalls : SystemCalls
{
    const uint ReparseAttribute = 0x400;

    readonly ManagedCalls _managed = new();

    public override ErrorKind KindOf(int error) => error < 0 ? _managed.KindOf(error) : WindowsErrors.KindOf(error);

    public override int HResultOf(int error) => error < 0 ? error : unchecked((int)0x80070000) | error;

    public override string Describe(int error) => error < 0 ? _managed.Describe(error) : base.Describe(error);

    public override CallResult Open(string path, OpenFlags flags, UnixFileMode mode, out SafeFileHandle? handle)
    {
        var access = (flags & OpenFlags.Read) != 0 ? Kernel32.GenericRead : 0;
        if ((flags & OpenFlags.Append) != 0)
            access |= Kernel32.AppendOnly;
        // FlushFileBuffers wants a handle that may write, for a directory too.
        else if ((flags & (OpenFlags.Write | OpenFlags.Directory)) != 0)
            access |= Kernel32.GenericWrite;
        var disposition = (flags & (OpenFlags.Create | OpenFlags.Exclusive | OpenFlags.Truncate)) switch
        {
            OpenFlags.Create => Kernel32.OpenAlways,
            OpenFlags.Create | OpenFlags.Truncate => Kernel32.CreateAlways,
            OpenFlags.Truncate => Kernel32.TruncateExisting,
            0 => Kernel32.OpenExisting,
            _ => Kernel32.CreateNew,
        };
        var attributes = ((flags & OpenFlags.WriteThrough) != 0 ? Kernel32.WriteThrough : 0)
            | ((flags & OpenFlags.Directory) != 0 ? Kernel32.BackupSemantics : 0)
            | ((flags & OpenFlags.NoFollow) != 0 ? Kernel32.OpenReparsePoint : 0);
        var opened = Kernel32.CreateFile(WindowsPaths.Extended(path), access, Kernel32.ShareAll, 0, disposition, attributes, 0);
        handle = opened == -1 ? null : new SafeFileHandle(opened, ownsHandle: true);
        return opened == -1 ? LastError() : CallResult.Done;
    }

    public override CallResult Write(SafeFileHandle file, ReadOnlySpan<byte> bytes)
    {
        if (file.IsAsync)
            return WindowsWaits.Write(file, bytes);
        uint written = 0;
        fixed (byte* start = bytes)
            return Kernel32.WriteFile(file, start, (uint)bytes.Length, &written, null) != 0 ? CallResult.Of(written) : LastError();
    }

    public override CallResult WriteAt(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset)
    {
        if (file.IsAsync)
            return _managed.WriteAt(file, bytes, offset);
        uint written = 0;
        var at = new Kernel32.Overlapped { Offset = offset };
        fixed (byte* start = bytes)
            return Kernel32.WriteFile(file, start, (uint)bytes.Length, &written, &at) != 0 ? CallResult.Of(written) : LastError();
    }

    // WriteFileGather takes unbuffered pages only. The first piece is a legal short count.
    public override CallResult WriteGatherAt(SafeFileHandle file, ReadOnlySpan<IoVector> pieces, long offset) =>
        WriteAt(file, new ReadOnlySpan<byte>(pieces[0].Start, (int)pieces[0].Length), offset);

    public override CallResult Read(SafeFileHandle file, Span<byte> bytes)
    {
        uint read = 0;
        if (file.IsAsync)
            return AtEndOr(WindowsWaits.Read(file, bytes));
        fixed (byte* start = bytes)
            return AtEndOr(Kernel32.ReadFile(file, start, (uint)bytes.Length, &read, null) != 0 ? CallResult.Of(read) : LastError());
    }

    public override CallResult ReadAt(SafeFileHandle file, Span<byte> bytes, long offset)
    {
        if (file.IsAsync)
            return _managed.ReadAt(file, bytes, offset);
        uint read = 0;
        var at = new Kernel32.Overlapped { Offset = offset };
        fixed (byte* start = bytes)
            return AtEndOr(Kernel32.ReadFile(file, start, (uint)bytes.Length, &read, &at) != 0 ? CallResult.Of(read) : LastError());
    }

    static CallResult AtEndOr(CallResult result)
    {
        const int EndOfFile = 38, BrokenPipe = 109;
        return result.Error is EndOfFile or BrokenPipe ? CallResult.Done : result;
    }

    public override CallResult SyncAll(SafeFileHandle file) => ResultOf(Kernel32.FlushFileBuffers(file));

    public override CallResult SyncContent(SafeFileHandle file)
    {
        try
        {
            var block = default(Ntdll.StatusBlock);
            var status = Ntdll.FlushBuffers(file, Ntdll.ContentOnly, null, 0, &block);
            return status >= 0 ? CallResult.Done : CallResult.Fail(Ntdll.ErrorOf(status));
        }
        catch (EntryPointNotFoundException)
        {
            return CallResult.Fail(WindowsErrors.ProcedureNotFound);
        }
    }

    // FlushFileBuffers sends the flush to the drive itself.
    public override CallResult SyncDrive(SafeFileHandle file) => CallResult.Fail(WindowsErrors.ProcedureNotFound);

    public override CallResult SyncBarrier(SafeFileHandle file) => CallResult.Fail(WindowsErrors.ProcedureNotFound);

    public override CallResult SyncDirectory(SafeFileHandle directory) => ResultOf(Kernel32.FlushFileBuffers(directory));

    public override CallResult Rename(string from, string to) => ResultOf(Kernel32.MoveFileEx(WindowsPaths.Extended(from), WindowsPaths.Extended(to), Kernel32.ReplaceExisting | Kernel32.MoveWriteThrough));

    public override CallResult RenameNoReplace(string from, string to) => ResultOf(Kernel32.MoveFileEx(WindowsPaths.Extended(from), WindowsPaths.Extended(to), Kernel32.MoveWriteThrough));

    public override CallResult Unlink(string path) => ResultOf(Kernel32.DeleteFile(WindowsPaths.Extended(path)));

    public override CallResult Link(string existing, string path) => ResultOf(Kernel32.CreateHardLink(WindowsPaths.Extended(path), WindowsPaths.Extended(existing), 0));

    public override CallResult SetLength(SafeFileHandle file, long length) => Set(file, Kernel32.EndOfFileClass, length);

    public override CallResult Allocate(SafeFileHandle file, long offset, long length) =>
        Set(file, Kernel32.AllocationClass, offset + length) is { Failed: true } failed ? failed : SetLength(file, offset + length);

    static CallResult Set(SafeFileHandle file, int kind, long value) => ResultOf(Kernel32.SetFileInformation(file, kind, &value, sizeof(long)));

    public override CallResult Stat(SafeFileHandle file, out FileStatus status)
    {
        // Pipes answer what follows too, with lengths that are none.
        status = new(FileKind.Other, 0, 0, 0, 0, 0);
        if (Kernel32.TypeOf(file) is not Kernel32.DiskType and var type)
            return type == 0 && Marshal.GetLastPInvokeError() is not 0 and var error ? CallResult.Fail(error) : CallResult.Done;

        var raw = default(Kernel32.Status);
        if (Kernel32.GetFileInformation(file, &raw) == 0)
            return LastError();
        var tag = default(Kernel32.AttributeTag);
        if ((raw.Attributes & ReparseAttribute) != 0 && Kernel32.GetTag(file, Kernel32.AttributeTagClass, &tag, (uint)sizeof(Kernel32.AttributeTag)) == 0)
            return LastError();
        var length = (long)raw.HighLength << 32 | raw.LowLength;
        status = new(KindOf(raw.Attributes, tag.Tag), length, 0, 0, 0, raw.Volume) { File = (ulong)raw.HighIndex << 32 | raw.LowIndex };
        return CallResult.Done;
    }

    /// <summary>Deduplicated, compressed and cloud files are reparse points too, and files like any other: only two tags stand for another name.</summary>
    internal static FileKind KindOf(uint attributes, uint tag)
    {
        const uint Directory = 0x10, SymbolicLink = 0xA000000C, MountPoint = 0xA0000003;
        return (attributes & ReparseAttribute) != 0 && tag is SymbolicLink or MountPoint ? FileKind.SymbolicLink
            : (attributes & Directory) != 0 ? FileKind.Directory
            : FileKind.Regular;
    }

    public override CallResult SetMode(SafeFileHandle file, UnixFileMode mode) => CallResult.Done;

    public override CallResult SetOwner(SafeFileHandle file, uint owner, uint group) => CallResult.Done;

    public override CallResult ReadLink(string path, out string? target) => _managed.ReadLink(path, out target);

    // The last byte that can be: a lock on Windows keeps others from reading what it covers.
    const long LockedByte = long.MaxValue - 1;

    public override void Unlock(SafeFileHandle file)
    {
        var at = new Kernel32.Overlapped { Offset = LockedByte };
        Kernel32.UnlockFile(file, 0, 1, 0, &at);
    }

    public override CallResult Lock(SafeFileHandle file, bool exclusive)
    {
        var at = new Kernel32.Overlapped { Offset = LockedByte };
        return ResultOf(Kernel32.LockFile(file, Kernel32.FailImmediately | (exclusive ? Kernel32.ExclusiveLock : 0), 0, 1, 0, &at));
    }

    public override CallResult Map(SafeFileHandle file, long offset, nuint length, MapAccess access, out nint address) =>
        WindowsMemory.Map(file, offset, length, access, out address);

    public override CallResult SyncMap(nint address, nuint length) => ResultOf(Kernel32.FlushViewOfFile(address, length));

    public override CallResult Unmap(nint address, nuint length) => ResultOf(Kernel32.UnmapViewOfFile(address));

    public override CallResult Advise(nint address, nuint length, MapAdvice advice) => WindowsMemory.Advise(address, length, advice);

    public override CallResult CopyRange(SafeFileHandle source, long sourceOffset, SafeFileHandle destination, long destinationOffset, long count) =>
        CallResult.Fail(WindowsErrors.ProcedureNotFound);

    public override CallResult SendFile(SafeHandle destination, SafeFileHandle source, long offset, long count) =>
        SendFile(destination, [], source, offset, count);

    public override CallResult SendFile(SafeHandle socket, ReadOnlySpan<byte> header, SafeFileHandle source, long offset, long count) =>
        Stat(source, out var status) is { Failed: true } failed ? failed
        : WindowsSockets.SendFile(socket, header, source, offset, Math.Min(count, status.Length - offset));

    public override CallResult MakePipe(out SafeFileHandle? read, out SafeFileHandle? write) => _managed.MakePipe(out read, out write);

    public override CallResult SetPipeCapacity(SafeFileHandle pipe, int bytes) => CallResult.Fail(WindowsErrors.ProcedureNotFound);

    public override CallResult Clone(SafeFileHandle source, SafeFileHandle destination) => CallResult.Fail(WindowsErrors.NotSupported);

    public override CallResult CloneRange(SafeFileHandle source, long sourceOffset, SafeFileHandle destination, long destinationOffset, long count)
    {
        var range = new Kernel32.ClonedRange
        {
            Source = source.DangerousGetHandle(), SourceOffset = sourceOffset, DestinationOffset = destinationOffset, Count = count,
        };
        var result = WindowsWaits.Control(destination, Kernel32.DuplicateExtents, &range, (uint)sizeof(Kernel32.ClonedRange));
        GC.KeepAlive(source);
        return result;
    }

    public override CallResult Splice(SafeHandle source, long sourceOffset, SafeHandle destination, long destinationOffset, long count) =>
        CallResult.Fail(WindowsErrors.ProcedureNotFound);

    public override CallResult Send(SafeHandle socket, ReadOnlySpan<byte> bytes, bool more) => WindowsSockets.Send(socket, bytes);

    public override CallResult Poll(SafeHandle handle, PollEvents events, int milliseconds) => WindowsSockets.Poll(handle, events, milliseconds);

    static CallResult ResultOf(int succeeded) => succeeded != 0 ? CallResult.Done : LastError();

    static CallResult LastError() => CallResult.Fail(Marshal.GetLastPInvokeError());
}
