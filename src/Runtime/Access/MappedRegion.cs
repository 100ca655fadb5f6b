using IoAnalyzers.Runtime.Interop;

namespace IoAnalyzers.Runtime;

/// <summary>A mapping that lasts until its file is disposed and the last pin is gone.</summary>
/// <remarks>
/// It has no finalizer. One would take the memory from under a span whose <see cref="MappedFile"/> nobody holds any more, and the span would
/// read what is mapped there next. A file that nobody disposes keeps its addresses until the process ends; its pages go when memory is short.
/// </remarks>
internal sealed class MappedRegion(SystemCalls calls, nint address, nuint length)
{
    int _holders = 1;

    public nint Address => address;

    public void Hold()
    {
        for (var holders = Volatile.Read(ref _holders); ;)
        {
            ObjectDisposedException.ThrowIf(holders == 0, typeof(MappedFile));
            var seen = Interlocked.CompareExchange(ref _holders, holders + 1, holders);
            if (seen == holders)
                return;
            holders = seen;
        }
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref _holders) != 0)
            return;
        var result = calls.Uninterrupted((address, length), static (calls, region) => calls.Unmap(region.address, region.length));
        // munmap splits no mapping here and so cannot lack memory: an error is a mistake in this class.
        if (result.Failed)
            throw IoFailure.Of(calls, result.Error, "munmap", (string?)null);
    }
}
