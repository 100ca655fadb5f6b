using System;
using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Access;

/// <summary>The file is opened as a handle, with the same rights and the same sharing, and each access names its offset.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SeekThenReadFix))]
public sealed class SeekThenReadFix() : IoCodeFix(new SeekThenRead())
{
    public const string Key = "IOA4001.RandomAccess";

    private protected override IEnumerable<ProposedFix> Propose(MemberBody body, SourceText text, TextSpan span)
    {
        foreach (var file in SeekThenRead.Find(body))
        {
            if (file.Accesses[0].Seek.Syntax.Span != span)
                continue;

            var edit = new SourceEdit(body.Syntax.SyntaxTree.GetRoot(body.Cancellation), text);
            var name = Renamed(file.Local.Name, body);
            Open(file, name, edit, body);
            foreach (var access in file.Accesses)
            {
                edit.Remove(access.SeekStatement);
                edit.Replace(access.Transfer.Syntax, PositionalCall.Of(access, file, name, edit, body));
            }

            foreach (var length in file.Lengths)
                if (!IsInOffset(length, file))
                    edit.Replace(length.Syntax, PositionalCall.Length(name, length.Syntax.SpanStart, edit, body));
            yield return new(TitleOf(file), Key, edit.Changes);
        }
    }

    static string TitleOf(PositionalFile file) =>
        "Use RandomAccess at the offset"
        + (file.IsWritten ? "; what is written is in the file at once" : "")
        + (file.MayBeNegative ? "; a negative offset throws ArgumentOutOfRangeException" : "");

    static void Open(PositionalFile file, string name, SourceEdit edit, MemberBody body)
    {
        var declaration = file.Declaration;
        if (!file.AwaitKeyword.IsKind(SyntaxKind.None))
            edit.Replace(TextSpan.FromBounds(file.AwaitKeyword.SpanStart, file.AwaitKeyword.GetNextToken().SpanStart), "");
        if (!declaration.Type.IsVar)
            edit.Replace(declaration.Type, edit.NameOf(body.Io.SafeFileHandle!, body.Model, declaration.SpanStart));
        if (name != file.Local.Name)
            edit.Replace(declaration.Variables[0].Identifier.Span, name);
        edit.Replace(file.Opening.Creation.Syntax, Opened(file.Opening, edit, body));
    }

    static string Opened(HandleOpening opening, SourceEdit edit, MemberBody body)
    {
        var (io, creation, position) = (body.Io, opening.Creation, opening.Creation.Syntax.SpanStart);
        string Type(INamedTypeSymbol? type) => edit.NameOf(type!, body.Model, position);
        string? Given(string parameter) => creation.ArgumentNamed(parameter)?.Syntax.ToString();

        var arguments = new List<string> { opening.Path.Syntax.ToString() };
        if (creation.IsInvocationOf(io.File, "OpenWrite"))
            arguments.AddRange([$"{Type(io.FileMode)}.OpenOrCreate", $"{Type(io.FileAccess)}.Write", $"{Type(io.FileShare)}.None"]);
        else if (Given("mode") is { } mode)
        {
            arguments.AddRange([mode, Given("access") ?? $"{Type(io.FileAccess)}.ReadWrite"]);
            // File.Open shares with nobody unless it is told to.
            var share = Given("share") ?? (creation is IInvocationOperation ? $"{Type(io.FileShare)}.None" : null);
            var options = Given("options") ?? (opening.IsAsync ? $"{Type(io.FileOptions)}.Asynchronous" : null);
            if (share is not null)
                arguments.Add(share);
            if (options is not null)
                arguments.Add(options);
        }

        return $"{Type(io.File)}.OpenHandle({string.Join(", ", arguments)})";
    }

    static bool IsInOffset(IOperation length, PositionalFile file)
    {
        foreach (var access in file.Accesses)
            if (access.Offset.Syntax.Span.Contains(length.Syntax.Span))
                return true;
        return false;
    }

    /// <summary>A handle is no stream.</summary>
    static string Renamed(string name, MemberBody body) =>
        name is "fs" or "s" || name.IndexOf("stream", StringComparison.OrdinalIgnoreCase) >= 0 ? LocalStyle.FreshName("file", body.Syntax) : name;
}
