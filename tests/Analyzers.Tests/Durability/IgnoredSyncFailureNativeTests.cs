using IoAnalyzers.Durability;

namespace IoAnalyzers.Tests.Durability;

/// <summary>Results of calls into the system that are dropped.</summary>
public sealed class IgnoredSyncFailureNativeTests
{
    static string Method(string statement, string import, string method = "Commit", string usings = "") => $$"""
        using System;
        using System.IO;
        using System.Runtime.InteropServices;{{usings}}

        class Store
        {
            void {{method}}(int descriptor, IntPtr handle, SafeHandle safe)
            {
                {{statement.ReplaceLineEndings("\n").Replace("\n", "\n        ")}}
            }

            {{import}}
        }
        """;

    const string FsyncWithError = "[DllImport(\"libc\", SetLastError = true)]\n    static extern int fsync(int descriptor);";
    const string Fsync = "[DllImport(\"libc\")]\n    static extern int fsync(int descriptor);";
    const string FlushFileBuffers = "[DllImport(\"kernel32\", SetLastError = true)]\n    static extern bool FlushFileBuffers(SafeHandle file);";

    [Fact]
    public Task A_number_that_is_not_zero_is_thrown() => Verify<IgnoredSyncFailure>.Fix(
        Method("[|fsync(descriptor)|];", FsyncWithError),
        Method("if (fsync(descriptor) != 0)\n    throw new IOException($\"fsync failed with error {Marshal.GetLastWin32Error()}.\");", FsyncWithError));

    [Fact]
    public Task Without_SetLastError_there_is_no_number_to_tell() => Verify<IgnoredSyncFailure>.Fix(
        Method("[|fsync(descriptor)|];", Fsync),
        Method("if (fsync(descriptor) != 0)\n    throw new IOException(\"fsync failed.\");", Fsync));

    [Fact]
    public Task A_BOOL_that_is_false_is_thrown() => Verify<IgnoredSyncFailure>.Fix(
        Method("[|FlushFileBuffers(safe)|];", FlushFileBuffers),
        Method("if (!FlushFileBuffers(safe))\n    throw new IOException($\"FlushFileBuffers failed with error {Marshal.GetLastWin32Error()}.\");", FlushFileBuffers));

    [Fact]
    public Task A_BOOL_that_is_declared_as_a_number_is_zero_when_it_failed() => Verify<IgnoredSyncFailure>.Fix(
        Method("_ = [|FlushFileBuffers(safe)|];", FlushFileBuffers.Replace("bool", "int")),
        Method("if (FlushFileBuffers(safe) == 0)\n    throw new IOException($\"FlushFileBuffers failed with error {Marshal.GetLastWin32Error()}.\");", FlushFileBuffers.Replace("bool", "int")));

    [Fact]
    public Task A_rename_by_the_system_s_call() => Verify<IgnoredSyncFailure>.Reports(
        Method("[|MoveFileEx(\"a.tmp\", \"a\", 9)|];", "[DllImport(\"kernel32\", CharSet = CharSet.Unicode)]\n    static extern bool MoveFileEx(string from, string to, int flags);"));

    [Fact]
    public Task A_method_of_another_class() => Verify<IgnoredSyncFailure>.Reports(
        Method("[|Native.fdatasync(descriptor)|];", "static class Native\n    {\n        [DllImport(\"libc\")]\n        public static extern int fdatasync(int descriptor);\n    }"));

    [Fact]
    public Task The_older_frameworks_too() => Verify<IgnoredSyncFailure>.Reports(Method("[|fsync(descriptor)|];", Fsync), Framework.Net472);

    [Fact]
    public Task A_file_that_is_deleted_at_the_next_start() => Verify<IgnoredSyncFailure>.Silent(
        Method("MoveFileEx(\"a.tmp\", null, 4);", "[DllImport(\"kernel32\", CharSet = CharSet.Unicode)]\n    static extern bool MoveFileEx(string from, string? to, int flags);"));

    [Fact]
    public Task The_result_is_compared() => Verify<IgnoredSyncFailure>.Silent(Method("if (fsync(descriptor) < 0)\n    throw new IOException();", Fsync));

    [Fact]
    public Task The_result_is_kept() => Verify<IgnoredSyncFailure>.Silent(Method("var result = fsync(descriptor);\nConsole.WriteLine(result);", Fsync));

    [Fact]
    public Task The_result_is_passed_on() => Verify<IgnoredSyncFailure>.Silent(Method("Check(fsync(descriptor));", Fsync + "\n\n    static void Check(int result)\n    {\n        if (result != 0)\n            throw new IOException();\n    }"));

    [Fact]
    public Task A_method_of_that_name_that_is_no_call_into_the_system() => Verify<IgnoredSyncFailure>.Silent(Method("fsync(descriptor);", "static int fsync(int descriptor) => descriptor;"));

    [Fact]
    public Task An_import_that_returns_nothing() => Verify<IgnoredSyncFailure>.Silent(Method("fsync(descriptor);", Fsync.Replace("int fsync", "void fsync")));

    [Fact]
    public Task A_directory_that_cannot_be_synced_is_passed_over() => Verify<IgnoredSyncFailure>.Silent(Method("fsync(descriptor);", Fsync, "SyncDirectory"));

    [Fact]
    public Task A_descriptor_of_a_directory() => Verify<IgnoredSyncFailure>.Silent(Method("var folderDescriptor = descriptor;\nfsync(folderDescriptor);", Fsync));

    [Fact]
    public Task A_lone_statement_would_need_braces() => Verify<IgnoredSyncFailure>.Silent(Method("if (descriptor > 0)\n    fsync(descriptor);\nelse\n    Console.WriteLine();", Fsync));

    [Fact]
    public Task What_closes_the_file() => Verify<IgnoredSyncFailure>.Silent(Method("fsync(descriptor);", Fsync, "Close"));
}
