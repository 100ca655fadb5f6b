using System.Text;
using IoAnalyzers.Runtime.Tests.Seam;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime.Tests.Durability;

/// <summary>What DurableFile does where nothing goes wrong.</summary>
public sealed class DurableFileTests
{
    [Fact]
    public void Text_is_written_as_the_BCL_writes_it()
    {
        using var folder = new TestFolder();
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.Latin1 })
        {
            File.WriteAllText(folder["expected"], "Grüße, 世界 🌍", encoding);
            DurableFile.WriteAllText(folder["target"], "Grüße, 世界 🌍", encoding);
            Assert.Equal(File.ReadAllBytes(folder["expected"]), File.ReadAllBytes(folder["target"]));
        }

        DurableFile.WriteAllText(folder["target"], "ä");
        Assert.Equal([0xC3, 0xA4], File.ReadAllBytes(folder["target"]));
    }

    [Fact]
    public void Lines_are_written_as_the_BCL_writes_them()
    {
        using var folder = new TestFolder();
        string[] lines = ["one", "", "drei €"];
        File.WriteAllLines(folder["expected"], lines, Encoding.UTF8);
        DurableFile.WriteAllLines(folder["target"], lines, Encoding.UTF8);
        Assert.Equal(File.ReadAllBytes(folder["expected"]), File.ReadAllBytes(folder["target"]));
    }

    [Fact]
    public void A_path_may_be_longer_than_260_characters()
    {
        using var folder = new TestFolder();
        var deep = Directory.CreateDirectory(Path.Combine(folder.Path, new string('a', 120), new string('b', 120))).FullName;
        DurableFile.WriteAllText(Path.Combine(deep, "old"), "text");
        DurableFile.Move(Path.Combine(deep, "old"), Path.Combine(deep, "moved"));
        DurableFile.Copy(Path.Combine(deep, "moved"), Path.Combine(deep, "copy"));
        DurableFile.SyncDirectory(deep);
        Assert.Equal("text", File.ReadAllText(Path.Combine(deep, "copy")));
        Assert.Equal(2, Directory.GetFiles(deep).Length);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused_and_the_old_text_stays()
    {
        using var folder = new TestFolder();
        DurableFile.WriteAllText(folder["target"], "old");
        Assert.Throws<EncoderFallbackException>(() => DurableFile.WriteAllText(folder["target"], "\ud800"));
        Assert.Equal("old", File.ReadAllText(folder["target"]));
        Assert.Equal(["target"], folder.Names);
    }

    [Fact]
    public void Null_text_makes_an_empty_file()
    {
        using var folder = new TestFolder();
        DurableFile.WriteAllText(folder["target"], null);
        Assert.Empty(File.ReadAllBytes(folder["target"]));
    }

    [Fact]
    public void The_stream_of_a_replacement_reads_seeks_and_grows_as_a_file_does()
    {
        using var folder = new TestFolder();
        var random = new Random(7);
        DurableFile.Replace(folder["target"], stream =>
        {
            using var model = new MemoryStream();
            for (var step = 0; step < 2000; step++)
            {
                var bytes = new byte[random.Next(0, step % 50 == 0 ? 100_000 : 300)];
                switch (random.Next(5))
                {
                    case 0:
                        stream.Position = model.Position = random.Next((int)model.Length + 1);
                        break;
                    case 1:
                        var expected = new byte[bytes.Length];
                        Assert.Equal(model.Read(expected), stream.Read(bytes));
                        Assert.Equal(expected, bytes);
                        break;
                    case 2 when step % 20 == 0:
                        var length = random.Next((int)model.Length + 50);
                        stream.SetLength(length);
                        model.SetLength(length);
                        break;
                    default:
                        random.NextBytes(bytes);
                        stream.Write(bytes);
                        model.Write(bytes);
                        break;
                }

                Assert.Equal((model.Position, model.Length), (stream.Position, stream.Length));
            }

            stream.Position = 0;
            var all = new byte[model.Length];
            stream.ReadExactly(all);
            Assert.Equal(model.ToArray(), all);
        });
    }

    [Fact]
    public void A_writer_may_close_the_stream_of_a_replacement()
    {
        using var folder = new TestFolder();
        DurableFile.Replace(folder["target"], static stream =>
        {
            using var writer = new StreamWriter(stream);
            writer.Write("closed");
        });
        Assert.Equal("closed", File.ReadAllText(folder["target"]));
    }

    [Fact]
    public void An_exception_of_the_writer_leaves_the_old_file()
    {
        using var folder = new TestFolder();
        DurableFile.WriteAllText(folder["target"], "old");
        Assert.Throws<FormatException>(() => DurableFile.Replace(folder["target"], static stream =>
        {
            stream.WriteByte(1);
            throw new FormatException();
        }));
        Assert.Equal("old", File.ReadAllText(folder["target"]));
        Assert.Equal(["target"], folder.Names);
    }

    [Fact]
    public void A_failed_write_that_the_writer_swallows_fails_the_replacement()
    {
        using var folder = new TestFolder();
        var calls = new FaultySystemCalls(SystemCalls.Current, Fault.On("pwrite", Errno.NoSpace));
        var failure = Assert.Throws<IOException>(() => FileContent.Write(calls, folder["target"], static stream =>
        {
            try
            {
                stream.Write(new byte[100_000]);
            }
            catch (IOException)
            {
                // What a careless writer does.
            }
        }));
        Assert.Contains("ENOSPC", Errno.NameOf(failure.InnerException!.HResult & 0xFFFF));
        Assert.Empty(folder.Names);
    }

    [Fact]
    public async Task A_cancelled_write_leaves_the_old_file()
    {
        using var folder = new TestFolder();
        using var source = new CancellationTokenSource();
        await DurableFile.WriteAllTextAsync(folder["target"], "old");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DurableFile.ReplaceAsync(folder["target"], async (stream, token) =>
        {
            await stream.WriteAsync(new byte[10], token);
            await source.CancelAsync();
        }, source.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DurableFile.WriteAllBytesAsync(folder["target"], new byte[10], source.Token));
        Assert.Equal("old", await File.ReadAllTextAsync(folder["target"]));
        Assert.Equal(["target"], folder.Names);
    }

    [Fact]
    public async Task The_asynchronous_twins_do_the_same()
    {
        using var folder = new TestFolder();
        await DurableFile.WriteAllBytesAsync(folder["a"], "bytes"u8.ToArray());
        await DurableFile.WriteAllLinesAsync(folder["b"], ["line"]);
        await DurableFile.ReplaceAsync(folder["c"], static async (stream, token) => await stream.WriteAsync("stream"u8.ToArray(), token));
        await DurableFile.CopyAsync(folder["a"], folder["d"]);
        await DurableFile.MoveAsync(folder["a"], folder["e"]);
        await DurableFile.SyncDirectoryAsync(folder.Path);
        using (var handle = File.OpenHandle(folder["e"], FileMode.Open, FileAccess.ReadWrite))
        {
            await DurableFile.PreallocateAsync(handle, 100);
            await DurableFile.SyncAsync(handle, SyncMode.Full);
        }

        Assert.Equal(["b", "c", "d", "e"], folder.Names);
        Assert.Equal(100, new FileInfo(folder["e"]).Length);
        Assert.Equal("bytes", File.ReadAllText(folder["d"]));
    }

    [Fact]
    public void A_move_onto_a_name_that_is_taken_needs_leave()
    {
        using var folder = new TestFolder();
        DurableFile.WriteAllText(folder["source"], "new");
        DurableFile.WriteAllText(folder["target"], "old");
        Assert.Throws<IOException>(() => DurableFile.Move(folder["source"], folder["target"]));
        Assert.Throws<IOException>(() => DurableFile.Copy(folder["source"], folder["target"]));
        Assert.Equal("old", File.ReadAllText(folder["target"]));
        Assert.Equal(["source", "target"], folder.Names);
        DurableFile.Move(folder["source"], folder["target"], overwrite: true);
        Assert.Equal("new", File.ReadAllText(folder["target"]));
    }

    [Fact]
    public void What_is_missing_is_reported_as_the_BCL_does()
    {
        using var folder = new TestFolder();
        Assert.Throws<FileNotFoundException>(() => DurableFile.Move(folder["none"], folder["target"]));
        Assert.Throws<FileNotFoundException>(() => DurableFile.Copy(folder["none"], folder["target"]));
        Assert.Throws<DirectoryNotFoundException>(() => DurableFile.WriteAllText(folder["none/target"], ""));
        Assert.ThrowsAny<IOException>(() => DurableFile.SyncDirectory(folder["none"]));
    }

    [Fact]
    public void Arguments_are_checked_as_the_BCL_does()
    {
        using var folder = new TestFolder();
        var closed = File.OpenHandle(folder["closed"], FileMode.Create, FileAccess.Write);
        closed.Dispose();
        Assert.Throws<ArgumentNullException>(static () => DurableFile.WriteAllText(null!, ""));
        Assert.Throws<ArgumentException>(static () => DurableFile.WriteAllText("", ""));
        Assert.Throws<ArgumentNullException>(() => DurableFile.WriteAllText(folder["x"], "", null!));
        Assert.Throws<ArgumentNullException>(() => DurableFile.WriteAllLines(folder["x"], null!));
        Assert.Throws<ArgumentNullException>(() => DurableFile.Replace(folder["x"], null!));
        Assert.Throws<ArgumentNullException>(static () => DurableFile.Sync((SafeFileHandle)null!));
        Assert.Throws<ArgumentNullException>(static () => DurableFile.Sync((FileStream)null!));
        Assert.Throws<ObjectDisposedException>(() => DurableFile.Sync(closed));
        using var open = File.OpenHandle(folder["open"], FileMode.Create, FileAccess.Write);
        Assert.Throws<ArgumentOutOfRangeException>(() => DurableFile.Sync(open, (SyncMode)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => DurableFile.Preallocate(open, -1));
    }
}
