using IoAnalyzers.Runtime.Interop;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime;

/// <summary>Copies ranges between open files inside the kernel, and shares blocks where the file system can.</summary>
/// <remarks>
/// <para>Offsets and counts are bytes. The handles' own positions are not used, so that copies may run at the same time through one handle; on Windows they may move.</para>
/// <para>For whole files by name, <see cref="File.Copy(string, string)"/> does the same and keeps times and mode.</para>
/// </remarks>
public static class FileRange
{
    static SystemCalls Calls => SystemCalls.Current;

    /// <summary>Copies a range of a file into another file, or to another place in the same one.</summary>
    /// <param name="source">A seekable file, open for reading.</param>
    /// <param name="sourceOffset">Where the range begins. At or behind the end there is nothing to copy.</param>
    /// <param name="destination">A seekable file, open for writing. It grows as far as it has to; a gap before the offset reads as zeros.</param>
    /// <param name="destinationOffset">Where the range is written. A file that was opened with O_APPEND takes it at its end.</param>
    /// <param name="count">How much; <see cref="long.MaxValue"/> for all up to the end.</param>
    /// <returns>How much was copied: <paramref name="count"/>, or less where the source ended before.</returns>
    /// <remarks>
    /// <para>
    /// Linux: copy_file_range, which shares blocks where the file system can (btrfs, XFS) and lets servers copy (NFS, SMB); where it is refused
    /// (ENOSYS, EXDEV, EOPNOTSUPP, EINVAL), splice through a pipe, else pread and pwrite. macOS: pread and pwrite. Windows: ReadFile and WriteFile.
    /// </para>
    /// <para>
    /// Ranges of one file may overlap; the destination then holds what the source held before, as with <see cref="Span{T}.CopyTo"/>. The managed
    /// fallback knows one file only by one handle. The bytes are not synced: <see cref="DurableFile.Sync(Microsoft.Win32.SafeHandles.SafeFileHandle, SyncMode)"/>.
    /// </para>
    /// </remarks>
    /// <exception cref="IOException">A call failed, also with <see cref="UnauthorizedAccessException"/>. A part may have been copied.</exception>
    public static long Copy(SafeFileHandle source, long sourceOffset, SafeFileHandle destination, long destinationOffset, long count)
    {
        Check(source, sourceOffset, destination, destinationOffset, count);
        return RangeCopy.Run(Calls, source, sourceOffset, destination, destinationOffset, count);
    }

    /// <summary>As <see cref="Copy"/>, on a thread of the pool. The token is looked at between pieces of at most 64 MiB; a part may have been copied then.</summary>
    public static Task<long> CopyAsync(
        SafeFileHandle source, long sourceOffset, SafeFileHandle destination, long destinationOffset, long count, CancellationToken cancellationToken = default)
    {
        Check(source, sourceOffset, destination, destinationOffset, count);
        return Task.Run(() => RangeCopy.Run(Calls, source, sourceOffset, destination, destinationOffset, count, cancellationToken), cancellationToken);
    }

    /// <summary>Makes a file share all blocks of another, if the file system can. No byte is copied; later writes to one do not show in the other.</summary>
    /// <param name="source">A file that is open for reading.</param>
    /// <param name="destination">A file on the same file system that is open for writing. Its content is replaced; a longer one keeps its end, so take an empty one.</param>
    /// <returns>Whether it was done. False: the two files cannot share, and the destination is as it was.</returns>
    /// <remarks>Linux: ioctl(FICLONE), on btrfs, XFS, bcachefs, overlays over them. Windows: FSCTL_DUPLICATE_EXTENTS_TO_FILE on ReFS with clusters of 4 KiB. macOS cannot do it to open files; File.Copy there clones by name.</remarks>
    /// <exception cref="IOException">The call failed for a reason other than that it is not possible, such as no space.</exception>
    public static bool TryClone(SafeFileHandle source, SafeFileHandle destination)
    {
        Check(source, 0, destination, 0, 0);
        return RangeClone.TryWhole(Calls, source, destination);
    }

    /// <summary>Makes a range of a file share the blocks of a range of another, if the file system can.</summary>
    /// <param name="source">A file that is open for reading.</param>
    /// <param name="sourceOffset">A multiple of the file system's block size.</param>
    /// <param name="destination">A file on the same file system that is open for writing.</param>
    /// <param name="destinationOffset">A multiple of the file system's block size.</param>
    /// <param name="count">A multiple of the file system's block size, or up to the end of the source.</param>
    /// <returns>Whether it was done. False also where the range is not aligned, overlaps itself or leaves the source.</returns>
    /// <remarks>Linux: ioctl(FICLONERANGE). Windows: FSCTL_DUPLICATE_EXTENTS_TO_FILE, inside the destination's length. macOS: never.</remarks>
    /// <exception cref="IOException">The call failed for a reason other than that it is not possible, such as no space.</exception>
    public static bool TryClone(SafeFileHandle source, long sourceOffset, SafeFileHandle destination, long destinationOffset, long count)
    {
        Check(source, sourceOffset, destination, destinationOffset, count);
        return RangeClone.TryRange(Calls, source, sourceOffset, destination, destinationOffset, count);
    }

    static void Check(SafeFileHandle source, long sourceOffset, SafeFileHandle destination, long destinationOffset, long count)
    {
        OpenHandle.Check(source);
        OpenHandle.Check(destination);
        ArgumentOutOfRangeException.ThrowIfNegative(sourceOffset);
        ArgumentOutOfRangeException.ThrowIfNegative(destinationOffset);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
    }
}
