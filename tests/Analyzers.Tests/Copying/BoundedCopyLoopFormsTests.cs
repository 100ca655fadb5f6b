using IoAnalyzers.Copying;
using static IoAnalyzers.Tests.Copying.BoundedCopyCode;

namespace IoAnalyzers.Tests.Copying;

/// <summary>The forms of bounded copy loops.</summary>
public class BoundedCopyLoopFormsTests
{
    [Fact]
    public Task A_for_loop_that_counts_down() => Verify<BoundedCopyLoop>.Reports(
        InMethod(
            """
            var buffer = new byte[4096];
            [|for (var remaining = count; remaining > 0;)|]
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, remaining));
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                remaining -= read;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_for_loop_that_counts_in_its_head() => Verify<BoundedCopyLoop>.Reports(
        InMethod(
            """
            var buffer = new byte[4096];
            int read;
            [|for (; count > 0; count -= read)|]
            {
                read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task An_endless_loop_with_two_breaks() => Verify<BoundedCopyLoop>.Reports(
        InMethod(
            """
            var buffer = new byte[4096];
            while (true)
            {
                if (count <= 0)
                    break;
                var read = [|source.Read(buffer, 0, (int)Math.Min(buffer.Length, count))|];
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                count -= read;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_size_in_a_local_of_its_own() => Verify<BoundedCopyLoop>.Reports(
        InMethod(
            """
            var buffer = new byte[4096];
            [|while (count > 0)|]
            {
                var size = (int)Math.Min(buffer.Length, count);
                var read = source.Read(buffer, 0, size);
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                count -= read;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_choice_in_place_of_Min() => Verify<BoundedCopyLoop>.Reports(
        InMethod(
            """
            var buffer = new byte[4096];
            [|while (count > 0)|]
            {
                var read = source.Read(buffer, 0, count < buffer.Length ? (int)count : buffer.Length);
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                count -= read;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_choice_the_other_way_round() => Verify<BoundedCopyLoop>.Reports(
        InMethod(
            """
            var buffer = new byte[4096];
            [|while (count > 0)|]
            {
                var read = source.Read(buffer, 0, (int)(buffer.Length >= count ? count : buffer.Length));
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                count -= read;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_number_in_place_of_the_length() => Verify<BoundedCopyLoop>.Reports(
        InMethod(
            """
            var buffer = new byte[4096];
            [|while (count > 0)|]
            {
                var read = source.Read(buffer, 0, (int)Math.Min(4096, count));
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                count -= read;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_span_on_the_stack() => Verify<BoundedCopyLoop>.Reports(
        InMethod(
            """
            Span<byte> buffer = stackalloc byte[4096];
            [|while (count > 0)|]
            {
                var read = source.Read(buffer[..(int)Math.Min(buffer.Length, count)]);
                if (read == 0)
                    break;
                destination.Write(buffer[..read]);
                count -= read;
            }
            """, returns: "void"),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_subtraction_that_is_written_out() => Verify<BoundedCopyLoop>.Reports(
        InMethod(
            """
            var buffer = new byte[4096];
            [|while (count > 0)|]
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                count = count - read;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_count_before_the_write() => Verify<BoundedCopyLoop>.Reports(
        InMethod(
            """
            var buffer = new byte[4096];
            [|while (count > 0)|]
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                if (read == 0)
                    break;
                count -= read;
                destination.Write(buffer, 0, read);
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_limit_in_a_readonly_field() => Verify<BoundedCopyLoop>.Reports(
        InMethod(
            """
            long total = 0;
            var buffer = new byte[4096];
            [|while (total < _limit)|]
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, _limit - total));
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                total += read;
            }
            """),
        Framework.Net10WithLibrary);
}
