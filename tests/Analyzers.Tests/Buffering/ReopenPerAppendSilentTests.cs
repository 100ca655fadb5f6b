using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

/// <summary>Loops that append to a file, and have a reason to close it each time.</summary>
public sealed class ReopenPerAppendSilentTests
{
    const string Lines = "var lines = new List<string>();\n";

    [Theory]
    // The path is another one each time, or may be.
    [InlineData("foreach (var line in lines) File.AppendAllText(line + \".txt\", line);")]
    [InlineData("foreach (var line in lines) { var file = Path.Combine(path, line); File.AppendAllText(file, line); }")]
    [InlineData("string file; foreach (var line in lines) { file = line + \".txt\"; File.AppendAllText(file, line); }")]
    [InlineData("foreach (var line in lines) File.AppendAllText(Path.GetTempFileName(), line);")]
    [InlineData("for (var i = 0; i < lines.Count; i++) File.AppendAllText($\"part{i}.txt\", lines[i]);")]
    [InlineData("var n = 0; foreach (var line in lines) { File.AppendAllText(path + n / 100, line); n++; }")]
    [InlineData("foreach (var line in lines) File.AppendAllText($\"{DateTime.Now:yyyyMMdd}.txt\", line);")]
    [InlineData("foreach (var line in lines) { File.AppendAllText(path, line); path = line; }")]
    // The file is read, moved, deleted, measured or handed on in the loop.
    [InlineData("foreach (var line in lines) { File.AppendAllText(path, line); Console.WriteLine(File.ReadAllText(path)); }")]
    [InlineData("foreach (var line in lines) { File.AppendAllText(path, line); if (lines.Count > 9) File.Move(path, target); }")]
    [InlineData("foreach (var line in lines) { if (line.Length == 0) File.Delete(path); File.AppendAllText(path, line); }")]
    [InlineData("foreach (var line in lines) if (!File.Exists(path)) File.AppendAllText(path, line);")]
    [InlineData("foreach (var line in lines) if (new FileInfo(path).Length < 100) File.AppendAllText(path, line);")]
    [InlineData("var file = new FileInfo(path); foreach (var line in lines) { file.Refresh(); File.AppendAllText(path, line); }")]
    [InlineData("foreach (var line in lines) { File.AppendAllText(path, line); File.Copy(path, target, true); }")]
    [InlineData("foreach (var line in lines) { File.AppendAllText(path, line); System.Diagnostics.Process.Start(\"cat\", path); }")]
    [InlineData("foreach (var line in File.ReadLines(path)) File.AppendAllText(path, line);")]
    [InlineData("foreach (var line in lines) { File.AppendAllText(path, line); using var reader = new StreamReader(path); }")]
    // Another path may lead to the same file.
    [InlineData("foreach (var line in lines) { File.AppendAllText(path, line); File.AppendAllText(target, line); }")]
    [InlineData("foreach (var file in Directory.GetFiles(path)) File.AppendAllText(target, File.ReadAllText(file));")]
    [InlineData("foreach (var line in lines) { File.AppendAllText(path, line); File.WriteAllText(target, line); }")]
    // The loop waits, or does not end by itself.
    [InlineData("foreach (var line in lines) { File.AppendAllText(path, line); Thread.Sleep(100); }")]
    [InlineData("foreach (var line in lines) { File.AppendAllText(path, line); await Task.Delay(100, token); }")]
    [InlineData("foreach (var line in new System.Collections.Concurrent.BlockingCollection<string>().GetConsumingEnumerable()) File.AppendAllText(path, line);")]
    [InlineData("while (true) File.AppendAllText(path, Console.ReadLine());")]
    [InlineData("while (true) { File.AppendAllText(path, \"x\"); if (lines.Count > 3) break; }")]
    [InlineData("while (Console.ReadLine() is { } line) File.AppendAllText(path, line);")]
    [InlineData("var buffer = new byte[9]; while (source.Read(buffer, 0, 9) > 0) File.AppendAllText(path, \"x\");")]
    [InlineData("foreach (var line in lines) lock (lines) File.AppendAllText(path, line);")]
    [InlineData("while (!token.IsCancellationRequested) File.AppendAllText(path, \"x\");")]
    // Each failure is handled by itself.
    [InlineData("foreach (var line in lines) try { File.AppendAllText(path, line); } catch (IOException) { }")]
    // It happens once.
    [InlineData("foreach (var line in lines) { File.AppendAllText(path, line); break; }")]
    [InlineData("foreach (var line in lines) if (line.Length > 9) { File.AppendAllText(path, line); return; }")]
    [InlineData("foreach (var line in lines) { } File.AppendAllText(path, \"x\");")]
    // Something else runs in the loop, or the append runs somewhere else.
    [InlineData("foreach (var line in lines) { Action append = () => File.AppendAllText(path, line); append(); }")]
    [InlineData("Action done = () => { }; foreach (var line in lines) { File.AppendAllText(path, line); done(); }")]
    [InlineData("Action<string> done = Console.WriteLine; foreach (var line in lines) { File.AppendAllText(path, line); new List<string>().ForEach(done); }")]
    [InlineData("foreach (var line in lines) { File.AppendAllText(path, line); if (line == \"stop\") Environment.Exit(1); }")]
    [InlineData("foreach (var line in lines) { File.AppendAllText(path, line); Environment.CurrentDirectory = line; }")]
    [InlineData("foreach (var line in lines) { File.AppendAllText(path, line); dynamic d = line; d.Run(); }")]
    [InlineData("Parallel.ForEach(lines, line => File.AppendAllText(path, line));")]
    [InlineData("foreach (var line in lines) { File.AppendAllText(path, line); await Task.Run(() => Console.WriteLine(line)); }")]
    // The writer would not do the same.
    [InlineData("foreach (var c in path) File.AppendAllText(path, c.ToString());")]
    [InlineData("foreach (var line in lines) File.AppendAllText(path, line.Substring(1));")]
    [InlineData("foreach (var line in lines) File.AppendAllText(path, line, Encoding.GetEncoding(\"iso-2022-jp\"));")]
    [InlineData("foreach (var line in lines) File.AppendAllText(path, line, new UTF8Encoding(false, true));")]
    [InlineData("foreach (var line in lines) await File.AppendAllTextAsync(path, line, token);")]
    [InlineData("foreach (var line in lines) { var task = File.AppendAllTextAsync(path, line); await task; }")]
    [InlineData("foreach (var record in records) File.AppendAllBytes(path, record);")]
    [InlineData("var parts = lines.Count > 3 ? lines : null; foreach (var line in lines) File.AppendAllLines(path, parts!);")]
    [InlineData("foreach (var line in lines) { File.AppendAllText(path, line); File.AppendAllText(path, line, Encoding.Unicode); }")]
    // Somebody reads along.
    [InlineData("var logFile = \"x.txt\"; foreach (var line in lines) File.AppendAllText(logFile, line);")]
    [InlineData("foreach (var line in lines) File.AppendAllText(Path.Combine(path, \"progress.txt\"), line);")]
    // More is asked of the stream than to be written to.
    [InlineData("foreach (var line in lines) { using var w = new StreamWriter(path, true); w.WriteLine(line); w.Flush(); }")]
    [InlineData("foreach (var line in lines) { using var w = new StreamWriter(path, true); w.AutoFlush = true; w.WriteLine(line); }")]
    [InlineData("foreach (var line in lines) { using var w = new StreamWriter(path, true); Console.SetOut(w); }")]
    [InlineData("foreach (var line in lines) { using var w = new StreamWriter(path, true); Action write = () => w.WriteLine(line); write(); }")]
    [InlineData("foreach (var line in lines) { using var w = new StreamWriter(path, false); w.WriteLine(line); }")]
    [InlineData("foreach (var line in lines) { using var w = new StreamWriter(path, line.Length > 0); w.WriteLine(line); }")]
    [InlineData("foreach (var record in records) { using var f = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, 1, FileOptions.WriteThrough); f.Write(record, 0, 1); }")]
    [InlineData("foreach (var record in records) { using var f = new FileStream(path, FileMode.Append); f.Write(record, 0, 1); f.Flush(true); }")]
    [InlineData("foreach (var record in records) { using var f = new FileStream(path, FileMode.OpenOrCreate); f.Write(record, 0, 1); }")]
    [InlineData("foreach (var line in lines) { using (var w = File.AppendText(path)) { w.WriteLine(line); } File.ReadAllText(path); }")]
    public Task A_loop_is_left_alone(string loop) => Verify<ReopenPerAppend>.Silent(Lines + loop.Replace("; foreach", ";\nforeach").Replace("; while", ";\nwhile").Replace("; for (", ";\nfor ("));

    [Fact]
    public Task Code_of_another_configuration_may_append_too() => Verify<ReopenPerAppend>.Silent(
        """
        foreach (var record in records)
        {
        #if TRACE_ALL
            File.AppendAllText(path, "record");
        #endif
            File.AppendAllText(path, "x");
        }
        """);

    [Theory]
    [InlineData("void Check() { if (new FileInfo(Path).Length > 9) throw new IOException(); }", "Check();")]
    [InlineData("void Check() => Report(); void Report() { }", "Check();")]
    [InlineData("protected virtual void Check() { }", "Check();")]
    [InlineData("public System.Action? Check;", "Check?.Invoke();")]
    [InlineData("int Size => (int)new FileInfo(Path).Length;", "_ = Size;")]
    [InlineData("interface ISource { void Next(); } ISource _source = null!;", "_source.Next();")]
    [InlineData("event System.Action? Appended;", "Appended?.Invoke();")]
    [InlineData("sealed class Scope : System.IDisposable { public void Dispose() => File.Delete(Path); }", "using var scope = new Scope();")]
    [InlineData("sealed class Part { public Part() => File.Delete(Path); }", "new Part();")]
    [InlineData("static IEnumerable<string> Old() { foreach (var line in File.ReadLines(Path)) yield return line; }", "foreach (var old in Old()) { }")]
    public Task Code_that_may_come_by_the_file_is_left_alone(string member, string call) => Verify<ReopenPerAppend>.Silent(
        $$"""
        using System.Collections.Generic;
        using System.IO;

        class C
        {
            const string Path = "all.txt";
            {{member}}

            void Save(List<string> lines)
            {
                foreach (var line in lines)
                {
                    File.AppendAllText(Path, line);
                    {{call}}
                }
            }
        }
        """);

    [Fact]
    public Task A_field_that_the_called_code_may_set_is_no_fixed_path() => Verify<ReopenPerAppend>.Silent(
        """
        using System.Collections.Generic;
        using System.IO;

        class C
        {
            string _path = "0.txt";
            int _part;

            void Next() => _path = ++_part + ".txt";

            void Save(List<string> lines)
            {
                foreach (var line in lines)
                {
                    File.AppendAllText(_path, line);
                    Next();
                }
            }
        }
        """);

    [Theory]
    [InlineData("class Logger { void Write")]
    [InlineData("class C { void ShowProgress")]
    [InlineData("class DebugSink { void Write")]
    public Task Output_that_is_read_along_is_left_alone(string member) => Verify<ReopenPerAppend>.Silent(
        $$"""
        using System.Collections.Generic;
        using System.IO;

        {{member}}(List<string> lines, string path)
        {
            foreach (var line in lines)
                File.AppendAllText(path, line);
        } }
        """);

    [Fact]
    public Task A_loop_that_goes_on_while_something_runs_is_left_alone() => Verify<ReopenPerAppend>.Silent(
        """
        using System.IO;

        class C
        {
            bool _isRunning = true;

            void Run(string path)
            {
                while (_isRunning)
                    File.AppendAllText(path, "x");
            }
        }
        """);

    [Fact]
    public Task An_iterator_gives_its_caller_the_word() => Verify<ReopenPerAppend>.Silent(
        """
        using System.Collections.Generic;
        using System.IO;

        class C
        {
            IEnumerable<string> Copied(IEnumerable<string> lines, string path)
            {
                foreach (var line in lines)
                {
                    File.AppendAllText(path, line);
                    yield return line;
                }
            }
        }
        """);
}
