namespace IoAnalyzers.Runtime;

/// <summary>Where the bytes of a <see cref="BufferedWriter"/> go: which system call takes them, and what stays in the buffer when one fails.</summary>
internal abstract class Outflow
{
    /// <summary>The offset of the first byte in the buffer; where there are no offsets, the number of bytes that went out.</summary>
    public long Position { get; protected set; }

    /// <summary>Whether the first part of a record that failed may stay where it was written, as the next bytes go over it.</summary>
    protected virtual bool CanRewind => false;

    /// <summary>Whether a record that is no smaller than the buffer goes out at once; else the buffer grows to hold it.</summary>
    public virtual bool TakesLargeRecords => true;

    /// <summary>Makes one system call and returns how many bytes it took, 0 after a signal. Of the record that stands behind the bytes, some may go with them.</summary>
    protected abstract int Put(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> record, long position);

    /// <summary>How many of the last buffered bytes have to wait for what is written next.</summary>
    public virtual int Unfinished(ReadOnlySpan<byte> buffered) => 0;

    /// <summary>Hands over all that is buffered, without holding the thread.</summary>
    public abstract Task HandOverAsync(BufferedWriter writer, CancellationToken cancellationToken);

    /// <summary>Adds bytes that may not fit, without holding the thread.</summary>
    public abstract Task WriteAsync(BufferedWriter writer, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    public abstract void Close();

    /// <summary>Hands over the first bytes of the buffer, and behind them a record that does not fit into it.</summary>
    public unsafe void HandOver(ref PinnedBuffer buffer, int count, ReadOnlySpan<byte> record)
    {
        long done = 0, all = count + (long)record.Length;
        try
        {
            while (done < all)
            {
                done += done < count
                    ? Put(new(buffer.Start + done, (int)(count - done)), record, Position + done)
                    : Put(record[(int)(done - count)..], [], Position + done);
            }
        }
        finally
        {
            buffer.RemoveFirst((int)Math.Min(done, count));
            if (done > count && done < all)
            {
                if (CanRewind)
                    done = count;
                else
                    buffer.Append(record[(int)(done - count)..]);
            }

            Position += done;
        }
    }

    /// <summary>Says that the buffer went out by other means than <see cref="HandOver"/>.</summary>
    public void Skip(ref PinnedBuffer buffer, int count)
    {
        buffer.RemoveFirst(count);
        Position += count;
    }
}
