namespace IoAnalyzers.Tests.Model.Streams.Measuring;

/// <summary>A stream, reader or writer in use, above something that counts.</summary>
/// <param name="Step">Writes or reads one byte or character.</param>
/// <param name="PassedOn">How many calls have reached what counts.</param>
/// <param name="Owned">Disposed in this order.</param>
sealed record Rig(Action Step, Func<int> PassedOn, params IDisposable[] Owned) : IDisposable
{
    public const int Steps = 100;

    /// <summary>Flushes what is measured; null for what cannot be flushed.</summary>
    public Action? Flush { get; init; }

    /// <summary>How many of the ones that the steps wrote can be read at the place where they go to, past what is measured.</summary>
    public Func<int>? Arrived { get; init; }

    /// <summary>How often the wrapped stream was flushed; null for what wraps none.</summary>
    public Func<int>? InnerFlushes { get; init; }

    /// <summary>How many bytes came to the wrapped stream; null for what wraps none.</summary>
    public Func<long>? InnerBytes { get; init; }

    /// <summary>How many calls <see cref="Steps"/> steps make.</summary>
    public int Measure()
    {
        var before = PassedOn();
        for (var i = 0; i < Steps; i++)
            Step();
        return PassedOn() - before;
    }

    public void Dispose()
    {
        foreach (var owned in Owned)
            owned.Dispose();
    }
}

static class RigParts
{
    public static Action FlushOf(object measured) => measured switch
    {
        Stream stream => stream.Flush,
        TextWriter text => text.Flush,
        BinaryWriter binary => binary.Flush,
        _ => () => Assert.Fail($"{measured} has no Flush"),
    };

    public static int Ones(this ReadOnlySpan<byte> bytes) => bytes.Count((byte)1);

    public static int Ones(this byte[] bytes) => Ones((ReadOnlySpan<byte>)bytes);
}

/// <summary>Runs an action when it is disposed.</summary>
sealed class Cleanup(Action action) : IDisposable
{
    public void Dispose() => action();
}
