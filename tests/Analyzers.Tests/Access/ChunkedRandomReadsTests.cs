using IoAnalyzers.Access;
using static IoAnalyzers.Tests.Access.ChunkedRandomReadsCode;

namespace IoAnalyzers.Tests.Access;

public sealed class ChunkedRandomReadsTests
{
    const string Mapped = "using var handle = MappedFile.OpenRead(path);";

    const string Copied = "handle.Slice(place, record.Length).CopyTo(record);";

    const string Checked = "if (place >= 0 && handle.Length - place < record.Length)\n        throw new EndOfStreamException();\n    " + Copied;

    [Fact]
    public Task A_checked_read_becomes_a_copy() => Verify<ChunkedRandomReads>.Fix(Method(Loop()), Method(Loop(Checked, Mapped), isFixed: true), Library);

    [Fact]
    public Task What_is_never_negative_is_not_asked_for_it() => Verify<ChunkedRandomReads>.Fix(
        Method(Loop("if ([|RandomAccess.Read(handle, record, number * 16L)|] != record.Length)\n        throw new EndOfStreamException();", loop: "foreach (var number in numbers)")),
        Method(
            Loop(
                "if (handle.Length - number * 16L < record.Length)\n        throw new EndOfStreamException();\n    handle.Slice(number * 16L, record.Length).CopyTo(record);",
                Mapped, loop: "foreach (var number in numbers)"),
            isFixed: true),
        Library);

    [Fact]
    public Task A_sum_is_put_in_parentheses_where_it_is_subtracted() => Verify<ChunkedRandomReads>.Fix(
        Method(Loop("if ([|RandomAccess.Read(handle, record, 8 + place)|] < 16)\n    {\n        throw new EndOfStreamException();\n    }")),
        Method(
            Loop("if (8 + place >= 0 && handle.Length - (8 + place) < 16)\n    {\n        throw new EndOfStreamException();\n    }\n    handle.Slice(8 + place, 16).CopyTo(record);", Mapped),
            isFixed: true),
        Library);

    [Fact]
    public Task A_part_of_an_array_stays_one() => Verify<ChunkedRandomReads>.Fix(
        Method(Loop("if (12 != [|RandomAccess.Read(handle, record.AsSpan(0, 12), place)|])\n        throw new EndOfStreamException();")),
        Method(Loop("if (place >= 0 && handle.Length - place < 12)\n        throw new EndOfStreamException();\n    handle.Slice(place, 12).CopyTo(record.AsSpan(0, 12));", Mapped), isFixed: true),
        Library);

    [Fact]
    public Task Bytes_on_the_stack_are_copied_to() => Verify<ChunkedRandomReads>.Fix(
        Method(Loop(buffer: "Span<byte> record = stackalloc byte[16];")), Method(Loop(Checked, Mapped, "Span<byte> record = stackalloc byte[16];"), isFixed: true), Library);

    [Fact]
    public Task The_type_of_the_handle_becomes_that_of_the_file() => Verify<ChunkedRandomReads>.Fix(
        Method(Loop(opening: "using SafeFileHandle handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read);")),
        Method(Loop(Checked, "using MappedFile handle = MappedFile.OpenRead(path);"), isFixed: true),
        Library);

    [Fact]
    public Task The_length_is_that_of_the_mapping() => Verify<ChunkedRandomReads>.Fix(
        Method(Loop(opening: "using var handle = File.OpenHandle(path);\nif (RandomAccess.GetLength(handle) < 32)\n    return;")),
        Method(Loop(Checked, "using var handle = MappedFile.OpenRead(path);\nif (handle.Length < 32)\n    return;"), isFixed: true),
        Library);

    [Fact]
    public Task A_read_in_front_of_the_loop_is_copied_too() => Verify<ChunkedRandomReads>.Fix(
        Method(Loop(buffer: "var record = new byte[16];\nif (RandomAccess.Read(handle, record, 0) != 16)\n    throw new InvalidDataException(\"no header\");")),
        Method(
            Loop(
                Checked, Mapped,
                "var record = new byte[16];\nif (handle.Length - 0 < 16)\n    throw new InvalidDataException(\"no header\");\nhandle.Slice(0, 16).CopyTo(record);"),
            isFixed: true),
        Library);

    [Fact]
    public Task A_using_statement_stays_one() => Verify<ChunkedRandomReads>.Fix(
        Method("""
            using (var handle = File.OpenHandle(path))
            {
                var record = new byte[16];
                foreach (var place in places)
                {
                    // Each record stands for itself.
                    if ([|RandomAccess.Read(handle, record, place)|] != record.Length)
                        throw new EndOfStreamException(); // cut off
                    Use(record);
                }
            }
            """),
        Method(
            """
            using (var handle = MappedFile.OpenRead(path))
            {
                var record = new byte[16];
                foreach (var place in places)
                {
                    // Each record stands for itself.
                    if (place >= 0 && handle.Length - place < record.Length)
                        throw new EndOfStreamException(); // cut off
                    handle.Slice(place, record.Length).CopyTo(record);
                    Use(record);
                }
            }
            """,
            isFixed: true),
        Library);

    [Theory]
    [InlineData("for (var i = 0; i < places.Length; i++)", "var place = places[i];")]
    [InlineData("while (true)", "var place = Random.Shared.NextInt64(1 << 20);")]
    [InlineData("while (true)", "place = BitConverter.ToInt64(record, 8);")]
    [InlineData("foreach (var number in numbers)", "if (!index.TryGetValue(number, out var place)) continue;")]
    [InlineData("foreach (var number in numbers)", "var place = number * 16L;")]
    [InlineData("foreach (var (_, place) in index)", "")]
    [InlineData("foreach (var entry in index)", "var place = 8 + entry.Value;")]
    public Task A_place_from_data_is_reported(string loop, string place) => Verify<ChunkedRandomReads>.Reports(
        Method($$"""
            using var handle = File.OpenHandle(path);
            var record = new byte[16];
            {{(place.StartsWith("place", StringComparison.Ordinal) ? "var place = 0L;" : "")}}
            {{loop}}
            {
                {{place}}
                if ([|RandomAccess.Read(handle, record, place)|] != record.Length)
                    throw new EndOfStreamException();
                Use(record);
            }
            """, parameters: "string path, long[] places, uint[] numbers, Dictionary<uint, long> index"),
        Library);

    [Fact]
    public Task A_loop_that_counts_inside_one_over_data_is_reported() => Verify<ChunkedRandomReads>.Reports(
        Method("""
            using var handle = File.OpenHandle(path);
            var record = new byte[16];
            foreach (var place in places)
                for (var i = 0; i < 4; i++)
                {
                    if ([|RandomAccess.Read(handle, record, place + i * 16)|] != record.Length)
                        throw new EndOfStreamException();
                    Use(record);
                }
            """),
        Library);

    [Fact]
    public Task A_page_is_reported() => Verify<ChunkedRandomReads>.Reports(Method(Loop(buffer: "var record = new byte[4096];")), Library);

    [Fact]
    public Task An_iterator_is_reported() => Verify<ChunkedRandomReads>.Reports(
        """
        using System.Collections.Generic;
        using System.IO;

        static class C
        {
            static IEnumerable<byte> M(string path, long[] places)
            {
                using var handle = File.OpenHandle(path, FileMode.Open);
                var record = new byte[16];
                foreach (var place in places)
                {
                    if ([|RandomAccess.Read(handle, record, place)|] < record.Length)
                        throw new EndOfStreamException();
                    yield return record[0];
                }
            }
        }
        """,
        Library);

    [Fact]
    public Task A_try_that_only_cleans_up_is_reported() => Verify<ChunkedRandomReads>.Reports(Method($"try\n{{\n{Loop()}\n}}\nfinally\n{{\n    Use(default);\n}}"), Library);
}
