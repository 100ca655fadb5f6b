using IoAnalyzers.Durability;

namespace IoAnalyzers.Tests.Durability;

public sealed class UnsyncedDirectoryTests
{
    const Framework Library = Framework.Net10WithLibrary;

    const string Synced = """
        var temp = path + ".tmp";
        using (var stream = new FileStream(temp, FileMode.Create))
        {
            stream.Write(data, 0, data.Length);
            DurableFile.Sync(stream);
        }

        """;

    static string Method(string statements, string members = "") => $$"""
        using System;
        using System.IO;
        using System.Threading.Tasks;
        using IoAnalyzers.Runtime;

        static class C
        {{{(members.Length == 0 ? "" : "\n    " + members + "\n")}}
            static void M(string path, byte[] data)
            {
                {{statements.ReplaceLineEndings("\n").Replace("\n", "\n        ").Replace("\n        \n", "\n\n")}}
            }
        }
        """;

    [Fact]
    public Task A_synced_file_is_renamed_with_its_directory() => Verify<UnsyncedDirectory>.Fix(
        Method(Synced + "[|File.Move(temp, path, overwrite: true)|];"),
        Method(Synced + "DurableFile.Move(temp, path, overwrite: true);"),
        Library);

    [Fact]
    public Task Names_of_arguments_are_the_library_s() => Verify<UnsyncedDirectory>.Fix(
        Method(Synced + "[|File.Move(sourceFileName: temp, destFileName: path)|];"),
        Method(Synced + "DurableFile.Move(sourceFileName: temp, destinationFileName: path);"),
        Library);

    [Fact]
    public Task A_sync_by_the_base_library_counts_too() => Verify<UnsyncedDirectory>.Fix(
        Method(Synced.Replace("DurableFile.Sync(stream)", "stream.Flush(true)") + "[|File.Move(temp, path, true)|];"),
        Method(Synced.Replace("DurableFile.Sync(stream)", "stream.Flush(true)") + "DurableFile.Move(temp, path, true);"),
        Library);

    [Fact]
    public Task So_does_one_through_a_handle() => Verify<UnsyncedDirectory>.Fix(
        Method(
            """
            using (var handle = File.OpenHandle(path + ".new", FileMode.Create, FileAccess.Write))
            {
                RandomAccess.Write(handle, data, 0);
                DurableFile.Sync(handle);
            }

            if (data.Length > 0)
                [|File.Move(path + ".new", path, true)|];
            """),
        Method(
            """
            using (var handle = File.OpenHandle(path + ".new", FileMode.Create, FileAccess.Write))
            {
                RandomAccess.Write(handle, data, 0);
                DurableFile.Sync(handle);
            }

            if (data.Length > 0)
                DurableFile.Move(path + ".new", path, true);
            """),
        Library);

    [Fact]
    public Task A_sync_that_is_one_call_away() => Verify<UnsyncedDirectory>.Reports(
        Method(
            """
            var temp = path + ".tmp";
            using (var stream = new FileStream(temp, FileMode.Create))
            {
                stream.Write(data, 0, data.Length);
                Finish(stream);
            }

            [|File.Move(temp, path, true)|];
            """,
            "static void Finish(FileStream stream) => stream.Flush(true);"),
        Library);

    [Fact]
    public Task A_sync_on_each_of_two_ways() => Verify<UnsyncedDirectory>.Reports(
        Method(Synced.Replace("DurableFile.Sync(stream);", "if (data.Length > 1)\n        DurableFile.Sync(stream);\n    else\n        stream.Flush(true);") + "[|File.Move(temp, path, true)|];"), Library);

    [Fact]
    public Task A_sync_by_the_system_s_own_call() => Verify<UnsyncedDirectory>.Reports(
        Method(
            Synced.Replace("DurableFile.Sync(stream);", "stream.Flush();\n    if (fsync(stream.SafeFileHandle) != 0)\n        throw new IOException();") + "[|File.Move(temp, path, true)|];",
            "[System.Runtime.InteropServices.DllImport(\"libc\")]\n    static extern int fsync(System.Runtime.InteropServices.SafeHandle file);\n"),
        Library);

    [Fact]
    public Task A_rename_that_replaces_nothing() => Verify<UnsyncedDirectory>.Reports(Method(Synced + "[|File.Move(temp, path)|];"), Library);

    [Fact]
    public Task An_asynchronous_method() => Verify<UnsyncedDirectory>.Reports(
        """
        using System.IO;
        using System.Threading.Tasks;
        using IoAnalyzers.Runtime;

        static class C
        {
            static async Task M(string path, byte[] data)
            {
                await using (var stream = new FileStream(path + ".tmp", FileMode.Create))
                {
                    await stream.WriteAsync(data);
                    DurableFile.Sync(stream);
                }

                [|File.Move(path + ".tmp", path, true)|];
            }
        }
        """,
        Library);

    [Fact]
    public Task Without_the_library_nothing_syncs_a_directory() => Verify<UnsyncedDirectory>.Silent("""
        using (var stream = new FileStream(path + ".tmp", FileMode.Create))
        {
            stream.Write(data, 0, data.Length);
            stream.Flush(true);
        }

        File.Move(path + ".tmp", path, true);
        """);

    [Fact]
    public Task A_file_that_is_not_synced_is_another_rule_s() => Verify<UnsyncedDirectory>.Silent(Method(Synced.Replace("    DurableFile.Sync(stream);\n", "") + "File.Move(temp, path, true);"), Library);

    [Fact]
    public Task One_way_without_the_sync() => Verify<UnsyncedDirectory>.Silent(Method(Synced.Replace("DurableFile.Sync(stream);", "if (data.Length > 1)\n        DurableFile.Sync(stream);") + "File.Move(temp, path, true);"), Library);

    [Fact]
    public Task A_file_that_somebody_else_wrote() => Verify<UnsyncedDirectory>.Silent(Method("""File.Move(path + ".tmp", path, true);"""), Library);

    [Fact]
    public Task The_directory_is_synced_behind_the_rename() => Verify<UnsyncedDirectory>.Silent(Method(Synced + "File.Move(temp, path, true);\nDurableFile.SyncDirectory(Path.GetDirectoryName(path)!);"), Library);

    [Fact]
    public Task A_helper_of_the_type_syncs_directories() => Verify<UnsyncedDirectory>.Silent(
        Method(
            Synced + "File.Move(temp, path, true);\nAfter(path);",
            "static void After(string path) => FsyncDir(Path.GetDirectoryName(path)!);\n\n    [System.Runtime.InteropServices.DllImport(\"native\")]\n    static extern void FsyncDir(string path);"),
        Library);

    [Fact]
    public Task The_rename_is_durable_already() => Verify<UnsyncedDirectory>.Silent(Method(Synced + "DurableFile.Move(temp, path, overwrite: true);"), Library);

    [Fact]
    public Task The_stream_is_still_open() => Verify<UnsyncedDirectory>.Silent(
        Method("""
            using var stream = new FileStream(path + ".tmp", FileMode.Create);
            stream.Write(data, 0, data.Length);
            DurableFile.Sync(stream);
            File.Move(path + ".tmp", path, true);
            """),
        Library);

    [Fact]
    public Task Code_for_Windows_alone() => Verify<UnsyncedDirectory>.Silent(
        Method(Synced + "File.Move(temp, path, true);"), Library, properties: "build_property.TargetFramework = net10.0-windows");

    [Fact]
    public Task A_branch_for_Windows_alone() => Verify<UnsyncedDirectory>.Silent(Method(Synced + "if (OperatingSystem.IsWindows())\n    File.Move(temp, path, true);\nelse\n    DurableFile.Move(temp, path, true);"), Library);

    [Fact]
    public Task A_replacement_with_a_backup_has_no_counterpart() => Verify<UnsyncedDirectory>.Silent(Method(Synced + "File.Replace(temp, path, null);"), Library);

    [Fact]
    public Task A_file_of_a_cache() => Verify<UnsyncedDirectory>.Silent(Method(Synced + "var cacheFile = Path.Combine(path, \"cache.bin\");\nFile.Move(temp, cacheFile, true);"), Library);

    [Fact]
    public Task A_file_that_stays_among_the_temporary_ones() => Verify<UnsyncedDirectory>.Silent(
        Method("""
            var temp = Path.Combine(Path.GetTempPath(), "a.tmp");
            using (var stream = new FileStream(temp, FileMode.Create))
            {
                stream.Write(data, 0, data.Length);
                DurableFile.Sync(stream);
            }

            File.Move(temp, Path.Combine(Path.GetTempPath(), "a"), true);
            """),
        Library);
}
