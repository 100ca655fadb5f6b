using System.Text;

namespace IoAnalyzers.FixProof.Programs;

/// <summary>What streams and files hold: lines of different lengths, so that a byte in the wrong place shows.</summary>
static class Content
{
    const int Most = 256 * 1024;

    static readonly byte[] All = Lines();

    public static ReadOnlySpan<byte> OfLength(int length) => All.AsSpan(0, length);

    static byte[] Lines()
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < Most; i++)
            text.Append(i % 7 == 3 ? "" : $"line {i * 7919 % 10007}").Append(i % 11 == 5 ? "\r\n" : "\n");
        return Encoding.ASCII.GetBytes(text.ToString(0, Most));
    }
}
