namespace IoAnalyzers.Runtime.Interop;

/// <summary>What an error number means to the code above the seam. The numbers differ between systems, and so do the names for one meaning.</summary>
internal enum ErrorKind
{
    /// <summary>EIO and all others: there is nothing to do but to report it.</summary>
    Other,

    /// <summary>EINTR: a signal came first; the call did nothing and is to be made again.</summary>
    Interrupted,

    /// <summary>EAGAIN: the other end is not ready, or somebody else holds the lock.</summary>
    WouldBlock,

    /// <summary>ENOSYS: the kernel lacks the call, for every file and as long as the process lives.</summary>
    Unavailable,

    /// <summary>EOPNOTSUPP, ENOTTY: this file or file system lacks it.</summary>
    NotSupported,

    /// <summary>EINVAL. Many file systems say so in place of EOPNOTSUPP.</summary>
    Invalid,

    /// <summary>EXDEV.</summary>
    CrossDevice,

    /// <summary>EBADF.</summary>
    BadHandle,

    /// <summary>ENOSPC, EDQUOT.</summary>
    NoSpace,

    Exists,
    NotFound,

    /// <summary>EACCES, EPERM.</summary>
    AccessDenied,
    NotDirectory,
    IsDirectory,

    /// <summary>ELOOP: too many symbolic links, or one where none may be followed.</summary>
    LinkLoop,

    /// <summary>ENXIO: nobody is at the other end of a FIFO, or behind a device file.</summary>
    NoDevice,

    NameTooLong,

    /// <summary>EPIPE, ECONNRESET: the other end is gone.</summary>
    Disconnected,
}
