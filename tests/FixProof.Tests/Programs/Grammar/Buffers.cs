namespace IoAnalyzers.FixProof.Programs;

/// <summary>A buffer of a copy loop, and how it is read into and written from.</summary>
/// <param name="Declaration">Statements that make it.</param>
/// <param name="Reads">Arguments of Read for as many bytes as it has.</param>
/// <param name="Writes">Arguments of Write for the first n bytes.</param>
/// <param name="Before">What stands in front of the loop and has to be closed by <paramref name="Behind"/>.</param>
sealed record Buffers(string Declaration, string[] Reads, string[] Writes, string Before = "", string Behind = "", string First = "buffer[0]")
{
    /// <param name="isAsync">Whether it lives across an await.</param>
    public static Buffers Any(Choices choose, bool isAsync)
    {
        var size = choose.Of("4096", "81920", "1024", "16 * 1024", "128 * 1024", "512", "path.Length * 100");
        var array = new Buffers(
            choose.Of($"var buffer = new byte[{size}];", $"byte[] buffer = new byte[{size}];", $"const int Size = 8192;\nvar buffer = new byte[Size];"),
            isAsync ? ["buffer, 0, buffer.Length", "buffer", "buffer.AsMemory()", "buffer.AsMemory(0, buffer.Length)"] : ["buffer, 0, buffer.Length", "buffer", "buffer.AsSpan()"],
            isAsync ? ["buffer, 0, n", "buffer.AsMemory(0, n)", "buffer.AsMemory()[..n]"] : ["buffer, 0, n", "buffer.AsSpan(0, n)", "buffer.AsSpan()[..n]"]);
        var rented = array with
        {
            Declaration = $"var buffer = ArrayPool<byte>.Shared.Rent({size});", Before = "try\n{", Behind = "}\nfinally\n{\n    ArrayPool<byte>.Shared.Return(buffer);\n}",
        };
        var memory = isAsync
            ? new Buffers($"Memory<byte> buffer = new byte[{size}];", ["buffer"], ["buffer[..n]", "buffer.Slice(0, n)"], First: "buffer.Span[0]")
            : new Buffers($"Span<byte> buffer = new byte[{size}];", ["buffer"], ["buffer[..n]", "buffer.Slice(0, n)"]);
        var stack = isAsync ? memory : new Buffers("Span<byte> buffer = stackalloc byte[1024];", ["buffer"], ["buffer[..n]", "buffer.Slice(0, n)"]);
        return choose.Of(array, rented, memory, stack, array);
    }
}
