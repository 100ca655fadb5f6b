using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace IoAnalyzers.FixProof.Programs;

public sealed class GeneratedProgramsTests
{
    const int Seed = 7;
    const int Programs = 100;

    [Fact]
    public async Task Fixes_keep_what_generated_programs_do()
    {
        var report = await Proof.RunAsync(Seed, 0, Programs);

        Assert.True(report.FixedPrograms > Programs / 4, $"Only {report.FixedPrograms} programs were fixed.");
        if (report.Differences.FirstOrDefault() is { } verdict)
            Assert.Fail((await Proof.ReduceAsync(verdict)).Difference);
    }

    [Fact]
    public void What_the_grammar_makes_compiles()
    {
        const int Many = 1000;
        using var programs = new FixedPrograms([.. Enumerable.Range(0, Many).Select(static program => Sample.Of(seed: 99, program))], withLibrary: false);

        var errors = programs.Compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).DistinctBy(static error => error.GetMessage());
        Assert.Empty(errors.Select(static error => $"{error.GetMessage()}: {error.Location.SourceTree!.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line]}"));
    }

    [Fact]
    public void A_program_is_made_again_by_its_choices()
    {
        var sample = Sample.Of(Seed, program: 17);

        Assert.Equal(sample.Draft, sample.With(sample.Choices).Draft);
    }

    [Theory]
    [InlineData("source.CopyTo(destination, 4096);", "a byte is lost", "source.ReadByte();\nsource.CopyTo(destination);")]
    [InlineData("source.CopyTo(destination);", "the source is closed", "source.CopyTo(destination);\nsource.Dispose();")]
    [InlineData("source.CopyTo(destination);", "the source stands elsewhere", "source.CopyTo(destination);\nif (source.CanSeek)\n    source.Position = 0;")]
    [InlineData("source.CopyTo(destination);", "a failure is swallowed", "try\n{\n    source.CopyTo(destination);\n}\ncatch (IOException)\n{\n}")]
    [InlineData("source.CopyTo(destination);", "another exception is thrown", "try\n{\n    source.CopyTo(destination);\n}\ncatch (IOException)\n{\n    throw new InvalidOperationException();\n}")]
    [InlineData("await source.CopyToAsync(destination, token);", "the token is forgotten", "await source.CopyToAsync(destination, CancellationToken.None);")]
    [InlineData("File.WriteAllText(target, path);", "the text has a mark", "File.WriteAllText(target, path, Encoding.UTF8);")]
    [InlineData("File.WriteAllText(target, path);", "a file is left", "File.WriteAllText(target, path);\nFile.WriteAllText(path, \"\");")]
    [InlineData("socket.Send(new byte[] { 1, 2 });", "a byte is not sent", "socket.Send(new byte[] { 1 });")]
    [InlineData("journal.Note(1);\njournal.Note(2);", "the order is another", "journal.Note(2);\njournal.Note(1);")]
    [InlineData("using var file = File.Create(target);\nfor (var i = 0; i < 99; i++)\n    file.WriteByte(1);", "there are more calls", "using var file = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.None, 0);\nfor (var i = 0; i < 99; i++)\n    file.WriteByte(1);")]
    public async Task A_program_that_does_something_else_is_seen(string body, string what, string other)
    {
        var verdict = await VerdictOn(body, other);

        Assert.True(verdict.Silence is not null, $"Nobody sees that {what}.");
    }

    [Fact]
    public async Task A_program_that_does_the_same_is_a_missed_chance_where_nothing_is_found()
    {
        var verdict = await VerdictOn("source.CopyTo(destination);", "source.CopyTo(destination, 100);");

        Assert.True(verdict.IsMissedChance, verdict.Silence);
    }

    [Fact]
    public async Task A_program_that_fails_is_made_smaller_as_long_as_it_fails()
    {
        static bool Fails(Sample sample) => sample.Draft.Body.Contains(".ReadByte()", StringComparison.Ordinal);
        var sample = Enumerable.Range(0, 1000).Select(static program => Sample.Of(Seed, program)).Where(Fails).MaxBy(static one => one.Choices.Sum())!;

        var reduced = await Reduction.OfAsync(sample, static samples => Task.FromResult<IReadOnlyList<bool>>([.. samples.Select(Fails)]));

        Assert.True(Fails(reduced) && reduced.Draft.Body.Length < sample.Draft.Body.Length, reduced.Draft.Body);
    }

    [Fact]
    public async Task A_full_disk_that_a_program_left_open_is_free_for_the_next_one()
    {
        LeaveOpen();

        using var disk = await FullDisk.ReserveAsync();

        using var alone = new FileStream(FullDisk.Device, FileMode.Open, FileAccess.Write, FileShare.None);
        Assert.True(alone.CanWrite);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void LeaveOpen() => new FileStream(FullDisk.Device, FileMode.Open, FileAccess.Write, FileShare.None).Flush();
    }

    static async Task<Verdict> VerdictOn(string body, string other)
    {
        using var programs = new Batch([new Sample(0, "P0", new Draft("a case of its own", body, other), [])], withLibrary: false);
        return (await programs.JudgeAsync())[0];
    }
}
