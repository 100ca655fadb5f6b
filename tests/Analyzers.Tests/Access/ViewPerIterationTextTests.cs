using IoAnalyzers.Access;
using Microsoft.CodeAnalysis.CSharp;

namespace IoAnalyzers.Tests.Access;

public sealed class ViewPerIterationTextTests
{
    [Fact]
    public Task A_name_that_is_used_twice_gets_a_number() => Verify<ViewPerIteration>.Fix(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            using var view = [|map.CreateViewAccessor()|];
            view.ReadInt32(record.Length);
        }
        foreach (var view in new[] { 1 })
            Console.WriteLine(view);
        """,
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        var view2 = default(MemoryMappedViewAccessor);
        try
        {
            foreach (var record in records)
            {
                view2 ??= map.CreateViewAccessor();
                view2.ReadInt32(record.Length);
            }
        }
        finally
        {
            view2?.Dispose();
        }
        foreach (var view in new[] { 1 })
            Console.WriteLine(view);
        """);

    [Fact]
    public Task Two_views_are_kept_one_after_the_other() => Verify<ViewPerIteration>.Fix(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            using var head = [|map.CreateViewAccessor(0, 64)|];
            using var tail = [|map.CreateViewAccessor(64, 64)|];
            head.ReadInt32(tail.ReadInt32(record.Length));
        }
        """,
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        var head = default(MemoryMappedViewAccessor);
        try
        {
            var tail = default(MemoryMappedViewAccessor);
            try
            {
                foreach (var record in records)
                {
                    head ??= map.CreateViewAccessor(0, 64);
                    tail ??= map.CreateViewAccessor(64, 64);
                    head.ReadInt32(tail.ReadInt32(record.Length));
                }
            }
            finally
            {
                tail?.Dispose();
            }
        }
        finally
        {
            head?.Dispose();
        }
        """);

    [Fact]
    public Task An_old_language_gets_an_if() => Verify<ViewPerIteration>.Fix(
        """
        var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            using (var view = [|map.CreateViewAccessor()|])
            {
                view.ReadInt32(record.Length);
            }
        }
        """,
        """
        var map = MemoryMappedFile.CreateFromFile(path);
        var view = default(MemoryMappedViewAccessor);
        try
        {
            foreach (var record in records)
            {
                if (view == null)
                    view = map.CreateViewAccessor();
                view.ReadInt32(record.Length);
            }
        }
        finally
        {
            view?.Dispose();
        }
        """,
        Framework.Net472, language: LanguageVersion.CSharp7_3);

    [Fact]
    public Task A_file_that_names_types_goes_on_to_do_so() => Verify<ViewPerIteration>.Fix(
        """
        #nullable enable
        using System.IO.MemoryMappedFiles;

        class C
        {
            int Sum(MemoryMappedFile map, int[] places)
            {
                int sum = 0;
                foreach (int place in places)
                {
                    using (MemoryMappedViewAccessor view = [|map.CreateViewAccessor()|])
                    {
                        sum += view.ReadInt32(place);
                    }
                }
                return sum;
            }
        }
        """,
        """
        #nullable enable
        using System.IO.MemoryMappedFiles;

        class C
        {
            int Sum(MemoryMappedFile map, int[] places)
            {
                int sum = 0;
                MemoryMappedViewAccessor? view = null;
                try
                {
                    foreach (int place in places)
                    {
                        view ??= map.CreateViewAccessor();
                        sum += view.ReadInt32(place);
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
}
