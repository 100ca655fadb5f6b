using IoAnalyzers.Durability;

namespace IoAnalyzers.Tests.Durability;

public sealed class HiddenSyncFailureTests
{
    const Framework Library = Framework.Net10WithLibrary;

    const string Stream = "using var stream = new FileStream(path, FileMode.Create);\n";

    /// <summary>A method of code that knows the library; a fix adds no directive to it.</summary>
    static string Method(string statements) => $$"""
        using System.IO;
        using IoAnalyzers.Runtime;

        static class C
        {
            static void M(Stream destination, string path, byte[] data)
            {
                {{statements.ReplaceLineEndings("\n").Replace("\n", "\n        ")}}
            }
        }
        """;

    [Fact]
    public Task A_stream_is_synced_by_the_library() => Verify<HiddenSyncFailure>.Fix(
        Method($"{Stream}stream.Write(data, 0, data.Length);\n[|stream.Flush(true)|];"),
        Method($"{Stream}stream.Write(data, 0, data.Length);\nDurableFile.Sync(stream);"),
        Library);

    [Fact]
    public Task A_named_argument_goes_with_the_call() => Verify<HiddenSyncFailure>.Fix(
        Method($"{Stream}[|stream.Flush(flushToDisk: true)|];"),
        Method($"{Stream}DurableFile.Sync(stream);"),
        Library);

    [Fact]
    public Task So_is_a_handle() => Verify<HiddenSyncFailure>.Fix(
        Method(
            """
            using var handle = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
            RandomAccess.Write(handle, data, 0);
            [|RandomAccess.FlushToDisk(handle)|];
            """),
        Method(
            """
            using var handle = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
            RandomAccess.Write(handle, data, 0);
            DurableFile.Sync(handle);
            """),
        Library);

    [Fact]
    public Task The_stream_of_a_cast_keeps_its_cast() => Verify<HiddenSyncFailure>.Fix(
        Method("if (destination is FileStream)\n    [|((FileStream)destination).Flush(true)|];"),
        Method("if (destination is FileStream)\n    DurableFile.Sync((FileStream)destination);"),
        Library);

    [Fact]
    public Task A_member_that_is_nothing_but_the_sync_stays_one() => Verify<HiddenSyncFailure>.Fix(
        """
        using System.IO;
        using IoAnalyzers.Runtime;

        sealed class Log
        {
            readonly FileStream file = new("log", FileMode.Append);

            public void FlushToDisk() => [|file.Flush(true)|];
        }
        """,
        """
        using System.IO;
        using IoAnalyzers.Runtime;

        sealed class Log
        {
            readonly FileStream file = new("log", FileMode.Append);

            public void FlushToDisk() => DurableFile.Sync(file);
        }
        """,
        Library);

    [Fact]
    public Task The_using_directive_comes_along() => Verify<HiddenSyncFailure>.Fix(
        """
        using System.IO;

        static class Disk
        {
            public static void Sync(FileStream file) => [|file.Flush(true)|];
        }
        """,
        """
        using System.IO;
        using IoAnalyzers.Runtime;

        static class Disk
        {
            public static void Sync(FileStream file) => DurableFile.Sync(file);
        }
        """,
        Library);

    [Fact]
    public Task A_lambda_that_syncs() => Verify<HiddenSyncFailure>.Reports($"{Stream}Action sync = () => [|stream.Flush(true)|];", Library);

    [Fact]
    public Task A_field_of_the_type() => Verify<HiddenSyncFailure>.Reports(
        """
        using System.IO;

        sealed class Log
        {
            readonly FileStream file = new("log", FileMode.Append);

            public void Commit()
            {
                [|file.Flush(true)|];
            }
        }
        """,
        Library);

    [Fact]
    public Task Two_in_one_member() => Verify<HiddenSyncFailure>.Reports(
        $"{Stream}[|stream.Flush(true)|];\n[|RandomAccess.FlushToDisk(stream.SafeFileHandle)|];", Library);

    [Fact]
    public Task Code_that_also_runs_on_Windows() => Verify<HiddenSyncFailure>.Reports(
        $"{Stream}if (!OperatingSystem.IsWindows())\n    [|stream.Flush(true)|];", Library);

    [Fact]
    public Task Code_of_an_asynchronous_method() => Verify<HiddenSyncFailure>.Reports(
        $"{Stream}await stream.WriteAsync(data, token);\n[|stream.Flush(true)|];", Library);

    [Fact]
    public Task Without_the_library_there_is_nothing_better() => Verify<HiddenSyncFailure>.Silent($"{Stream}stream.Flush(true);");

    [Fact]
    public Task A_flush_to_the_page_cache() => Verify<HiddenSyncFailure>.Silent($"{Stream}stream.Flush();\nstream.Flush(false);", Library);

    [Fact]
    public Task A_choice_that_is_made_at_run_time() => Verify<HiddenSyncFailure>.Silent($"{Stream}stream.Flush(data.Length > 0);", Library);

    [Fact]
    public Task A_project_for_Windows_alone() => Verify<HiddenSyncFailure>.Silent(
        $"{Stream}stream.Flush(true);", Library, properties: "build_property.TargetFramework = net10.0-windows");

    [Fact]
    public Task Code_that_runs_on_Windows_alone() => Verify<HiddenSyncFailure>.Silent(
        $"{Stream}if (OperatingSystem.IsWindows())\n    stream.Flush(true);", Library);

    [Fact]
    public Task A_class_that_overrides_what_a_flush_is() => Verify<HiddenSyncFailure>.Silent(
        """
        using System.IO;

        sealed class Counting : FileStream
        {
            public Counting(string path)
                : base(path, FileMode.Create)
            {
            }

            public int Syncs { get; private set; }

            public override void Flush(bool flushToDisk)
            {
                Syncs++;
                base.Flush(flushToDisk);
            }

            public void Commit() => Flush(true);

            public void CommitBelow() => base.Flush(true);
        }

        static class Use
        {
            public static void Commit(Counting file) => file.Flush(true);
        }
        """,
        Library);

    [Fact]
    public Task A_stream_that_may_be_none() => Verify<HiddenSyncFailure>.Silent("(destination as FileStream)?.Flush(true);", Library);

    [Fact]
    public Task Another_FlushToDisk() => Verify<HiddenSyncFailure>.Silent(
        """
        using System.IO;

        static class RandomAccessLog
        {
            static void FlushToDisk(Stream stream) => stream.Flush();

            public static void Commit(Stream stream) => FlushToDisk(stream);
        }
        """,
        Library);

    [Fact]
    public Task A_stream_of_another_kind() => Verify<HiddenSyncFailure>.Silent("destination.Flush();\nawait destination.FlushAsync(token);", Library);
}
