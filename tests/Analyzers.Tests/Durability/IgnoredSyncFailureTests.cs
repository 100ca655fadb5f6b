using IoAnalyzers.Durability;

namespace IoAnalyzers.Tests.Durability;

/// <summary>Exceptions of a sync that are swallowed; IgnoredSyncFailureNativeTests and IgnoredSyncFailureRetryTests take the other two.</summary>
public sealed class IgnoredSyncFailureTests
{
    static string Method(string statements, string method = "Save", string type = "Store", string result = "void") => $$"""
        using System;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;

        class {{type}}
        {
            {{result}} {{method}}(FileStream file, byte[] data)
            {
                {{statements.ReplaceLineEndings("\n").Replace("\n", "\n        ").Replace("\n        \n", "\n\n")}}
            }
        }
        """;

    const string Swallowed = "try\n{\n    file.Write(data, 0, data.Length);\n    file.Flush(true);\n}\ncatch (IOException)\n{\n}";

    [Fact]
    public Task An_empty_catch_goes_with_its_try() => Verify<IgnoredSyncFailure>.Fix(
        Method("""
            file.Write(data, 0, data.Length);
            try
            {
                [|file.Flush(true)|];
            }
            catch
            {
            }
            """),
        Method("""
            file.Write(data, 0, data.Length);
            file.Flush(true);
            """));

    [Fact]
    public Task The_other_statements_of_the_try_stay_with_their_comments() => Verify<IgnoredSyncFailure>.Fix(
        Method("""
            if (data.Length > 0)
            {
                try
                {
                    // All of it.
                    file.Write(data, 0, data.Length);

                    [|file.Flush(flushToDisk: true)|]; // and on the disk
                }
                catch (IOException)
                {
                }
            }
            """),
        Method("""
            if (data.Length > 0)
            {
                // All of it.
                file.Write(data, 0, data.Length);

                file.Flush(flushToDisk: true); // and on the disk
            }
            """));

    [Fact]
    public Task A_finally_keeps_its_try() => Verify<IgnoredSyncFailure>.Fix(
        Method("""
            try
            {
                [|file.Flush(true)|];
            }
            catch (Exception)
            {
            }
            finally
            {
                file.Dispose();
            }
            """),
        Method("""
            try
            {
                file.Flush(true);
            }
            finally
            {
                file.Dispose();
            }
            """));

    [Fact]
    public Task A_catch_that_returns_success() => Verify<IgnoredSyncFailure>.Fix(
        Method(
            """
            try
            {
                [|RandomAccess.FlushToDisk(file.SafeFileHandle)|];
                return true;
            }
            catch (IOException e)
            {
                return true;
            }
            """,
            result: "bool"),
        Method(
            """
            RandomAccess.FlushToDisk(file.SafeFileHandle);
            return true;
            """,
            result: "bool"));

    [Fact]
    public Task Everything_on_one_line() => Verify<IgnoredSyncFailure>.Fix(
        Method("try { [|file.Flush(true)|]; file.Dispose(); } catch { }"),
        Method("file.Flush(true);\nfile.Dispose();"));

    [Fact]
    public Task The_library_s_sync_throws_to_be_heard() => Verify<IgnoredSyncFailure>.Reports(
        """
        using System.IO;
        using System.Threading.Tasks;
        using IoAnalyzers.Runtime;

        class Store
        {
            async Task Save(FileStream file)
            {
                try
                {
                    [|DurableFile.Sync(file)|];
                }
                catch (IOException)
                {
                }

                try
                {
                    await [|DurableFile.SyncAsync(file.SafeFileHandle)|].ConfigureAwait(false);
                }
                catch
                {
                }
            }
        }
        """,
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_return_at_the_end_of_the_member_says_nothing_either() => Verify<IgnoredSyncFailure>.Reports(Method("try\n{\n    [|file.Flush(true)|];\n}\ncatch (IOException)\n{\n    return;\n}"));

    [Fact]
    public Task What_is_closed_behind_the_sync() => Verify<IgnoredSyncFailure>.Reports(Method("try\n{\n    [|file.Flush(true)|];\n    file.Close();\n}\ncatch (SystemException)\n{\n}"));

    [Fact]
    public Task The_failure_is_logged() => Verify<IgnoredSyncFailure>.Silent(Method("try\n{\n    file.Flush(true);\n}\ncatch (IOException e)\n{\n    Console.Error.WriteLine(e);\n}"));

    [Fact]
    public Task The_failure_is_thrown_on() => Verify<IgnoredSyncFailure>.Silent(Method("try\n{\n    file.Flush(true);\n}\ncatch (IOException)\n{\n    throw;\n}"));

    [Fact]
    public Task The_failure_is_returned() => Verify<IgnoredSyncFailure>.Silent(
        Method("try\n{\n    file.Flush(true);\n    return true;\n}\ncatch (IOException)\n{\n    return false;\n}", result: "bool"));

    [Fact]
    public Task The_failure_is_stored() => Verify<IgnoredSyncFailure>.Silent(Method("Exception? failure = null;\ntry\n{\n    file.Flush(true);\n}\ncatch (IOException e)\n{\n    failure = e;\n}"));

    [Fact]
    public Task Only_some_failures_pass() => Verify<IgnoredSyncFailure>.Silent(Method("try\n{\n    file.Flush(true);\n}\ncatch (IOException e) when (e.HResult == 22)\n{\n}"));

    [Fact]
    public Task A_closed_stream_is_no_failure_of_the_disk() => Verify<IgnoredSyncFailure>.Silent(Method("try\n{\n    file.Flush(true);\n}\ncatch (ObjectDisposedException)\n{\n}"));

    [Fact]
    public Task A_flush_to_the_page_cache_is_no_sync() => Verify<IgnoredSyncFailure>.Silent(Method("try\n{\n    file.Flush();\n}\ncatch (IOException)\n{\n}"));

    [Fact]
    public Task A_variable_tells_whether_the_sync_was_reached() => Verify<IgnoredSyncFailure>.Silent(
        Method("var isSaved = false;\ntry\n{\n    file.Flush(true);\n    isSaved = true;\n}\ncatch (IOException)\n{\n}\n\nreturn isSaved;", result: "bool"));

    [Fact]
    public Task Another_way_is_tried_behind_it() => Verify<IgnoredSyncFailure>.Silent(
        Method("try\n{\n    file.Flush(true);\n    return;\n}\ncatch (IOException)\n{\n}\n\nFile.WriteAllBytes(\"copy\", data);"));

    [Fact]
    public Task A_return_keeps_the_success_from_being_reported() => Verify<IgnoredSyncFailure>.Silent(
        Method("try\n{\n    file.Flush(true);\n}\ncatch (IOException)\n{\n    return;\n}\n\nConsole.WriteLine(\"saved\");"));

    [Fact]
    public Task Somebody_says_why() => Verify<IgnoredSyncFailure>.Silent(Method("try\n{\n    file.Flush(true);\n}\ncatch (IOException)\n{\n    // Not every file system can.\n}"));

    [Theory]
    [InlineData("Dispose", "Store")]
    [InlineData("CloseQuietly", "Store")]
    [InlineData("TryFlushToDisk", "Store")]
    [InlineData("Save", "RollingFileLogger")]
    [InlineData("Save", "TraceListener")]
    public Task Code_of_which_nobody_expects_more(string method, string type) => Verify<IgnoredSyncFailure>.Silent(Method(Swallowed, method, type));

    [Fact]
    public Task Names_of_the_try_would_meet_others() => Verify<IgnoredSyncFailure>.Silent(Method("try\n{\n    var copy = file;\n    copy.Flush(true);\n}\ncatch (IOException)\n{\n}"));
}
