using Microsoft.CodeAnalysis;

namespace IoAnalyzers.FixProof.Programs;

public sealed class GeneratedProgramsTests
{
    [Fact]
    public void What_the_grammar_makes_compiles()
    {
        using var programs = new FixedPrograms([.. Enumerable.Range(0, 3000).Select(static program => Sample.Of(seed: 99, program))], withLibrary: false);

        var errors = programs.Compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors.DistinctBy(static error => error.GetMessage()).Take(20).Select(static error => $"{error.GetMessage()}: {error.Location.SourceTree!.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line]}")));
    }

    [Fact]
    public void A_program_is_made_again_by_its_choices()
    {
        var sample = Sample.Of(seed: 1, program: 17);

        Assert.Equal(sample.Draft, sample.With(sample.Choices).Draft);
    }
}
