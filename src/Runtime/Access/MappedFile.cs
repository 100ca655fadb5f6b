using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using IoAnalyzers.Runtime.Interop;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime;

/// <summary>A file in memory: reads and writes are loads and stores, a flush syncs what it names, and disposing only unmaps.</summary>
/// <remarks>
/// <para>
/// Offsets and lengths are bytes from the beginning of the file; the whole file is mapped, also where it is longer than 2 GiB. Stores are seen
/// at once by all who map or read the file, survive a crash of the process, and reach the disk when <see cref="Flush(SyncMode)"/> says so or the system likes.
/// </para>
/// <para>
/// <b>Dispose.</b> <see cref="Slice"/> and <see cref="SliceWritable"/> cost a comparison and give the memory itself: a span that is used after
/// <see cref="Dispose"/> reads addresses where by then something else may be mapped, without notice. <see cref="Pin"/> costs two atomic operations,
/// two objects and a look at the file's length; its memory stays mapped until it is disposed too, and refuses afterwards. Take slices that
/// do not leave a method that holds the file, and pins for all else. No call may run while another thread disposes.
/// </para>
/// <para>
/// <b>Truncated files.</b> Where another process cuts the file, loads from pages behind its new end kill the process on Linux and macOS (SIGBUS);
/// no library can turn that into an exception. Pin and <see cref="CheckLength()"/> look before (IOException), which finds a file that is short
/// already and not one that is cut a moment later. Map only files that nobody cuts. Windows does not let a mapped file be cut. For the same reason a
/// store to a hole of a sparse file kills where the disk is full; files that OpenReadWrite makes longer have their blocks.
/// </para>
/// <para>Linux and macOS: open, mmap(MAP_SHARED), madvise, msync, munmap. Windows: CreateFile, MapViewOfFile, PrefetchVirtualMemory, FlushViewOfFile. Elsewhere: a view of MemoryMappedFile, which flushes as a whole.</para>
/// </remarks>
public sealed unsafe class MappedFile : IDisposable
{
    readonly SystemCalls _calls;
    readonly SafeFileHandle _file;
    readonly string _path;
    readonly MappedRegion? _region;
    readonly bool _isWritable;
    byte* _start;

    /// <summary>0 once disposed, so that the one comparison of each access covers that too.</summary>
    long _length;
    int _isDisposed;

    internal MappedFile(SystemCalls calls, SafeFileHandle file, string path, long length, MappedRegion? region, bool isWritable)
    {
        _calls = calls;
        _file = file;
        _path = path;
        _length = length;
        _region = region;
        _start = (byte*)(region?.Address ?? 0);
        _isWritable = isWritable;
    }

    /// <summary>Maps a file for reading.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read, or is no regular file.</exception>
    public static MappedFile OpenRead(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Mapping.Open(SystemCalls.Current, path, isWritable: false, 0);
    }

    /// <summary>Maps an existing file for reading and writing.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read and written, or is no regular file.</exception>
    public static MappedFile OpenReadWrite(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Mapping.Open(SystemCalls.Current, path, isWritable: true, 0);
    }

    /// <summary>Maps a file for reading and writing that is created where there is none, and has at least this length.</summary>
    /// <param name="path">The file.</param>
    /// <param name="length">The least length in bytes. A shorter file gets zeros, on blocks of its own (fallocate); a longer one is mapped whole.</param>
    /// <remarks>The name of a file that is created survives a power cut only after <see cref="DurableFile.SyncDirectory"/>.</remarks>
    /// <exception cref="IOException">Also where the disk has no room for that length.</exception>
    public static MappedFile OpenReadWrite(string path, long length)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        return Mapping.Open(SystemCalls.Current, path, isWritable: true, length);
    }

    /// <summary>How much is mapped: the file's length when it was opened.</summary>
    public long Length
    {
        get
        {
            ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
            return _length;
        }
    }

    /// <summary>Whether it was opened for writing.</summary>
    public bool CanWrite => _isWritable;

    /// <summary>The memory of a range, to be read. Not to be used after <see cref="Dispose"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Slice(long offset, int count) => MemoryMarshal.CreateReadOnlySpan(ref At(offset, count), count);

    /// <summary>The memory of a range, to be read and written. Not to be used after <see cref="Dispose"/>.</summary>
    /// <exception cref="NotSupportedException">The file was opened for reading.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> SliceWritable(long offset, int count)
    {
        if (!_isWritable)
            ThrowReadOnly();
        return MemoryMarshal.CreateSpan(ref At(offset, count), count);
    }

    /// <summary>Reads a value in the processor's byte order, at any offset.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Read<T>(long offset)
        where T : unmanaged => Unsafe.ReadUnaligned<T>(ref At(offset, sizeof(T)));

    /// <summary>Writes a value in the processor's byte order, at any offset. It may be half written when others look, or after a crash.</summary>
    /// <exception cref="NotSupportedException">The file was opened for reading.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write<T>(long offset, in T value)
        where T : unmanaged
    {
        if (!_isWritable)
            ThrowReadOnly();
        Unsafe.WriteUnaligned(ref At(offset, sizeof(T)), value);
    }

    /// <summary>A range that stays mapped until it is disposed itself, also when the file is disposed before.</summary>
    /// <exception cref="IOException">The file has become shorter than the range's end. One that becomes shorter later is not noticed.</exception>
    public MappedRange Pin(long offset, int count)
    {
        var start = (nint)Unsafe.AsPointer(ref At(offset, count));
        _region?.Hold();
        try
        {
            CheckLength(offset + count);
            return new(new PinnedMemory(_region, start, count), _isWritable);
        }
        catch
        {
            _region?.Release();
            throw;
        }
    }

    /// <summary>Looks whether the file still has the length that is mapped. One that is cut a moment later is not noticed.</summary>
    /// <remarks>Linux: statx. macOS: fstat. Windows: GetFileInformationByHandle.</remarks>
    /// <exception cref="IOException">It is shorter. Loads from behind its end would kill the process.</exception>
    public void CheckLength()
    {
        ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
        CheckLength(_length);
    }

    void CheckLength(long end)
    {
        var length = _calls.StatusOf(_file, _path).Length;
        if (length < end)
            throw new IOException($"'{_path}' was cut to {length} bytes while {_length} of it are mapped.");
    }

    /// <summary>Brings all pages to the disk.</summary>
    /// <inheritdoc cref="Flush(long, long, SyncMode)"/>
    public void Flush(SyncMode mode = SyncMode.Data) => Flush(0, Length, mode);

    /// <summary>Brings the pages of a range to the disk, each of them whole, and no others.</summary>
    /// <param name="offset">Where the range begins.</param>
    /// <param name="count">Its length; the range may begin and end inside a page.</param>
    /// <param name="mode">How far to go. <see cref="SyncMode.Full"/> syncs the file's own metadata too; <see cref="SyncMode.None"/> does nothing.</param>
    /// <remarks>
    /// Linux: msync(MS_SYNC), which syncs as fdatasync does; with Full, fsync. macOS: msync and fcntl(F_FULLFSYNC), or F_BARRIERFSYNC. Windows:
    /// FlushViewOfFile and the flush of the file, both needed. Writing a page and storing to it at once may leave it torn after a crash: flush, then go on.
    /// </remarks>
    /// <exception cref="NotSupportedException">The file was opened for reading.</exception>
    /// <exception cref="IOException">The sync failed. Do not sync again: the system may have given the bytes up, and the second sync would succeed without them. Write them again.</exception>
    public void Flush(long offset, long count, SyncMode mode = SyncMode.Data)
    {
        CheckRange(offset, count);
        if (!_isWritable)
            ThrowReadOnly();
        if (mode is < SyncMode.None or > SyncMode.Barrier)
            throw new ArgumentOutOfRangeException(nameof(mode));
        if (mode != SyncMode.None && count > 0)
            Mapping.Sync(_calls, _file, _path, _region!.Address, offset, count, mode);
    }

    /// <summary>Tells the system how all of the file will be used.</summary>
    public void Advise(MapHint hint) => Advise(hint, 0, Length);

    /// <summary>Tells the system how the pages of a range will be used.</summary>
    /// <exception cref="IOException">The pages could not be read (<see cref="MapHint.WillNeed"/>, <see cref="MapHint.Populate"/>).</exception>
    public void Advise(MapHint hint, long offset, long count)
    {
        CheckRange(offset, count);
        if (hint is < MapHint.Normal or > MapHint.Populate)
            throw new ArgumentOutOfRangeException(nameof(hint));
        if (count > 0)
            Mapping.Advise(_calls, _file, _path, _region!.Address, offset, count, hint);
    }

    /// <summary>Unmaps the file, or leaves that to the last pin, and closes it. Nothing is synced: what was stored reaches the disk when the system likes.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        _length = 0;
        _start = null;
        try
        {
            _region?.Release();
        }
        finally
        {
            _calls.Close(_file);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    ref byte At(long offset, int count)
    {
        var length = _length;
        if ((ulong)offset > (ulong)length || (ulong)(long)count > (ulong)(length - offset))
            ThrowOutside(offset);
        return ref Unsafe.AsRef<byte>(_start + offset);
    }

    void CheckRange(long offset, long count)
    {
        ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (offset > _length || count > _length - offset)
            ThrowOutside(offset);
    }

    void ThrowOutside(long offset)
    {
        ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
        throw new ArgumentOutOfRangeException(offset < 0 || offset > _length ? "offset" : "count", $"The range is not within the {_length} mapped bytes of '{_path}'.");
    }

    internal static void ThrowReadOnly() => throw new NotSupportedException("The file was mapped for reading.");
}
