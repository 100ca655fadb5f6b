using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime.Tests.Seam;

/// <summary>One system call on its way through a double, under the name that strace gives it.</summary>
readonly record struct Call(string Name, SafeFileHandle? File = null, string? Path = null, string? To = null, long Offset = 0, long Count = 0, OpenFlags Flags = 0);
