using IoAnalyzers.Model.Streams;

namespace IoAnalyzers.Tests.Model.Streams;

/// <summary>Streams in fields and automatic properties.</summary>
public sealed class StreamOriginMemberTests
{
    const string New = """new FileStream("x", FileMode.Create, FileAccess.Write, FileShare.None, 0)""";

    [Theory]
    [InlineData("readonly FileStream _s = Unbuffered();")]
    [InlineData("public readonly FileStream _s = Unbuffered();")]
    [InlineData("FileStream _s = Unbuffered();")]
    [InlineData("static readonly FileStream _s = Unbuffered();")]
    [InlineData("readonly Stream _s; public C() { _s = Unbuffered(); }")]
    [InlineData("readonly Stream _s; public C() => _s = Unbuffered();")]
    [InlineData("readonly Stream _s; public C() { var made = Unbuffered(); this._s = made; }")]
    [InlineData("Stream? _s; void Open() { _s = Unbuffered(); } void Close() { _s?.Dispose(); _s = null; }")]
    [InlineData("Stream? _s; void Open() => _s ??= Unbuffered();")]
    [InlineData("Stream _s = null!; void Open() { _s = Unbuffered(); }")]
    [InlineData("Stream _s = default!; void Open() { _s = Unbuffered(); }")]
    [InlineData("Stream _s { get; } = Unbuffered();")]
    [InlineData("public Stream _s { get; private set; } = Unbuffered();")]
    [InlineData("public Stream _s { get; } public C() { _s = Unbuffered(); }")]
    [InlineData("readonly Stream _s; readonly Stream _other; public C() { _other = Unbuffered(); _s = _other; }")]
    [InlineData("readonly Stream _s = Unbuffered(); class Nested { Stream? _s; void Set() => _s = null; void Other(Stream s) => _s = s; }")]
    [InlineData("Stream _s = Unbuffered(); void Look(Stream s) { var _s = s; _s = s; }")]
    public void One_value_is_followed_to_where_it_is_set(string members)
    {
        var origin = Marked(members);
        Assert.Equal("System.IO.FileStream", origin!.Trait.Type);
        Assert.Equal(0, origin.BufferSize);
    }

    [Theory]
    [InlineData("internal FileStream _s = Unbuffered();")]
    [InlineData("public FileStream _s { get; set; } = Unbuffered();")]
    [InlineData("public FileStream _s { get; init; } = Unbuffered();")]
    [InlineData("public virtual FileStream _s { get; } = Unbuffered();")]
    [InlineData("FileStream _s => Unbuffered();")]
    [InlineData("readonly Stream _s; public C(Stream given) { _s = given; }")]
    [InlineData("readonly Stream _s = Unbuffered(); public C() { _s = File.Create(\"y\"); }")]
    [InlineData("Stream _s = Unbuffered(); void Set(Stream other) => _s = other;")]
    [InlineData("Stream _s = Unbuffered(); void Set(Stream other) => (_s) = other;")]
    [InlineData("Stream _s = Unbuffered(); static void Set(C other) => other._s = Stream.Null;")]
    [InlineData("Stream _s = Unbuffered(); static C New() => new() { _s = Stream.Null };")]
    [InlineData("Stream _s = Unbuffered(); void Set() => Change(ref _s); static void Change(ref Stream s) { }")]
    [InlineData("Stream _s = Unbuffered(); void Set() => Change(out _s); static void Change(out Stream s) => s = Stream.Null;")]
    [InlineData("Stream _s = Unbuffered(); void Set() { ref var same = ref _s; same = Stream.Null; }")]
    [InlineData("Stream _s = Unbuffered(); ref Stream Get() => ref _s;")]
    [InlineData("Stream _s = Unbuffered(); void Set() { (_s, var n) = (Stream.Null, 1); }")]
    [InlineData("Stream _s = Unbuffered(); void Set() { ((_s, var m), var n) = ((Stream.Null, 1), 1); }")]
    [InlineData("Stream _s = Unbuffered(); class Nested { void Set(C c) => c._s = Stream.Null; }")]
    public void A_member_that_others_may_set_or_that_is_set_twice_is_unknown(string members) => Assert.Null(Marked(members));

    [Theory]
    [InlineData("partial class C { void Open() { _s = Unbuffered(); } }", 0)]
    [InlineData("partial class C { void Open() { _s = Unbuffered(); } void Again() { _s = File.Create(\"y\"); } }", null)]
    public void Assignments_in_another_file_count(string otherFile, int? bufferSize) => Assert.Equal(
        bufferSize,
        new Snippet("partial class C { Stream? _s; void M() { [|_s|]!.Flush(); } }", otherFile.Replace("Unbuffered()", New)).Ask(StreamOrigin.Of)?.BufferSize);

    [Fact]
    public void A_member_of_a_generic_type_is_set_for_all_its_instances()
    {
        const string Set = "class C<T> { Stream _s = Unbuffered(); void M(C<int> other) { [|other._s|].Flush(); } }";
        Assert.Equal(0, new Snippet(Set.Replace("Unbuffered()", New)).Ask(StreamOrigin.Of)?.BufferSize);
        Assert.Null(new Snippet(Set.Replace("Unbuffered();", $"{New}; static void Set(C<string> c) => c._s = Stream.Null;")).Ask(StreamOrigin.Of));
    }

    [Theory]
    [InlineData("readonly NetworkStream _s; public C(NetworkStream given) { _s = given; }")]
    [InlineData("public NetworkStream? _s { get; set; }")]
    [InlineData("internal NetworkStream _s = null!;")]
    [InlineData("NetworkStream _s => new(null!);")]
    public void A_member_of_a_type_with_a_peer_needs_no_value(string members) => Assert.True(Marked(members)!.PassesEachWrite);

    [Theory]
    [InlineData("Stream _s = null!; Stream _t = null!; void A() => _s = _t; void B() => _t = _s;")]
    [InlineData("Stream _s = null!; void A() => _s = _s;")]
    [InlineData("Stream _s = null!; void A() => _s = new BufferedStream(_s);")]
    public void Members_that_are_set_to_each_other_have_no_bottom(string members) => Assert.Null(Marked(members)?.Bottom);

    [Theory]
    [InlineData("Stream P { get { [|_s|].Flush(); return _s; } }")]
    [InlineData("Stream P => [|_s|];")]
    [InlineData("long this[int i] => [|_s|].Length;")]
    [InlineData("event Action E { add { [|_s|].Flush(); } remove { } }")]
    [InlineData("~C() => [|_s|].Dispose();")]
    [InlineData("public static long operator +(C c) => [|c._s|].Length;")]
    [InlineData("readonly Action<C> _a = static c => [|c._s|].Flush();")]
    [InlineData("Func<C, long> A { get; } = static c => [|c._s|].Length;")]
    [InlineData("class Nested { void M(C c) => [|c._s|].Flush(); }")]
    public void Every_kind_of_body_is_bound(string member) =>
        Assert.Equal(0, new Snippet($$"""class C { readonly Stream _s = {{New}}; {{member}} }""").Ask(StreamOrigin.Of)?.BufferSize);

    [Fact]
    public void Top_level_statements_are_a_body() =>
        Assert.Equal(0, new Snippet($"var s = {New}; [|s|].Flush(); void Later() => s.Flush();").Ask(StreamOrigin.Of)?.BufferSize);

    static StreamOrigin? Marked(string members) =>
        new Snippet($$"""class C { {{members.Replace("Unbuffered()", New)}} void M() { [|_s|]!.Flush(); } }""").Ask(StreamOrigin.Of);
}
