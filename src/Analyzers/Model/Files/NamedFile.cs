using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Files;

/// <summary>A file that is open, where the code names it a second time: whoever looks at it by its name sees what has left the buffer, and how long it is.</summary>
static class NamedFile
{
    /// <param name="path">The path with which the file was opened.</param>
    public static bool IsNamedIn(IOperation code, IOperation? path, MemberBody body)
    {
        if (PathExpression.KeyOf(path, body) is not { } file)
            return false;
        foreach (var operation in code.Descendants())
            if ((operation.Type?.SpecialType == SpecialType.System_String ? IsGiven(operation) : operation.Type.DerivesFrom(body.Io.FileSystemInfo) && (IsGiven(operation) || operation.Parent is IMemberReferenceOperation)) && file.Equals(PathExpression.KeyOf(operation, body)))
                return true;
        return false;
    }

    /// <summary>To a call: the length of a path, or one of its characters, tells nothing of the file.</summary>
    static bool IsGiven(IOperation operation) =>
        operation.Parent is IArgumentOperation || operation.Parent is IInvocationOperation call && call.Instance == operation;
}
