using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

/// <summary>Flushes that somebody waits for, or that are not one for each write.</summary>
public sealed class FlushPerWriteSilentTests
{
    [Theory]
    [InlineData("network")]
    [InlineData("new NamedPipeClientStream(\"pipe\")")]
    [InlineData("new AnonymousPipeServerStream(PipeDirection.Out)")]
    [InlineData("Console.OpenStandardOutput()")]
    [InlineData("destination")]
    [InlineData("new MemoryStream()")]
    [InlineData("new GZipStream(File.Create(path), CompressionLevel.Optimal)")]
    [InlineData("new DeflateStream(File.Create(path), CompressionLevel.Optimal)")]
    [InlineData("new BrotliStream(File.Create(path), CompressionLevel.Optimal)")]
    [InlineData("new BufferedStream(new GZipStream(File.Create(path), CompressionLevel.Optimal))")]
    [InlineData("new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0)")]
    [InlineData("new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1)")]
    [InlineData("new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite)")]
    [InlineData("new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 4096, FileOptions.WriteThrough)")]
    [InlineData("new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 4096, FileOptions.DeleteOnClose)")]
    [InlineData("File.Create(path, 4096, FileOptions.WriteThrough)")]
    [InlineData("new FileStream(new Microsoft.Win32.SafeHandles.SafeFileHandle(new IntPtr(1), false), FileAccess.Write)")]
    [InlineData("File.Create(\"/dev/ttyS0\")")]
    [InlineData("File.Create(path + \".log\")")]
    public Task Not_a_file_whose_buffer_is_ours_alone(string creation) => Verify<FlushPerWrite>.Silent(
        $$"""
        using var stream = {{creation}};
        foreach (var record in records)
        {
            stream.Write(record, 0, record.Length);
            stream.Flush();
        }
        """);

    [Theory]
    [InlineData("new StreamWriter(network)")]
    [InlineData("new StreamWriter(destination)")]
    [InlineData("new StreamWriter(new System.Diagnostics.Process().StandardInput.BaseStream)")]
    [InlineData("new StreamWriter(new GZipStream(File.Create(path), CompressionLevel.Optimal))")]
    [InlineData("new StreamWriter(path, false, Encoding.GetEncoding(\"iso-2022-jp\"))")]
    [InlineData("new StreamWriter(path, false, new UTF8Encoding(false, true))")]
    [InlineData("new StreamWriter(path) { AutoFlush = data.Length > 3 }")]
    public Task Not_a_writer_whose_buffer_is_ours_alone(string creation) => Verify<FlushPerWrite>.Silent(
        $$"""
        using var writer = {{creation}};
        foreach (var record in records)
        {
            writer.WriteLine(record.Length);
            writer.Flush();
        }
        """);

    [Theory]
    [InlineData("Thread.Sleep(100);")]
    [InlineData("await Task.Delay(100);")]
    [InlineData("network.ReadByte();")]
    [InlineData("source.ReadByte();")]
    [InlineData("Console.ReadLine();")]
    [InlineData("Console.WriteLine(record.Length);")]
    [InlineData("lock (data) { }")]
    [InlineData("new SemaphoreSlim(1).Release();")]
    [InlineData("new ManualResetEvent(false).Set();")]
    [InlineData("Monitor.Pulse(data);")]
    [InlineData("new Progress<int>().ToString(); ((IProgress<int>)new Progress<int>()).Report(record.Length);")]
    [InlineData("new TaskCompletionSource<int>().TrySetResult(1);")]
    [InlineData("((Action)(() => { }))();")]
    [InlineData("_ = File.ReadAllText(path);")]
    [InlineData("_ = new FileInfo(path).Length;")]
    [InlineData("File.Copy(path, target, true);")]
    [InlineData("System.Diagnostics.Process.Start(target);")]
    [InlineData("using (var other = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite)) { }")]
    [InlineData("writer.WriteLine(DateTime.Now);")]
    [InlineData("_ = writer.BaseStream.Position;")]
    [InlineData("if (record.Length > 9) { goto end; }")]
    [InlineData("new System.Collections.Concurrent.BlockingCollection<int>().Add(1);")]
    public Task Somebody_may_look_at_the_file_between_two_rounds(string statement) => Verify<FlushPerWrite>.Silent(
        $$"""
        using var writer = new StreamWriter(path);
        foreach (var record in records)
        {
            writer.WriteLine(record.Length);
            writer.Flush();
            {{statement}}
        }
        end: return;
        """);

    [Theory]
    [InlineData("while (true)")]
    [InlineData("for (;;)")]
    [InlineData("while (!token.IsCancellationRequested)")]
    [InlineData("while (network.DataAvailable)")]
    [InlineData("while (network.ReadByte() > 0)")]
    [InlineData("var reader = new StreamReader(network);\nwhile (!reader.EndOfStream)")]
    [InlineData("await foreach (var item in System.Threading.Channels.Channel.CreateBounded<int>(1).Reader.ReadAllAsync())")]
    [InlineData("foreach (var item in new System.Collections.Concurrent.BlockingCollection<int>().GetConsumingEnumerable())")]
    [InlineData("for (var i = 0; i < 10; i++)")]
    public Task The_loop_waits_or_has_no_end_or_is_short(string loop) => Verify<FlushPerWrite>.Silent(
        $$"""
        using var writer = new StreamWriter(path);
        {{loop}}
        {
            writer.WriteLine(data.Length);
            writer.Flush();
        }
        """);

    [Theory]
    [InlineData("if (record.Length > 9) writer.Flush();")]
    [InlineData("if (record.Length > 9) { writer.Flush(); }")]
    [InlineData("if (record.Length > 9) continue; writer.Flush();")]
    [InlineData("if (record.Length > 9) { writer.WriteLine(); writer.Flush(); }")]
    [InlineData("writer.Flush(); if (record.Length > 9) { writer.WriteLine(); await writer.FlushAsync(); }")]
    [InlineData("_ = writer.FlushAsync();")]
    [InlineData("await Task.WhenAll(writer.FlushAsync());")]
    [InlineData("try { writer.Flush(); } catch (IOException) { }")]
    [InlineData("((Action)(() => { writer.WriteLine(); writer.Flush(); })).ToString();")]
    public Task A_flush_now_and_then_is_a_batch(string flush) => Verify<FlushPerWrite>.Silent(
        $$"""
        using var writer = new StreamWriter(path);
        foreach (var record in records)
        {
            writer.WriteLine(record.Length);
            {{flush}}
        }
        """);

    [Fact]
    public Task A_flush_behind_an_inner_loop_ends_a_batch() => Verify<FlushPerWrite>.Silent(
        """
        using var writer = new StreamWriter(path);
        foreach (var record in records)
        {
            foreach (var value in record)
                writer.WriteLine(value);
            writer.Flush();
        }
        """);

    [Fact]
    public Task A_flush_to_the_disk_is_durability() => Verify<FlushPerWrite>.Silent(
        """
        using var file = File.Create(path);
        foreach (var record in records)
        {
            file.Write(record);
            file.Flush(true);
        }
        """);

    [Fact]
    public Task Chunks_that_are_larger_than_the_buffer_go_past_it() => Verify<FlushPerWrite>.Silent(
        """
        using var input = File.OpenRead(path);
        using var file = File.Create(target);
        var buffer = new byte[data.Length];
        int read;
        while ((read = input.Read(buffer, 0, buffer.Length)) > 0)
        {
            file.Write(buffer, 0, read);
            file.Flush();
        }
        """);

    [Fact]
    public Task An_array_as_large_as_the_buffer_goes_past_it() => Verify<FlushPerWrite>.Silent(
        """
        using var file = File.Create(path);
        var page = new byte[8192];
        for (var i = 0; i < data.Length; i++)
        {
            page[0] = data[i];
            file.Write(page, 0, page.Length);
            file.Flush();
        }
        """);

    [Theory]
    [InlineData("writer.Write(letter)")]
    [InlineData("writer.Write(letter.ToString())")]
    [InlineData("writer.Write(text.Substring(1))")]
    [InlineData("writer.Write(text.ToCharArray())")]
    [InlineData("writer.Write(text.AsSpan(1))")]
    public Task Half_a_character_becomes_a_question_mark_when_it_is_flushed(string write) => Verify<FlushPerWrite>.Silent(
        $$"""
        var text = path;
        using var writer = new StreamWriter(target);
        foreach (var letter in text)
        {
            {{write}};
            writer.Flush();
        }
        """);
}
