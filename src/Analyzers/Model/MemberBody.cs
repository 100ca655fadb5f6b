using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model;

/// <summary>The code of one member with all that a rule may ask about it; bound only when a rule asks.</summary>
/// <param name="syntax">A method, constructor, accessor, expression body, initializer, or the compilation unit of top-level statements.</param>
sealed class MemberBody(SyntaxNode syntax, SemanticModel model, IoSymbols io, AnalyzerOptions options, CancellationToken cancellation)
{
    /// <summary>
    /// How many candidates of one rule are judged in a member. Each may cost a walk through the whole member; with a bound, a rule's
    /// work grows as the code does. A member with more of them is a table, not a program.
    /// </summary>
    public const int MostCandidates = 64;

    MemberCode? _code;
    Dictionary<SyntaxNode, MemberBody>? _others;

    public SyntaxNode Syntax => syntax;
    public SemanticModel Model => model;
    public IoSymbols Io => io;
    public AnalyzerOptions Options => options;
    public CancellationToken Cancellation => cancellation;

    /// <summary>What is kept of the code for all rules.</summary>
    public MemberCode Code => _code ??= MemberCode.Of(syntax, model);

    /// <summary>Every node below the member's own. To look at the syntax is cheap next to having the code bound.</summary>
    public ImmutableArray<SyntaxNode> Nodes => Code.Nodes;

    /// <summary>The root of the bound code; null where there is none (an abstract method, a partial method without body).</summary>
    public IOperation? Operation => Code.Operation(cancellation);

    /// <summary>Every operation below the root, in the order of the text; none where there is no code.</summary>
    public ImmutableArray<IOperation> Operations => Code.Operations(cancellation);

    /// <summary>What the locals and parameters are set to anywhere in the body.</summary>
    public LocalValues Values => Code.Values(cancellation);

    /// <summary>Where each local, parameter, field and property is named.</summary>
    public SymbolReferences References => Code.References(cancellation);

    /// <summary>The local functions, those inside each other and in lambdas included.</summary>
    public IReadOnlyDictionary<ISymbol, ILocalFunctionOperation> LocalFunctions => Code.LocalFunctions(cancellation);

    /// <summary>The flow of control through the body; null where there is no code, or code that is too broken.</summary>
    public ControlFlowGraph? Graph => Code.Graph(cancellation);

    /// <summary>The member that the code belongs to.</summary>
    public ISymbol? Member => Code.Member(cancellation);

    /// <summary>The type that code at a place of the body stands in.</summary>
    public INamedTypeSymbol? TypeAround(IOperation place)
    {
        // What a method declares inside of itself is no type.
        var symbol = syntax is BaseMethodDeclarationSyntax ? Member : model.GetEnclosingSymbol(place.Syntax.SpanStart, cancellation);
        while (symbol is not (null or INamedTypeSymbol))
            symbol = symbol.ContainingSymbol;
        return (INamedTypeSymbol?)symbol;
    }

    /// <summary>The model that knows a node, which may stand in another part of the type.</summary>
    public SemanticModel ModelFor(SyntaxNode node) => node.SyntaxTree == model.SyntaxTree ? model : io.ModelOf(node.SyntaxTree);

    /// <summary>Another body of the same compilation.</summary>
    public MemberBody At(SyntaxNode other, SemanticModel otherModel)
    {
        if (other == syntax)
            return this;

        _others ??= new();
        if (!_others.TryGetValue(other, out var body))
            _others[other] = body = new(other, otherModel, io, options, cancellation);
        return body;
    }

    /// <summary>The value of an .editorconfig option for the file of this body; null when it is not set.</summary>
    public string? Option(string key) =>
        options.AnalyzerConfigOptionsProvider.GetOptions(syntax.SyntaxTree).TryGetValue(key, out var value) ? value : null;

    /// <summary>The number that an .editorconfig option sets; the default where it sets none.</summary>
    public int Option(string key, int otherwise) => int.TryParse(Option(key), out var number) ? number : otherwise;
}
