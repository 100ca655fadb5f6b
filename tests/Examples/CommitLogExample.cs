using System.Text;
using IoAnalyzers.Runtime;

namespace IoAnalyzers.Examples;

static class CommitLogExample
{
    public static async Task<string> Run(string folder)
    {
        var path = Path.Combine(folder, "orders");

        // example: CommitLog
        // Each append returns when its record is on the disk; appends that wait at the same time share one sync.
        await using (var log = CommitLog.Open(path, new CommitLogOptions { Policy = FlushPolicy.EveryAppend }))
            await Task.WhenAll(Enumerable.Range(0, 64).Select(i => log.AppendAsync(Encoding.UTF8.GetBytes($"order {i}")).AsTask()));

        var orders = CommitLog.ReadAll(path).Count(); // after a crash: everything that was acknowledged
        // end

        return $"{orders} orders";
    }
}
