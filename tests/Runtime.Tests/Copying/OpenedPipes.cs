using IoAnalyzers.Runtime.Tests.Seam;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime.Tests.Copying;

/// <summary>Keeps the handles of all pipes that were made.</summary>
sealed class OpenedPipes(SystemCalls inner) : ForwardingCalls(inner)
{
    public List<SafeFileHandle> Handles { get; } = [];

    public override CallResult MakePipe(out SafeFileHandle? read, out SafeFileHandle? write)
    {
        var result = base.MakePipe(out read, out write);
        Handles.AddRange(new[] { read, write }.OfType<SafeFileHandle>());
        return result;
    }
}
