using System.Collections.Generic;
using IoAnalyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace IoAnalyzers.Buffering;

/// <summary>What is redundant and how it goes; everything that the fix writes is decided here.</summary>
/// <param name="Reported">The code at which the finding is reported.</param>
/// <param name="Subject">The type or method that the message is about.</param>
abstract record RedundantBufferPlan(SyntaxNode Reported, string Subject, string Reason);

/// <summary>A BufferedStream over a stream that has a buffer of its own, or needs none.</summary>
/// <param name="Removal">What becomes of the variable that held the wrapper.</param>
/// <param name="Size">What the stream below gets of the wrapper; null where its own buffer is as large.</param>
sealed record RedundantWrapper(IObjectCreationOperation Wrapper, string Below, WrapperRemoval Removal, PassedSize? Size)
    : RedundantBufferPlan(Wrapper.Syntax, "BufferedStream", Below switch
    {
        "MemoryStream" => "stands in front of a MemoryStream, which needs no buffer",
        "BufferedStream" => "stands in front of another one",
        _ => "stands in front of a FileStream, which buffers itself",
    });

/// <param name="Creation">What makes the stream below.</param>
/// <param name="Expression">The size as the author wrote it; null for the default.</param>
sealed record PassedSize(IOperation Creation, ExpressionSyntax? Expression);

/// <summary>A copy in pieces of a few bytes.</summary>
/// <param name="HasOverload">Whether the framework has the call without a size.</param>
sealed record SmallCopyBuffer(IInvocationOperation Call, ArgumentSyntax Size, int Bytes, bool HasOverload)
    : RedundantBufferPlan(Size, Call.TargetMethod.Name, $"moves only {Bytes} bytes at a time, and 81920 by default");

/// <summary>A FileStream with a buffer that is smaller than its default one.</summary>
sealed record SmallFileBuffer(IOperation File, SyntaxNode Size, int Bytes)
    : RedundantBufferPlan(Size, "FileStream", $"gets a buffer of {Bytes} bytes here, and of 4096 by default");

/// <summary>How a wrapper goes away.</summary>
abstract record WrapperRemoval;

/// <summary>The wrapped expression takes the place of the wrapper.</summary>
/// <param name="DeclaredType">The type of the variable, where it names BufferedStream.</param>
sealed record Unwrapping(ExpressionSyntax Wrapped, TypeSyntax? DeclaredType) : WrapperRemoval;

/// <summary>The variable of the wrapped stream takes the place of the wrapper's.</summary>
abstract record VariableRemoval(ILocalSymbol Inner, IReadOnlyList<SyntaxNode> References) : WrapperRemoval;

/// <summary>The using statement goes; that of the stream below takes its body.</summary>
/// <param name="Header">The text that goes: its header, with the lines or the space that it leaves empty.</param>
sealed record MergedUsing(UsingStatementSyntax Statement, UsingStatementSyntax Outer, TextSpan Header, ILocalSymbol Inner, IReadOnlyList<SyntaxNode> References)
    : VariableRemoval(Inner, References);

/// <summary>The using statement holds the stream below.</summary>
sealed record TakenOverUsing(UsingStatementSyntax Statement, ILocalSymbol Inner, IReadOnlyList<SyntaxNode> References) : VariableRemoval(Inner, References);

/// <summary>The declaration goes, and with it a statement that closes the wrapper right before the stream below is closed.</summary>
sealed record RemovedDeclaration(StatementSyntax Statement, StatementSyntax? Closing, ILocalSymbol Inner, IReadOnlyList<SyntaxNode> References) : VariableRemoval(Inner, References);

static class RedundantBufferPlanner
{
    public static bool IsCandidate(IOperation operation, MemberBody body) => operation switch
    {
        IObjectCreationOperation creation => creation.Type.Is(body.Io.BufferedStream) || SmallFileBuffers.SizeOf(creation, body) is not null,
        IInvocationOperation call => SmallCopyBuffers.IsCopy(call, body) || SmallFileBuffers.SizeOf(call, body) is not null,
        _ => false,
    };

    /// <summary>Null where nothing is redundant, or where no fix is certain to keep what the code does.</summary>
    public static RedundantBufferPlan? For(IOperation candidate, MemberBody body) => candidate switch
    {
        IObjectCreationOperation wrapper when wrapper.Type.Is(body.Io.BufferedStream) => RedundantWrappers.For(wrapper, body),
        IInvocationOperation call when SmallCopyBuffers.IsCopy(call, body) => SmallCopyBuffers.For(call, body),
        _ => SmallFileBuffers.For(candidate, body),
    };
}
