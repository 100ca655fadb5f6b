using IoAnalyzers.Runtime.Interop;

namespace IoAnalyzers.Runtime;

/// <summary>An append-only log of records that survives crashes as far as its <see cref="FlushPolicy"/> promises.</summary>
/// <remarks>
/// <para>
/// Appends from any number of threads and tasks share syncs: whatever was written before one begins is durable when it has ended. A group is
/// not held back by a timer. A single producer writes and syncs on its own thread.
/// </para>
/// <para>
/// Records are checked by CRC32C over their bytes, place and order. After a crash, opening the log finds the last whole record, removes what
/// a crash left half-written behind it, and goes on. Where a record cannot be read that was durable before later ones were written, it throws
/// <see cref="CorruptLogException"/> and changes nothing. Segments are never deleted.
/// </para>
/// <para>
/// The first write or sync that fails ends the log: everybody who waits and every later append get an <see cref="IOException"/>, and what is
/// durable stays where it was. It is never tried again, since the system may report success for bytes that it has lost. Dispose the log and open it again.
/// </para>
/// <para>
/// One writer has the folder, by a lock on a file in it; readers need none. Linux: pwrite and fdatasync into files that were filled with
/// zeros, flock. macOS: pwrite and fcntl(F_FULLFSYNC). Windows: WriteFile and NtFlushBuffersFileEx or FlushFileBuffers, LockFileEx. Elsewhere .NET's methods.
/// </para>
/// </remarks>
public sealed class CommitLog : IAsyncDisposable, IDisposable
{
    readonly LogCore _core;
    readonly Acknowledgement _level;

    CommitLog(LogCore core, Acknowledgement level) => (_core, _level) = (core, level);

    /// <summary>All records that are before this offset are on the disk.</summary>
    public long DurableOffset => _core.DurableOffset;

    /// <summary>Opens the log in a folder, or makes a new one, and recovers it if it was not disposed.</summary>
    /// <param name="path">The folder. It is made where it is missing; its parent has to be there.</param>
    /// <param name="options">Null stands for the defaults.</param>
    /// <exception cref="IOException">The folder is in use by another writer, or a system call failed.</exception>
    /// <exception cref="CorruptLogException">A record that was durable cannot be read.</exception>
    public static CommitLog Open(string path, CommitLogOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new();
        options.Check();
        return Open(SystemCalls.Current, path, options);
    }

    /// <summary>As <see cref="Open(string, CommitLogOptions)"/>, on a thread of the pool: a long log takes time to check.</summary>
    public static Task<CommitLog> OpenAsync(string path, CommitLogOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.Run(() => Open(path, options), cancellationToken);

    internal static CommitLog Open(SystemCalls calls, string path, CommitLogOptions options, bool runsItself = true)
    {
        var folder = Path.GetFullPath(path);
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            FileSync.SyncDirectoryOf(calls, folder);
        }

        LogCore core = options.Policy.SyncsEachWrite
            ? new GroupedLog(calls, folder, options, runsItself)
            : new ScheduledLog(calls, folder, options, runsItself);
        return new(core, options.Policy.Acknowledgement);
    }

    internal LogCore Core => _core;

    /// <summary>Appends a record and completes when the policy's promise holds for it, with its offset.</summary>
    /// <param name="record">The bytes, at most <see cref="CommitLogOptions.MaxBatchBytes"/> − 24 of them. They are copied before the method returns, or, where the log's buffer is full, before the task completes.</param>
    /// <param name="cancellationToken">Ends the wait. The record stays in the log.</param>
    /// <exception cref="IOException">This or an earlier write or sync failed. Whether the record is there after a crash is open.</exception>
    /// <exception cref="SyncTimeoutException">The sync takes too long; its outcome is unknown.</exception>
    /// <remarks>
    /// <b>A lone producer's append syncs on the calling thread.</b> Where the policy syncs each append and the log is at rest, the caller writes and
    /// syncs itself, blocks for as long as the disk takes (and, where a segment is full, for as long as the next one takes to be filled with zeros), and gets
    /// a task that is complete already. Handing a record over to another thread and the answer back would cost a tenth and more of each append,
    /// and the caller has nothing to do before it ends. Appends that come during the sync do not block: the log's own thread syncs them together. Who may
    /// not block, as on the thread of a user interface, appends in a <c>Task.Run</c>, or sets <see cref="CommitLogOptions.MaxDelay"/>: then the
    /// log's own thread does all writes and syncs. Under the other policies the caller writes, and the log's thread syncs.
    /// </remarks>
    public ValueTask<long> AppendAsync(ReadOnlyMemory<byte> record, CancellationToken cancellationToken = default) =>
        AppendAsync(record, _level, cancellationToken);

    /// <summary>Appends a record and completes when what the caller asks for holds, whatever the policy says. Under a policy that never syncs, waiting for <see cref="Acknowledgement.Durable"/> causes a sync.</summary>
    public ValueTask<long> AppendAsync(ReadOnlyMemory<byte> record, Acknowledgement acknowledgement, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<long>(cancellationToken);
        Check(record.Length, acknowledgement);
        return _core.AppendAsync(record, acknowledgement, cancellationToken);
    }

    /// <summary>Appends a record and returns its offset when the policy's promise holds for it.</summary>
    /// <exception cref="IOException">This or an earlier write or sync failed. Whether the record is there after a crash is open.</exception>
    /// <exception cref="SyncTimeoutException">The sync takes too long; its outcome is unknown.</exception>
    public long Append(ReadOnlySpan<byte> record) => Append(record, _level);

    /// <summary>Appends a record and returns its offset when what the caller asks for holds, whatever the policy says.</summary>
    public long Append(ReadOnlySpan<byte> record, Acknowledgement acknowledgement)
    {
        Check(record.Length, acknowledgement);
        return _core.Append(record, acknowledgement);
    }

    /// <summary>Appends a record without waiting for anything but room in the buffer, and returns its offset. <see cref="WaitDurableAsync"/> can wait for it later.</summary>
    public long Post(ReadOnlySpan<byte> record) => Append(record, Acknowledgement.Buffered);

    /// <summary>Completes when the record at this offset, and so all before it, are on the disk.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Nothing was appended there yet.</exception>
    public ValueTask WaitDurableAsync(long offset, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        return cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled(cancellationToken) : _core.WaitDurableAsync(offset, cancellationToken);
    }

    /// <summary>Reads all whole records, in order, without a lock: beside a writer, those that are written by then.</summary>
    /// <exception cref="CorruptLogException">Thrown behind the last record that can be trusted, where a crash does not explain what follows.</exception>
    public static IEnumerable<LogRecord> ReadAll(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return LogRecovery.Read(SystemCalls.Current, Path.GetFullPath(path));
    }

    /// <summary>Writes and syncs what is left, under every policy, and closes the log.</summary>
    /// <exception cref="IOException">That failed, or something had failed before and nobody was told.</exception>
    public void Dispose() => _core.Dispose();

    /// <summary>As <see cref="Dispose"/>, on a thread of the pool.</summary>
    public ValueTask DisposeAsync() => new(Task.Run(_core.Dispose));

    void Check(int length, Acknowledgement acknowledgement)
    {
        if (length > _core.LongestRecord)
            throw new ArgumentException($"The record has {length} bytes, and the log takes {_core.LongestRecord}; see {nameof(CommitLogOptions)}.{nameof(CommitLogOptions.MaxBatchBytes)}.", nameof(length));
        if (acknowledgement is < Acknowledgement.Buffered or > Acknowledgement.Durable)
            throw new ArgumentOutOfRangeException(nameof(acknowledgement));
    }
}
