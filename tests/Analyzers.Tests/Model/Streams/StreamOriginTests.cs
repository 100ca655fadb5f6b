using IoAnalyzers.Model.Streams;

namespace IoAnalyzers.Tests.Model.Streams;

/// <summary>Where a stream comes from, as the statements of one method show it.</summary>
public sealed class StreamOriginTests
{
    [Theory]
    [InlineData("new FileStream(path, FileMode.Create)", 4096)]
    [InlineData("new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 0)", 0)]
    [InlineData("new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.None)", 1)]
    [InlineData("new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, size)", null)]
    [InlineData("new FileStream(path, new FileStreamOptions { BufferSize = 0, Mode = FileMode.Create })", 0)]
    [InlineData("new FileStream(path, new FileStreamOptions { Mode = FileMode.Create })", 4096)]
    [InlineData("new FileStream(path, new FileStreamOptions())", 4096)]
    [InlineData("new FileStream(path, new FileStreamOptions { BufferSize = size })", null)]
    [InlineData("new FileStream(File.OpenHandle(path), FileAccess.Read, 0)", 0)]
    [InlineData("File.Create(path)", 4096)]
    [InlineData("File.Create(path, 1)", 1)]
    [InlineData("File.Create(path, 1, FileOptions.WriteThrough)", 1)]
    [InlineData("File.Open(path, FileMode.Open)", 4096)]
    [InlineData("File.Open(path, new FileStreamOptions { BufferSize = 0 })", 0)]
    [InlineData("File.OpenRead(path)", 4096)]
    [InlineData("File.OpenWrite(path)", 4096)]
    [InlineData("info.Create()", 4096)]
    [InlineData("info.OpenWrite()", 4096)]
    [InlineData("info.Open(FileMode.Open)", 4096)]
    [InlineData("info.Open(new FileStreamOptions { BufferSize = 1 })", 1)]
    [InlineData("new System.IO.IsolatedStorage.IsolatedStorageFileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 0)", 0)]
    [InlineData("new System.IO.IsolatedStorage.IsolatedStorageFileStream(path, FileMode.Create)", null)]
    public void The_buffer_size_of_a_file_is_seen_where_it_is_created(string creation, int? bufferSize)
    {
        var origin = Marked($"var s = {creation}; [|s|].Flush();");
        Assert.Equal(Backing.File, origin!.Trait.Backing);
        Assert.Equal(bufferSize, origin.BufferSize);
        Assert.Equal(bufferSize is 0 or 1, origin.PassesEachWrite);
    }

    [Theory]
    [InlineData("var options = new FileStreamOptions { BufferSize = 0 }; var s = new FileStream(path, options);", 0)]
    [InlineData("var options = new FileStreamOptions(); var s = new FileStream(path, options);", 4096)]
    [InlineData("var options = new FileStreamOptions { BufferSize = 0 }; options.Mode = FileMode.Create; var s = File.Open(path, options);", 0)]
    [InlineData("FileStreamOptions options; options = new FileStreamOptions { BufferSize = 0 }; var s = info.Open(options);", 0)]
    [InlineData("var options = new FileStreamOptions { BufferSize = 0 }; options.BufferSize = size; var s = new FileStream(path, options);", null)]
    [InlineData("var options = new FileStreamOptions { BufferSize = 0 }; if (flag) options = new(); var s = new FileStream(path, options);", null)]
    [InlineData("var options = new FileStreamOptions { BufferSize = 0 }; Change(options); var s = new FileStream(path, options); void Change(FileStreamOptions o) => o.BufferSize = 9;", null)]
    [InlineData("var options = new FileStreamOptions { BufferSize = 0 }; var same = options; same.BufferSize = 9; var s = new FileStream(path, options);", null)]
    [InlineData("var options = Make(); var s = new FileStream(path, options); static FileStreamOptions Make() => new();", null)]
    public void Options_that_are_built_before_are_seen_unless_something_may_change_them(string statements, int? bufferSize)
    {
        var origin = Marked($"{statements} [|s|].Flush();");
        Assert.Equal(bufferSize, origin!.BufferSize);
        Assert.Equal(bufferSize is 0 or 1, origin.PassesEachWrite);
    }

    [Theory]
    [InlineData("FileStream s = Unbuffered();")]
    [InlineData("using var s = Unbuffered();")]
    [InlineData("using FileStream s = Unbuffered();")]
    [InlineData("await using var s = Unbuffered();")]
    [InlineData("Stream s = Unbuffered();")]
    [InlineData("IDisposable d = Unbuffered(); var s = (Stream)d;")]
    [InlineData("object o = Unbuffered(); var s = (o as Stream)!;")]
    [InlineData("FileStream? s = null; s = Unbuffered();")]
    [InlineData("FileStream s = null!; s = Unbuffered();")]
    [InlineData("FileStream? s = default; try { s = Unbuffered(); } finally { }")]
    [InlineData("FileStream? s = null; s ??= Unbuffered();")]
    [InlineData("FileStream s; if (flag) { s = Unbuffered(); } else { return; }")]
    [InlineData("FileStream first = Unbuffered(); Stream second = first; var s = second;")]
    [InlineData("Stream? s = null; foreach (var one in new[] { 1 }) { s?.Dispose(); s = Unbuffered(); } if (s is null) return;")]
    [InlineData("var s = flag ? Unbuffered() : Unbuffered();")]
    [InlineData("object o = Unbuffered(); if (o is not FileStream s) return;")]
    [InlineData("FileStream other; var s = other = Unbuffered();")]
    public void One_value_is_followed_through_locals_and_conversions(string statements)
    {
        var origin = Marked($"{statements} [|s|].Flush();", unbuffered: true);
        Assert.Equal("System.IO.FileStream", origin!.Trait.Type);
        Assert.Equal(0, origin.BufferSize);
        Assert.NotNull(origin.Creation);
    }

    [Theory]
    [InlineData("using (var s = Unbuffered()) { [|s|].Flush(); }")]
    [InlineData("using (FileStream a = Unbuffered(), s = Unbuffered()) { [|s|].Flush(); }")]
    [InlineData("object o = Unbuffered(); if (o is FileStream s) { [|s|].Flush(); }")]
    [InlineData("object o = Unbuffered(); if (o is FileStream { CanWrite: true } s) { [|s|].Flush(); }")]
    [InlineData("var s = Unbuffered(); Action later = () => [|s|].Flush();")]
    [InlineData("var s = Unbuffered(); void Later() { [|s|].Flush(); }")]
    [InlineData("FileStream s; ([|s = Unbuffered()|]).Flush();")]
    public void One_value_is_followed_into_nested_code(string statements) =>
        Assert.Equal(0, Marked(statements, unbuffered: true)?.BufferSize);

    [Theory]
    [InlineData("var s = Unbuffered(); if (flag) s = File.Create(path);")]
    [InlineData("var s = Unbuffered(); Reset(ref s); static void Reset(ref FileStream f) { }")]
    [InlineData("Open(out var s); void Open(out FileStream f) => f = File.Create(path);")]
    [InlineData("var s = Unbuffered(); Action reset = () => s = File.Create(path);")]
    [InlineData("var s = Unbuffered(); void Reset() => s = File.Create(path);")]
    [InlineData("var s = Unbuffered(); ref var same = ref s; same = File.Create(path);")]
    [InlineData("var s = Unbuffered(); (s, var n) = (File.Create(path), 1);")]
    [InlineData("var s = Unbuffered(); ((s, var m), var n) = ((File.Create(path), 1), 1);")]
    [InlineData("var (s, n) = (Unbuffered(), 1);")]
    [InlineData("var s = Unbuffered(); any.Reset(ref s);")]
    [InlineData("var s = flag ? Unbuffered() : File.Create(path);")]
    [InlineData("var s = flag ? Unbuffered() : stream;")]
    [InlineData("var s = flag switch { true => Unbuffered(), false => File.Create(path) };")]
    [InlineData("var s = stream;")]
    [InlineData("var s = file;")]
    [InlineData("file = Unbuffered(); var s = file;")]
    [InlineData("FileStream s = any;")]
    [InlineData("var s = Make(); static Stream Make() => Stream.Null;")]
    [InlineData("Stream s = Stream.Null;")]
    public void A_value_that_may_be_another_is_unknown(string statements) =>
        Assert.Null(Marked($"{statements} [|s|].Flush();", unbuffered: true));

    [Theory]
    [InlineData("foreach (var s in new List<FileStream>()) { [|s|].Flush(); }")]
    [InlineData("foreach (var (s, n) in new List<(FileStream, int)>()) { [|s|].Flush(); }")]
    [InlineData("object o = stream; switch (o) { case FileStream s: [|s|].Flush(); break; }")]
    [InlineData("[|stream|].Flush();")]
    [InlineData("[|file|].Flush();")]
    public void A_loop_variable_a_case_and_a_parameter_are_unknown(string statements) => Assert.Null(Marked(statements));

    [Theory]
    [InlineData("Stream a = null!, b = null!; a = b; b = a; [|a|].Flush();")]
    [InlineData("Stream a = null!; a = a; [|a|].Flush();")]
    [InlineData("Stream a = null!; a = flag ? a : flag ? a : flag ? a : a; [|a|].Flush();")]
    [InlineData("Stream a = null!; a = new BufferedStream(a); [|a|].Flush();")]
    public void A_value_that_depends_on_itself_has_no_bottom(string statements) => Assert.Null(Marked(statements)?.Bottom);

    static StreamOrigin? Marked(string statements, bool unbuffered = false) => Snippet.Statements(
        unbuffered ? statements.Replace("Unbuffered()", "new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 0)") : statements).Ask(StreamOrigin.Of);
}
