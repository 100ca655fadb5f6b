using IoAnalyzers.Runtime.Interop;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime;

/// <summary>What has to be known of a file that is open before bytes move.</summary>
internal static class OpenedFile
{
    /// <summary>Checks the arguments as the constructors of <see cref="FileStream"/> do.</summary>
    public static void Check(SafeFileHandle file, long offset)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.IsInvalid)
            throw new ArgumentException("The handle is invalid.", nameof(file));
        ObjectDisposedException.ThrowIf(file.IsClosed, file);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
    }

    /// <summary>Whether bytes can be read and written at an offset; a pipe, a terminal and a device take them in order only.</summary>
    /// <exception cref="NotSupportedException">They cannot, and an offset is wanted.</exception>
    public static bool HasOffsets(SystemCalls calls, SafeFileHandle file, string? path, long wanted, out long length)
    {
        FileStatus status;
        CallResult result;
        do
        {
            result = calls.Stat(file, out status);
        }
        while (calls.IsInterrupted(result));

        // What Windows cannot describe is no file on a disk; neither is what .NET finds no length of.
        if (result.Failed && !calls.IsRefusal(result))
            throw IoFailure.Of(calls, result.Error, "fstat", file, path);
        length = status.Length;
        if (!result.Failed && status.Kind != FileKind.Other)
            return true;
        return wanted == 0 ? false : throw new NotSupportedException("A pipe or a device has no offsets.");
    }
}
