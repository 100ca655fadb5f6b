using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime.Interop;

/// <summary>Functions of ws2_32.dll and mswsock.dll.</summary>
internal static unsafe partial class Winsock
{
    public const int Pending = 997;
    public const uint WaitTimedOut = 258;
    public const int SocketLevel = 0xFFFF, SendTimeout = 0x1005;

    /// <summary>What TransmitFile takes in one call.</summary>
    public const long MostAtOnce = int.MaxValue - 1;

    [LibraryImport("ws2_32.dll", EntryPoint = "send", SetLastError = true)]
    public static partial int Send(SafeHandle socket, byte* bytes, int count, int flags);

    [LibraryImport("ws2_32.dll", EntryPoint = "getsockopt", SetLastError = true)]
    public static partial int GetOption(SafeHandle socket, int level, int name, int* value, int* size);

    [LibraryImport("ws2_32.dll", EntryPoint = "WSAPoll", SetLastError = true)]
    public static partial int Poll(PolledSocket* sockets, uint count, int milliseconds);

    [LibraryImport("mswsock.dll", EntryPoint = "TransmitFile", SetLastError = true)]
    public static partial int TransmitFile(SafeHandle socket, SafeFileHandle file, uint count, uint perSend, Kernel32.Overlapped* overlapped, TransmitBuffers* buffers, uint flags);

    [LibraryImport("ws2_32.dll", EntryPoint = "WSAGetOverlappedResult", SetLastError = true)]
    public static partial int GetOverlappedResult(SafeHandle socket, Kernel32.Overlapped* overlapped, uint* count, int wait, uint* flags);

    /// <summary>TRANSMIT_FILE_BUFFERS.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct TransmitBuffers
    {
        public byte* Head;
        public uint HeadLength;
        public byte* Tail;
        public uint TailLength;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct PolledSocket
    {
        public nint Socket;
        public short Asked;
        public short Answered;
    }
}
