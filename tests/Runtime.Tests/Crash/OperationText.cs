using System.Text.RegularExpressions;

namespace IoAnalyzers.Runtime.Tests.Crash;

/// <summary>Operations as lines that are the same in each run: inodes are named after the order in which they are met, and random names after what they are.</summary>
static partial class OperationText
{
    public static List<string> Of(IReadOnlyList<Operation> operations)
    {
        var inodes = new Dictionary<int, int>();
        int Met(int inode) => inodes.TryGetValue(inode, out var met) ? met : inodes[inode] = inodes.Count + 1;
        return
        [
            .. operations.Select(operation => RandomName().Replace(
                operation switch
                {
                    Created file => $"create {file.Name} {Met(file.Inode)}",
                    Wrote write => $"write {Met(write.Inode)} at {write.Offset}, {write.Bytes.Length} bytes",
                    Resized size => $"resize {Met(size.Inode)} to {size.Length}",
                    Synced sync => $"sync {Met(sync.Inode)}",
                    _ => operation.ToString()!,
                },
                "RANDOM")),
        ];
    }

    [GeneratedRegex("[0-9a-f]{16}")]
    private static partial Regex RandomName();
}
