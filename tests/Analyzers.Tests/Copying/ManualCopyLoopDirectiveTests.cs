using IoAnalyzers.Copying;

namespace IoAnalyzers.Tests.Copying;

/// <summary>Code that is compiled for several frameworks.</summary>
public class ManualCopyLoopDirectiveTests
{
    [Theory]
    [InlineData("#pragma warning disable CA1835")]
    [InlineData("#region copy\n#endregion")]
    [InlineData("#if DEBUG\nConsole.WriteLine(n);\n#endif")]
    public Task Directives_in_the_loop_keep_it(string directive) => Verify<ManualCopyLoop>.Silent(
        $$"""
        using System;
        using System.IO;

        static class Streams
        {
            public static void Pump(Stream source, Stream destination)
            {
                var buffer = new byte[4096];
                int n;
                while ((n = source.Read(buffer, 0, buffer.Length)) > 0)
                {
        {{directive}}
                    destination.Write(buffer, 0, n);
                }
            }
        }
        """);

    [Fact]
    public Task A_local_that_code_for_another_framework_uses_keeps_the_loop() => Verify<ManualCopyLoop>.Silent(
        """
        using System;
        using System.IO;

        static class Streams
        {
            public static void Pump(Stream source, Stream destination)
            {
                int n;
        #if SPANS
                Span<byte> buffer = stackalloc byte[4096];
                while ((n = source.Read(buffer)) > 0)
                    destination.Write(buffer[..n]);
        #else
                var buffer = new byte[4096];
                while ((n = source.Read(buffer, 0, buffer.Length)) > 0)
                    destination.Write(buffer, 0, n);
        #endif
            }
        }
        """);

    [Fact]
    public Task A_loop_for_one_framework_with_locals_of_its_own_is_fixed() => Verify<ManualCopyLoop>.Fix(
        """
        using System.IO;

        static class Streams
        {
            public static void Pump(Stream source, Stream destination)
            {
        #if NATIVE
                Native.Copy(source, destination);
        #else
                var buffer = new byte[4096];
                int n;
                [|while ((n = source.Read(buffer, 0, buffer.Length)) > 0)|]
                    destination.Write(buffer, 0, n);
        #endif
            }
        }
        """,
        """
        using System.IO;

        static class Streams
        {
            public static void Pump(Stream source, Stream destination)
            {
        #if NATIVE
                Native.Copy(source, destination);
        #else
                source.CopyTo(destination, 81920);
        #endif
            }
        }
        """);
}
