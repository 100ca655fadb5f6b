using IoAnalyzers.Copying;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Access;

/// <summary>A file that is opened as a stream with a buffer, and can be opened as a handle in the same way.</summary>
/// <param name="Creation">What opens it.</param>
/// <param name="IsAsync">It is said by <c>useAsync</c>, and not by options.</param>
sealed record HandleOpening(IOperation Creation, IOperation Path, bool CanRead, bool CanWrite, bool IsAsync, int BufferSize)
{
    const int Append = 6;
    const int Read = 1, Write = 2, ReadWrite = 3;

    static readonly string[] Order = { "path", "mode", "access", "share", "bufferSize", "options", "useAsync" };

    /// <summary>Null for anything else: a stream without a buffer, one that appends, a path behind which there may be no file.</summary>
    public static HandleOpening? Of(IOperation? creation, MemberBody body)
    {
        creation = creation?.Unconverted();
        if (creation is not IObjectCreationOperation { Initializer: null } and not IInvocationOperation { TargetMethod.Name: "OpenRead" or "OpenWrite" or "Open" }
            || !(creation is IInvocationOperation call ? call.TargetMethod.ContainingType.Is(body.Io.File) : creation.Type.Is(body.Io.FileStream))
            || creation.ArgumentNamed("path") is not { } path || DevicePath.May(path, body) || StatementText.HasComment(creation.Syntax)
            || !IsInOrder(creation) || (creation.Type.Is(body.Io.FileStream) ? StreamCreation.BufferSize(creation, body) : null) is not (> 1 and var bufferSize))
            return null;

        if (creation is IInvocationOperation { TargetMethod.Name: ("OpenRead" or "OpenWrite") and var name })
            return new(creation, path, CanRead: name == "OpenRead", CanWrite: name == "OpenWrite", IsAsync: false, bufferSize);

        var rights = creation.ArgumentNamed("access") is { } access ? access.Int32Constant() : ReadWrite;
        var isAsync = creation.ArgumentNamed("useAsync")?.ConstantValue;
        return creation.ArgumentNamed("mode").Int32Constant() is not (null or Append) && rights is Read or Write or ReadWrite && isAsync is not { HasValue: false }
            ? new(creation, path, (rights & Read) != 0, (rights & Write) != 0, isAsync?.Value is true, bufferSize)
            : null;
    }

    /// <summary>As <c>File.OpenHandle</c> takes them, so that they are evaluated in the same order.</summary>
    static bool IsInOrder(IOperation creation)
    {
        var last = -1;
        foreach (var argument in creation is IInvocationOperation call ? call.Arguments : ((IObjectCreationOperation)creation).Arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.DefaultValue)
                continue;
            var place = System.Array.IndexOf(Order, argument.Parameter?.Name);
            if (place <= last || argument.Parameter!.Type.Name == "FileStreamOptions")
                return false;
            last = place;
        }

        return true;
    }
}
