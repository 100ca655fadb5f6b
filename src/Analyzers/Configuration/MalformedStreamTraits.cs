using System.Collections.Immutable;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IoAnalyzers.Configuration;

/// <summary>A line of a user's table of streams that says nothing the rules understand.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MalformedStreamTraits : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = Descriptor.Create(
        "IOA0001",
        title: "A row of IoAnalyzers.StreamTraits.txt is malformed",
        messageFormat: "This row is ignored: {0}",
        Category.Configuration,
        DiagnosticSeverity.Warning,
        description: "A row names a type and says what becomes of small writes and reads, where the bytes live, and how far Flush reaches. A row that cannot be read is left out, and the rules stay silent on its type.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterAdditionalFileAction(static file =>
        {
            if (!StreamTraitRows.IsTable(file.AdditionalFile.Path) || file.AdditionalFile.GetText(file.CancellationToken) is not { } text)
                return;
            foreach (var line in StreamTraitRows.Lines(text))
                if (line.Complaint is not null)
                    file.ReportDiagnostic(Diagnostic.Create(Rule, Location.Create(file.AdditionalFile.Path, line.Span, text.Lines.GetLinePositionSpan(line.Span)), line.Complaint));
        });
    }
}
