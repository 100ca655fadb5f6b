using IoAnalyzers.Access;
using Microsoft.CodeAnalysis.CSharp;

namespace IoAnalyzers.Tests.Access;

public sealed class SeekThenReadTests
{
    [Fact]
    public Task A_read_behind_a_seek_names_its_offset() => Verify<SeekThenRead>.Fix(
        """
        using var file = File.OpenRead(path);
        [|file.Seek(64, SeekOrigin.Begin)|];
        var read = file.Read(data, 0, data.Length);
        """,
        """
        using var file = File.OpenHandle(path);
        var read = RandomAccess.Read(file, data, 64);
        """);

    [Fact]
    public Task A_part_of_the_array_is_a_span() => Verify<SeekThenRead>.Fix(
        """
        using var file = File.OpenRead(path);
        [|file.Position = 64|];
        var read = file.Read(data, 2, 10);
        """,
        """
        using var file = File.OpenHandle(path);
        var read = RandomAccess.Read(file, data.AsSpan(2, 10), 64);
        """);

    [Fact]
    public Task An_asynchronous_read_keeps_its_token_and_its_context() => Verify<SeekThenRead>.Fix(
        """
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 4096, FileOptions.Asynchronous);
        [|file.Position = 64|];
        var read = await file.ReadAsync(data, 0, 10, token).ConfigureAwait(false);
        """,
        """
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.Asynchronous);
        var read = await RandomAccess.ReadAsync(file, data.AsMemory(0, 10), 64, token).ConfigureAwait(false);
        """);

    [Fact]
    public Task An_asynchronous_read_into_memory_stays_one() => Verify<SeekThenRead>.Fix(
        """
        using var file = File.OpenRead(path);
        [|file.Position = 64|];
        var read = await file.ReadAsync(data.AsMemory(4), token);
        """,
        """
        using var file = File.OpenHandle(path);
        var read = await RandomAccess.ReadAsync(file, data.AsMemory(4), 64, token);
        """);

    [Fact]
    public Task An_asynchronous_write_without_a_token_has_none() => Verify<SeekThenRead>.Fix(
        """
        using var file = File.OpenWrite(path);
        [|file.Position = 64|];
        await file.WriteAsync(data, 0, data.Length);
        """,
        """
        using var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        await RandomAccess.WriteAsync(file, data, 64);
        """);

    [Fact]
    public Task An_await_using_becomes_a_using() => Verify<SeekThenRead>.Fix(
        """
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 4096, useAsync: true);
        [|file.Position = 64|];
        var read = await file.ReadAsync(data, token);
        """,
        """
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.Asynchronous);
        var read = await RandomAccess.ReadAsync(file, data, 64, token);
        """);

    [Fact]
    public Task A_using_statement_keeps_its_braces() => Verify<SeekThenRead>.Fix(
        """
        using (var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        {
            [|stream.Position = 64|];
            if (stream.Read(data, 0, 4) < 4)
                return;
        }
        """,
        """
        using (var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        {
            if (RandomAccess.Read(file, data.AsSpan(0, 4), 64) < 4)
                return;
        }
        """);

    [Fact]
    public Task What_a_stream_has_by_default_is_written() => Verify<SeekThenRead>.Fix(
        """
        using var file = new FileStream(path, FileMode.OpenOrCreate);
        [|file.Position = 64|];
        file.Write(data, 0, 4);
        """,
        """
        using var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        RandomAccess.Write(file, data.AsSpan(0, 4), 64);
        """);

    [Fact]
    public Task File_Open_shares_with_nobody() => Verify<SeekThenRead>.Fix(
        """
        using var file = File.Open(path, FileMode.Open);
        [|file.Position = 64|];
        var read = file.Read(data);
        """,
        """
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var read = RandomAccess.Read(file, data, 64);
        """);

    [Fact]
    public Task A_useless_buffer_size_goes_and_options_stay() => Verify<SeekThenRead>.Fix(
        """
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None, bufferSize: 8192, FileOptions.RandomAccess);
        [|file.Position = 64|];
        var read = file.Read(data);
        """,
        """
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.None, FileOptions.RandomAccess);
        var read = RandomAccess.Read(file, data, 64);
        """);

    [Fact]
    public Task The_length_of_the_file_is_that_of_the_handle() => Verify<SeekThenRead>.Fix(
        """
        using var fs = File.OpenRead(path);
        if (fs.Length < 128)
            return;
        [|fs.Position = fs.Length - 128|];
        var read = fs.Read(data, 0, 3);
        Console.WriteLine(fs.Length);
        """,
        """
        using var file = File.OpenHandle(path);
        if (RandomAccess.GetLength(file) < 128)
            return;
        var read = RandomAccess.Read(file, data.AsSpan(0, 3), RandomAccess.GetLength(file) - 128);
        Console.WriteLine(RandomAccess.GetLength(file));
        """);

    [Fact]
    public Task Two_accesses_are_fixed_together() => Verify<SeekThenRead>.Fix(
        """
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        [|file.Position = 8|];
        var read = file.Read(data, 0, 4);
        data[0]++;
        file.Position = 8;
        file.Write(data, 0, read);
        """,
        """
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        var read = RandomAccess.Read(file, data.AsSpan(0, 4), 8);
        data[0]++;
        RandomAccess.Write(file, data.AsSpan(0, read), 8);
        """);

    [Fact]
    public Task A_file_that_each_round_opens_is_opened_as_a_handle_in_each() => Verify<SeekThenRead>.Fix(
        """
        foreach (var record in records)
        {
            using var stream = File.OpenRead(path);
            [|stream.Position = record.Length * 64L|];
            _ = stream.Read(record, 0, record.Length);
        }
        """,
        """
        foreach (var record in records)
        {
            using var file = File.OpenHandle(path);
            _ = RandomAccess.Read(file, record, record.Length * 64L);
        }
        """);

    [Fact]
    public Task A_name_that_is_taken_gets_a_number() => Verify<SeekThenRead>.Fix(
        """
        var file = path + ".index";
        using var stream = File.OpenRead(file);
        [|stream.Position = 64|];
        var read = stream.Read(data);
        """,
        """
        var file = path + ".index";
        using var file2 = File.OpenHandle(file);
        var read = RandomAccess.Read(file2, data, 64);
        """);

    [Fact]
    public Task An_array_that_a_call_makes_is_cut_where_it_is_made() => Verify<SeekThenRead>.Fix(
        """
        using var file = File.OpenWrite(path);
        [|file.Position = 64|];
        file.Write(BitConverter.GetBytes(data.Length), 0, 4);
        """,
        """
        using var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        RandomAccess.Write(file, BitConverter.GetBytes(data.Length).AsSpan(0, 4), 64);
        """);

    [Fact]
    public Task What_the_file_does_not_import_is_imported() => Verify<SeekThenRead>.Fix(
        """
        class C
        {
            int M(string path, byte[] data, long offset)
            {
                using (System.IO.FileStream stream = System.IO.File.OpenRead(path))
                {
                    [|stream.Position = offset|];
                    return stream.Read(data, 0, 4);
                }
            }
        }
        """,
        """
        using System;
        using System.IO;
        using Microsoft.Win32.SafeHandles;

        class C
        {
            int M(string path, byte[] data, long offset)
            {
                using (SafeFileHandle file = File.OpenHandle(path))
                {
                    return RandomAccess.Read(file, data.AsSpan(0, 4), offset);
                }
            }
        }
        """,
        Framework.Net6, language: LanguageVersion.CSharp7_3);
}
