using System.Collections.Generic;
using System.Linq;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IoAnalyzers.Copying;

/// <summary>The lines that open a file, send it and close it again.</summary>
static class OpenedFileSend
{
    public static void ThroughSocketFile(FileSend send, SourceEdit edit, MemberBody body)
    {
        var position = send.Statement.SpanStart;
        string Type(INamedTypeSymbol? type) => edit.NameOf(type!, body.Model, position);

        var asDeclaration = IsLastOfItsBlock(send.Statement) && LanguageOf(body) >= LanguageVersion.CSharp8;
        var file = asDeclaration ? NameInBlock("file", send, body) : LocalStyle.FreshName("file", body.Model, position);
        var declared = LocalStyle.UsesVar(send.Statement) ? "var" : Type(body.Io.SafeFileHandle);
        var opened = $"{declared} {file} = {Type(body.Io.File)}.OpenHandle({send.Path})";
        var header = send.Header is null ? "" : $", {send.Header}";
        var token = send.Token is null ? "" : send.Header is null ? $", cancellationToken: {send.Token}" : $", {send.Token}";
        var sent = $"await {Type(body.Io.SocketFile)}.SendAsync({send.Socket}, {file}, 0, {Type(body.Io.RandomAccess)}.GetLength({file}){header}{token}){(send.AsTask ? ".AsTask()" : "")}{Configured(send)};";
        if (asDeclaration)
            edit.ReplaceByLines(send.Statement, $"using {opened};", sent);
        else
            edit.ReplaceInPlace(send.Statement, [$"using ({opened})", "{", edit.IndentStep + sent, "}"]);
    }

    /// <summary>What SendFileAsync itself does, with a file that is ours to close: the same call of the system, the same flags and errors.</summary>
    public static void InPackets(FileSend send, SourceEdit edit, MemberBody body)
    {
        var (io, position, step) = (body.Io, send.Statement.SpanStart, edit.IndentStep);
        string Type(INamedTypeSymbol? type) => edit.NameOf(type!, body.Model, position);
        string Fresh(string wanted) => LocalStyle.FreshName(wanted, body.Model, position);

        var (file, packets, sent) = (Fresh("file"), Fresh("packets"), Fresh("sent"));
        var usesVar = LocalStyle.UsesVar(send.Statement);
        var (stream, arguments, source) = (Type(io.FileStream), Type(io.SocketAsyncEventArgs), Type(io.TaskCompletionSource));
        var element = Type(io.SendPacketsElement);
        var elements = new[] { send.Header, file, send.Trailer }.Where(static part => part is not null).Select(part => $"new {element}({part})");
        var flags = send.Flags is null ? "" : $", SendPacketsFlags = {send.Flags}";
        var completes = LanguageOf(body) >= LanguageVersion.CSharp9 ? $"(_, _) => {sent}.SetResult()" : $"delegate {{ {sent}.SetResult(); }}";
        // The FileStream has to be asynchronous, or Windows refuses it.
        edit.ReplaceInPlace(send.Statement, [
            $"using ({(usesVar ? "var" : stream)} {file} = new {stream}({send.Path}, {Type(io.FileMode)}.Open, {Type(io.FileAccess)}.Read, {Type(io.FileShare)}.Read, bufferSize: 0, useAsync: true))",
            $"using ({(usesVar ? "var" : arguments)} {packets} = new {arguments} {{ SendPacketsElements = new[] {{ {string.Join(", ", elements)} }}{flags} }})",
            "{",
            $"{step}{(usesVar ? "var" : source)} {sent} = new {source}({Type(io.TaskCreationOptions)}.RunContinuationsAsynchronously);",
            $"{step}{packets}.Completed += {completes};",
            $"{step}if ({send.Socket}.SendPacketsAsync({packets}))",
            $"{step}{step}await {sent}.Task{Configured(send)};",
            $"{step}if ({packets}.SocketError != {Type(io.SocketError)}.Success)",
            $"{step}{step}throw new {Type(io.SocketException)}((int){packets}.SocketError);",
            "}"]);
    }

    static string Configured(FileSend send) => send.ConfigureAwait is null ? "" : $".ConfigureAwait({send.ConfigureAwait})";

    static bool IsLastOfItsBlock(StatementSyntax statement) => statement.Parent is BlockSyntax block && block.Statements.Last() == statement;

    /// <summary>A local of the block itself must not have the name of one in a block inside it.</summary>
    static string NameInBlock(string wanted, FileSend send, MemberBody body)
    {
        var name = LocalStyle.FreshName(wanted, send.Statement.Parent!);
        return body.Model.LookupSymbols(send.Statement.SpanStart, name: name).IsEmpty ? name : LocalStyle.FreshName(wanted, body.Syntax);
    }

    static LanguageVersion LanguageOf(MemberBody body) => ((CSharpParseOptions)body.Model.SyntaxTree.Options).LanguageVersion;
}
