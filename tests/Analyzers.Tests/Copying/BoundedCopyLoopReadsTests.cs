using IoAnalyzers.Copying;
using static IoAnalyzers.Tests.Copying.BoundedCopyCode;

namespace IoAnalyzers.Tests.Copying;

/// <summary>Reads that may take more than is left, or less.</summary>
public class BoundedCopyLoopReadsTests
{
    [Fact]
    public Task A_read_that_may_take_more_than_the_limit() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            var buffer = new byte[4096];
            while (count > 0)
            {
                var read = source.Read(buffer, 0, buffer.Length);
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                count -= read;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_cast_before_the_comparison_is_another_number() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            var buffer = new byte[4096];
            while (count > 0)
            {
                var read = source.Read(buffer, 0, Math.Min(buffer.Length, (int)count));
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                count -= read;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_size_that_is_computed_before_the_loop() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            var size = (int)Math.Min(4096, count);
            var buffer = new byte[4096];
            while (count > 0)
            {
                var read = source.Read(buffer, 0, size);
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                count -= read;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_size_that_is_computed_before_the_count_falls() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            var buffer = new byte[4096];
            var size = 0;
            for (size = (int)Math.Min(buffer.Length, count); count > 0;)
            {
                var read = source.Read(buffer, 0, size);
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                count -= read;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_size_that_is_more_than_the_buffer() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            var buffer = new byte[4096];
            while (count > 0)
            {
                var read = source.Read(buffer, 0, (int)Math.Min(8192, count));
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                count -= read;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_buffer_of_computed_size() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            var buffer = new byte[count / 2];
            while (count > 0)
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                count -= read;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_second_limit() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            var buffer = new byte[4096];
            while (count > 0 && token.IsCancellationRequested == false)
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                count -= read;
            }
            """),
        Framework.Net10WithLibrary);
}
