using IoAnalyzers.Durability;

namespace IoAnalyzers.Tests.Durability;

/// <summary>What puts a file on the disk, and what only looks like it.</summary>
public sealed class RenameBeforeFlushSyncTests
{
    [Theory]
    [InlineData("stream.Flush(true);")]
    [InlineData("stream.Flush(flushToDisk: true);")]
    [InlineData("stream?.Flush(true);")]
    [InlineData("RandomAccess.FlushToDisk(stream.SafeFileHandle);")]
    [InlineData("stream.Flush(); RandomAccess.FlushToDisk(stream.SafeFileHandle);")]
    public Task A_sync_of_the_stream(string sync) => Verify<RenameBeforeFlush>.Silent($$"""
        var temp = path + ".tmp";
        using (var stream = new FileStream(temp, FileMode.Create))
        {
            stream.Write(data, 0, data.Length);
            {{sync}}
        }

        File.Move(temp, path);
        """);

    [Theory]
    [InlineData("stream.Flush();")]
    [InlineData("await stream.FlushAsync(token);")]
    [InlineData("stream.Dispose();")]
    public Task Not_a_sync_of_the_stream(string flush) => Verify<RenameBeforeFlush>.Reports($$"""
        var temp = path + ".tmp";
        using (var stream = new FileStream(temp, FileMode.Create))
        {
            stream.Write(data, 0, data.Length);
            {{flush}}
        }

        [|File.Move(temp, path)|];
        """);

    [Theory]
    [InlineData("stream.Flush(flushToDisk: false);")]
    [InlineData("stream.Flush(data.Length > 10);")]
    public Task A_choice_of_the_author_is_respected(string flush) => Verify<RenameBeforeFlush>.Silent($$"""
        var temp = path + ".tmp";
        using (var stream = new FileStream(temp, FileMode.Create))
        {
            stream.Write(data, 0, data.Length);
            {{flush}}
        }

        File.Move(temp, path);
        """);

    [Fact]
    public Task A_writer_is_flushed_and_its_stream_synced() => Verify<RenameBeforeFlush>.Silent("""
        var temp = path + ".tmp";
        using (var stream = new FileStream(temp, FileMode.Create))
        using (var writer = new StreamWriter(stream))
        {
            writer.Write(target);
            writer.Flush();
            stream.Flush(true);
        }

        File.Move(temp, path);
        """);

    // What stays in the writer is the business of another rule.
    [Fact]
    public Task The_stream_below_an_unflushed_writer_is_synced() => Verify<RenameBeforeFlush>.Silent("""
        var temp = path + ".tmp";
        using (var stream = new FileStream(temp, FileMode.Create))
        using (var writer = new StreamWriter(stream))
        {
            writer.Write(target);
            stream.Flush(true);
        }

        File.Move(temp, path);
        """);

    [Fact]
    public Task The_stream_of_a_writer_is_synced_by_its_base_stream() => Verify<RenameBeforeFlush>.Silent("""
        var temp = path + ".tmp";
        using (var writer = new StreamWriter(temp))
        {
            writer.Write(target);
            writer.Flush();
            ((FileStream)writer.BaseStream).Flush(flushToDisk: true);
        }

        File.Move(temp, path);
        """);

    [Fact]
    public Task The_file_is_opened_once_more_and_synced() => Verify<RenameBeforeFlush>.Silent("""
        var temp = path + ".tmp";
        File.Copy(target, temp);
        using (var stream = new FileStream(temp, FileMode.Open, FileAccess.Write))
        {
            stream.Flush(true);
        }

        File.Move(temp, path);
        """);

    [Theory]
    [InlineData("new FileStream(temp, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.WriteThrough)")]
    [InlineData("new FileStream(temp, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.WriteThrough | FileOptions.Asynchronous)")]
    [InlineData("new FileStream(temp, FileMode.Create, FileAccess.Write, FileShare.None, 1, (FileOptions)int.Parse(target))")]
    [InlineData("new FileStream(temp, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.WriteThrough })")]
    [InlineData("File.Create(temp, 4096, FileOptions.WriteThrough)")]
    public Task A_handle_that_writes_through(string opening) => Verify<RenameBeforeFlush>.Silent($$"""
        var temp = path + ".tmp";
        using (var stream = {{opening}})
        {
            stream.Write(data, 0, data.Length);
        }

        File.Move(temp, path);
        """);

    [Fact]
    public Task A_method_writes_to_a_handle_that_writes_through() => Verify<RenameBeforeFlush>.Silent("""
        using System.IO;

        class Settings
        {
            void Save(string path)
            {
                var temp = path + ".tmp";
                using (var stream = new FileStream(temp, FileMode.Create, FileAccess.Write, FileShare.Read, 4096, FileOptions.WriteThrough))
                {
                    SaveTo(stream);
                }

                File.Move(temp, path);
            }

            static void SaveTo(Stream stream) => stream.WriteByte(1);
        }
        """);

    [Theory]
    [InlineData("Native.fsync(stream.SafeFileHandle.DangerousGetHandle().ToInt32());")]
    [InlineData("var handle = stream.SafeFileHandle; Native.FlushFileBuffers(handle);")]
    public Task A_call_of_the_operating_system(string sync) => Verify<RenameBeforeFlush>.Silent($$"""
        using System.IO;
        using System.Runtime.InteropServices;
        using Microsoft.Win32.SafeHandles;

        class Settings
        {
            void Save(string path, byte[] data)
            {
                var temp = path + ".tmp";
                using (var stream = new FileStream(temp, FileMode.Create))
                {
                    stream.Write(data, 0, data.Length);
                    stream.Flush();
                    {{sync}}
                }

                File.Move(temp, path);
            }
        }

        static class Native
        {
            [DllImport("libc")] public static extern int fsync(int descriptor);
            [DllImport("kernel32")] public static extern bool FlushFileBuffers(SafeFileHandle handle);
        }
        """);

    [Theory]
    [InlineData("stream.FlushToDisk();")]
    [InlineData("FileSystem.FsyncFile(temp);")]
    [InlineData("FileSystem.SyncToDisk(new FileInfo(temp));")]
    public Task A_method_whose_name_says_so_is_believed(string sync) => Verify<RenameBeforeFlush>.Silent($$"""
        using System.IO;

        class Settings
        {
            void Save(string path, byte[] data)
            {
                var temp = path + ".tmp";
                using (var stream = new FileStream(temp, FileMode.Create))
                {
                    stream.Write(data, 0, data.Length);
                    {{sync}}
                }

                File.Move(temp, path);
            }
        }

        static class FileSystem
        {
            public static void FlushToDisk(this Stream stream) => Deeper(stream);
            public static void FsyncFile(string path) => Deeper(path);
            public static void SyncToDisk(FileInfo file) => Deeper(file);
            static void Deeper(object file) { }
        }
        """);

    [Fact]
    public Task A_sync_of_the_directory_is_none_of_the_file() => Verify<RenameBeforeFlush>.Reports("""
        using System.IO;

        class Settings
        {
            void Save(string path, string text)
            {
                var temp = path + ".tmp";
                File.WriteAllText(temp, text);
                [|File.Move(temp, path)|];
                SyncDirectory(Path.GetDirectoryName(path)!);
            }

            static void SyncDirectory(string path) { }
        }
        """);
}
