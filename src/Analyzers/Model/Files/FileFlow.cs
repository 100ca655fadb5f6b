using System.Collections.Generic;
using IoAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Files;

/// <summary>What may have become of one file's content at each point of a function.</summary>
sealed class FileFlow(FileUses uses) : ForwardFlow<FileFacts>(uses.File.Body.Cancellation)
{
    readonly Dictionary<(SyntaxNode, OperationKind), FileStates> _before = new();

    /// <summary>The states just before a call, or where a lambda is made; none when that is never reached.</summary>
    public FileStates Before(IOperation operation) =>
        _before.TryGetValue((operation.Syntax, KindInGraph(operation)), out var states) ? states : FileStates.None;

    protected override FileFacts Join(FileFacts left, FileFacts right) => new(left.States | right.States);

    protected override FileFacts After(IOperation operation, FileFacts facts) =>
        IsAnotherFile(operation) ? new(FileStates.Same) : facts.Apply(uses.Of(operation));

    /// <summary>A stream that is null was never opened: nothing that follows on that path is about the file.</summary>
    protected override FileFacts Assume(IOperation condition, bool value, FileFacts facts) =>
        NullTest.FoundNull(condition, value) is { } stream && uses.IsStream(stream) ? new(FileStates.None) : facts;

    /// <summary>What an exception interrupts is not judged: code that goes on to rename afterwards has other troubles than a missing sync.</summary>
    protected override FileFacts Thrown(FileFacts facts) => new(FileStates.Same | facts.States & FileStates.Lasting);

    protected override void See(IOperation operation, FileFacts before)
    {
        if (operation is not (IInvocationOperation or IFlowAnonymousFunctionOperation))
            return;
        var key = (operation.Syntax, operation.Kind);
        _before[key] = _before.TryGetValue(key, out var states) ? states | before.States : before.States;
    }

    /// <summary>A local of the path gets a new value: from here on the path names another file.</summary>
    bool IsAnotherFile(IOperation operation) =>
        operation is ILocalReferenceOperation { Local: var local } && uses.File.Path is { } path && path.DependsOn(local) && operation.Parent switch
        {
            IAssignmentOperation assignment => assignment.Target == operation,
            IIncrementOrDecrementOperation => true,
            IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } => true,
            ITupleOperation { Parent: IDeconstructionAssignmentOperation } => true,
            _ => false,
        };

    static OperationKind KindInGraph(IOperation operation) =>
        operation is IAnonymousFunctionOperation ? OperationKind.FlowAnonymousFunction : operation.Kind;
}
