using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

/// <summary>Names that a loop has in common with what stands around it.</summary>
public sealed class ReopenPerAppendOuterNamesTests
{
    [Fact]
    public Task A_path_that_a_local_function_sets_is_not_the_same_in_each_round() => Verify<ReopenPerAppend>.Silent(
        """
        string file;
        Next();
        foreach (var record in records)
        {
            File.AppendAllText(file, "x");
            if (record.Length == 0)
                Next();
        }

        void Next() => file = path + Guid.NewGuid();
        """);

    [Fact]
    public Task A_field_of_the_same_name_stays_what_it_is() => Verify<ReopenPerAppend>.Fix(
        """
        using System.IO;

        class C
        {
            int writer = 1;

            void M(string path, string[] lines)
            {
                writer++;
                foreach (var line in lines)
                {
                    using var writer = [|new StreamWriter(path, true)|];
                    writer.Write(line);
                }
            }
        }
        """,
        """
        using System.IO;

        class C
        {
            int writer = 1;

            void M(string path, string[] lines)
            {
                writer++;
                var writer2 = default(StreamWriter);
                try
                {
                    foreach (var line in lines)
                    {
                        writer2 ??= new StreamWriter(path, true);
                        writer2.Write(line);
                    }
                }
                finally
                {
                    writer2?.Dispose();
                }
            }
        }
        """);
}
