using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

/// <summary>Records at growing offsets of an open file, for which only the runtime library has a buffer.</summary>
public sealed class UnbufferedSmallWritesLibraryTests
{
    [Fact]
    public Task The_loop_writes_through_a_BufferedFileWriter() => Verify<UnbufferedSmallWrites>.Fix(
        """
        using System.IO;

        class Table
        {
            public long Append(string path)
            {
                using var handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write);
                var offset = RandomAccess.GetLength(handle);
                var record = new byte[16];
                // Each value is a record.
                for (var i = 0; i < 100; i++)
                {
                    record[0] = (byte)i;
                    [|RandomAccess.Write(handle, record, offset)|];
                    offset += record.Length;
                }

                return offset;
            }
        }
        """,
        """
        using System.IO;
        using IoAnalyzers.Runtime;

        class Table
        {
            public long Append(string path)
            {
                using var handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write);
                var offset = RandomAccess.GetLength(handle);
                var record = new byte[16];
                // Each value is a record.
                using (var writer = new BufferedFileWriter(handle, offset, ownsHandle: false))
                {
                    for (var i = 0; i < 100; i++)
                    {
                        record[0] = (byte)i;
                        writer.Write(record);
                        offset += record.Length;
                    }
                }

                return offset;
            }
        }
        """,
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_handle_that_is_a_field_has_it_too() => Verify<UnbufferedSmallWrites>.Reports(
        Journal("[|RandomAccess.Write(_handle, record, offset)|]"), Framework.Net10WithLibrary);

    [Fact]
    public Task Without_the_library_there_is_no_fix_and_no_finding() => Verify<UnbufferedSmallWrites>.Silent(Journal("RandomAccess.Write(_handle, record, offset)"));

    [Theory]
    [InlineData("RandomAccess.Write(_handle, record, 2 * offset)")]
    [InlineData("Flush(); RandomAccess.Write(_handle, record, offset)")]
    [InlineData("RandomAccess.Write(_handle, record, offset); RandomAccess.FlushToDisk(_handle)")]
    [InlineData("RandomAccess.Write(_handle, record, offset); RandomAccess.Read(_handle, record, 0)")]
    [InlineData("offset--; RandomAccess.Write(_handle, record, offset)")]
    [InlineData("RandomAccess.Write(_handle, new byte[16], offset)")]
    [InlineData("lock (_handle) RandomAccess.Write(_handle, record, offset)")]
    [InlineData("System.Threading.Thread.Sleep(1); RandomAccess.Write(_handle, record, offset)")]
    public Task Records_that_are_not_one_behind_the_other_or_are_waited_for_are_left_alone(string write) =>
        Verify<UnbufferedSmallWrites>.Silent(Journal(write), Framework.Net10WithLibrary);

    [Theory]
    [InlineData("File.OpenHandle(\"/dev/tty\", FileMode.Open, FileAccess.Write)")]
    [InlineData("File.OpenHandle(\"journal\", FileMode.Append, FileAccess.Write)")]
    [InlineData("File.OpenHandle(\"journal\", FileMode.Create, FileAccess.Write, FileShare.None, FileOptions.WriteThrough)")]
    [InlineData("new Microsoft.Win32.SafeHandles.SafeFileHandle(1, true)")]
    public Task A_handle_that_may_be_no_plain_file_is_left_alone(string handle) =>
        Verify<UnbufferedSmallWrites>.Silent(Journal("RandomAccess.Write(_handle, record, offset)", handle), Framework.Net10WithLibrary);

    static string Journal(string write, string handle = "File.OpenHandle(\"journal\", FileMode.Create, FileAccess.Write)") => $$"""
        using System.IO;
        using Microsoft.Win32.SafeHandles;

        class Journal
        {
            readonly SafeFileHandle _handle = {{handle}};
            readonly byte[] record = new byte[16];

            public long Fill(int count, long offset)
            {
                for (var i = 0; i < count; i++)
                {
                    {{write}};
                    offset += record.Length;
                }

                return offset;
            }

            void Flush() { }
        }
        """;
}
