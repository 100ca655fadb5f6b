using IoAnalyzers.Buffering;

namespace IoAnalyzers.Tests.Buffering;

/// <summary>A stream that lives in a lambda or a local function is judged as one that lives in a method.</summary>
public sealed class LambdaTests
{
    [Fact]
    public Task Writes_to_a_file_that_a_lambda_opens() => Verify<UnbufferedSmallWrites>.Fix(
        """
        Action<byte[]> save = bytes =>
        {
            using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
            foreach (var b in bytes)
                [|file.WriteByte(b)|];
        };
        save(data);
        """,
        """
        Action<byte[]> save = bytes =>
        {
            using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read);
            foreach (var b in bytes)
                file.WriteByte(b);
        };
        save(data);
        """);

    [Fact]
    public Task Writes_of_a_writer_that_a_local_function_makes() => Verify<UnbufferedSmallWrites>.Reports(
        """
        Send(data);

        void Send(byte[] bytes)
        {
            var writer = new BinaryWriter(network);
            foreach (var b in bytes)
                [|writer.Write(b)|];
        }
        """);

    [Fact]
    public Task Reads_of_a_file_that_a_lambda_opens() => Verify<UnbufferedSmallReads>.Reports(
        """
        Func<int> sum = () =>
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            var total = 0;
            for (var i = 0; i < 1000; i++)
                total += [|file.ReadByte()|];
            return total;
        };
        sum();
        """);

    [Fact]
    public Task A_file_that_a_lambda_in_the_lambda_captures() => Verify<UnbufferedSmallWrites>.Silent(
        """
        Action<byte[]> save = bytes =>
        {
            using var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
            Func<int> look = () => file.ReadByte();
            foreach (var b in bytes)
                file.WriteByte(b);
            look();
        };
        save(data);
        """);
}
