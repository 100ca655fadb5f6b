using IoAnalyzers.Access;
using static IoAnalyzers.Tests.Access.ChunkedRandomReadsCode;

namespace IoAnalyzers.Tests.Access;

public sealed class ChunkedRandomReadsSilentTests
{
    const string Check = $"if ({Read} != record.Length)\n        throw new EndOfStreamException();";

    [Fact]
    public Task Without_the_library_nothing_maps() => Verify<ChunkedRandomReads>.Silent(Method(Loop(Check)), Framework.Net10);

    [Theory]
    [InlineData("for (var place = 0L; place < 1 << 20; place += 16)")]
    [InlineData("for (var place = 0L; place < 1 << 20; place = place + record.Length)")]
    [InlineData("foreach (var place in Enumerable.Range(0, 100000))")]
    public Task A_scan_is_silent(string loop) => Verify<ChunkedRandomReads>.Silent(Method(Loop(Check, loop: loop)), Library);

    [Theory]
    [InlineData("var place = i * 16L;")]
    [InlineData("var row = i + 2; var place = row * 16L;")]
    [InlineData("var place = Math.Max(0, i - 1) * 16L;")]
    [InlineData("var place = long.Abs(i);")]
    [InlineData("var place = next; next += 16;")]
    [InlineData("var place = 64L;")]
    [InlineData("var place = places[0];")]
    [InlineData("var place = places[^1];")]
    public Task A_place_that_a_counter_moves_is_silent(string place) =>
        Verify<ChunkedRandomReads>.Silent(Method(Loop($"{place}\n    {Check}", opening: "var next = 0L;\nusing var handle = File.OpenHandle(path);", loop: "for (var i = 0; i < 100000; i++)")), Library);

    [Fact]
    public Task A_place_that_the_caller_gave_is_silent() => Verify<ChunkedRandomReads>.Silent(Method(Loop(Check, loop: "while (true)"), parameters: "string path, long place"), Library);

    [Fact]
    public Task A_read_in_no_loop_is_silent() => Verify<ChunkedRandomReads>.Silent(Method($"using var handle = File.OpenHandle(path);\nvar record = new byte[16];\nvar place = places[3];\n{Check}"), Library);

    [Fact]
    public Task A_few_rounds_are_silent() => Verify<ChunkedRandomReads>.Silent(Method(Loop($"var place = places[i];\n    {Check}", loop: "for (var i = 0; i < 8; i++)")), Library);

    [Fact]
    public Task A_file_that_each_round_opens_is_silent() => Verify<ChunkedRandomReads>.Silent(Method($"var record = new byte[16];\nforeach (var place in places)\n{{\n    using var handle = File.OpenHandle(path);\n    {Check}\n}}"), Library);

    [Theory]
    [InlineData("var record = new byte[4097];")]
    [InlineData("var record = new byte[0];")]
    [InlineData("var record = new byte[numbers.Length];")]
    [InlineData("var record = new byte[16]; record = new byte[16];")]
    public Task A_buffer_that_is_large_or_not_known_is_silent(string buffer) => Verify<ChunkedRandomReads>.Silent(Method(Loop(Check, buffer: buffer)), Library);

    [Theory]
    [InlineData("RandomAccess.Read(handle, record, place);")]
    [InlineData("var read = RandomAccess.Read(handle, record, place);")]
    [InlineData("if (RandomAccess.Read(handle, record, place) == 0)\n        throw new EndOfStreamException();")]
    [InlineData("if (RandomAccess.Read(handle, record, place) != 12)\n        throw new EndOfStreamException();")]
    [InlineData("if (RandomAccess.Read(handle, record, place) <= record.Length)\n        throw new EndOfStreamException();")]
    [InlineData("if (RandomAccess.Read(handle, record, place) > record.Length)\n        throw new EndOfStreamException();")]
    [InlineData("if (RandomAccess.Read(handle, record, place) != record.Length)\n        break;")]
    [InlineData("if (RandomAccess.Read(handle, record, place) != record.Length)\n        throw new EndOfStreamException();\n    else\n        Use(record);")]
    [InlineData("if (RandomAccess.Read(handle, record, place) != record.Length || record[0] == 0)\n        throw new EndOfStreamException();")]
    [InlineData("if (RandomAccess.Read(handle, record, place) != record.Length)\n        throw new InvalidDataException(Convert.ToHexString(record));")]
    [InlineData("if (place > 0)\n        if (RandomAccess.Read(handle, record, place) != record.Length)\n            throw new EndOfStreamException();")]
    [InlineData("if (RandomAccess.Read(handle, record.AsSpan(2, 14), place) != 14)\n        throw new EndOfStreamException();")]
    [InlineData("if (RandomAccess.Read(handle, record.AsSpan(0, 20), place) != 20)\n        throw new EndOfStreamException();")]
    [InlineData("if (RandomAccess.Read(handle, new[] { record.AsMemory() }, place) != record.Length)\n        throw new EndOfStreamException();")]
    [InlineData("if (RandomAccess.ReadAsync(handle, record, place).AsTask().Result != record.Length)\n        throw new EndOfStreamException();")]
    [InlineData("if (RandomAccess.Read(handle, record, Math.Abs(place)) != record.Length)\n        throw new EndOfStreamException();")]
    [InlineData("if (RandomAccess.Read(handle, record, /* ours */ place) != record.Length)\n        throw new EndOfStreamException();")]
    public Task Another_read_is_silent(string read) => Verify<ChunkedRandomReads>.Silent(Method(Loop(read)), Library);

    [Fact]
    public Task A_place_that_is_moved_as_it_is_read_is_silent() => Verify<ChunkedRandomReads>.Silent(Method(Loop(
        "next = places[3];\n    if (RandomAccess.Read(handle, record, next++) != record.Length)\n        throw new EndOfStreamException();", buffer: "var next = 0L;\nvar record = new byte[16];")), Library);

    [Theory]
    [InlineData("using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);")]
    [InlineData("using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);")]
    [InlineData("using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.None);")]
    [InlineData("using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.RandomAccess);")]
    [InlineData("using var handle = File.OpenHandle(path, FileMode.OpenOrCreate);")]
    [InlineData("using var handle = File.OpenHandle(\"/dev/sda\");")]
    [InlineData("using var handle = File.OpenHandle(/* ours */ path);")]
    [InlineData("var handle = File.OpenHandle(path);")]
    [InlineData("using var handle = new FileStream(path, FileMode.Open).SafeFileHandle;")]
    public Task Another_opening_is_silent(string opening) => Verify<ChunkedRandomReads>.Silent(Method(Loop(Check, opening)), Library);

    [Theory]
    [InlineData("RandomAccess.Write(handle, record, place);")]
    [InlineData("RandomAccess.SetLength(handle, 3);")]
    [InlineData("using var stream = new FileStream(handle, FileAccess.Read);")]
    [InlineData("if (handle.IsInvalid) return;")]
    [InlineData("Action later = () => RandomAccess.GetLength(handle);")]
    public Task Another_use_of_the_handle_is_silent(string use) => Verify<ChunkedRandomReads>.Silent(Method(Loop($"{Check}\n    {use}")), Library);

    [Fact]
    public Task What_catches_the_errors_of_the_reads_is_silent() => Verify<ChunkedRandomReads>.Silent(Method($"try\n{{\n{Loop(Check)}\n}}\ncatch (IOException)\n{{\n}}"), Library);

    [Fact]
    public Task Code_of_another_configuration_is_silent() => Verify<ChunkedRandomReads>.Silent(Method(Loop($"{Check}\n#if SECOND\n    RandomAccess.SetLength(handle, 3);\n#endif")), Library);
}
