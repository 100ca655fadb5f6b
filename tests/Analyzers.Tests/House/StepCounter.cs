using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace IoAnalyzers.Tests.House;

/// <summary>Rewrites code so that it counts each block and each expression body that it runs.</summary>
sealed class StepCounter : CSharpSyntaxRewriter
{
    public const string Source = """
        [assembly: System.Reflection.AssemblyMetadata("HelpLinkBase", "")]

        namespace IoAnalyzers;

        public static class Steps
        {
            public static long Count, ActionAt;
            public static System.Action? Action;

            internal static void Take()
            {
                if (++Count == ActionAt)
                    Action!();
            }

            internal static T Taken<T>(T value)
            {
                Take();
                return value;
            }
        }

        public sealed class AsksForNothing : Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer
        {
            public override System.Collections.Immutable.ImmutableArray<Microsoft.CodeAnalysis.DiagnosticDescriptor> SupportedDiagnostics { get; } =
                [new("IDLE1", "Nothing", "Nothing", "Nothing", Microsoft.CodeAnalysis.DiagnosticSeverity.Warning, isEnabledByDefault: true)];

            public override void Initialize(Microsoft.CodeAnalysis.Diagnostics.AnalysisContext context)
            {
                context.ConfigureGeneratedCodeAnalysis(Microsoft.CodeAnalysis.Diagnostics.GeneratedCodeAnalysisFlags.None);
                context.RegisterSemanticModelAction(static _ => { });
            }
        }
        """;

    static readonly StatementSyntax Step = ParseStatement("global::IoAnalyzers.Steps.Take(); ");

    public override SyntaxNode? VisitBlock(BlockSyntax node)
    {
        var block = (BlockSyntax)base.VisitBlock(node)!;
        return block.WithStatements(block.Statements.Insert(0, Step));
    }

    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node) => base.VisitForEachStatement(node.WithStatement(InBlock(node.Statement)));

    public override SyntaxNode? VisitForEachVariableStatement(ForEachVariableStatementSyntax node) =>
        base.VisitForEachVariableStatement(node.WithStatement(InBlock(node.Statement)));

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node) => base.VisitForStatement(node.WithStatement(InBlock(node.Statement)));

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node) => base.VisitWhileStatement(node.WithStatement(InBlock(node.Statement)));

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node) => base.VisitMethodDeclaration(
        node.ExpressionBody is { } body && !IsVoid(node.ReturnType) ? node.WithExpressionBody(Counted(body, node.ReturnType)) : node);

    public override SyntaxNode? VisitPropertyDeclaration(PropertyDeclarationSyntax node) => base.VisitPropertyDeclaration(
        node.ExpressionBody is { } body ? node.WithExpressionBody(Counted(body, node.Type)) : node);

    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node) => base.VisitLocalFunctionStatement(
        node.ExpressionBody is { } body && !IsVoid(node.ReturnType) ? node.WithExpressionBody(Counted(body, node.ReturnType)) : node);

    static BlockSyntax InBlock(StatementSyntax statement) => statement as BlockSyntax ?? Block(statement);

    static bool IsVoid(TypeSyntax type) => type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };

    static ArrowExpressionClauseSyntax Counted(ArrowExpressionClauseSyntax body, TypeSyntax type) => body.Expression is ThrowExpressionSyntax
        ? body
        : body.WithExpression(InvocationExpression(
            ParseExpression($"global::IoAnalyzers.Steps.Taken<{type.WithoutTrivia()}>"),
            ArgumentList(SingletonSeparatedList(Argument(body.Expression.WithoutTrivia())))));
}
