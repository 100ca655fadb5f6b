using System.Text;
using IoAnalyzers.Runtime.Interop;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime;

/// <summary>Files that survive a crash: a method that returns has brought its work to the disk, and one that is cut off leaves the old file or the new one.</summary>
/// <remarks>
/// <para>
/// The methods that write a whole file put the new content beside the old one, under a random name, sync it, rename it and sync the
/// directory. A crash of the process, of the operating system or a power cut leaves the old content or the new one, never a mixture and
/// never an empty file; after the method returned, the new one. An exception leaves the old content, except where only the last step, the
/// sync of the directory, failed: then the new content is in place, and whether it survives a power cut is unknown. A crash may leave
/// the file with the random name, which begins with a dot and ends with <c>.tmp</c>.
/// </para>
/// <para>
/// The mode of the file that is replaced is kept, and its owner and group as far as the process may set them; access control lists,
/// extended attributes and hard links are not. A symbolic link is followed: what it points to is replaced. A file that may not be written is
/// not replaced (<see cref="UnauthorizedAccessException"/>).
/// </para>
/// <para>
/// Every failed system call throws: <see cref="IOException"/> or one of its derived types with the path, the call and the error number, or
/// <see cref="UnauthorizedAccessException"/> as in <see cref="File"/>. .NET's own <see cref="RandomAccess.FlushToDisk"/> and
/// <see cref="FileStream.Flush(bool)"/> report a failed sync on Unix as success (.NET 6 to 10). Where a file system cannot sync directories
/// (EINVAL, EBADF) or the directory may not be read (EACCES), the rename is left to the system's own pace. The disk is taken at its word: one
/// that says "written" without writing cannot be noticed.
/// </para>
/// <para>
/// Linux: open(O_EXCL), pwrite, fsync, rename, fsync of the directory. macOS: the same with fcntl(F_FULLFSYNC). Windows: CreateFile,
/// WriteFile, FlushFileBuffers, MoveFileEx(MOVEFILE_WRITE_THROUGH). Elsewhere: .NET's methods, which sync no directory.
/// </para>
/// </remarks>
public static class DurableFile
{
    static SystemCalls Calls => SystemCalls.Current;

    /// <summary>Brings what was written through a handle, by whomever, to the disk.</summary>
    /// <param name="file">An open file. On Windows it has to be open for writing.</param>
    /// <param name="mode">How far to go.</param>
    /// <exception cref="IOException">
    /// The sync failed. Do not sync again: the system may have given the bytes up, and the second sync would succeed without them. Write them again.
    /// </exception>
    public static void Sync(SafeFileHandle file, SyncMode mode = SyncMode.Data)
    {
        CheckOpen(file);
        if (mode is < SyncMode.None or > SyncMode.Barrier)
            throw new ArgumentOutOfRangeException(nameof(mode));
        FileSync.Sync(Calls, file, mode);
    }

    /// <summary>Writes out what the stream holds in its buffer, and brings the file to the disk: <see cref="FileStream.Flush(bool)"/> with the errors that .NET drops.</summary>
    /// <param name="stream">An open stream. On Windows it has to be open for writing.</param>
    /// <param name="mode">How far to go; with <see cref="SyncMode.None"/> the buffer is written out and nothing synced.</param>
    /// <exception cref="IOException">As <see cref="Sync(SafeFileHandle, SyncMode)"/>.</exception>
    public static void Sync(FileStream stream, SyncMode mode = SyncMode.Data)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Flush();
        Sync(stream.SafeFileHandle, mode);
    }

    /// <summary>As <see cref="Sync(SafeFileHandle, SyncMode)"/>, on a thread of the pool. The token counts until the sync begins.</summary>
    public static Task SyncAsync(SafeFileHandle file, SyncMode mode = SyncMode.Data, CancellationToken cancellationToken = default) =>
        Task.Run(() => Sync(file, mode), cancellationToken);

    /// <summary>Brings the entries of a directory to the disk: which names it has and what they name, but no file's content.</summary>
    /// <remarks>Linux: open(O_DIRECTORY), fsync. macOS: the same. Windows: FlushFileBuffers, which may be refused and is not needed after the methods of this class.</remarks>
    public static void SyncDirectory(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        FileSync.SyncDirectory(Calls, Path.GetFullPath(path));
    }

    /// <summary>As <see cref="SyncDirectory"/>, on a thread of the pool.</summary>
    public static Task SyncDirectoryAsync(string path, CancellationToken cancellationToken = default) =>
        Task.Run(() => SyncDirectory(path), cancellationToken);

    /// <summary>Creates a file with these bytes, or replaces its content.</summary>
    public static void WriteAllBytes(string path, ReadOnlySpan<byte> bytes)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        FileContent.WriteBytes(Calls, path, bytes);
    }

    /// <summary>As <see cref="WriteAllBytes"/>, on a thread of the pool. A cancelled write leaves the old content.</summary>
    public static Task WriteAllBytesAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Task.Run(() => FileContent.WriteBytes(Calls, path, bytes.Span, cancellationToken), cancellationToken);
    }

    /// <summary>Creates a file with this text, or replaces its content. UTF-8 without a byte order mark, as <see cref="File.WriteAllText(string, string)"/>.</summary>
    public static void WriteAllText(string path, string? contents) => WriteAllText(path, contents, FileContent.Utf8);

    /// <summary>Creates a file with this text in an encoding and its preamble, or replaces its content.</summary>
    public static void WriteAllText(string path, string? contents, Encoding encoding)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(encoding);
        FileContent.WriteText(Calls, path, contents, encoding);
    }

    /// <summary>As <see cref="WriteAllText(string, string)"/>, on a thread of the pool. A cancelled write leaves the old content.</summary>
    public static Task WriteAllTextAsync(string path, string? contents, CancellationToken cancellationToken = default) =>
        WriteAllTextAsync(path, contents, FileContent.Utf8, cancellationToken);

    /// <summary>As <see cref="WriteAllText(string, string, Encoding)"/>, on a thread of the pool. A cancelled write leaves the old content.</summary>
    public static Task WriteAllTextAsync(string path, string? contents, Encoding encoding, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(encoding);
        return Task.Run(() => FileContent.WriteText(Calls, path, contents, encoding, cancellationToken), cancellationToken);
    }

    /// <summary>Creates a file with these lines, or replaces its content. UTF-8 without a byte order mark; each line ends as <see cref="Environment.NewLine"/>.</summary>
    public static void WriteAllLines(string path, IEnumerable<string> contents) => WriteAllLines(path, contents, FileContent.Utf8);

    /// <summary>Creates a file with these lines in an encoding and its preamble, or replaces its content.</summary>
    public static void WriteAllLines(string path, IEnumerable<string> contents, Encoding encoding)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentNullException.ThrowIfNull(encoding);
        FileContent.WriteLines(Calls, path, contents, encoding);
    }

    /// <summary>As <see cref="WriteAllLines(string, IEnumerable{string})"/>, on a thread of the pool. A cancelled write leaves the old content.</summary>
    public static Task WriteAllLinesAsync(string path, IEnumerable<string> contents, CancellationToken cancellationToken = default) =>
        WriteAllLinesAsync(path, contents, FileContent.Utf8, cancellationToken);

    /// <summary>As <see cref="WriteAllLines(string, IEnumerable{string}, Encoding)"/>, on a thread of the pool. A cancelled write leaves the old content.</summary>
    public static Task WriteAllLinesAsync(string path, IEnumerable<string> contents, Encoding encoding, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentNullException.ThrowIfNull(encoding);
        return Task.Run(() => FileContent.WriteLines(Calls, path, contents, encoding, cancellationToken), cancellationToken);
    }

    /// <summary>Creates a file with what <paramref name="write"/> writes, or replaces its content. The stream is empty, buffered, seekable and readable, and may be closed or left open.</summary>
    /// <exception cref="IOException">Also where a write to the stream failed and <paramref name="write"/> swallowed the exception.</exception>
    public static void Replace(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        FileContent.Write(Calls, path, write);
    }

    /// <summary>As <see cref="Replace"/>. Opening, the sync and the rename are done on a thread of the pool; a cancelled write leaves the old content.</summary>
    public static Task ReplaceAsync(string path, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        return FileContent.WriteAsync(Calls, path, write, cancellationToken);
    }

    /// <summary>Renames a file, after its content is on the disk. A crash leaves it under one of the two names; after the return, under the new one.</summary>
    /// <param name="sourceFileName">The file. A symbolic link is moved itself.</param>
    /// <param name="destinationFileName">The new name. On another file system the file is copied, durably, and then removed here; a crash in between leaves both.</param>
    /// <param name="overwrite">Whether a file of the new name is replaced, in one step. Without it, it is an <see cref="IOException"/>: renameat2(RENAME_NOREPLACE) on Linux, renamex_np(RENAME_EXCL) on macOS.</param>
    public static void Move(string sourceFileName, string destinationFileName, bool overwrite = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(sourceFileName);
        ArgumentException.ThrowIfNullOrEmpty(destinationFileName);
        FileMove.Run(Calls, sourceFileName, destinationFileName, overwrite);
    }

    /// <summary>As <see cref="Move"/>, on a thread of the pool. The token counts until the rename.</summary>
    public static Task MoveAsync(string sourceFileName, string destinationFileName, bool overwrite = false, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(sourceFileName);
        ArgumentException.ThrowIfNullOrEmpty(destinationFileName);
        return Task.Run(() => FileMove.Run(Calls, sourceFileName, destinationFileName, overwrite, cancellationToken), cancellationToken);
    }

    /// <summary>Copies a file, with its mode; times and owner are those of a new file. The copy has its name only when all of it is on the disk.</summary>
    /// <remarks>Linux: FICLONE (shared blocks), else copy_file_range, else pread and pwrite. macOS and Windows: pread and pwrite, ReadFile and WriteFile.</remarks>
    public static void Copy(string sourceFileName, string destinationFileName, bool overwrite = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(sourceFileName);
        ArgumentException.ThrowIfNullOrEmpty(destinationFileName);
        FileCopy.Run(Calls, sourceFileName, destinationFileName, overwrite);
    }

    /// <summary>As <see cref="Copy"/>, on a thread of the pool. A cancelled copy leaves no file.</summary>
    public static Task CopyAsync(string sourceFileName, string destinationFileName, bool overwrite = false, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(sourceFileName);
        ArgumentException.ThrowIfNullOrEmpty(destinationFileName);
        return Task.Run(() => FileCopy.Run(Calls, sourceFileName, destinationFileName, overwrite, cancellationToken), cancellationToken);
    }

    /// <summary>Makes a file longer with zeros, on blocks of its own, so that filling it later runs out of no space and a sync has no length to write. Nothing is synced.</summary>
    /// <param name="file">A file that is open for writing.</param>
    /// <param name="length">The length in bytes that it has at least afterwards; a longer file stays as it is.</param>
    /// <param name="zeroFill">Writes the zeros instead of reserving blocks. That takes as long as writing does; later syncs need not note which blocks hold bytes.</param>
    /// <remarks>Linux: fallocate without KEEP_SIZE. macOS: F_PREALLOCATE and ftruncate. Windows: FileAllocationInfo and FileEndOfFileInfo. Where that is refused, zeros are written.</remarks>
    public static void Preallocate(SafeFileHandle file, long length, bool zeroFill = false)
    {
        CheckOpen(file);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Preallocation.Run(Calls, file, length, zeroFill);
    }

    /// <summary>As <see cref="Preallocate"/>, on a thread of the pool. The token counts until it begins.</summary>
    public static Task PreallocateAsync(SafeFileHandle file, long length, bool zeroFill = false, CancellationToken cancellationToken = default) =>
        Task.Run(() => Preallocate(file, length, zeroFill), cancellationToken);

    static void CheckOpen(SafeFileHandle file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.IsInvalid)
            throw new ArgumentException("The handle is invalid.", nameof(file));
        ObjectDisposedException.ThrowIf(file.IsClosed, file);
    }
}
