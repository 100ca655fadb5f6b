using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Durability;

/// <summary>A call by which somebody else learns that the work before it is done: a task is completed, an answer is sent, a file gets its final name.</summary>
static class Acknowledgement
{
    public static bool IsName(string name) =>
        name is "SetResult" or "TrySetResult" or "Send" or "SendAsync" or "SendTo" or "SendToAsync" or "Move" or "MoveTo" or "Replace" || name is "Write" or "WriteAsync" or "WriteByte";

    public static bool Is(IOperation operation, MemberBody body)
    {
        if (operation is not IInvocationOperation call)
            return false;

        var (method, io) = (call.TargetMethod, body.Io);
        return method.Name switch
        {
            "SetResult" or "TrySetResult" => method.ContainingType is { Name: "TaskCompletionSource" } type && FileBehind.IsOfBaseLibrary(type),
            "Send" or "SendAsync" or "SendTo" or "SendToAsync" => method.ContainingType.Is(io.Socket),
            "Write" or "WriteAsync" or "WriteByte" => call.Instance is { } target && target.Type.Is(io.NetworkStream),
            _ => FileCalls.RenamedBy(call, io) is not null,
        };
    }
}
