using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Tests.Model.Files;

/// <summary>What a called method does to the file that its first parameter stands for: all states that it may leave behind.</summary>
public sealed class MethodSummaryTests
{
    [Theory]
    [InlineData("{ }", "Same")]
    [InlineData("=> file.WriteByte(1);", "Written")]
    [InlineData("=> file.Flush();", "Same, Flushes")]
    [InlineData("=> file.Flush(false);", "Unknown")]
    [InlineData("=> file.Flush(true);", "Synced")]
    [InlineData("=> RandomAccess.FlushToDisk(file.SafeFileHandle);", "Synced")]
    [InlineData("=> file.Dispose();", "Same, Closed")]
    [InlineData("=> file.Close();", "Same, Closed")]
    [InlineData("=> file?.Close();", "Same, Closed")]
    [InlineData("=> file.ReadByte();", "Same")]
    [InlineData("=> file.CopyTo(Stream.Null);", "Same")]
    [InlineData("=> Stream.Null.CopyTo(file);", "Written")]
    [InlineData("=> Console.WriteLine(file.Length);", "Same")]
    public void One_call_on_a_stream_has_its_effect(string code, string expected) => Assert.Equal(expected, OfStream(code));

    [Theory]
    [InlineData("{ file.WriteByte(1); file.Flush(); }", "Flushed, Flushes")]
    [InlineData("{ file.WriteByte(1); file.Flush(true); }", "Synced")]
    [InlineData("{ file.Flush(true); file.WriteByte(1); }", "Written")]
    [InlineData("{ file.WriteByte(1); file.Dispose(); }", "Written, Closed")]
    [InlineData("{ file.WriteByte(1); file.Flush(true); file.Dispose(); }", "Synced, Closed")]
    [InlineData("{ var writer = new BinaryWriter(file); writer.Write(1); }", "Written")]
    [InlineData("{ Stream same = file; same.WriteByte(1); }", "Written")]
    public void Calls_follow_each_other(string code, string expected) => Assert.Equal(expected, OfStream(code));

    [Theory]
    [InlineData("{ if (flag) file.WriteByte(1); }", "Same, Written")]
    [InlineData("{ if (flag) { file.Flush(true); return; } file.WriteByte(1); }", "Written, Synced")]
    [InlineData("{ if (flag) return; file.Flush(true); }", "Same, Synced")]
    [InlineData("{ if (flag) throw new IOException(); file.Flush(true); }", "Synced")]
    [InlineData("{ for (var i = 0; i < 3; i++) file.WriteByte(1); }", "Same, Written")]
    [InlineData("{ try { file.WriteByte(1); } finally { file.Flush(true); } }", "Synced")]
    [InlineData("=> throw new IOException();", "Same")]
    public void Every_way_through_the_method_counts(string code, string expected) => Assert.Equal(expected, OfStream(code));

    [Theory]
    [InlineData("{ using (file) file.WriteByte(1); }")]
    [InlineData("{ using var same = file; same.WriteByte(1); }")]
    [InlineData("{ using (var writer = new BinaryWriter(file)) writer.Write(1); }")]
    [InlineData("{ using var writer = new StreamWriter(file); writer.Write(1); }")]
    [InlineData("{ var writer = new StreamWriter(file); writer.Write(1); writer.Dispose(); }")]
    [InlineData("{ using var zip = new GZipStream(file, CompressionLevel.Optimal); zip.WriteByte(1); }")]
    public void A_using_closes_the_stream_and_a_writer_the_one_below(string code) => Assert.Equal("Written, Closed", OfStream(code));

    [Theory]
    [InlineData("{ using (var writer = new StreamWriter(file, leaveOpen: true)) writer.Write(1); }")]
    [InlineData("{ using (var writer = new StreamWriter(Stream.Null)) file.WriteByte(1); }")]
    [InlineData("{ var writer = new StreamWriter(file, leaveOpen: true); writer.Write(1); writer.Dispose(); }")]
    public void A_writer_that_leaves_the_stream_open_does_not(string code) => Assert.Equal("Written", OfStream(code));

    [Theory]
    [InlineData("=> _kept = file;")]
    [InlineData("{ var all = new List<Stream> { file }; }")]
    [InlineData("{ var all = new List<Stream>(); all.Add(file); }")]
    [InlineData("{ var pair = (file, 1); }")]
    [InlineData("{ Action write = () => file.WriteByte(1); _later = write; }")]
    [InlineData("{ _later = file.Flush; }")]
    public void A_stream_that_gets_away_is_unknown(string code) => Assert.Equal("Unknown", OfStream(code));

    [Theory]
    [InlineData("=> Deeper(file);")]
    [InlineData("=> new Keeper(file);")]
    [InlineData("=> Callee(file, flag);")]
    [InlineData("=> file.Extended();")]
    public void One_level_is_all_that_is_looked_at(string code) => Assert.Equal("Unknown", OfStream(code.Replace("=> new", "=> _ = new")));

    [Theory]
    [InlineData("{ Deep(); void Deep() => file.Dispose(); }", "Same, Closed")]
    [InlineData("{ Deep(); void Deep() => file.Flush(true); }", "Synced")]
    [InlineData("{ Action sync = () => file.Flush(true); sync(); }", "Synced")]
    public void What_is_inside_of_the_method_is_part_of_its_level(string code, string expected) => Assert.Equal(expected, OfStream(code));

    [Theory]
    [InlineData("=> File.WriteAllText(file, \"a\");", "Written")]
    [InlineData("=> File.AppendAllText(file, \"a\");", "Written")]
    [InlineData("=> File.WriteAllText(file, \"\");", "Empty")]
    [InlineData("=> File.Create(file).Dispose();", "Empty")]
    [InlineData("{ using var stream = File.Create(file); stream.WriteByte(1); }", "Written")]
    [InlineData("{ using var stream = File.Create(file); stream.WriteByte(1); stream.Flush(true); }", "Synced")]
    [InlineData("{ using var stream = new FileStream(file, FileMode.Open, FileAccess.Write); stream.Flush(true); }", "Synced")]
    [InlineData("=> File.Copy(file, \"a\");", "Same")]
    [InlineData("=> File.Copy(\"a\", file);", "Written")]
    [InlineData("=> File.ReadAllText(file);", "Same")]
    [InlineData("=> File.Exists(file);", "Same")]
    [InlineData("=> File.WriteAllText(file + \".tmp\", \"a\");", "Same")]
    [InlineData("=> File.WriteAllText(\"note\", file);", "Same")]
    [InlineData("=> File.Delete(file);", "Gone")]
    [InlineData("=> File.Move(file, \"a\");", "Gone")]
    [InlineData("=> File.Replace(file, \"a\", null);", "Gone")]
    [InlineData("=> new FileInfo(file).MoveTo(\"a\");", "Gone")]
    [InlineData("{ File.WriteAllText(file, \"a\"); File.Move(file, \"a\"); }", "Gone")]
    [InlineData("=> _path = file;", "Unknown")]
    [InlineData("{ file = \"other\"; File.WriteAllText(file, \"a\"); }", "Same")]
    public void A_path_is_followed_like_a_stream(string code, string expected) => Assert.Equal(expected, Summary($"void Callee(string file, bool flag) {{ {Body(code)} }}", "path"));

    [Theory]
    [InlineData("async Task Callee(FileStream file) { await file.WriteAsync(new byte[1]); await file.FlushAsync(); }", "Flushed, Flushes")]
    [InlineData("async Task Callee(FileStream file) { await using (file) file.WriteByte(1); }", "Written, Closed")]
    [InlineData("async Task Callee(FileStream file) { await using (file.ConfigureAwait(false)) file.WriteByte(1); }", "Written, Closed")]
    [InlineData("static void Callee<T>(T file) where T : FileStream => file.WriteByte(1);", "Written")]
    [InlineData("static void Callee<T>(T file) where T : IDisposable => file.Dispose();", "Same, Closed")]
    [InlineData("static void Callee(IDisposable file) { using (file) { } }", "Same, Closed")]
    [InlineData("static void Callee(object file) => ((FileStream)file).Flush(true);", "Synced")]
    [InlineData("void Callee(object file) => _any = file;", "Unknown")]
    [InlineData("void Callee(Stream file) { if (file is FileStream) ((FileStream)file).Flush(true); else file.Flush(); }", "Same, Synced, Flushes")]
    [InlineData("sealed class D : C { } void Callee(FileStream file) => file.WriteByte(1);", "Written")]
    public void The_kind_of_method_does_not_matter(string member, string expected) => Assert.Equal(expected, Summary(member, "file"));

    [Theory]
    [InlineData("protected virtual void Callee(FileStream file) => file.WriteByte(1);")]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"c\")] static extern void Callee(FileStream file);")]
    [InlineData("IEnumerable<int> Callee(FileStream file) { file.WriteByte(1); yield return 1; }")]
    [InlineData("FileStream Callee(FileStream file) => file;")]
    public void Code_that_may_be_other_code_or_runs_at_another_time_is_unknown(string member) => Assert.Equal("Unknown", Summary(member, "file"));

    static string OfStream(string code) => Summary($"void Callee(FileStream file, bool flag) {{ {Body(code)} }}", "file");

    static string Body(string code) => code.StartsWith("=>", StringComparison.Ordinal) ? code[2..] : code;

    static string Summary(string member, string argument) =>
        new Snippet($$"""
            class C
            {
                FileStream? _kept;
                object? _any;
                string? _path;
                Action? _later;

                {{member}}

                void Caller(FileStream file, string path, bool flag) => [|Callee({{argument}}{{(member.Contains("bool flag") ? ", flag" : "")}})|];
                void Deeper(FileStream file) => file.WriteByte(1);
            }

            class Keeper
            {
                public Keeper(FileStream file) => file.WriteByte(1);
            }

            static class Extensions
            {
                public static void Extended(this FileStream file) => file.WriteByte(1);
            }
            """).Ask(static (marked, body) =>
            {
                var call = (IInvocationOperation)marked;
                var given = ((IParameterReferenceOperation)call.Arguments[0].Value.Unconverted()).Parameter;
                var isPath = given.Name == "path";
                var file = MethodSummary.SubjectOf(body, isPath ? given : null, isPath ? [] : [given]);
                return FileCallees.OfCall(call, new FileUses(file, body.Operation!));
            }).ToString()!;
}
