using IoAnalyzers.Durability;

namespace IoAnalyzers.Tests.Durability;

/// <summary>What is hidden one call away: writes, syncs, and what cannot be told.</summary>
public sealed class RenameBeforeFlushCalleeTests
{
    [Theory]
    [InlineData("static void Write(Stream stream, byte[] data) => stream.Write(data, 0, data.Length);", "Write(stream, data);")]
    [InlineData("static void Write(Stream stream, byte[] data) { using (var writer = new BinaryWriter(stream)) writer.Write(data); }", "Write(stream, data);")]
    [InlineData("static async Task WriteAsync(Stream stream, byte[] data) => await stream.WriteAsync(data);", "WriteAsync(stream, data).Wait();")]
    [InlineData("static void Write(Stream stream, byte[] data) { if (data.Length == 0) return; stream.WriteByte(data[0]); }", "Write(stream, data);")]
    [InlineData("static T Write<T>(Stream stream, T value) { stream.WriteByte(1); return value; }", "Write(stream, 1);")]
    [InlineData("readonly Action<Stream> _write = stream => stream.WriteByte(1);", "_write(stream);")]
    [InlineData("static void Do(Action action) => action();", "Do(() => stream.WriteByte(1));")]
    [InlineData("static void Give(Stream stream, Action<Stream> write) => write(stream);", "Give(stream, given => given.WriteByte(1));")]
    public Task A_callee_writes_to_the_stream(string member, string call) => Verify<RenameBeforeFlush>.Reports(In(member, $$"""
                using (var stream = new FileStream(temp, FileMode.Create))
                {
                    {{call}}
                }

                [|File.Move(temp, path)|];
        """));

    [Theory]
    [InlineData("static void Write(string file, byte[] data) => File.WriteAllBytes(file, data);", "Write(temp, data);")]
    [InlineData("static async Task WriteAsync(string file, byte[] data) { using var stream = File.Create(file); await stream.WriteAsync(data); }", "WriteAsync(temp, data).Wait();")]
    [InlineData("static void Write(FileInfo file, byte[] data) { using var stream = file.Create(); stream.Write(data); }", "Write(new FileInfo(temp), data);")]
    [InlineData("static void Write(string file, Action<Stream> write) { using (var stream = File.Create(file)) write(stream); }", "Write(temp, stream => stream.WriteByte(1));")]
    public Task A_callee_writes_the_file(string member, string call) => Verify<RenameBeforeFlush>.Reports(In(member, $$"""
                {{call}}
                [|File.Move(temp, path)|];
        """));

    [Fact]
    public Task A_local_function_writes_the_file() => Verify<RenameBeforeFlush>.Reports("""
        var temp = path + ".tmp";
        Write(target);
        [|File.Move(temp, path)|];

        void Write(string text) => File.WriteAllText(temp, text);
        """);

    [Theory]
    [InlineData("static void Save(FileStream stream) { stream.WriteByte(1); stream.Flush(true); }", "Save(stream);")]
    [InlineData("static void Sync(Stream stream) { if (stream is FileStream file) file.Flush(true); }", "stream.Write(data); Sync(stream);")]
    [InlineData("static void End(FileStream stream) { stream.Flush(flushToDisk: true); stream.Dispose(); }", "stream.Write(data); End(stream);")]
    [InlineData("static void End(BinaryWriter writer) { writer.Flush(); ((FileStream)writer.BaseStream).Flush(true); }",
        "var writer = new BinaryWriter(stream); writer.Write(data); End(writer);")]
    [InlineData("readonly Action<FileStream> _end = file => file.Flush(true);", "stream.Write(data); _end(stream);")]
    [InlineData("readonly Action<FileStream> _end = End; static void End(FileStream stream) => stream.Flush(true);", "stream.Write(data); _end(stream);")]
    [InlineData("static void Retry(Action action) => action();", "stream.Write(data); Retry(() => stream.Flush(true));")]
    [InlineData("static void With(FileStream file, Action<FileStream> use) { use(file); file.Flush(true); }", "With(stream, file => file.Write(data));")]
    public Task A_callee_syncs_the_stream(string member, string call) => Verify<RenameBeforeFlush>.Silent(In(member, $$"""
                using (var stream = new FileStream(temp, FileMode.Create))
                {
                    {{call}}
                }

                File.Move(temp, path);
        """));

    [Theory]
    [InlineData("static void Write(string file, byte[] data) { using var stream = File.Create(file); stream.Write(data); stream.Flush(true); }", "Write(temp, data);")]
    [InlineData("static void Put(string file) { using var stream = new FileStream(file, FileMode.Open, FileAccess.Write); stream.Flush(true); }",
        "File.WriteAllBytes(temp, data); Put(temp);")]
    [InlineData("static void Write(string file, Action<FileStream> write) { using (var stream = File.Create(file)) write(stream); }",
        "Write(temp, stream => { stream.WriteByte(1); stream.Flush(true); });")]
    public Task A_callee_syncs_the_file(string member, string call) => Verify<RenameBeforeFlush>.Silent(In(member, $$"""
                {{call}}
                File.Move(temp, path);
        """));

    [Theory]
    [InlineData("static void Finish() { }", "Action finish = () => stream.Flush(true); stream.Write(data); finish();")]
    [InlineData("static void Finish() { }", "stream.Write(data); void End() => stream.Flush(true); End();")]
    public Task A_delegate_in_a_local_and_a_local_function_are_followed(string member, string body) => Verify<RenameBeforeFlush>.Silent(In(member, $$"""
                using (var stream = new FileStream(temp, FileMode.Create))
                {
                    {{body}}
                }

                File.Move(temp, path);
        """));

    [Theory]
    [InlineData("protected virtual void Write(Stream stream) { stream.WriteByte(1); }", "Write(stream);")]
    [InlineData("interface IWriter { void Write(Stream stream); } IWriter _writer = null!;", "_writer.Write(stream);")]
    [InlineData("static void Write(Stream stream) => Deeper(stream); static void Deeper(Stream stream) => stream.WriteByte(1);", "Write(stream);")]
    [InlineData("static void Write(Stream stream, Action<Stream> write) { stream.WriteByte(1); write(stream); } Action<Stream> Any { get; set; } = null!;", "Write(stream, Any);")]
    [InlineData("Stream? _kept; void Keep(Stream stream) { _kept = stream; stream.WriteByte(1); }", "Keep(stream);")]
    [InlineData("static Stream Wrap(Stream stream) { stream.WriteByte(1); return stream; }", "Wrap(stream);")]
    [InlineData("class Mine { readonly Stream _stream; public Mine(Stream stream) => _stream = stream; public void Write() => _stream.WriteByte(1); }", "new Mine(stream).Write();")]
    [InlineData("static IEnumerable<int> Write(Stream stream) { stream.WriteByte(1); yield return 1; }", "foreach (var i in Write(stream)) { }")]
    public Task What_cannot_be_followed_is_unknown(string member, string call) => Verify<RenameBeforeFlush>.Silent(In(member, $$"""
                using (var stream = new FileStream(temp, FileMode.Create))
                {
                    {{call}}
                }

                File.Move(temp, path);
        """));

    [Theory]
    [InlineData("var all = new List<Stream> { stream }; stream.Write(data);")]
    [InlineData("var all = new List<Stream>(); all.Add(stream); stream.Write(data);")]
    [InlineData("var pair = (stream, 1); stream.Write(data);")]
    [InlineData("Stream either = data.Length > 0 ? stream : Stream.Null; either.Write(data); stream.Write(data);")]
    [InlineData("stream.Write(data); Console.CancelKeyPress += (_, _) => stream.Flush(true);")]
    [InlineData("Action<byte> write = stream.WriteByte; write(1);")]
    [InlineData("AppDomain.CurrentDomain.SetData(\"log\", stream); _current = stream; stream.Write(data);")]
    public Task A_stream_that_gets_away_is_unknown(string body) => Verify<RenameBeforeFlush>.Silent(In("Stream? _current;", $$"""
                using (var stream = new FileStream(temp, FileMode.Create))
                {
                    {{body}}
                }

                File.Move(temp, path);
        """));

    [Fact]
    public Task A_member_that_knows_the_path_by_a_field_may_sync_it() => Verify<RenameBeforeFlush>.Silent("""
        using System.IO;

        class Settings
        {
            const string Path = "settings.xml", Temp = Path + ".tmp";

            void Save(string text)
            {
                File.WriteAllText(Settings.Temp, text);
                Finish();
                File.Move(Temp, Path);
            }

            void Finish()
            {
                using var stream = new FileStream(Temp, FileMode.Open, FileAccess.Write);
                stream.Flush(true);
            }
        }
        """);

    static string In(string member, string body) => $$"""
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Threading.Tasks;

        class Settings
        {
            {{member}}

            void Save(string path, byte[] data)
            {
                var temp = path + ".tmp";
        {{body}}
            }
        }
        """;
}
