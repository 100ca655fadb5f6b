using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime;

/// <summary>Refuses handles as <see cref="RandomAccess"/> does.</summary>
internal static class OpenHandle
{
    public static void Check(SafeFileHandle handle, [CallerArgumentExpression(nameof(handle))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(handle, name);
        if (handle.IsInvalid)
            throw new ArgumentException("The handle is invalid.", name);
        ObjectDisposedException.ThrowIf(handle.IsClosed, handle);
    }
}
