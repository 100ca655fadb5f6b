using IoAnalyzers.Access;

namespace IoAnalyzers.Tests.Access;

public sealed class ViewPerIterationTests
{
    [Fact]
    public Task A_view_that_a_using_declaration_holds_is_kept() => Verify<ViewPerIteration>.Fix(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            using var view = [|map.CreateViewAccessor()|];
            view.ReadInt32(record.Length);
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
                view.ReadInt32(record.Length);
            }
        }
        finally
        {
            view?.Dispose();
        }
        """);

    [Fact]
    public Task A_using_statement_gives_its_braces_up() => Verify<ViewPerIteration>.Fix(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            using (var view = [|map.CreateViewAccessor(0, 64, MemoryMappedFileAccess.Read)|])
            {
                // The sum of both.
                var sum = view.ReadInt32(0) + view.ReadInt32(record.Length);
                Console.WriteLine(sum);
            }
        }
        """,
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        var view = default(MemoryMappedViewAccessor);
        try
        {
            foreach (var record in records)
            {
                view ??= map.CreateViewAccessor(0, 64, MemoryMappedFileAccess.Read);
                // The sum of both.
                var sum = view.ReadInt32(0) + view.ReadInt32(record.Length);
                Console.WriteLine(sum);
            }
        }
        finally
        {
            view?.Dispose();
        }
        """);

    [Fact]
    public Task A_using_statement_without_braces_is_opened() => Verify<ViewPerIteration>.Fix(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            using (var view = [|map.CreateViewAccessor()|])
                Console.WriteLine(view.ReadByte(record.Length));
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
                Console.WriteLine(view.ReadByte(record.Length));
            }
        }
        finally
        {
            view?.Dispose();
        }
        """);

    [Fact]
    public Task A_stream_begins_at_its_first_byte_in_each_round() => Verify<ViewPerIteration>.Fix(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            using var view = [|map.CreateViewStream(0, 512, MemoryMappedFileAccess.Read)|];
            view.Read(record, 0, record.Length);
        }
        """,
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        var view = default(MemoryMappedViewStream);
        try
        {
            foreach (var record in records)
            {
                view ??= map.CreateViewStream(0, 512, MemoryMappedFileAccess.Read);
                view.Position = 0;
                view.Read(record, 0, record.Length);
            }
        }
        finally
        {
            view?.Dispose();
        }
        """);

    [Fact]
    public Task A_view_in_a_branch_is_mapped_when_the_branch_is_taken() => Verify<ViewPerIteration>.Fix(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            if (record.Length > 4)
            {
                using var view = [|map.CreateViewAccessor()|];
                view.ReadInt32(record.Length);
            }
        }
        """,
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        var view = default(MemoryMappedViewAccessor);
        try
        {
            foreach (var record in records)
            {
                if (record.Length > 4)
                {
                    view ??= map.CreateViewAccessor();
                    view.ReadInt32(record.Length);
                }
            }
        }
        finally
        {
            view?.Dispose();
        }
        """);

    [Fact]
    public Task The_outermost_loop_keeps_it() => Verify<ViewPerIteration>.Fix(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            for (var i = 0; i < record.Length; i++)
            {
                using var view = [|map.CreateViewAccessor()|];
                view.ReadByte(i);
            }
        }
        """,
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        var view = default(MemoryMappedViewAccessor);
        try
        {
            foreach (var record in records)
            {
                for (var i = 0; i < record.Length; i++)
                {
                    view ??= map.CreateViewAccessor();
                    view.ReadByte(i);
                }
            }
        }
        finally
        {
            view?.Dispose();
        }
        """);

    [Fact]
    public Task A_map_that_an_outer_loop_opens_is_the_same_in_the_inner_one_only() => Verify<ViewPerIteration>.Fix(
        """
        foreach (var record in records)
        {
            using var map = MemoryMappedFile.CreateFromFile(path);
            for (var i = 0; i < record.Length; i++)
            {
                using var view = [|map.CreateViewAccessor()|];
                view.ReadByte(i);
            }
        }
        """,
        """
        foreach (var record in records)
        {
            using var map = MemoryMappedFile.CreateFromFile(path);
            var view = default(MemoryMappedViewAccessor);
            try
            {
                for (var i = 0; i < record.Length; i++)
                {
                    view ??= map.CreateViewAccessor();
                    view.ReadByte(i);
                }
            }
            finally
            {
                view?.Dispose();
            }
        }
        """);

    [Fact]
    public Task An_offset_and_a_size_that_the_loop_does_not_set_are_kept() => Verify<ViewPerIteration>.Fix(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        long start = data[0];
        foreach (var record in records)
        {
            using var view = [|map.CreateViewAccessor(start + sizeof(long) * 2, data.Length)|];
            view.ReadInt32(record.Length);
        }
        """,
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        long start = data[0];
        var view = default(MemoryMappedViewAccessor);
        try
        {
            foreach (var record in records)
            {
                view ??= map.CreateViewAccessor(start + sizeof(long) * 2, data.Length);
                view.ReadInt32(record.Length);
            }
        }
        finally
        {
            view?.Dispose();
        }
        """);
}
