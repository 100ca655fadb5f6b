using System.Runtime.CompilerServices;
using IoAnalyzers.Runtime.Tests.Seam;

namespace IoAnalyzers.Runtime.Tests.Access;

/// <summary>Memory that stays mapped as long as somebody may look at it.</summary>
public sealed class MappedRangeTests
{
    [Fact]
    public void A_range_outlives_its_file()
    {
        using var folder = new TestFolder();
        var (calls, file) = Open(folder);
        var range = file.Pin(10, 20);
        file.Dispose();
        Assert.Equal(0, calls.Unmaps);
        range.WritableMemory.Span[0] = 5;
        Assert.Equal(5, range.Memory.Span[0]);

        range.Dispose();
        range.Dispose();
        Assert.Equal(1, calls.Unmaps);
        Assert.Equal(5, File.ReadAllBytes(folder["file"])[10]);
    }

    [Fact]
    public void Memory_that_is_kept_after_its_range_refuses()
    {
        using var folder = new TestFolder();
        var (calls, file) = Open(folder);
        var range = file.Pin(10, 20);
        var kept = range.Memory;
        range.Dispose();
        Assert.Throws<ObjectDisposedException>(() => kept.Span.Length);
        Assert.Throws<ObjectDisposedException>(() => kept.Pin());
        Assert.Throws<ObjectDisposedException>(() => range.Memory.Span.Length);
        Assert.Equal(0, calls.Unmaps);
        file.Dispose();
        Assert.Equal(1, calls.Unmaps);
    }

    [Fact]
    public unsafe void A_pin_of_the_memory_outlives_both()
    {
        using var folder = new TestFolder();
        var (calls, file) = Open(folder);
        var range = file.Pin(10, 20);
        var pin = range.Memory[5..].Pin();
        file.Dispose();
        range.Dispose();
        Assert.Equal(0, calls.Unmaps);
        ((byte*)pin.Pointer)[0] = 6;
        pin.Dispose();
        pin.Dispose();
        Assert.Equal(1, calls.Unmaps);
        Assert.Equal(6, File.ReadAllBytes(folder["file"])[15]);
    }

    [Fact]
    public void A_file_that_nobody_holds_any_more_is_not_taken_from_under_a_span()
    {
        using var folder = new TestFolder();
        var calls = new Unmapping(SystemCalls.Current);
        var span = SliceOfForgotten(calls, folder["file"]);
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.Equal(0, calls.Unmaps);
        Assert.Equal(0, span[0]);
    }

    [Fact]
    public void Pins_and_disposals_of_many_threads_unmap_once()
    {
        using var folder = new TestFolder();
        for (var round = 0; round < 50; round++)
        {
            var (calls, file) = Open(folder);
            Parallel.For(0, 8, thread =>
            {
                for (var i = 0; i < 50; i++)
                {
                    if (thread == 0 && i == 25)
                        file.Dispose();
                    try
                    {
                        using var range = file.Pin(thread, 8);
                        using var pin = range.Memory.Pin();
                        Assert.Equal(8, range.Memory.Span.Length);
                    }
                    catch (ObjectDisposedException)
                    {
                    }
                }
            });
            Assert.Equal(1, calls.Unmaps);
        }
    }

    static (Unmapping Calls, MappedFile File) Open(TestFolder folder)
    {
        var calls = new Unmapping(SystemCalls.Current);
        return (calls, Mapping.Open(calls, folder["file"], isWritable: true, 5_000));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static ReadOnlySpan<byte> SliceOfForgotten(SystemCalls calls, string path) => Mapping.Open(calls, path, isWritable: true, 5_000).Slice(0, 10);

    [Fact]
    public void A_pin_of_an_unknown_system_s_mapping_outlives_the_file()
    {
        using var folder = new TestFolder();
        File.WriteAllBytes(folder["file"], [1, 2, 3]);
        var file = Mapping.Open(new ManagedCalls(), folder["file"], isWritable: false, 0);
        using var pin = file.Pin(0, 3);
        file.Dispose();
        Assert.Equal([1, 2, 3], pin.Memory.ToArray());
    }

    sealed class Unmapping(SystemCalls inner) : ForwardingCalls(inner)
    {
        int _unmaps;

        public int Unmaps => _unmaps;

        public override CallResult Unmap(nint address, nuint length)
        {
            Interlocked.Increment(ref _unmaps);
            return base.Unmap(address, length);
        }
    }
}
