using System;
using System.Collections.Generic;
using IoAnalyzers.Model;
using IoAnalyzers.Model.Files;
using Microsoft.CodeAnalysis;

namespace IoAnalyzers.Durability;

/// <summary>How certainly the names of a member and its type say that bytes are on the disk when it returns.</summary>
enum DurabilityClaim
{
    None,
    /// <summary>The type is a write-ahead log or a journal, whatever the member is called.</summary>
    OfType,
    /// <summary>Commit, Checkpoint, Sync: words that mean the disk in a type that keeps a file, and something else elsewhere.</summary>
    OfWord,
    /// <summary>FlushToDisk, Fsync: nothing else is meant.</summary>
    Plain,
}

static class DurabilityClaims
{
    static readonly HashSet<string> Verbs = Words.Of("flush", "sync", "force", "commit", "fsync");
    static readonly HashSet<string> Disk = Words.Of("disk", "disc", "platter", "durable", "durably");
    static readonly HashSet<string> Loose = Words.Of("Sync", "SyncAsync", "Force", "ForceAsync", "FlushFull", "FullFlush");
    static readonly HashSet<string> Beginnings = Words.Of("commit", "checkpoint", "persist");
    static readonly HashSet<string> Journals = Words.Of("wal", "journal", "translog");
    static readonly string[] Logs = { "CommitLog", "WriteAheadLog", "TransactionLog", "RedoLog" };

    static readonly HashSet<string> Expendable = Words.Of("cache", "cached", "caches", "caching", "temp", "temporary", "spill", "swap", "trace", "log", "logger", "logging");

    static readonly HashSet<string> Trial = Words.Of("test", "tests", "fake", "mock", "stub", "spec", "specs", "benchmark", "benchmarks");

    public static DurabilityClaim Of(string member, string type)
    {
        if (IsExpendable(member, type) || SyncNames.IsDirectory(member))
            return DurabilityClaim.None;
        if (IsPlain(member))
            return DurabilityClaim.Plain;
        return Loose.Contains(member) || Words.Any(FirstWordOf(member), Beginnings) ? DurabilityClaim.OfWord
            : IsJournal(type) ? DurabilityClaim.OfType
            : DurabilityClaim.None;
    }

    /// <summary>Files of which nobody expects that they survive a crash, and code that only plays at keeping them.</summary>
    public static bool IsExpendable(string member, string type) =>
        Words.Any(member, Expendable) || Words.Any(type, Expendable) && !IsJournal(type) || Words.Any(type, Trial);

    /// <summary>Commit and CommitAsync make the same promise.</summary>
    public static string RootOf(string member) => member.EndsWith("Async", StringComparison.Ordinal) ? member.Substring(0, member.Length - "Async".Length) : member;

    static bool IsPlain(string member) =>
        member.Equals("FlushFileBuffers", StringComparison.OrdinalIgnoreCase) || member.IndexOf("fsync", StringComparison.OrdinalIgnoreCase) >= 0
        || member.IndexOf("fdatasync", StringComparison.OrdinalIgnoreCase) >= 0 || Words.Any(member, Verbs) && Words.Any(member, Disk);

    static bool IsJournal(string type)
    {
        foreach (var log in Logs)
            if (type.IndexOf(log, StringComparison.Ordinal) >= 0)
                return true;
        return Words.Any(type, Journals);
    }

    static string FirstWordOf(string member)
    {
        var end = 1;
        while (end < member.Length && char.IsLower(member[end]))
            end++;
        return member.Length == 0 ? member : member.Substring(0, end);
    }
}
