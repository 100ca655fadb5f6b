using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;

namespace Quiet;

/// <summary>Files and memories that are needed as a whole, or whose bytes outlive them.</summary>
public static class WholeFiles
{
    /// <summary>Behind the writer the memory is closed, and ToArray still answers.</summary>
    public static void SaveReport(IEnumerable<string> lines, Stream destination)
    {
        var memory = new MemoryStream();
        using (var writer = new StreamWriter(memory, Encoding.UTF8))
        {
            foreach (var line in lines)
                writer.WriteLine(line);
        }

        destination.Write(memory.ToArray());
    }

    /// <summary>The compressor writes its end when it is closed, and closes the memory with it.</summary>
    public static byte[] Compress(byte[] content)
    {
        var memory = new MemoryStream();
        using (var zip = new GZipStream(memory, CompressionLevel.Optimal))
            zip.Write(content);
        return memory.ToArray();
    }

    /// <summary>The length goes first.</summary>
    public static void SendWithLength(MemoryStream message, Stream connection)
    {
        var bytes = message.ToArray();
        connection.Write(BitConverter.GetBytes(bytes.Length));
        connection.Write(bytes);
    }

    /// <summary>The list is written anew while its old lines are gone through.</summary>
    public static void RemoveComments(string path)
    {
        var lines = File.ReadAllLines(path);
        using var writer = new StreamWriter(path);
        foreach (var line in lines)
            if (!line.StartsWith('#'))
                writer.WriteLine(line);
    }

    /// <summary>Each line names a file that goes, and one of them may be the list.</summary>
    public static void DeleteListed(string list)
    {
        foreach (var line in File.ReadAllLines(list))
            File.Delete(line);
    }

    /// <summary>Lines are needed from the end.</summary>
    public static IEnumerable<string> Last(string path, int count)
    {
        var lines = File.ReadAllLines(path);
        return lines.Skip(Math.Max(0, lines.Length - count));
    }

    /// <summary>Somebody writes to the log meanwhile, and the copy has what is there so far.</summary>
    public static void CopyLog(string log, string copy)
    {
        using (var source = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        using (var destination = File.Create(copy))
            source.CopyTo(destination);
    }

    /// <summary>Written anew, a file has a new time and no other readers' blocks; the two paths may be one.</summary>
    public static void Refresh(string from, string to) => File.WriteAllBytes(to, File.ReadAllBytes(from));

    /// <summary>A part goes behind the others.</summary>
    public static void Append(string part, string all)
    {
        using (var source = File.OpenRead(part))
        using (var destination = new FileStream(all, FileMode.Append))
            source.CopyTo(destination);
    }
}
