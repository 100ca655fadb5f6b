using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime.Tests.Seam;

/// <summary>Lets one chosen call go wrong, and counts all calls until then. Error numbers are those of Linux on every system.</summary>
sealed class FaultySystemCalls(SystemCalls inner, Fault fault) : ForwardingCalls(inner)
{
    static readonly LinuxCalls Linux = new();
    int _calls;
    bool _isKilled;

    public int Calls => _calls;

    /// <summary>Whether the fault has happened.</summary>
    public bool Struck { get; private set; }

    public string? StruckCall { get; private set; }

    public override ErrorKind KindOf(int error) => error == fault.Error ? Linux.KindOf(error) : base.KindOf(error);

    protected override bool Begins(ref Call call, out CallResult answer)
    {
        answer = default;
        if (_isKilled)
            throw new ProcessKilledException();
        var number = Interlocked.Increment(ref _calls);
        if (fault.Call is null ? number != fault.Number : call.Name != fault.Call)
            return true;
        if (Struck && fault.Once)
            return true;

        if (fault.IsShort)
        {
            if (call.Count < 2 || call.Name is not ("write" or "pwrite" or "pwritev" or "pread" or "read" or "copy_file_range" or "send" or "sendfile" or "splice"))
                return true;
            (Struck, StruckCall) = (true, call.Name);
            call = call with { Count = call.Count / 2 };
            return true;
        }

        (Struck, StruckCall) = (true, call.Name);
        if (fault.IsKill)
        {
            _isKilled = true;
            throw new ProcessKilledException();
        }

        answer = CallResult.Fail(fault.Error);
        return false;
    }

    // A killed process closes its handles; the kernel does that for it.
    public override void Close(SafeFileHandle handle) => Inner.Close(handle);
}

/// <summary>What goes wrong: at the n-th call of all, or at calls of one name.</summary>
sealed record Fault(int Number, string? Call, int Error, bool IsShort = false, bool IsKill = false, bool Once = true)
{
    public static Fault None => new(0, null, 0);

    public static Fault At(int number, int error) => new(number, null, error);

    public static Fault On(string call, int error) => new(0, call, error);

    /// <summary>At every call of the name: what a kernel or file system without it does.</summary>
    public static Fault Always(string call, int error) => new(0, call, error, Once: false);

    public static Fault ShortAt(int number) => new(number, null, 0, IsShort: true);

    public static Fault KillAt(int number) => new(number, null, 0, IsKill: true);

    public override string ToString() =>
        $"{(IsKill ? "kill" : IsShort ? "short count" : Errno.NameOf(Error))} at {Call ?? $"call {Number}"}";
}

/// <summary>Stands for the end of the process: no call after it has an effect.</summary>
sealed class ProcessKilledException() : Exception("The process was killed.");

static class Errno
{
    public const int Interrupted = 4, Io = 5, BadFile = 9, Again = 11, AccessDenied = 13, CrossDevice = 18, Invalid = 22, NoSpace = 28,
        NotImplemented = 38, NotSupported = 95, Quota = 122;

    public static string NameOf(int error) => error switch
    {
        1 => "EPERM", Interrupted => "EINTR", Io => "EIO", BadFile => "EBADF", Again => "EAGAIN", AccessDenied => "EACCES", CrossDevice => "EXDEV",
        Invalid => "EINVAL", NoSpace => "ENOSPC", NotImplemented => "ENOSYS", NotSupported => "EOPNOTSUPP", Quota => "EDQUOT", _ => $"error {error}",
    };
}
