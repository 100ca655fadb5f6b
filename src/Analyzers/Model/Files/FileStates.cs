using System;

namespace IoAnalyzers.Model.Files;

/// <summary>What may have become of a file's content: each flag is one way that it can be at a point, or at the end of a call.</summary>
[Flags]
enum FileStates
{
    None = 0,
    /// <summary>As it was when the member, or the call, began.</summary>
    Same = 1 << 0,
    /// <summary>Created or truncated, and nothing written.</summary>
    Empty = 1 << 1,
    /// <summary>Written; part of it may still be in a buffer of the process.</summary>
    Written = 1 << 2,
    /// <summary>Written and flushed to the operating system, not to the disk.</summary>
    Flushed = 1 << 3,
    /// <summary>On the disk.</summary>
    Synced = 1 << 4,
    /// <summary>Renamed away, replaced or deleted: the path does not name what was written any more.</summary>
    Gone = 1 << 5,
    /// <summary>Something happened that cannot be told; stays until the path stands for another file.</summary>
    Unknown = 1 << 6,
    /// <summary>The stream may have been closed by a call that it was given to; stays likewise.</summary>
    Closed = 1 << 7,
    /// <summary>Its buffers may have been flushed, with nothing known to be written before.</summary>
    Flushes = 1 << 8,

    Unsynced = Written | Flushed,
    Lasting = Unknown | Closed | Flushes,
}

/// <summary>The states of one file as facts of a flow.</summary>
readonly record struct FileFacts(FileStates States)
{
    /// <summary>The states after an effect: one of <see cref="FileStates.Same"/> keeps what was, on the paths where it holds.</summary>
    public FileFacts Apply(FileStates effect)
    {
        // In code that is never reached nothing happens.
        if (States == FileStates.None)
            return this;

        var kept = (effect & FileStates.Same) != 0 ? States : States & FileStates.Lasting;
        if ((effect & (FileStates.Flushes | FileStates.Same)) == (FileStates.Flushes | FileStates.Same) && (kept & FileStates.Written) != 0)
            kept = kept & ~FileStates.Written | FileStates.Flushed;
        return new(kept | effect & ~FileStates.Same);
    }
}
