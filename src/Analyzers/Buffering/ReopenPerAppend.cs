using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using IoAnalyzers.Model.Loops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>A loop that appends to one file and opens and closes it for each append.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReopenPerAppend() : IoAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptor.Create(
        "IOA1002",
        title: "A file is opened and closed for each append",
        messageFormat: "'{0}' is opened and closed again for each append in this loop",
        Category.Buffering,
        DiagnosticSeverity.Warning,
        description: "Opening and closing a file costs a hundred times what an append to an open one does. Keep one writer open during the loop.");

    private protected override bool AppliesTo(IoSymbols io) => io is { File: not null, StreamWriter: not null, FileStream: not null };

    private protected override bool CanBeIn(IoNames names) => CanBeInBody(names);

    private protected override bool CanBeInBody(IoNames names) =>
        (names & (IoNames.Append | IoNames.StreamWriter)) != 0 || (names & (IoNames.FileMode | IoNames.Unbuffered)) == (IoNames.FileMode | IoNames.Unbuffered);

    private protected override IEnumerable<Diagnostic> Diagnose(MemberBody body)
    {
        foreach (var group in Find(body))
            yield return Diagnostic.Create(Rule, group.First.Operation.Syntax.GetLocation(), group.First.Path.Syntax);
    }

    /// <summary>Every group of appends to one file that a loop repeats, with all that the fix needs to know.</summary>
    internal static IReadOnlyList<RepeatedAppends> Find(MemberBody body)
    {
        var found = new List<RepeatedAppends>();
        if (!LoopSyntax.HasName(body, MayAppend))
            return found;

        var appends = new List<(Append Append, PathKey File)>();
        foreach (var operation in body.Operations)
            if (appends.Count < MemberBody.MostCandidates && operation is IInvocationOperation or IObjectCreationOperation && LoopStatement.Repeats(operation) && AppendAt(operation, body) is { } append && PathExpression.KeyOf(append.Path, body) is { } file)
                appends.Add((append, file));

        var exits = new Dictionary<IBlockOperation, int>();
        while (appends.Count > 0)
        {
            var (first, file) = appends[0];
            var group = new List<Append>();
            foreach (var (append, other) in appends)
                if (file.Equals(other) && SameFunction(append, first))
                    group.Add(append);
            appends.RemoveAll(candidate => group.Contains(candidate.Append));
            AddGroups(group, file, exits, found, body);
        }

        return found;
    }

    /// <summary>Appends to one file in several loops are as many groups; in one loop they have to be of one kind.</summary>
    static void AddGroups(List<Append> appends, PathKey file, Dictionary<IBlockOperation, int> exits, List<RepeatedAppends> found, MemberBody body)
    {
        var own = new HashSet<IOperation>();
        foreach (var append in appends)
            own.UnionWith(append.Own);
        foreach (var append in appends)
            if (append is OpenedAppend)
                own.Add(append.Operation);

        bool IsOwn(IOperation operation) =>
            own.Contains(operation) || operation is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } awaited } && own.Contains(awaited);

        while (appends.Count > 0)
        {
            var loop = AppendLoop.Around(appends[0], file, IsOwn, exits, body);
            var inLoop = loop is null ? new List<Append> { appends[0] } : appends.FindAll(append => loop.Syntax.Span.Contains(append.Statement.Span));
            appends.RemoveAll(inLoop.Contains);
            if (loop is not null && RepeatedAppends.Of(inLoop, loop, body) is { } group)
                found.Add(group);
        }
    }

    static bool SameFunction(Append one, Append other) => Flow.FunctionGraph.FunctionAround(one.Operation) == Flow.FunctionGraph.FunctionAround(other.Operation);

    static Append? AppendAt(IOperation operation, MemberBody body) =>
        operation is IInvocationOperation call && WholeAppends.Of(call, body) is { } whole ? whole : OpenedAppends.Of(operation, body);

    static bool MayAppend(string name) => (IoNameTable.Of(name) & (IoNames.Append | IoNames.StreamWriter)) != 0 || name == nameof(Append);
}
