using IoAnalyzers.Copying;

namespace IoAnalyzers.Tests.Copying;

/// <summary>Loops over any stream, in programs with streams that read arrays alone.</summary>
public class ManualReadExactlyArraysTests
{
    const string ByArray = "source.Read(buffer, total, buffer.Length - total)";
    const string ByMemory = "await source.ReadAsync(buffer.AsMemory(total))";
    const string BySpan = "source.Read(buffer.AsSpan(total))";
    const string Arrays = "public override int Read(byte[] buffer, int offset, int count) => 0;";
    const string Spans = "public override int Read(Span<byte> buffer) => 0;";

    [Fact]
    public Task A_program_with_a_stream_of_arrays_alone_may_pass_it() => Verify<ManualReadExactly>.Silent(Code(Arrays, "Stream", ByArray));

    [Fact]
    public Task A_stream_that_reads_spans_as_well_is_no_reason() => Verify<ManualReadExactly>.Reports(Reported(Arrays + Spans, "Stream", ByArray));

    [Fact]
    public Task A_loop_that_reads_spans_asks_as_the_call_does() => Verify<ManualReadExactly>.Reports(Reported(Arrays, "Stream", BySpan));

    [Fact]
    public Task A_loop_that_awaits_copies_nothing() => Verify<ManualReadExactly>.Reports(Reported(Arrays, "Stream", ByMemory));

    [Fact]
    public Task A_stream_of_the_framework_is_no_other() => Verify<ManualReadExactly>.Reports(Reported(Arrays, "FileStream", ByArray));

    [Fact]
    public Task A_Read_of_something_else_is_no_stream() => Verify<ManualReadExactly>.Reports(
        Reported(Arrays + Spans, "Stream", ByArray) + "abstract class Port { public abstract int Read(byte[] buffer, int offset, int count); } class Serial : Port { public override int Read(byte[] buffer, int offset, int count) => 0; }");

    static string Reported(string reads, string type, string read) =>
        Code(reads, type, read).Replace("while (total < buffer.Length)", "[|while (total < buffer.Length)|]");

    static string Code(string reads, string type, string read) => $$"""
        using System;
        using System.IO;
        using System.Threading.Tasks;

        class Own : Stream
        {
            public override bool CanRead => true;
            public override bool CanSeek => false;
            public override bool CanWrite => false;
            public override long Length => 0;
            public override long Position { get; set; }
            public override void Flush() { }
            public override long Seek(long offset, SeekOrigin origin) => 0;
            public override void SetLength(long value) { }
            public override void Write(byte[] buffer, int offset, int count) { }
            {{reads}}
        }

        class Records
        {
            {{(read.Contains("await ") ? "async Task" : "void")}} Fill({{type}} source, byte[] buffer)
            {
                var total = 0;
                while (total < buffer.Length)
                {
                    var read = {{read}};
                    if (read == 0)
                        throw new EndOfStreamException();
                    total += read;
                }
            }
        }
        """;
}
