namespace IoAnalyzers.Runtime.Tests.Crash;

/// <summary>What a file system may lose. Written pages and sizes that were not synced persist in any combination; the rest differs between systems.</summary>
/// <param name="PageBytes">What persists in one piece: a page of the cache, or a sector of the disk.</param>
/// <param name="OrderedEntries">Changes of names persist in the order in which they were made (a journal), or each for itself.</param>
/// <param name="SyncPersistsOwnEntry">fsync of a new file persists its name too, as ext4, XFS and btrfs do. POSIX promises it nowhere.</param>
/// <param name="ExhaustivePages">Up to so many pending pages, all their subsets are tried; of more, every cut, every single one, every one missing, and a sample.</param>
/// <param name="Samples">The size of that sample.</param>
sealed record PersistenceModel(int PageBytes = 4096, bool OrderedEntries = true, bool SyncPersistsOwnEntry = true, int ExhaustivePages = 8, int Samples = 64)
{
    public static IEnumerable<PersistenceModel> All(params int[] pageBytes) =>
        from page in pageBytes
        from ordered in new[] { true, false }
        from own in new[] { true, false }
        select new PersistenceModel(page, ordered, own);
}
