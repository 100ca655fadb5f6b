using System.Globalization;
using System.IO.MemoryMappedFiles;

namespace RecordExporterSample;

/// <summary>Writes measurements to a binary file that other programs read.</summary>
static class RecordExporter
{
    const int Magic = 0x314D5258;

    public static int Export(string path, IReadOnlyCollection<Measurement> measurements)
    {
        using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            PreallocationSize = 12 + measurements.Count * 21L,
            BufferSize = 0,
        });
        using var writer = new BinaryWriter(file);

        writer.Write(Magic);
        writer.Write(measurements.Count);
        foreach (var measurement in measurements)
        {
            // IOA1001: a BinaryWriter does not buffer, so each field is one system call.
            writer.Write(measurement.Sensor);
            writer.Write(measurement.Time.Ticks);
            writer.Write(measurement.Value);
            writer.Write(measurement.IsValid);
        }

        writer.Write(Magic);
        return measurements.Count;
    }

    /// <summary>Lists what does not count, a line each, for people to look at.</summary>
    public static void ListInvalid(string path, IEnumerable<Measurement> measurements)
    {
        foreach (var measurement in measurements)
        {
            // IOA1002: the file is opened and closed for each line.
            if (!measurement.IsValid)
                File.AppendAllText(path, string.Create(CultureInfo.InvariantCulture, $"{measurement.Sensor};{measurement.Value:F3}\n"));
        }
    }

    public static int CountLines(string path)
    {
        // IOA1005: the reader has a buffer, and so has the file below it.
        using var reader = new StreamReader(new BufferedStream(File.OpenRead(path)));
        var lines = 0;
        while (reader.ReadLine() is not null)
            lines++;
        return lines;
    }

    /// <summary>Keeps the export beside the next one, with a line in front that says so.</summary>
    public static void Keep(string path, string kept)
    {
        using var export = File.OpenRead(path);
        using var copy = File.Create(kept);
        copy.Write("kept\n"u8);
        int value;

        // IOA3003: two calls for each byte.
        while ((value = export.ReadByte()) != -1)
            copy.WriteByte((byte)value);
    }

    /// <summary>The first bytes, for somebody who asks what an export looks like.</summary>
    public static void KeepStart(string path, string kept, long bytes)
    {
        using var export = File.OpenRead(path);
        using var start = File.Create(kept);
        var buffer = new byte[4096];
        long total = 0;

        // IOA3002: a call of IoAnalyzers.Runtime, where the project refers to it.
        while (total < bytes)
        {
            var read = export.Read(buffer, 0, (int)Math.Min(buffer.Length, bytes - total));
            if (read == 0)
                break;
            start.Write(buffer, 0, read);
            total += read;
        }
    }

    /// <summary>The first bytes as they are, for somebody who tells files apart by them.</summary>
    public static byte[] ReadStart(string path, int bytes)
    {
        using var export = File.OpenRead(path);
        var start = new byte[bytes];
        var total = 0;

        // IOA3008: export.ReadExactly(start) since .NET 7.
        while (total < start.Length)
        {
            var read = export.Read(start, total, start.Length - total);
            if (read == 0)
                throw new EndOfStreamException();
            total += read;
        }

        return start;
    }

    /// <summary>The same as a table, for a spreadsheet.</summary>
    public static void ExportTable(string path, IEnumerable<Measurement> measurements)
    {
        using var table = new StreamWriter(path);
        table.WriteLine("Sensor;Time;Value");
        foreach (var measurement in measurements)
        {
            table.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{measurement.Sensor};{measurement.Time:O};{measurement.Value:F3}"));
            // IOA1003: nobody reads the table before it is complete, and each line is a system call.
            table.Flush();
        }
    }

    public static double Sum(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        using var reader = new BinaryReader(file);
        if (reader.ReadInt32() != Magic)
            throw new InvalidDataException("This is not an export.");

        var sum = 0.0;
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            // IOA1004: a BinaryReader does not buffer either, so each field is one system call again.
            reader.ReadInt32();
            reader.ReadInt64();
            var value = reader.ReadDouble();
            if (reader.ReadBoolean())
                sum += value;
        }

        return reader.ReadInt32() == Magic ? sum : throw new InvalidDataException("The export is cut off.");
    }

    /// <summary>The sum of single records, wherever they stand.</summary>
    public static double SumOf(string path, IEnumerable<int> records)
    {
        using var map = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
        var sum = 0.0;
        foreach (var record in records)
        {
            // IOA4003: the whole file is mapped and unmapped for each record.
            using var view = map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
            sum += view.ReadDouble(8 + record * 21L + 12);
        }

        return sum;
    }

    /// <summary>The time of the last of some records, wherever they stand.</summary>
    public static DateTime LastOf(string path, IEnumerable<int> records)
    {
        using var file = File.OpenHandle(path);
        var ticks = new byte[8];
        var last = 0L;
        foreach (var record in records)
        {
            // IOA4002: a system call for each 8 bytes, where the project refers to IoAnalyzers.Runtime.
            if (RandomAccess.Read(file, ticks, 8 + record * 21L + 4) != ticks.Length)
                throw new EndOfStreamException("There is no such record.");
            last = Math.Max(last, BitConverter.ToInt64(ticks));
        }

        return new DateTime(last, DateTimeKind.Utc);
    }

    /// <summary>One record, as it stands in the file.</summary>
    public static byte[] Record(string path, uint number)
    {
        var record = new byte[21];
        using var file = File.OpenRead(path);
        // IOA4001: a stream, and a buffer of 4096 bytes filled for 21 of them.
        file.Position = 8 + number * 21L;
        if (file.Read(record, 0, record.Length) < record.Length)
            throw new EndOfStreamException("There is no such record.");
        return record;
    }

    /// <summary>Puts another value into a record, where it stands.</summary>
    public static void Correct(string path, int number, double value)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        using var map = MemoryMappedFile.CreateFromFile(file, mapName: null, capacity: 0, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
        using var view = map.CreateViewAccessor(8 + number * 21L + 12, sizeof(double));
        view.Write(0, value);
        // IOA2008: on Windows nobody waits for the disk; on Linux a value that crosses a page may lose its second half.
        view.Flush();
    }

    /// <summary>All bytes of an export, for a checksum.</summary>
    public static byte[] Bytes(string path)
    {
        using var map = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
        using var view = map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        var bytes = new byte[view.Capacity];
        // IOA4004: each byte is a call of its own, with a reference taken and given back.
        for (var i = 0; i < view.Capacity; i++)
            bytes[i] = view.ReadByte(i);
        return bytes;
    }
}
