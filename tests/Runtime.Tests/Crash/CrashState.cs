using System.Security.Cryptography;
using System.Text;

namespace IoAnalyzers.Runtime.Tests.Crash;

/// <summary>What is on the disk when the machine comes up again, and what had been said before.</summary>
sealed record CrashState(SortedDictionary<string, byte[]> Files, string LastMark, int CrashPoint)
{
    public string Key() => ContentKey() + "|" + LastMark;

    /// <summary>The same for all states with the same files.</summary>
    public string ContentKey()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, bytes) in Files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\0{bytes.Length}\0"));
            hash.AppendData(bytes);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    /// <summary>Puts the files into an empty folder, for a program to recover from.</summary>
    public void WriteTo(string folder)
    {
        foreach (var (name, bytes) in Files)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }
    }

    public override string ToString() =>
        $"crash after operation {CrashPoint}, said '{LastMark}', files [{string.Join(", ", Files.Select(file => $"{file.Key}:{file.Value.Length}"))}]";
}
