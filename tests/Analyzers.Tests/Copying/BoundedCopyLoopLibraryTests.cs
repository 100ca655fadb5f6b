using IoAnalyzers.Copying;

namespace IoAnalyzers.Tests.Copying;

/// <summary>The rule speaks only where the project refers to the library.</summary>
public class BoundedCopyLoopLibraryTests
{
    [Fact]
    public Task Without_the_library_nothing_is_said() => Verify<BoundedCopyLoop>.Silent(
        """
        var buffer = new byte[4096];
        long count = source.Length;
        while (count > 0)
        {
            var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
            if (read == 0)
                break;
            destination.Write(buffer, 0, read);
            count -= read;
        }
        """);

    [Fact]
    public Task The_directive_that_the_call_needs_is_added() => Verify<BoundedCopyLoop>.Fix(
        BoundedCopyCode.InMethod(
            """
            var buffer = new byte[4096];
            [|while (count > 0)|]
            {
                var read = source.Read(buffer, 0, (int)System.Math.Min(buffer.Length, count));
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                count -= read;
            }
            """,
            "uint count").Replace("using IoAnalyzers.Runtime;\n", "").Replace("count -= read", "count -= (uint)read"),
        BoundedCopyCode.InMethod("StreamCopy.CopyAtMost(source, destination, count);", "uint count"),
        Framework.Net10WithLibrary);
}
