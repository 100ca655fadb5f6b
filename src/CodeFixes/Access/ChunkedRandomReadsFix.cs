using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Access;

/// <summary>The file is mapped where it was opened; what a read refused by its result is refused by the length, and the bytes are copied from memory.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChunkedRandomReadsFix))]
public sealed class ChunkedRandomReadsFix() : IoCodeFix(new ChunkedRandomReads())
{
    public const string Key = "IOA4002.MappedFile";

    private protected override IEnumerable<ProposedFix> Propose(MemberBody body, SourceText text, TextSpan span)
    {
        foreach (var file in ChunkedRandomReads.Find(body))
        {
            if (file.Repeated.Call.Syntax.Span != span)
                continue;

            var edit = new SourceEdit(body.Syntax.SyntaxTree.GetRoot(body.Cancellation), text);
            var (name, type) = (file.Declaration.Variables[0].Identifier.Text, edit.NameOf(body.Io.MappedFile!, body.Model, file.Declaration.SpanStart));
            if (!file.Declaration.Type.IsVar)
                edit.Replace(file.Declaration.Type, type);
            edit.Replace(file.Opening.Syntax, $"{type}.OpenRead({file.Path.Syntax})");
            foreach (var length in file.Lengths)
                edit.Replace(length.Syntax, $"{name}.Length");
            foreach (var read in file.Reads)
                Copy(read, name, edit);
            yield return new("Map the file, which must not be cut off while it is mapped", Key, edit.Changes);
        }
    }

    static void Copy(CheckedRead read, string name, SourceEdit edit)
    {
        var (offset, count) = (read.Offset.Syntax.ToString(), read.Count.Syntax.ToString());
        var asked = read.MayBeNegative ? $"{(BindsTighter(read.Offset.Syntax, isSubtracted: false) ? offset : $"({offset})")} >= 0 && " : "";
        var subtracted = BindsTighter(read.Offset.Syntax, isSubtracted: true) ? offset : $"({offset})";
        edit.Replace(read.Check.Syntax, $"{asked}{name}.Length - {subtracted} < {count}");
        edit.InsertAfter(read.Statement, $"{name}.Slice({offset}, {count}).CopyTo({read.Buffer.Syntax});");
    }

    /// <summary>Than the comparison or the minus sign in front of it.</summary>
    static bool BindsTighter(SyntaxNode offset, bool isSubtracted) => offset switch
    {
        BinaryExpressionSyntax binary => binary.Kind() is SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression or SyntaxKind.ModuloExpression
            || !isSubtracted && binary.Kind() is SyntaxKind.AddExpression or SyntaxKind.SubtractExpression,
        PrefixUnaryExpressionSyntax => !isSubtracted,
        ConditionalExpressionSyntax => false,
        _ => true,
    };
}
