namespace IoAnalyzers.Runtime.Interop;

/// <summary>What the numbers of GetLastError and WSAGetLastError mean.</summary>
internal static class WindowsErrors
{
    public const int NotSupported = 50, NotImplemented = 120, ProcedureNotFound = 127;

    public static ErrorKind KindOf(int error) => error switch
    {
        1 or 87 => ErrorKind.Invalid, // ERROR_INVALID_FUNCTION, ERROR_INVALID_PARAMETER
        2 or 3 => ErrorKind.NotFound,
        5 => ErrorKind.AccessDenied,
        6 => ErrorKind.BadHandle,
        17 => ErrorKind.CrossDevice,
        33 or 10035 => ErrorKind.WouldBlock, // ERROR_LOCK_VIOLATION, WSAEWOULDBLOCK
        NotSupported or 347 => ErrorKind.NotSupported, // ERROR_BLOCK_TOO_MANY_REFERENCES: of clones
        80 or 183 => ErrorKind.Exists,
        39 or 112 or 1295 => ErrorKind.NoSpace, // ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL, ERROR_DISK_QUOTA_EXCEEDED
        NotImplemented or ProcedureNotFound => ErrorKind.Unavailable,
        206 => ErrorKind.NameTooLong,
        267 => ErrorKind.NotDirectory,
        4390 => ErrorKind.Invalid, // ERROR_NOT_A_REPARSE_POINT
        109 or 232 or 10053 or 10054 => ErrorKind.Disconnected,
        _ => ErrorKind.Other,
    };
}
