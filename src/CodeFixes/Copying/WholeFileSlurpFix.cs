using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Copying;

/// <summary>What is in the file or the memory goes on in pieces, or from where it is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WholeFileSlurpFix))]
public sealed class WholeFileSlurpFix() : IoCodeFix(new WholeFileSlurp())
{
    public const string WriteToKey = "IOA3007.WriteTo";
    public const string CopyToKey = "IOA3007.CopyTo";
    public const string ReadLinesKey = "IOA3007.ReadLines";

    private protected override IEnumerable<ProposedFix> Propose(MemberBody body, SourceText text, TextSpan span)
    {
        foreach (var plan in WholeFileSlurp.Find(body))
        {
            if (plan.Load.Syntax.Span != span)
                continue;

            var edit = new SourceEdit(body.Syntax.SyntaxTree.GetRoot(body.Cancellation), text);
            var (title, key) = Apply(plan, edit, body);
            if (plan.Declaration is { } declaration)
                edit.Remove(new[] { declaration });
            yield return new(title, key, edit.Changes);
        }
    }

    static (string Title, string Key) Apply(SlurpPlan plan, SourceEdit edit, MemberBody body)
    {
        switch (plan)
        {
            case WrittenMemory { Write: { Instance: { } destination } write }:
                edit.Replace(write.Syntax, $"{plan.Load.Instance!.Syntax}.WriteTo({destination.Syntax})");
                return ("Write with WriteTo", WriteToKey);
            case SavedMemory { Write: var write }:
                Save(plan, write, edit, body);
                return ("Write with WriteTo into a FileStream", WriteToKey);
            case WrittenFile { Write: { Instance: { } destination } write }:
                var file = LocalStyle.FreshName("file", body.Model, write.Syntax.SpanStart);
                var opening = $"{Renamed((InvocationExpressionSyntax)plan.Load.Syntax, "OpenRead")}({plan.Load.ArgumentNamed("path")!.Syntax})";
                edit.ReplaceInPlace(StatementOf(write), $"using ({Declared(body.Io.FileStream!, write, edit, body)} {file} = {opening})", $"{edit.IndentStep}{file}.CopyTo({destination.Syntax});");
                return ("Copy the file with CopyTo, piece by piece", CopyToKey);
            default:
                ReadLines((EnumeratedLines)plan, edit);
                return ("Read the lines while the loop runs, with ReadLines", ReadLinesKey);
        }
    }

    static void Save(SlurpPlan plan, IInvocationOperation write, SourceEdit edit, MemberBody body)
    {
        var (io, position) = (body.Io, write.Syntax.SpanStart);
        string Type(INamedTypeSymbol? type) => edit.NameOf(type!, body.Model, position);

        // As File.WriteAllBytes opens it.
        var file = LocalStyle.FreshName("file", body.Model, position);
        var opening = $"new {Type(io.FileStream)}({write.ArgumentNamed("path")!.Syntax}, {Type(io.FileMode)}.Create, {Type(io.FileAccess)}.Write, {Type(io.FileShare)}.Read)";
        edit.ReplaceInPlace(StatementOf(write), $"using ({Declared(io.FileStream!, write, edit, body)} {file} = {opening})", $"{edit.IndentStep}{plan.Load.Instance!.Syntax}.WriteTo({file});");
    }

    static void ReadLines(EnumeratedLines plan, SourceEdit edit)
    {
        var call = (InvocationExpressionSyntax)plan.Load.Syntax;
        if (plan.Named is { } named)
            edit.Replace(named, Renamed(call, "ReadLines") + call.ArgumentList);
        else
            edit.Replace(NameOf(call), "ReadLines");
    }

    static SyntaxNode NameOf(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax access ? access.Name : call.Expression;

    /// <summary>The method beside the one that is called, named in the same way.</summary>
    static string Renamed(InvocationExpressionSyntax call, string name) =>
        call.Expression.ToString().Substring(0, NameOf(call).SpanStart - call.SpanStart) + name;

    static StatementSyntax StatementOf(IOperation write) => (StatementSyntax)write.Parent!.Syntax;

    static string Declared(INamedTypeSymbol type, IOperation at, SourceEdit edit, MemberBody body) =>
        LocalStyle.UsesVar(at.Syntax) ? "var" : edit.NameOf(type, body.Model, at.Syntax.SpanStart);
}
