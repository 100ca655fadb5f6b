namespace IoAnalyzers.Runtime.Tests.Crash;

/// <summary>What changed a file system, or was said to the world. Names are relative to the folder under test, with slashes.</summary>
abstract record Operation;

/// <summary>A new file with a new entry.</summary>
sealed record Created(string Name, int Inode) : Operation;

sealed record Wrote(int Inode, long Offset, byte[] Bytes) : Operation
{
    public override string ToString() => $"Wrote {{ Inode = {Inode}, Offset = {Offset}, Count = {Bytes.Length} }}";
}

sealed record Resized(int Inode, long Length) : Operation;

sealed record Synced(int Inode) : Operation;

/// <summary>The pages of a range, and nothing else of the file, as msync does it.</summary>
sealed record SyncedRange(int Inode, long Offset, long Count) : Operation;

sealed record DirectorySynced(string Name) : Operation;

sealed record Renamed(string From, string To) : Operation;

sealed record Linked(string From, string To) : Operation;

sealed record Unlinked(string Name) : Operation;

/// <summary>The program said something that a crash must not make untrue.</summary>
sealed record Marked(string Text) : Operation;
