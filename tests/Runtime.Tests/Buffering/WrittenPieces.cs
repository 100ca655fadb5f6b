using System.Text;
using IoAnalyzers.Runtime.Tests.Seam;

namespace IoAnalyzers.Runtime.Tests.Buffering;

/// <summary>Keeps what each write was handed.</summary>
sealed class WrittenPieces(SystemCalls inner) : ForwardingCalls(inner)
{
    public List<string> Pieces { get; } = [];

    public List<string> Names { get; } = [];

    protected override CallResult Ended(in Call call, CallResult result, ReadOnlySpan<byte> bytes)
    {
        if (call.Name is "write" or "pwrite" or "pwritev" or "send" && !result.Failed)
        {
            Pieces.Add(Encoding.UTF8.GetString(bytes[..(int)result.Value]));
            Names.Add(call.Name);
        }

        return result;
    }
}
