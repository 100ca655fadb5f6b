using IoAnalyzers.Copying;
using static IoAnalyzers.Tests.Copying.BoundedCopyCode;

namespace IoAnalyzers.Tests.Copying;

/// <summary>Ends that the library has not, and counters that others see.</summary>
public class BoundedCopyLoopEndsTests
{
    [Fact]
    public Task Another_exception() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            var buffer = new byte[4096];
            while (count > 0)
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                if (read == 0)
                    throw new InvalidDataException();
                destination.Write(buffer, 0, read);
                count -= read;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task An_exception_derived_from_that_of_the_library() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            var buffer = new byte[4096];
            while (count > 0)
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                if (read == 0)
                    throw new Short();
                destination.Write(buffer, 0, read);
                count -= read;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_message_that_is_computed() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            var buffer = new byte[4096];
            while (count > 0)
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                if (read == 0)
                    throw new EndOfStreamException($"{count} bytes are missing");
                destination.Write(buffer, 0, read);
                count -= read;
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_return_with_code_behind_the_loop() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            var buffer = new byte[4096];
            while (count > 0)
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                if (read == 0)
                    return;
                destination.Write(buffer, 0, read);
                count -= read;
            }
            destination.WriteByte(0);
            """, returns: "void"),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_return_of_a_value() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            var buffer = new byte[4096];
            while (count > 0)
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                if (read == 0)
                    return false;
                destination.Write(buffer, 0, read);
                count -= read;
            }
            return true;
            """, returns: "bool"),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_count_asked_after_an_exact_copy() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            var buffer = new byte[4096];
            while (count > 0)
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                if (read == 0)
                    throw new EndOfStreamException();
                destination.Write(buffer, 0, read);
                count -= read;
            }
            Console.WriteLine(count);
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_count_that_a_handler_asks() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            var buffer = new byte[4096];
            try
            {
                while (count > 0)
                {
                    var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                    if (read == 0)
                        break;
                    destination.Write(buffer, 0, read);
                    count -= read;
                }
            }
            catch (IOException)
            {
                Console.WriteLine(count);
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_count_that_a_lambda_takes_from_each_time_it_is_called_has_a_handler_somewhere() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            Action<Stream> take = part =>
            {
                var buffer = new byte[4096];
                while (count > 0)
                {
                    var read = part.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                    if (read == 0)
                        break;
                    destination.Write(buffer, 0, read);
                    count -= read;
                }
            };
            take(source);
            take(source);
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_count_that_is_tried_again_in_a_handler_sees_how_far_it_came() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            var buffer = new byte[4096];
            for (var attempt = 0; attempt < 3; attempt++)
            {
                try
                {
                    while (count > 0)
                    {
                        var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                        if (read == 0)
                            break;
                        destination.Write(buffer, 0, read);
                        count -= read;
                    }
                }
                catch (IOException)
                {
                }
            }
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_count_behind_another_name_is_the_callers_return_value() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            ref var left = ref _changing;
            var buffer = new byte[4096];
            while (left > 0)
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                left -= read;
            }
            """, returns: "void"),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_count_that_a_lambda_shares() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            Action reset = () => count = 0;
            var buffer = new byte[4096];
            while (count > 0)
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                count -= read;
            }
            reset();
            """),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_count_of_the_caller() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            var buffer = new byte[4096];
            while (count > 0)
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                if (read == 0)
                    break;
                destination.Write(buffer, 0, read);
                count -= read;
            }
            """, "ref long count", "void"),
        Framework.Net10WithLibrary);

    [Fact]
    public Task A_loop_that_writes_before_it_tests() => Verify<BoundedCopyLoop>.Silent(
        InMethod(
            """
            var buffer = new byte[4096];
            while (count > 0)
            {
                var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
                destination.Write(buffer, 0, read);
                if (read == 0)
                    break;
                count -= read;
            }
            """),
        Framework.Net10WithLibrary);
}
