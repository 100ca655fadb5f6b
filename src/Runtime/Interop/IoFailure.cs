using System.Net.Sockets;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime.Interop;

/// <summary>Makes the exception for a failed call: the type that the BCL's own methods would throw, with the path, the call, the system's words and its number.</summary>
internal static class IoFailure
{
    public static Exception Of(SystemCalls calls, int error, string call, string? path)
    {
        var message = $"{call} failed for '{path ?? "a file without a name"}': {calls.Describe(error)} (error {error}).";
        var number = calls.HResultOf(error);
        return calls.KindOf(error) switch
        {
            ErrorKind.NotFound when !FolderExists(path) => new DirectoryNotFoundException(message) { HResult = number },
            ErrorKind.NotFound => new FileNotFoundException(message, path) { HResult = number },
            ErrorKind.NameTooLong => new PathTooLongException(message) { HResult = number },
            ErrorKind.AccessDenied => new UnauthorizedAccessException(message, new IOException(message, number)) { HResult = number },
            _ => new IOException(message, number),
        };
    }

    public static Exception Of(SystemCalls calls, int error, string call, SafeFileHandle file, string? path = null) =>
        Of(calls, error, call, path ?? PathOf(file));

    /// <summary>For a call on a socket.</summary>
    public static SocketException OfSocket(SystemCalls calls, int error, string call) => new(
        (int)(SocketErrors.Of(calls, error) ?? calls.KindOf(error) switch
        {
            ErrorKind.WouldBlock => SocketError.WouldBlock,
            ErrorKind.BadHandle => SocketError.NotSocket,
            ErrorKind.Invalid => SocketError.InvalidArgument,
            ErrorKind.NotSupported or ErrorKind.Unavailable => SocketError.OperationNotSupported,
            _ => SocketError.SocketError,
        }),
        $"{call} failed: {calls.Describe(error)} (error {error}).");

    /// <summary>The name that the kernel knows for a handle that came without one.</summary>
    static string? PathOf(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux() || file.IsInvalid || file.IsClosed)
            return null;
        try
        {
            return new FileInfo($"/proc/self/fd/{file.DangerousGetHandle()}").LinkTarget;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    static bool FolderExists(string? path) => Path.GetDirectoryName(path) is not { Length: > 0 } folder || Directory.Exists(folder);
}
