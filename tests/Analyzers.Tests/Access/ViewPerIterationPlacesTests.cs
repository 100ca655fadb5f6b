using IoAnalyzers.Access;

namespace IoAnalyzers.Tests.Access;

public sealed class ViewPerIterationPlacesTests
{
    [Fact]
    public Task A_lambda_in_the_loop_runs_when_it_is_called() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            Action run = () =>
            {
                using var view = map.CreateViewAccessor();
                view.ReadInt32(record.Length);
            };
            Console.WriteLine(run.Method);
        }
        """);

    [Fact]
    public Task Code_of_another_configuration_in_the_loop() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            using var view = map.CreateViewAccessor();
        #if DEBUG
            Console.WriteLine(record.Length);
        #endif
            view.ReadInt32(record.Length);
        }
        """);

    [Fact]
    public Task A_loop_that_is_the_statement_of_an_if() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        if (data.Length > 0)
            foreach (var record in records)
            {
                using var view = map.CreateViewAccessor();
                view.ReadInt32(record.Length);
            }
        """);

    [Fact]
    public Task Comments_beside_the_braces_have_no_place() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            using (var view = map.CreateViewAccessor()) // read only
            {
                view.ReadInt32(record.Length);
            }
        }
        """);

    [Fact]
    public Task A_using_of_two_views() => Verify<ViewPerIteration>.Silent(
        """
        using var map = MemoryMappedFile.CreateFromFile(path);
        foreach (var record in records)
        {
            using MemoryMappedViewAccessor head = map.CreateViewAccessor(0, 64), tail = map.CreateViewAccessor(64, 64);
            head.ReadInt32(tail.ReadInt32(0));
        }
        """);

    [Fact]
    public Task A_method_with_the_same_name() => Verify<ViewPerIteration>.Silent(
        """
        class Map
        {
            public Map CreateViewAccessor() => this;
            public void ReadInt32() { }

            void M(int count)
            {
                for (var i = 0; i < count; i++)
                {
                    var view = CreateViewAccessor();
                    view.ReadInt32();
                }
            }
        }
        """);

    [Fact]
    public Task A_field_that_a_method_may_close() => Verify<ViewPerIteration>.Silent(
        """
        using System.IO.MemoryMappedFiles;

        class C
        {
            readonly MemoryMappedFile _map = MemoryMappedFile.CreateNew(null, 4096);

            void Close() => _map.Dispose();

            void M(int[] places)
            {
                foreach (var place in places)
                {
                    using var view = _map.CreateViewAccessor();
                    if (view.ReadInt32(place) == 0)
                        Close();
                }
            }
        }
        """);

    [Fact]
    public Task A_journal_goes_to_the_disk_record_by_record() => Verify<ViewPerIteration>.Silent(
        """
        using System.IO.MemoryMappedFiles;

        class Journal
        {
            void Append(MemoryMappedFile map, int[] places)
            {
                foreach (var place in places)
                {
                    using var view = map.CreateViewAccessor();
                    view.Write(place, place);
                }
            }
        }
        """);

    [Fact]
    public Task An_iterator_is_run_by_somebody_else() => Verify<ViewPerIteration>.Silent(
        """
        using System.Collections.Generic;
        using System.IO.MemoryMappedFiles;

        class C
        {
            IEnumerable<int> Read(MemoryMappedFile map, int[] places)
            {
                foreach (var place in places)
                {
                    using var view = map.CreateViewAccessor();
                    yield return view.ReadInt32(place);
                }
            }
        }
        """);

    [Fact]
    public Task A_reference_that_was_passed_may_change() => Verify<ViewPerIteration>.Silent(
        """
        using System.IO.MemoryMappedFiles;

        class C
        {
            void Read(ref MemoryMappedFile map, int[] places)
            {
                foreach (var place in places)
                {
                    using var view = map.CreateViewAccessor();
                    view.ReadInt32(place);
                }
            }
        }
        """);
}
