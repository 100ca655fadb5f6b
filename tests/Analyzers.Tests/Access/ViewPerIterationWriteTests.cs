using IoAnalyzers.Access;

namespace IoAnalyzers.Tests.Access;

public sealed class ViewPerIterationWriteTests
{
    [Fact]
    public Task A_readonly_field_is_the_same_map() => Verify<ViewPerIteration>.Fix(
        """
        using System.IO.MemoryMappedFiles;

        class C
        {
            readonly MemoryMappedFile _map = MemoryMappedFile.CreateNew(null, 4096);

            int Sum(int[] places)
            {
                var sum = 0;
                for (var i = 0; i < places.Length; i++)
                {
                    using var view = [|_map.CreateViewAccessor()|];
                    sum += view.ReadInt32(places[i]);
                }

                return sum;
            }
        }
        """,
        """
        using System.IO.MemoryMappedFiles;

        class C
        {
            readonly MemoryMappedFile _map = MemoryMappedFile.CreateNew(null, 4096);

            int Sum(int[] places)
            {
                var sum = 0;
                var view = default(MemoryMappedViewAccessor);
                try
                {
                    for (var i = 0; i < places.Length; i++)
                    {
                        view ??= _map.CreateViewAccessor();
                        sum += view.ReadInt32(places[i]);
                    }
                }
                finally
                {
                    view?.Dispose();
                }

                return sum;
            }
        }
        """);

    [Fact]
    public Task A_field_of_the_same_name_stays_what_it_is() => Verify<ViewPerIteration>.Fix(
        """
        using System.IO.MemoryMappedFiles;

        class C
        {
            int view = 1;

            int Sum(MemoryMappedFile map, int[] places)
            {
                view++;
                foreach (var place in places)
                {
                    using var view = [|map.CreateViewAccessor()|];
                    this.view += view.ReadInt32(place);
                }

                return view;
            }
        }
        """,
        """
        using System.IO.MemoryMappedFiles;

        class C
        {
            int view = 1;

            int Sum(MemoryMappedFile map, int[] places)
            {
                view++;
                var view2 = default(MemoryMappedViewAccessor);
                try
                {
                    foreach (var place in places)
                    {
                        view2 ??= map.CreateViewAccessor();
                        this.view += view2.ReadInt32(place);
                    }
                }
                finally
                {
                    view2?.Dispose();
                }

                return view;
            }
        }
        """);

    [Fact]
    public Task What_is_written_goes_to_the_disk_behind_the_loop() => Verify<ViewPerIteration>.Fix(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            using var view = [|map.CreateViewAccessor()|];
            view.Write(record.Length, record.LongLength);
        }
        """,
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        var view = default(MemoryMappedViewAccessor);
        try
        {
            foreach (var record in records)
            {
                view ??= map.CreateViewAccessor();
                view.Write(record.Length, record.LongLength);
            }
        }
        finally
        {
            view?.Dispose();
        }
        """);

    [Fact]
    public Task A_return_out_of_the_loop_closes_the_view() => Verify<ViewPerIteration>.Fix(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            using var view = [|map.CreateViewAccessor()|];
            if (view.ReadInt32(record.Length) == 0)
                return;
        }
        """,
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        var view = default(MemoryMappedViewAccessor);
        try
        {
            foreach (var record in records)
            {
                view ??= map.CreateViewAccessor();
                if (view.ReadInt32(record.Length) == 0)
                    return;
            }
        }
        finally
        {
            view?.Dispose();
        }
        """);
}
