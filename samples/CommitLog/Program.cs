// Usage: CommitLog [records] [folder]
using System.Security.Cryptography;
using CommitLogSample;

var records = args.Length > 0 ? int.Parse(args[0]) : 50_000;
var folder = args.Length > 1 ? Directory.CreateDirectory(args[1]) : Directory.CreateTempSubdirectory("commit-log-");
var path = Path.Combine(folder.FullName, "transfers.log");

try
{
    File.Delete(path);
    File.Delete(path + ".receipts");
    File.Delete(path + ".progress");
    var log = new CommitLog(path);
    log.Append(Transfer.Generate(records));
    CommitLog.Archive(path + ".archive", log.Read().Take(100));

    var (count, cents) = (0, 0L);
    foreach (var transfer in log.Read())
    {
        if (transfer.Sequence != count)
            throw new InvalidDataException($"Record {count} says that it is record {transfer.Sequence}.");
        count++;
        cents += transfer.Cents;
    }

    using (var receipts = new Receipts(path + ".receipts"))
        receipts.Add($"{count} records\n");
    Console.Write(File.ReadAllText(path + ".receipts"));

    using (var progress = new Progress(path + ".progress"))
    {
        progress.Reach(count);
        progress.Commit();
    }

    using var file = File.OpenRead(path);
    Console.WriteLine($"{count} records, {file.Length} bytes, {cents} cents");
    Console.WriteLine($"sha256 {Convert.ToHexStringLower(SHA256.HashData(file))}");
    return count == records ? 0 : 1;
}
finally
{
    if (args.Length < 2)
        folder.Delete(recursive: true);
}
