using IoAnalyzers.Access;

namespace IoAnalyzers.Tests.Access;

public sealed class SeekThenReadSilentTests
{
    static Task Silent(string statements) => Verify<SeekThenRead>.Silent(statements);

    [Theory]
    [InlineData("var next = file.Read(data, 0, 4);")]
    [InlineData("file.CopyTo(destination);")]
    [InlineData("file.Flush();")]
    [InlineData("file.SetLength(0);")]
    [InlineData("Console.WriteLine(file.Position);")]
    [InlineData("Console.WriteLine(file.Name);")]
    [InlineData("Console.WriteLine(file.ReadByte());")]
    [InlineData("using var reader = new BinaryReader(file);")]
    [InlineData("records.Select(_ => file.Length).ToList();")]
    [InlineData("GC.KeepAlive(file);")]
    [InlineData("file.Dispose();")]
    [InlineData("file.Position = 3;")]
    [InlineData("Console.WriteLine(nameof(file));")]
    [InlineData("RandomAccess.Read(file.SafeFileHandle, data, 0);")]
    public Task Something_else_uses_the_stream(string use) => Silent($"""
        using var file = new FileStream(path, FileMode.Open);
        file.Position = 64;
        _ = file.Read(data, 0, 4);
        {use}
        """);

    [Theory]
    [InlineData("foreach (var record in records)")]
    [InlineData("for (var i = 0; i < 3; i++)")]
    [InlineData("while (data[0] < 3)")]
    public Task The_stream_stays_open_for_many_accesses(string loop) => Silent($$"""
        using var file = File.OpenRead(path);
        {{loop}}
        {
            file.Position = 64;
            _ = file.Read(data, 0, 4);
        }
        """);

    [Fact]
    public Task Three_accesses_may_share_the_buffer() => Silent("""
        using var file = File.OpenRead(path);
        file.Position = 64;
        _ = file.Read(data, 0, 4);
        file.Position = 72;
        _ = file.Read(data, 4, 4);
        file.Position = 80;
        _ = file.Read(data, 8, 4);
        """);

    [Theory]
    [InlineData("file.Seek(-4, SeekOrigin.End);")]
    [InlineData("file.Seek(4, SeekOrigin.Current);")]
    [InlineData("file.Seek(4, (SeekOrigin)data.Length);")]
    [InlineData("var position = file.Seek(4, SeekOrigin.Begin);")]
    [InlineData("file.Position += 4;")]
    [InlineData("file.Position = data[1] = 4;")]
    [InlineData("file.Position = long.Parse(target);")]
    [InlineData("file.Position = data[1]++;")]
    [InlineData("file.Position = await Task.FromResult(4L);")]
    [InlineData("file.Position = /* behind the header */ 4;")]
    [InlineData("if (data.Length > 4) file.Position = 4;")]
    [InlineData("")]
    public Task The_position_is_not_set_to_an_offset_that_can_move(string seek) => Silent($"""
        using var file = File.OpenRead(path);
        {seek}
        _ = file.Read(data, 0, 4);
        """);

    [Theory]
    [InlineData("file.ReadExactly(data);")]
    [InlineData("file.ReadExactly(data, 0, 4);")]
    [InlineData("await file.ReadExactlyAsync(data);")]
    [InlineData("_ = file.ReadAtLeast(data, 4);")]
    [InlineData("_ = file.ReadByte();")]
    [InlineData("var task = file.ReadAsync(data, 0, 4); await task;")]
    [InlineData("_ = file.ReadAsync(data, 0, 4).Result;")]
    [InlineData("var record = new byte[data[0]++]; _ = file.Read(record, 0, 4);")]
    [InlineData("var record = target.ToArray(); _ = file.Read(data, 0, 4);")]
    [InlineData("var record = new byte[4];")]
    [InlineData("while (file.Read(data, 0, 4) > 0) Console.WriteLine(data[0]);")]
    [InlineData("Console.WriteLine(); _ = file.Read(data, 0, 4);")]
    [InlineData("try { _ = file.Read(data, 0, 4); } catch (IOException) { }")]
    [InlineData("lock (records) { _ = file.Read(data, 0, 4); }")]
    [InlineData("Func<int> read = () => file.Read(data, 0, 4);")]
    [InlineData("_ = file.Read(data, 0, 4) + file.Read(data, 4, 4);")]
    [InlineData("_ = file.Read(count: 4, buffer: data, offset: 0);")]
    [InlineData("_ = file.Read(data, /* all of it */ 0, 4);")]
    [InlineData("_ = file.Read(null, 0, 4);")]
    [InlineData("file.BeginRead(data, 0, 4, null, null);")]
    public Task The_next_statement_is_no_read_that_RandomAccess_does_alike(string read) => Silent($"""
        using var file = File.OpenRead(path);
        file.Position = 4;
        {read}
        """);

    [Theory]
    [InlineData("offset++; _ = file.Read(data, 0, 4);")]
    [InlineData("_ = file.Read(data, 0, (int)offset++);")]
    [InlineData("_ = file.Read(data, 0, (int)(offset = 4));")]
    [InlineData("_ = file.Read(data, 0, Next(ref offset));")]
    [InlineData("Console.WriteLine((offset = 3) + file.Read(data, 0, 4));")]
    [InlineData("_ = file.Read(Advance(), 0, 4);")]
    public Task Something_in_front_of_the_moved_offset_changes_it(string read) => Verify<SeekThenRead>.Silent($$"""
        using System;
        using System.IO;

        class C
        {
            void M(string path, byte[] data, long offset)
            {
                using var file = File.OpenRead(path);
                file.Position = offset;
                {{read}}

                byte[] Advance()
                {
                    offset++;
                    return data;
                }

                static int Next(ref long value) => (int)value++;
            }
        }
        """);

    [Fact]
    public Task A_field_may_be_changed_by_the_call_that_makes_the_bytes() => Verify<SeekThenRead>.Silent("""
        using System.IO;

        class C
        {
            long _next;

            void M(string path)
            {
                using var file = File.OpenWrite(path);
                file.Position = _next;
                file.Write(Encode());
            }

            byte[] Encode() => new byte[++_next];
        }
        """);

    [Theory]
    [InlineData("offset")]
    [InlineData("offset * 64")]
    [InlineData("(long)number")]
    [InlineData("count * 64")]
    public Task A_negative_offset_would_throw_what_nobody_catches(string offset) => Silent($$"""
        var offset = long.Parse(target);
        var count = offset > 3 ? data.Length : 0;
        var number = ulong.Parse(target);
        try
        {
            using var file = File.OpenRead(path);
            file.Seek({{offset}}, SeekOrigin.Begin);
            _ = file.Read(data, 0, 4);
        }
        catch (IOException) { }
        """);

    [Fact]
    public Task An_array_that_may_be_null_throws_another_exception() => Verify<SeekThenRead>.Silent("""
        #nullable enable
        using System.IO;

        class C
        {
            int M(string path, byte[]? data)
            {
                using var file = File.OpenRead(path);
                file.Position = 4;
                return file.Read(data, 0, 4);
            }
        }
        """);

    [Theory]
    [InlineData("_ = file.ReadByte();")]
    [InlineData("file.Flush();")]
    [InlineData("file.CopyTo(destination);")]
    public Task A_call_without_a_buffer_is_no_transfer(string call) => Silent($$"""
        using var file = File.OpenRead(path);
        file.Position = 10;
        {{call}}
        """);
}
