// Usage: RecordExporter [records] [folder]
using System.Globalization;
using System.Security.Cryptography;
using RecordExporterSample;

var records = args.Length > 0 ? int.Parse(args[0]) : 40_000;
var folder = args.Length > 1 ? Directory.CreateDirectory(args[1]) : Directory.CreateTempSubdirectory("record-exporter-");
var path = Path.Combine(folder.FullName, "measurements.bin");
var invalid = Path.Combine(folder.FullName, "invalid.csv");
var kept = Path.Combine(folder.FullName, "measurements.bak");
var table = Path.Combine(folder.FullName, "measurements.csv");

try
{
    var measurements = Measurement.Generate(records).ToList();
    var exported = RecordExporter.Export(path, measurements);
    var sum = RecordExporter.Sum(path);
    File.Delete(invalid);
    RecordExporter.ListInvalid(invalid, measurements);
    RecordExporter.Keep(path, kept);
    RecordExporter.ExportTable(table, measurements);
    RecordExporter.Correct(path, 5, 0.5);

    var hundredths = Enumerable.Range(0, records / 100).Select(number => number * 100);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sum of each hundredth {RecordExporter.SumOf(path, hundredths):F3}"));
    Console.WriteLine($"the last record is {Convert.ToHexStringLower(RecordExporter.Record(path, (uint)exported - 1))}");
    using var file = File.OpenRead(path);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{exported} records, {file.Length} bytes, sum {sum:F3}"));
    Console.WriteLine($"sha256 {Convert.ToHexStringLower(SHA256.HashData(file))}");
    Console.WriteLine($"sha256 {Convert.ToHexStringLower(SHA256.HashData(RecordExporter.Bytes(path)))} of its bytes in memory");
    Console.WriteLine($"sha256 {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(kept)))} of the one that is kept");
    Console.WriteLine($"sha256 {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(invalid)))} of {RecordExporter.CountLines(invalid)} invalid ones");
    Console.WriteLine($"sha256 {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(table)))} of a table of {File.ReadLines(table).Count() - 1}");
    return sum == measurements.Where(measurement => measurement.IsValid).Sum(measurement => measurement.Value) ? 0 : 1;
}
finally
{
    if (args.Length < 2)
        folder.Delete(recursive: true);
}
