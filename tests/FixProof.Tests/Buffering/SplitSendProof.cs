namespace IoAnalyzers.FixProof.Buffering;

public class SplitSendProof
{
    const string Id = "IOA1006";

    /// <summary>A client that asks with bodies of these sizes and tells one message, and a server that keeps all that it gets and answers.</summary>
    static string AskAndTell(string lengths, int told) => $$"""
        var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var serving = System.Threading.Tasks.Task.Run(() =>
        {
            using var server = listener.AcceptTcpClient();
            using var stream = server.GetStream();
            using var file = System.IO.File.Create("received.bin");
            foreach (var length in Bodies.Lengths)
            {
                var request = new byte[4 + length];
                stream.ReadExactly(request);
                file.Write(request);
                stream.WriteByte(42);
            }
            stream.CopyTo(file);
        });
        using (var client = new System.Net.Sockets.TcpClient())
        {
            client.Connect((System.Net.IPEndPoint)listener.LocalEndpoint);
            foreach (var length in Bodies.Lengths)
                if (Requests.Ask(client.GetStream(), Bodies.Of(length)) != 42)
                    throw new System.Exception("no answer");
            Requests.Tell(client, Bodies.Of(7), Bodies.Of({{told}}));
            new Session(client).Tell(Bodies.Of({{told}}));
        }
        serving.Wait();

        static class Bodies
        {
            public static readonly int[] Lengths = { {{lengths}} };

            public static byte[] Of(int length)
            {
                var body = new byte[length];
                new System.Random(length).NextBytes(body);
                return body;
            }
        }
        """;

    [Fact]
    public void The_other_end_receives_the_same()
    {
        var main = AskAndTell("0, 1, 4091, 4092, 4093, 8188, 8192, 300_000", told: 100_000);
        var (before, after) = BeforeAndAfter.Files(Id, main);

        Assert.Equal(["received.bin"], before.Keys);
        Assert.Equal(before, after);
        Assert.Equal(before, BeforeAndAfter.FilesOf(PageBlock.AfterWithLibrary(Id), main));
    }

    // The kernel may take a large piece in parts; up to 4 KiB there is room for all of it.
    [StraceFact]
    public void A_short_message_is_one_send_instead_of_two() => 
        Assert.Equal((5 * 2, 5, 5), (SendsOf(PageBlock.Before(Id)), SendsOf(PageBlock.After(Id)), SendsOf(PageBlock.AfterWithLibrary(Id))));

    [StraceFact]
    public void A_body_that_the_buffer_does_not_hold_follows_its_header_as_before() => Assert.Equal(2 + 1 + 1, SendsOf(PageBlock.After(Id), "8189"));

    /// <summary>What the client sends: by sendto or sendmsg, of anything but the answer's one byte.</summary>
    static int SendsOf(string block, string lengths = "1, 100, 4092")
    {
        using var program = new CompiledProgram(block, AskAndTell(lengths, told: 100));
        return program.Trace("sendto,sendmsg").Count(static call => (call.Contains("sendto(") || call.Contains("sendmsg(")) && !call.Contains("\"*\""));
    }
}
