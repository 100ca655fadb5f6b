using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Access;

/// <summary>Reads or writes all elements in one call, which does what the loop did where the view ends before them, and where there are none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AccessorPerElementFix))]
public sealed class AccessorPerElementFix() : IoCodeFix(new AccessorPerElement())
{
    public const string ReadKey = "IOA4004.ReadArray";
    public const string WriteKey = "IOA4004.WriteArray";

    private protected override IEnumerable<ProposedFix> Propose(MemberBody body, SourceText text, TextSpan span)
    {
        foreach (var transfer in AccessorPerElement.Find(body))
        {
            if (transfer.Loop.Access.Syntax.Span != span)
                continue;

            var edit = new SourceEdit(body.Syntax.SyntaxTree.GetRoot(body.Cancellation), text);
            edit.Replace(transfer.Statement, string.Join(edit.NewLine + edit.IndentOf(transfer.Statement), LinesOf(transfer, edit, body)));
            yield return transfer.Loop.IsWrite ? new("Write with WriteArray", WriteKey, edit.Changes)
                : new(transfer.MayEnd ? "Read with ReadArray, and throw ArgumentOutOfRangeException where the view ends before the last element" : "Read with ReadArray", ReadKey, edit.Changes);
        }
    }

    static IEnumerable<string> LinesOf(BulkTransfer transfer, SourceEdit edit, MemberBody body)
    {
        foreach (var comment in StatementText.CommentsIn(transfer.Statement))
            yield return comment;

        var (loop, count) = (transfer.Loop, transfer.Loop.Count.Text);
        var call = $"{loop.Access.Instance!.Syntax}.{(loop.IsWrite ? "WriteArray" : "ReadArray")}({loop.Place.First}, {loop.Array.Syntax}, 0, {count})";
        if (transfer.MayEnd)
        {
            var exception = edit.NameOf(body.Io.ArgumentOutOfRangeException!, body.Model, transfer.Statement.SpanStart);
            yield return $"if ({(transfer.IsAsked ? $"{count} > 0 && " : "")}{call} < {count})";
            yield return $"{edit.IndentStep}throw new {exception}({(loop.Place.Parameter is { } parameter ? $"nameof({parameter})" : "null")}, \"The view ends before the last element.\");";
        }
        else if (transfer.IsAsked)
        {
            yield return $"if ({count} > 0)";
            yield return $"{edit.IndentStep}{call};";
        }
        else
            yield return call + ";";

        if (transfer.MovesVariable)
            yield return $"{loop.Place.First} += {EndOf(loop, count)};";
    }

    static string EndOf(ElementLoop loop, string count)
    {
        if (loop.Place.Step is not { } step)
            return count;
        if (count.IndexOf(' ') >= 0)
            count = $"({count})";
        var isWide = loop.Place.Moved is ILocalSymbol { Type.SpecialType: SpecialType.System_Int64 } or IParameterSymbol { Type.SpecialType: SpecialType.System_Int64 };
        return $"{(isWide ? $"(long){count}" : count)} * {step}";
    }
}
