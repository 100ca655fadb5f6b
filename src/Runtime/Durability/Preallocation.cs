using IoAnalyzers.Runtime.Interop;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime;

/// <summary>Makes a file longer ahead of its use, so that a later sync has no length to write.</summary>
internal static class Preallocation
{
    const int ZeroBytes = 1 << 20;

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
        var zeros = new byte[Math.Min(ZeroBytes, to - from)];
        for (var offset = from; offset < to; offset += zeros.Length)
            calls.WriteAllAt(file, zeros.AsSpan(0, (int)Math.Min(zeros.Length, to - offset)), offset, path);
    }
}
