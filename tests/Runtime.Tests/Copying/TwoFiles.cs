using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime.Tests.Copying;

/// <summary>A source and a destination with random content.</summary>
sealed class TwoFiles : IDisposable
{
    readonly TestFolder _folder = new();

    public TwoFiles(int sourceLength, int destinationLength)
    {
        OldSource = new byte[sourceLength];
        OldDestination = new byte[destinationLength];
        var random = new Random(sourceLength);
        random.NextBytes(OldSource);
        random.NextBytes(OldDestination);
        File.WriteAllBytes(SourcePath, OldSource);
        File.WriteAllBytes(DestinationPath, OldDestination);
        Source = File.OpenHandle(SourcePath, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        Destination = File.OpenHandle(DestinationPath, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
    }

    public byte[] OldSource { get; }

    public byte[] OldDestination { get; }

    public string SourcePath => _folder["source"];

    public string DestinationPath => _folder["destination"];

    public SafeFileHandle Source { get; }

    public SafeFileHandle Destination { get; }

    public byte[] SourceContent() => ContentOf(SourcePath);

    public byte[] DestinationContent() => ContentOf(DestinationPath);

    static byte[] ContentOf(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var content = new byte[file.Length];
        file.ReadExactly(content);
        return content;
    }

    public void Dispose()
    {
        Source.Dispose();
        Destination.Dispose();
        _folder.Dispose();
    }
}
