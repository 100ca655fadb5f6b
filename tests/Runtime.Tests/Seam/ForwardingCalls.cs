using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime.Tests.Seam;

/// <summary>Hands every call on to another seam. A double looks at each before it is made, and may answer it; and after it was made.</summary>
abstract unsafe class ForwardingCalls(SystemCalls inner) : SystemCalls
{
    protected SystemCalls Inner => inner;

    /// <summary>False answers the call without making it; the count may be made smaller.</summary>
    protected virtual bool Begins(ref Call call, out CallResult answer)
    {
        answer = default;
        return true;
    }

    /// <summary>What the caller gets; <paramref name="bytes"/> is what was handed in to be written.</summary>
    protected virtual CallResult Ended(in Call call, CallResult result, ReadOnlySpan<byte> bytes) => result;

    CallResult Through(Call call, Func<CallResult> next) => Begins(ref call, out var answer) ? Ended(call, next(), []) : Ended(call, answer, []);

    public override ErrorKind KindOf(int error) => inner.KindOf(error);

    public override int HResultOf(int error) => inner.HResultOf(error);

    public override string Describe(int error) => inner.Describe(error);

    public override CallResult Open(string path, OpenFlags flags, UnixFileMode mode, out SafeFileHandle? handle)
    {
        handle = null;
        var call = new Call("open", Path: path, Flags: flags);
        if (!Begins(ref call, out var answer))
            return Ended(call, answer, []);
        var result = inner.Open(path, flags, mode, out handle);
        return Ended(call with { File = handle }, result, []);
    }

    public override CallResult Write(SafeFileHandle file, ReadOnlySpan<byte> bytes)
    {
        var call = new Call("write", file, Count: bytes.Length);
        return Begins(ref call, out var answer) ? Ended(call, inner.Write(file, bytes[..(int)call.Count]), bytes) : Ended(call, answer, bytes);
    }

    public override CallResult WriteAt(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset)
    {
        var call = new Call("pwrite", file, Offset: offset, Count: bytes.Length);
        return Begins(ref call, out var answer) ? Ended(call, inner.WriteAt(file, bytes[..(int)call.Count], offset), bytes) : Ended(call, answer, bytes);
    }

    public override CallResult WriteGatherAt(SafeFileHandle file, ReadOnlySpan<IoVector> pieces, long offset)
    {
        var bytes = new MemoryStream();
        foreach (var piece in pieces)
            bytes.Write(new ReadOnlySpan<byte>(piece.Start, (int)piece.Length));
        var call = new Call("pwritev", file, Offset: offset, Count: bytes.Length);
        if (!Begins(ref call, out var answer))
            return Ended(call, answer, bytes.ToArray());
        // A short count is made by writing less of them in one piece.
        var result = call.Count < bytes.Length ? inner.WriteAt(file, bytes.ToArray().AsSpan(0, (int)call.Count), offset) : inner.WriteGatherAt(file, pieces, offset);
        return Ended(call, result, bytes.ToArray());
    }

    public override CallResult Read(SafeFileHandle file, Span<byte> bytes)
    {
        var call = new Call("read", file, Count: bytes.Length);
        return Begins(ref call, out var answer) ? Ended(call, inner.Read(file, bytes[..(int)call.Count]), []) : Ended(call, answer, []);
    }

    public override CallResult ReadAt(SafeFileHandle file, Span<byte> bytes, long offset)
    {
        var call = new Call("pread", file, Offset: offset, Count: bytes.Length);
        return Begins(ref call, out var answer) ? Ended(call, inner.ReadAt(file, bytes[..(int)call.Count], offset), []) : Ended(call, answer, []);
    }

    public override CallResult SyncAll(SafeFileHandle file) => Through(new("fsync", file), () => inner.SyncAll(file));

    public override CallResult SyncContent(SafeFileHandle file) => Through(new("fdatasync", file), () => inner.SyncContent(file));

    public override CallResult SyncDrive(SafeFileHandle file) => Through(new("fullfsync", file), () => inner.SyncDrive(file));

    public override CallResult SyncBarrier(SafeFileHandle file) => Through(new("barrierfsync", file), () => inner.SyncBarrier(file));

    public override CallResult SyncDirectory(SafeFileHandle directory) => Through(new("fsync directory", directory), () => inner.SyncDirectory(directory));

    public override CallResult Rename(string from, string to) => Through(new("rename", Path: from, To: to), () => inner.Rename(from, to));

    public override CallResult RenameNoReplace(string from, string to) =>
        Through(new("renameat2", Path: from, To: to), () => inner.RenameNoReplace(from, to));

    public override CallResult Unlink(string path) => Through(new("unlink", Path: path), () => inner.Unlink(path));

    public override CallResult Link(string existing, string path) => Through(new("link", Path: existing, To: path), () => inner.Link(existing, path));

    public override CallResult SetLength(SafeFileHandle file, long length) =>
        Through(new("ftruncate", file, Count: length), () => inner.SetLength(file, length));

    public override CallResult Allocate(SafeFileHandle file, long offset, long length) =>
        Through(new("fallocate", file, Offset: offset, Count: length), () => inner.Allocate(file, offset, length));

    public override CallResult Stat(SafeFileHandle file, out FileStatus status)
    {
        status = default;
        var call = new Call("fstat", file);
        return Begins(ref call, out var answer) ? Ended(call, inner.Stat(file, out status), []) : Ended(call, answer, []);
    }

    public override CallResult SetMode(SafeFileHandle file, UnixFileMode mode) => Through(new("fchmod", file), () => inner.SetMode(file, mode));

    public override CallResult SetOwner(SafeFileHandle file, uint owner, uint group) => Through(new("fchown", file), () => inner.SetOwner(file, owner, group));

    public override CallResult ReadLink(string path, out string? target)
    {
        target = null;
        var call = new Call("readlink", Path: path);
        return Begins(ref call, out var answer) ? Ended(call, inner.ReadLink(path, out target), []) : Ended(call, answer, []);
    }

    public override CallResult Lock(SafeFileHandle file, bool exclusive) => Through(new("flock", file), () => inner.Lock(file, exclusive));

    public override void Unlock(SafeFileHandle file) => inner.Unlock(file);

    public override CallResult Map(SafeFileHandle file, long offset, nuint length, MapAccess access, out nint address)
    {
        address = 0;
        var call = new Call("mmap", file, Offset: offset, Count: (long)length);
        return Begins(ref call, out var answer) ? Ended(call, inner.Map(file, offset, length, access, out address), []) : Ended(call, answer, []);
    }

    public override CallResult SyncMap(nint address, nuint length) =>
        Through(new("msync", Offset: address, Count: (long)length), () => inner.SyncMap(address, length));

    public override CallResult Unmap(nint address, nuint length) =>
        Through(new("munmap", Offset: address, Count: (long)length), () => inner.Unmap(address, length));

    public override CallResult Advise(nint address, nuint length, MapAdvice advice) =>
        Through(new("madvise", Offset: address, Count: (long)length), () => inner.Advise(address, length, advice));

    public override CallResult CopyRange(SafeFileHandle source, long sourceOffset, SafeFileHandle destination, long destinationOffset, long count)
    {
        var call = new Call("copy_file_range", destination, Offset: destinationOffset, Count: count);
        return Begins(ref call, out var answer)
            ? Copied(call, source, sourceOffset, inner.CopyRange(source, sourceOffset, destination, destinationOffset, call.Count))
            : Ended(call, answer, []);
    }

    public override CallResult SendFile(SafeHandle destination, SafeFileHandle source, long offset, long count)
    {
        var call = new Call("sendfile", source, Offset: offset, Count: count);
        return Begins(ref call, out var answer) ? Ended(call, inner.SendFile(destination, source, offset, call.Count), []) : Ended(call, answer, []);
    }

    public override CallResult SendFile(SafeHandle socket, ReadOnlySpan<byte> header, SafeFileHandle source, long offset, long count)
    {
        var call = new Call("sendfile header", source, Offset: offset, Count: count);
        return Begins(ref call, out var answer) ? Ended(call, inner.SendFile(socket, header, source, offset, call.Count), []) : Ended(call, answer, []);
    }

    public override CallResult MakePipe(out SafeFileHandle? read, out SafeFileHandle? write)
    {
        read = write = null;
        var call = new Call("pipe2");
        return Begins(ref call, out var answer) ? Ended(call, inner.MakePipe(out read, out write), []) : Ended(call, answer, []);
    }

    public override CallResult SetPipeCapacity(SafeFileHandle pipe, int bytes) =>
        Through(new("fcntl(F_SETPIPE_SZ)", pipe, Count: bytes), () => inner.SetPipeCapacity(pipe, bytes));

    public override bool MapSyncReachesDisk => inner.MapSyncReachesDisk;

    public override CallResult Clone(SafeFileHandle source, SafeFileHandle destination)
    {
        var call = new Call("FICLONE", destination);
        return Begins(ref call, out var answer) ? Copied(call, source, 0, inner.Clone(source, destination)) : Ended(call, answer, []);
    }

    public override CallResult CloneRange(SafeFileHandle source, long sourceOffset, SafeFileHandle destination, long destinationOffset, long count)
    {
        var call = new Call("FICLONERANGE", destination, Offset: destinationOffset, Count: count);
        return Begins(ref call, out var answer)
            ? Copied(call, source, sourceOffset, inner.CloneRange(source, sourceOffset, destination, destinationOffset, count))
            : Ended(call, answer, []);
    }

    public override CallResult Splice(SafeHandle source, long sourceOffset, SafeHandle destination, long destinationOffset, long count)
    {
        var call = new Call("splice", destination as SafeFileHandle, Offset: destinationOffset, Count: count);
        return Begins(ref call, out var answer)
            ? Ended(call, inner.Splice(source, sourceOffset, destination, destinationOffset, call.Count), [])
            : Ended(call, answer, []);
    }

    public override CallResult Send(SafeHandle socket, ReadOnlySpan<byte> bytes, bool more)
    {
        var call = new Call("send", Count: bytes.Length);
        return Begins(ref call, out var answer) ? Ended(call, inner.Send(socket, bytes[..(int)call.Count], more), bytes) : Ended(call, answer, bytes);
    }

    public override CallResult Poll(SafeHandle handle, PollEvents events, int milliseconds) =>
        Through(new("poll", Count: milliseconds), () => inner.Poll(handle, events, milliseconds));

    // What the kernel copied never came by here; it is read where it came from.
    CallResult Copied(in Call call, SafeFileHandle source, long offset, CallResult result)
    {
        if (result.Failed)
            return Ended(call, result, []);
        var bytes = new byte[call.Name == "FICLONE" ? RandomAccess.GetLength(source) : call.Name == "copy_file_range" ? result.Value : call.Count];
        var read = RandomAccess.Read(source, bytes, offset);
        return Ended(call, result, bytes.AsSpan(0, read));
    }
}
