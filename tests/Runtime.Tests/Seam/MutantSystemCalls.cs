namespace IoAnalyzers.Runtime.Tests.Seam;

/// <summary>Makes the library wrong in one way. A suite that does not notice proves nothing.</summary>
sealed class MutantSystemCalls(SystemCalls inner, Mutation mutation) : ForwardingCalls(inner)
{
    bool _owesSync;

    protected override bool Begins(ref Call call, out CallResult answer)
    {
        answer = CallResult.Done;
        switch (mutation)
        {
            case Mutation.DropSync when IsSync(call.Name):
            case Mutation.DropDirectorySync when call.Name == "fsync directory":
                return false;
            case Mutation.RenameBeforeSync when IsSync(call.Name) && !_owesSync:
                _owesSync = true;
                return false;
            default:
                return true;
        }
    }

    protected override CallResult Ended(in Call call, CallResult result, ReadOnlySpan<byte> bytes)
    {
        if (mutation == Mutation.IgnoreError && result.Failed && KindOf(result.Error) is ErrorKind.Other or ErrorKind.NoSpace)
            return CallResult.Of(call.Name.Contains("write", StringComparison.Ordinal) ? bytes.Length : 0);
        if (_owesSync && call.Name is "rename" or "renameat2" && !result.Failed)
        {
            _owesSync = false;
            Inner.Open(call.To!, OpenFlags.Read, 0, out var file);
            Inner.SyncAll(file!);
            Inner.Close(file!);
        }

        return result;
    }

    static bool IsSync(string name) => name is "fsync" or "fdatasync" or "fullfsync";
}

enum Mutation
{
    DropSync,
    DropDirectorySync,
    RenameBeforeSync,
    IgnoreError,
}
