using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>Finds writes in a row to a connection that make one message: small ones, and behind them one of any size.</summary>
/// <remarks>
/// A BufferedStream brings a small write and what follows it together, up to its size of 4 KiB; behind a large write it would do nothing. Three
/// small ones in a row are <see cref="UnbufferedSmallWrites"/>.
/// </remarks>
static class SplitWriteSearch
{
    public static IEnumerable<SmallWrites> In(IBlockOperation block, int limit, MemberBody body)
    {
        var run = new List<(IInvocationOperation Call, IOperation Statement)>();
        var smallOnes = 0;
        ISymbol? stream = null;
        foreach (var statement in block.Operations)
        {
            var write = WriteIn(statement, body);
            var symbol = write?.Instance.Symbol();
            if (stream is not null && write is not null && SymbolEqualityComparer.Default.Equals(symbol, stream) && IsAsync(write) == IsAsync(run[0].Call))
            {
                run.Add((write, statement));
                if (WriteSize.OfCall(write, body) <= limit)
                {
                    smallOnes++;
                    continue;
                }
            }
            else if (stream is not null && write is null && SmallWriteSearch.IsQuiet(statement, stream, body))
            {
                continue;
            }

            if (Message(run, smallOnes, stream, body) is { } message)
                yield return message;
            var begins = write is not null && symbol is not null && (run.Count == 0 || run[run.Count - 1].Call != write) && WriteSize.OfCall(write, body) <= limit;
            run = new();
            (stream, smallOnes) = begins ? (symbol, 1) : (null, 0);
            if (begins)
                run.Add((write!, statement));
        }

        if (Message(run, smallOnes, stream, body) is { } last)
            yield return last;
    }

    static SmallWrites? Message(List<(IInvocationOperation Call, IOperation Statement)> run, int smallOnes, ISymbol? stream, MemberBody body)
    {
        if (run.Count < 2 || smallOnes >= SmallWriteSearch.LeastInARow || stream is null
            || StreamOrigin.Of(run[0].Call.Instance, body) is not { PassesEachWrite: true, Bottom.Trait.Type: "System.Net.Sockets.NetworkStream" or "System.Net.Security.SslStream" } origin)
            return null;

        var writes = new List<IInvocationOperation>();
        foreach (var (call, _) in run)
            writes.Add(call);
        return new(stream, origin, writes, run[0].Statement, run[run.Count - 1].Statement);
    }

    static bool IsAsync(IInvocationOperation write) => write.TargetMethod.Name == "WriteAsync";

    static IInvocationOperation? WriteIn(IOperation statement, MemberBody body) =>
        SmallWriteSearch.CallIn(statement) is { TargetMethod.Name: "Write" or "WriteByte" or "WriteAsync", Instance: { } target } call
        && (target.Type.DerivesFrom(body.Io.Stream) || target.Type.Is(body.Io.BinaryWriter))
            ? call
            : null;
}
