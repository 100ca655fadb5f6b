using IoAnalyzers.Model.Streams;
using IoAnalyzers.Tests.Model.Streams.Measuring;

namespace IoAnalyzers.Tests.Model.Streams;

/// <summary>The streams of the console pass each write and read on; measured in a child process, whose console is its own.</summary>
public sealed class StandardStreamTests
{
    [KernelFact]
    public void Each_byte_written_to_standard_output_is_a_system_call()
    {
        Assert.Equal(Transfer.Each, StreamTraits.StandardStream.Writes);
        Assert.Equal(Rig.Steps, CallsOf("syscw: ", "var stream = Console.OpenStandardOutput();", "stream.WriteByte(1);"));
    }

    [KernelFact]
    public void Each_byte_written_to_standard_error_is_a_system_call() =>
        Assert.Equal(Rig.Steps, CallsOf("syscw: ", "var stream = Console.OpenStandardError();", "stream.WriteByte((byte)' ');"));

    [KernelFact]
    public void Each_byte_read_from_standard_input_is_a_system_call()
    {
        Assert.Equal(Transfer.Each, StreamTraits.StandardStream.Reads);
        // The look at the counters is read calls as well.
        Assert.InRange(CallsOf("syscr: ", "var stream = Console.OpenStandardInput();", "stream.ReadByte();"), Rig.Steps, Rig.Steps + 20);
    }

    [KernelFact]
    public void A_flush_of_standard_output_makes_no_system_call()
    {
        Assert.Equal(FlushReach.Nothing, StreamTraits.StandardStream.Flush);
        Assert.Equal(0, CallsOf("syscw: ", "var stream = Console.OpenStandardOutput();", "stream.Flush();"));
    }

    /// <summary>How many calls one hundred runs of a statement make.</summary>
    static int CallsOf(string counter, string declaration, string step) => int.Parse(ChildProgram.Run($$"""
        using System; using System.IO;
        {{declaration}}
        var before = Calls();
        for (var i = 0; i < {{Rig.Steps}}; i++) { {{step}} }
        Console.Error.Write(Calls() - before);

        static int Calls()
        {
            foreach (var line in File.ReadAllLines("/proc/thread-self/io"))
                if (line.StartsWith("{{counter}}")) return int.Parse(line.Substring({{counter.Length}}));
            throw new InvalidOperationException();
        }
        """, new byte[2 * Rig.Steps]));
}
