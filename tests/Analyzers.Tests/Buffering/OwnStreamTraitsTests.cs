using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

/// <summary>What the rules say of streams that the user's own table describes.</summary>
public sealed class OwnStreamTraitsTests
{
    const string Wire = """
        using System;
        using System.IO;

        public class WireStream : Stream
        {
            public WireStream(string port) { }
            public override bool CanRead => true;
            public override bool CanSeek => false;
            public override bool CanWrite => true;
            public override long Length => throw new NotSupportedException();
            public override long Position { get => 0; set { } }
            public override void Flush() { }
            public override int Read(byte[] buffer, int offset, int count) => 0;
            public override long Seek(long offset, SeekOrigin origin) => 0;
            public override void SetLength(long value) { }
            public override void Write(byte[] buffer, int offset, int count) { }
        }

        """;

    const string Unbuffered = "WireStream Each Each Peer Nothing";

    [Fact]
    public Task A_stream_of_one_s_own_that_passes_each_write_on_is_reported() => Verify<UnbufferedSmallWrites>.Reports(
        Wire + """
        class C
        {
            void M(WireStream wire, byte[] data)
            {
                foreach (var b in data)
                    [|wire.WriteByte(b)|];
            }
        }
        """,
        traits: Unbuffered);

    [Fact]
    public Task It_gets_a_buffer_like_any_other() => Verify<UnbufferedSmallWrites>.Fix(
        Wire + """
        class C
        {
            void M(byte[] data)
            {
                using var wire = new WireStream("COM1");
                foreach (var b in data)
                    [|wire.WriteByte(b)|];
            }
        }
        """,
        Wire + """
        class C
        {
            void M(byte[] data)
            {
                using var wire = new WireStream("COM1");
                var buffered = new BufferedStream(wire);
                foreach (var b in data)
                    buffered.WriteByte(b);
                buffered.Flush();
            }
        }
        """,
        traits: Unbuffered);

    [Fact]
    public Task Without_a_row_it_is_unknown() => Verify<UnbufferedSmallWrites>.Silent(
        Wire + """
        class C
        {
            void M(WireStream wire, byte[] data)
            {
                foreach (var b in data)
                    wire.WriteByte(b);
            }
        }
        """);

    [Fact]
    public Task A_row_that_cannot_be_read_leaves_it_unknown() => Verify<UnbufferedSmallWrites>.Silent(
        Wire + """
        class C
        {
            void M(WireStream wire, byte[] data)
            {
                foreach (var b in data)
                    wire.WriteByte(b);
            }
        }
        """,
        traits: "WireStream Each Each Somewhere Nothing");

    [Fact]
    public Task A_class_derived_from_it_may_do_anything() => Verify<UnbufferedSmallWrites>.Silent(
        Wire + """
        class BufferedWire : WireStream
        {
            public BufferedWire() : base("COM1") { }
        }

        class C
        {
            void M(BufferedWire wire, byte[] data)
            {
                foreach (var b in data)
                    wire.WriteByte(b);
            }
        }
        """,
        traits: Unbuffered);

    [Fact]
    public Task One_that_collects_is_left_alone() => Verify<UnbufferedSmallWrites>.Silent(
        Wire + """
        class C
        {
            void M(WireStream wire, byte[] data)
            {
                foreach (var b in data)
                    wire.WriteByte(b);
            }
        }
        """,
        traits: "WireStream Collected Each Peer Nothing");

    [Fact]
    public Task A_wrapper_of_one_s_own_passes_on_what_lies_below() => Verify<UnbufferedSmallWrites>.Reports(
        Wire.Replace("string port", "Stream below, bool leaveOpen = false") + """
        class C
        {
            void M(string path, byte[] data)
            {
                using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1);
                using var wire = new WireStream(file);
                foreach (var b in data)
                    [|wire.WriteByte(b)|];
            }
        }
        """,
        traits: "WireStream Each Each Inner Inner below leaveOpen");

    [Fact]
    public Task A_wrapper_of_one_s_own_over_a_buffer_is_left_alone() => Verify<UnbufferedSmallWrites>.Silent(
        Wire.Replace("string port", "Stream below") + """
        class C
        {
            void M(string path, byte[] data)
            {
                using var wire = new WireStream(File.Create(path));
                foreach (var b in data)
                    wire.WriteByte(b);
            }
        }
        """,
        traits: "WireStream Each Each Inner Inner below");

    [Fact]
    public Task The_size_that_it_is_given_decides_where_the_row_says_so() => Verify<UnbufferedSmallWrites>.Reports(
        Wire.Replace("string port", "string port, int bufferSize") + """
        class C
        {
            void M(byte[] data)
            {
                using var buffered = new WireStream("COM1", 4096);
                using var wire = new WireStream("COM2", 1);
                foreach (var b in data)
                    buffered.WriteByte(b);
                foreach (var b in data)
                    [|wire.WriteByte(b)|];
            }
        }
        """,
        traits: "WireStream BySize BySize Peer Nothing");

    [Fact]
    public Task Small_reads_through_a_wrapper_of_one_s_own_are_reported() => Verify<UnbufferedSmallReads>.Reports(
        Wire.Replace("string port", "Stream below") + """
        class C
        {
            int M(string path)
            {
                using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
                using var wire = new WireStream(file);
                var sum = 0;
                int b;
                while ((b = [|wire.ReadByte()|]) >= 0)
                    sum += b;
                return sum;
            }
        }
        """,
        traits: "WireStream Each Each Inner Inner below");

    [Fact]
    public Task Who_else_reads_from_a_stream_of_one_s_own_is_not_known() => Verify<UnbufferedSmallReads>.Silent(
        Wire + """
        class C
        {
            int M()
            {
                using var wire = new WireStream("COM1");
                var sum = 0;
                int b;
                while ((b = wire.ReadByte()) >= 0)
                    sum += b;
                return sum;
            }
        }
        """,
        traits: Unbuffered);
}
