using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IoAnalyzers.Model;

/// <summary>The code of one member with all that a rule may ask about it; bound only when a rule asks.</summary>
/// <param name="syntax">A method, constructor, accessor, expression body, initializer, or the compilation unit of top-level statements.</param>
sealed class MemberBody(SyntaxNode syntax, SemanticModel model, IoSymbols io, AnalyzerOptions options, CancellationToken cancellation)
{
    IOperation? _operation;
    LocalValues? _values;

    public SyntaxNode Syntax => syntax;
    public SemanticModel Model => model;
    public IoSymbols Io => io;
    public AnalyzerOptions Options => options;
    public CancellationToken Cancellation => cancellation;

    /// <summary>The root of the bound code; null where there is none (an abstract method, a partial method without body).</summary>
    public IOperation? Operation => _operation ??= model.GetOperation(syntax, cancellation);

    /// <summary>What the locals and parameters are set to anywhere in the body.</summary>
    public LocalValues Values => _values ??= new LocalValues(Operation);

    /// <summary>Another body of the same compilation.</summary>
    public MemberBody At(SyntaxNode other, SemanticModel otherModel) =>
        other == syntax ? this : new(other, otherModel, io, options, cancellation);

    /// <summary>The value of an .editorconfig option for the file of this body; null when it is not set.</summary>
    public string? Option(string key) =>
        options.AnalyzerConfigOptionsProvider.GetOptions(syntax.SyntaxTree).TryGetValue(key, out var value) ? value : null;
}
