using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Copying;

/// <summary>The runtime library has the kernel send the file.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FileThroughUserSpaceFix))]
public sealed class FileThroughUserSpaceFix() : IoCodeFix(new FileThroughUserSpace())
{
    public const string StreamCopyKey = "IOA3005.StreamCopy";
    public const string SocketFileKey = "IOA3005.SocketFile";

    private protected override IEnumerable<ProposedFix> Propose(MemberBody body, SourceText text, TextSpan span)
    {
        foreach (var plan in FileThroughUserSpace.Find(body))
        {
            if (plan.Call.Syntax.Span != span)
                continue;

            var edit = new SourceEdit(body.Syntax.SyntaxTree.GetRoot(body.Cancellation), text);
            if (plan.Call.TargetMethod.Name == "Send")
                yield return Send(plan, edit, body);
            else
                yield return Copy(plan, edit, body);
        }
    }

    static ProposedFix Copy(FileToConnection plan, SourceEdit edit, MemberBody body)
    {
        var type = edit.NameOf(body.Io.StreamCopy!, body.Model, plan.Call.Syntax.SpanStart);
        var method = plan.Method.Substring(plan.Method.IndexOf('.'));
        var token = plan.Token is null ? "" : $", {plan.Token.Syntax}";
        edit.Replace(plan.Call.Syntax, $"{type}{method}({plan.File.Syntax}, {plan.Connection.Syntax}{token})");
        return new($"Send the file with {plan.Method}", StreamCopyKey, edit.Changes);
    }

    static ProposedFix Send(FileToConnection plan, SourceEdit edit, MemberBody body)
    {
        var (io, statement) = (body.Io, (ExpressionStatementSyntax)plan.Call.Syntax.Parent!);
        string Type(INamedTypeSymbol? type) => edit.NameOf(type!, body.Model, statement.SpanStart);

        var file = LocalStyle.FreshName("file", body.Model, statement.SpanStart);
        var declared = LocalStyle.UsesVar(statement) ? "var" : Type(io.SafeFileHandle);
        edit.ReplaceInPlace(
            statement,
            $"using ({declared} {file} = {Type(io.File)}.OpenHandle({plan.File.Syntax}))",
            $"{edit.IndentStep}{Type(io.SocketFile)}.Send({plan.Connection.Syntax}, {file}, 0, {Type(io.RandomAccess)}.GetLength({file}));");
        if (plan.Declaration is { } declaration)
            edit.Remove(new[] { declaration });
        return new("Open the file and send it with SocketFile.Send", SocketFileKey, edit.Changes);
    }
}
