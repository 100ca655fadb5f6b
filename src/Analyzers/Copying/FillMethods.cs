using IoAnalyzers.Model;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;

namespace IoAnalyzers.Copying;

/// <summary>Which streams have a ReadExactly and a ReadAtLeast that read as a loop of theirs does, told from the declarations alone.</summary>
static class FillMethods
{
    static readonly string[] Names = ["ReadExactly", "ReadExactlyAsync", "ReadAtLeast", "ReadAtLeastAsync"];

    /// <summary>Since .NET 7.</summary>
    public static bool AreIn(IoSymbols io) =>
        io.Stream is { } stream && !stream.GetMembers("ReadExactly").IsEmpty && !stream.GetMembers("ReadAtLeast").IsEmpty && io.EndOfStreamException is not null;

    /// <summary>No type hides the methods of Stream, and the stream reads spans where they do.</summary>
    public static bool ReadAs(StreamCall read, MemberBody body)
    {
        var stream = read.Stream.Unconverted().Type;
        for (var type = stream; type is not null && !type.Is(body.Io.Stream); type = type.BaseType)
            foreach (var name in Names)
                if (!type.GetMembers(name).IsEmpty)
                    return false;
        // An asynchronous read of memory that is an array goes to the read of arrays without a copy.
        return read.IsAsync || read.Call.TargetMethod.Parameters.Length == 1
            || ArrayStreams.ReadsSpans(stream) && !(stream.Is(body.Io.Stream) && ArrayStreams.AreDeclared(body));
    }
}
