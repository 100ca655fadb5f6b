using IoAnalyzers.Runtime.Interop;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime;

/// <summary>Makes a file longer ahead of its use, so that a later sync has no length to write.</summary>
internal static class Preallocation
{
    /// <summary>Never written to. As large as pays: from 256 KiB on, a call costs what its copying costs.</summary>
    static readonly byte[] Zeros = new byte[256 * 1024];

    public static void Run(SystemCalls calls, SafeFileHandle file, long length, bool zeroFill, string? path = null)
    {
        var old = calls.StatusOf(file, path).Length;
        if (length <= old)
            return;
        if (zeroFill || !TryAllocate(calls, file, length, path))
            FillWithZeros(calls, file, old, length, path);
    }

    static bool TryAllocate(SystemCalls calls, SafeFileHandle file, long length, string? path)
    {
        while (!calls.Lacks(Features.Allocate))
        {
            var result = calls.Allocate(file, 0, length);
            if (calls.IsInterrupted(result))
                continue;
            if (!result.Failed)
                return true;
            if (!calls.IsRefusal(result, Features.Allocate))
                throw IoFailure.Of(calls, result.Error, "fallocate", file, path);
            break;
        }

        return false;
    }

    static void FillWithZeros(SystemCalls calls, SafeFileHandle file, long from, long to, string? path)
    {
        for (var offset = from; offset < to; offset += Zeros.Length)
            calls.WriteAllAt(file, Zeros.AsSpan(0, (int)Math.Min(Zeros.Length, to - offset)), offset, path);
    }
}
