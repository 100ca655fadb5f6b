using IoAnalyzers.Runtime.Interop;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime;

/// <summary>Keeps a second writer out of a log's folder, in this process or another one. The system lets it go when the process ends, in whatever way.</summary>
internal sealed class LogLock : IDisposable
{
    const string Name = "lock";

    readonly SystemCalls _calls;
    readonly SafeFileHandle _file;

    LogLock(SystemCalls calls, SafeFileHandle file) => (_calls, _file) = (calls, file);

    public static LogLock Take(SystemCalls calls, string folder)
    {
        var path = Path.Combine(folder, Name);
        var opened = calls.TryOpen(path, OpenFlags.Read | OpenFlags.Write | OpenFlags.Create | OpenFlags.Alone, CompleteCalls.DefaultMode, out var file);
        if (opened.Failed)
            throw IsHeld(calls, opened) ? Held(folder) : IoFailure.Of(calls, opened.Error, "open", path);

        var locked = calls.Uninterrupted(file!, static (calls, file) => calls.Lock(file, exclusive: true));
        if (!locked.Failed)
            return new(calls, file!);
        calls.Close(file!);
        throw IsHeld(calls, locked) ? Held(folder) : IoFailure.Of(calls, locked.Error, "flock", path);
    }

    static bool IsHeld(SystemCalls calls, CallResult result) => calls.KindOf(result.Error) == ErrorKind.WouldBlock;

    static IOException Held(string folder) => new($"The log in '{folder}' is open already, in this process or another one.");

    public void Dispose()
    {
        _calls.Unlock(_file);
        _calls.Close(_file);
    }
}
