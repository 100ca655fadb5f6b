using System.Net.Sockets;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime.Interop;

/// <summary>Tells the errors of a socket from those of a file, where one call works on both.</summary>
internal static class SocketErrors
{
    /// <summary>Null for what a file says.</summary>
    public static SocketError? Of(SystemCalls calls, int error) =>
        calls.KindOf(error) == ErrorKind.Disconnected ? SocketError.ConnectionReset
        : OperatingSystem.IsWindows() ? OfWindows(error)
        : OperatingSystem.IsMacOS() ? OfMac(error)
        : OfLinux(error);

    /// <summary>The exception for a failed call on a socket and a file.</summary>
    public static Exception FailureOf(SystemCalls calls, int error, string call, SafeFileHandle file) =>
        Of(calls, error) is { } ofSocket
            ? new SocketException((int)ofSocket, $"{call} failed: {calls.Describe(error)} (error {error}).")
            : IoFailure.Of(calls, error, call, file);

    static SocketError? OfLinux(int error) => error switch
    {
        88 => SocketError.NotSocket,
        100 => SocketError.NetworkDown,
        101 => SocketError.NetworkUnreachable,
        102 => SocketError.NetworkReset,
        103 => SocketError.ConnectionAborted,
        105 => SocketError.NoBufferSpaceAvailable,
        107 => SocketError.NotConnected,
        108 => SocketError.Shutdown,
        110 => SocketError.TimedOut,
        111 => SocketError.ConnectionRefused,
        112 => SocketError.HostDown,
        113 => SocketError.HostUnreachable,
        _ => null,
    };

    static SocketError? OfMac(int error) => error switch
    {
        38 => SocketError.NotSocket,
        50 => SocketError.NetworkDown,
        51 => SocketError.NetworkUnreachable,
        52 => SocketError.NetworkReset,
        53 => SocketError.ConnectionAborted,
        55 => SocketError.NoBufferSpaceAvailable,
        57 => SocketError.NotConnected,
        58 => SocketError.Shutdown,
        60 => SocketError.TimedOut,
        61 => SocketError.ConnectionRefused,
        64 => SocketError.HostDown,
        65 => SocketError.HostUnreachable,
        _ => null,
    };

    // WSAE… are the values of SocketError. ERROR_NETNAME_DELETED and ERROR_CONNECTION_ABORTED are what TransmitFile says of a reset, and
    // ERROR_OPERATION_ABORTED when the socket is disposed meanwhile.
    static SocketError? OfWindows(int error) => error switch
    {
        64 => SocketError.ConnectionReset,
        995 => SocketError.OperationAborted,
        1236 => SocketError.ConnectionAborted,
        >= 10000 and < 12000 => (SocketError)error,
        _ => null,
    };
}
