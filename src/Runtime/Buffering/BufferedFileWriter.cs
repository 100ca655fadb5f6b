using IoAnalyzers.Runtime.Interop;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime;

/// <summary>Writes a file from the front to the back, or appends to it together with other processes, with one system call for each full buffer.</summary>
/// <remarks>
/// <para>What a failed write leaves, and what Dispose does: see <see cref="BufferedWriter"/>.</para>
/// <para>
/// Nothing locks the file, neither does sharing by <see cref="FileShare"/> apply: a reader or a second writer may open it. Linux and macOS:
/// pwrite, pwritev; for pipes, devices and shared files, write. Windows: WriteFile. Elsewhere: RandomAccess.Write.
/// </para>
/// </remarks>
public sealed class BufferedFileWriter : BufferedWriter
{
    readonly FileOutflow _file;

    /// <summary>Writes to an open file.</summary>
    /// <param name="file">A file, a pipe or a device that is open for writing. With <see cref="BufferedFileWriterOptions.Shared"/> it has to be open for appending, which cannot be checked.</param>
    /// <param name="offset">Where in the file to begin; only 0 where there are no offsets. The handle's own position is not used; on Windows it may move.</param>
    /// <param name="options">None are the defaults.</param>
    /// <param name="ownsHandle">Whether <see cref="BufferedWriter.Dispose"/> closes the handle.</param>
    /// <exception cref="ArgumentException">The handle is invalid.</exception>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    /// <exception cref="NotSupportedException">An offset in a pipe or in a shared file.</exception>
    public BufferedFileWriter(SafeFileHandle file, long offset = 0, BufferedFileWriterOptions? options = null, bool ownsHandle = true)
        : this(Over(SystemCalls.Current, file, offset, options ?? BufferedFileWriterOptions.Default, ownsHandle), options ?? BufferedFileWriterOptions.Default)
    {
    }

    BufferedFileWriter(FileOutflow file, BufferedFileWriterOptions options)
        : base(file, options.BufferSize) => _file = file;

    /// <summary>Creates a file, or empties the one that is there.</summary>
    /// <exception cref="IOException">It cannot be opened; also <see cref="UnauthorizedAccessException"/>, as in <see cref="File.Create(string)"/>.</exception>
    public static BufferedFileWriter Create(string path, BufferedFileWriterOptions? options = null) =>
        Open(SystemCalls.Current, path, OpenFlags.Truncate, options);

    /// <summary>Opens a file to go on at its end; makes it where it is missing.</summary>
    /// <remarks>The end is taken once, here. Where others may write to the file meanwhile, set <see cref="BufferedFileWriterOptions.Shared"/>.</remarks>
    /// <exception cref="IOException">It cannot be opened; also <see cref="UnauthorizedAccessException"/>, as in <see cref="File.OpenWrite(string)"/>.</exception>
    public static BufferedFileWriter Open(string path, BufferedFileWriterOptions? options = null) =>
        Open(SystemCalls.Current, path, 0, options);

    internal static BufferedFileWriter Open(SystemCalls calls, string path, OpenFlags how, BufferedFileWriterOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= BufferedFileWriterOptions.Default;
        if (options.Shared)
        {
            ThrowIfAppendingLoses(calls);
            how |= OpenFlags.Append;
        }

        path = Path.GetFullPath(path);
        var file = calls.OpenFile(path, OpenFlags.Write | OpenFlags.Create | how);
        try
        {
            long? end = !options.Shared && OpenedFile.HasOffsets(calls, file, path, 0, out var length) ? length : null;
            return new(new FileOutflow(calls, file, path, end, options.Shared ? options.Boundary : null, ownsFile: true), options);
        }
        catch
        {
            calls.Close(file);
            throw;
        }
    }

    internal static FileOutflow Over(SystemCalls calls, SafeFileHandle file, long offset, BufferedFileWriterOptions options, bool ownsHandle)
    {
        OpenedFile.Check(file, offset);
        if (!options.Shared)
            return new(calls, file, null, OpenedFile.HasOffsets(calls, file, null, offset, out _) ? offset : null, null, ownsHandle);
        ThrowIfAppendingLoses(calls);
        if (offset > 0)
            throw new NotSupportedException("A shared file is written at its end only.");
        return new(calls, file, null, null, options.Boundary, ownsHandle);
    }

    static void ThrowIfAppendingLoses(SystemCalls calls)
    {
        if (calls is ManagedCalls)
            throw new PlatformNotSupportedException("On this system nothing appends for several writers without losing records.");
    }

    /// <summary>Flushes, and then brings the file to the disk as far as the mode says.</summary>
    /// <exception cref="IOException">
    /// A write or the sync failed. A failed sync cannot be mended by a second one, which may succeed without the bytes: they have to be written again.
    /// </exception>
    public void Flush(SyncMode mode)
    {
        CheckMode(mode);
        Flush();
        _file.Sync(mode);
    }

    /// <summary>As <see cref="Flush(SyncMode)"/>, on a thread of the pool. The token counts until the write begins.</summary>
    public ValueTask FlushAsync(SyncMode mode, CancellationToken cancellationToken = default)
    {
        CheckMode(mode);
        return mode == SyncMode.None
            ? FlushAsync(cancellationToken)
            : new(AloneAsync(
                (writer, token) => Task.Run(
                    () =>
                    {
                        writer.HandOver();
                        _file.Sync(mode);
                    },
                    token),
                cancellationToken));
    }

    static void CheckMode(SyncMode mode)
    {
        if (mode is < SyncMode.None or > SyncMode.Barrier)
            throw new ArgumentOutOfRangeException(nameof(mode));
    }
}
