using System.IO.IsolatedStorage;
using System.IO.MemoryMappedFiles;
using IoAnalyzers.Model.Streams;

namespace IoAnalyzers.Tests.Model.Streams.Measuring;

/// <summary>Files and memory: streams whose calls the kernel counts.</summary>
static class Bottoms
{
    const int Length = 1000;
    const FileShare Shared = FileShare.ReadWrite | FileShare.Delete;

    public static IEnumerable<Specimen> All =>
    [
        FileOf("default", 4096, p => new FileStream(p, FileMode.Open)),
        FileOf("bufferSize 0", 0, p => new FileStream(p, FileMode.Open, FileAccess.ReadWrite, Shared, 0)),
        FileOf("bufferSize 1", 1, p => new FileStream(p, FileMode.Open, FileAccess.ReadWrite, Shared, 1)),
        FileOf("bufferSize 2", 2, p => new FileStream(p, FileMode.Open, FileAccess.ReadWrite, Shared, 2)),
        FileOf("bufferSize 4096", 4096, p => new FileStream(p, FileMode.Open, FileAccess.ReadWrite, Shared, 4096)),
        FileOf("options", 4096, p => new FileStream(p, new FileStreamOptions { Access = FileAccess.ReadWrite })),
        FileOf("options 0", 0, p => new FileStream(p, new FileStreamOptions { Access = FileAccess.ReadWrite, BufferSize = 0 })),
        FileOf("options 1", 1, p => new FileStream(p, new FileStreamOptions { Access = FileAccess.ReadWrite, BufferSize = 1 })),
        FileOf("handle", 4096, p => new FileStream(File.OpenHandle(p, access: FileAccess.ReadWrite), FileAccess.ReadWrite)),
        FileOf("handle 0", 0, p => new FileStream(File.OpenHandle(p, access: FileAccess.ReadWrite), FileAccess.ReadWrite, 0)),
        FileOf("File.Open", 4096, p => File.Open(p, FileMode.Open)),
        FileOf("File.Open, options 0", 0, p => File.Open(p, new FileStreamOptions { Access = FileAccess.ReadWrite, BufferSize = 0 })),
        FileOf("FileInfo.Open", 4096, p => new FileInfo(p).Open(FileMode.Open)),
        FileOf("FileInfo.Open, options 0", 0, p => new FileInfo(p).Open(new FileStreamOptions { Access = FileAccess.ReadWrite, BufferSize = 0 })),
        FileOf("File.Create", 4096, write: File.Create),
        FileOf("File.Create 1", 1, write: p => File.Create(p, 1)),
        FileOf("File.OpenWrite", 4096, write: File.OpenWrite),
        FileOf("File.OpenRead", 4096, read: File.OpenRead),
        TextFile("path", p => new StreamWriter(p)),
        TextFile("path, bufferSize 1", p => new StreamWriter(p, append: false, encoding: null, bufferSize: 1)),
        TextFile("File.CreateText", File.CreateText),
        TextFile("File.AppendText", File.AppendText),
        new("System.IO.StreamReader", "path", Read: OnFile(p => new StreamReader(p), r => r.Read(), () => KernelCalls.Reads)),
        Isolated("default", 1024, (p, store) => new IsolatedStorageFileStream(p, FileMode.OpenOrCreate, FileAccess.ReadWrite, Shared, store)),
        Isolated("bufferSize 0", 0, (p, store) => new IsolatedStorageFileStream(p, FileMode.OpenOrCreate, FileAccess.ReadWrite, Shared, 0, store)),
        Isolated("bufferSize 1", 1, (p, store) => new IsolatedStorageFileStream(p, FileMode.OpenOrCreate, FileAccess.ReadWrite, Shared, 1, store)),
        new("System.IO.MemoryMappedFiles.MemoryMappedViewStream", "file", OnFile(View, Write, () => KernelCalls.Writes), OnFile(View, Read, () => KernelCalls.Reads)),
        new("System.IO.MemoryStream", "default", InMemory(() => new MemoryStream(), Write, s => s.ToArray().Ones()),
            InMemory(() => new MemoryStream(new byte[Length]), Read)),
        new("System.IO.UnmanagedMemoryStream", "default", Unmanaged(Write), Unmanaged(Read)),
        new("System.IO.StringWriter", "default", InMemory(() => new StringWriter(), w => w.Write('\u0001'), w => w.ToString().Length)),
        new("System.IO.StringReader", "default", Read: InMemory(() => new StringReader(new('a', Length)), r => r.Read())),
    ];

    static Specimen FileOf(string setting, int size, Func<string, Stream> both) => FileOf(setting, size, both, both);

    static Specimen FileOf(string setting, int size, Func<string, Stream>? write = null, Func<string, Stream>? read = null) =>
        new("System.IO.FileStream", setting,
            write is null ? null : OnFile(write, Write, () => KernelCalls.Writes, length: 0),
            read is null ? null : OnFile(read, Read, () => KernelCalls.Reads)) { BufferSize = size };

    static Specimen TextFile(string setting, Func<string, StreamWriter> open) =>
        new("System.IO.StreamWriter", setting, OnFile(open, w => w.Write('\u0001'), () => KernelCalls.Writes, length: 0)) { Is = Transfer.Collected };

    static Specimen Isolated(string setting, int size, Func<string, IsolatedStorageFile, Stream> open) =>
        new("System.IO.IsolatedStorage.IsolatedStorageFileStream", setting,
            InStore(open, Write, () => KernelCalls.Writes), InStore(open, Read, () => KernelCalls.Reads)) { BufferSize = size };

    static Func<Rig> OnFile<T>(Func<string, T> open, Action<T> step, Func<int> calls, int length = Length) where T : IDisposable => () =>
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllBytes(path, new byte[length]);
        var opened = open(path);
        return new(() => step(opened), calls, opened, new Cleanup(() => File.Delete(path)))
        {
            Flush = RigParts.FlushOf(opened),
            // The length is seen even of a file that nobody else may open.
            Arrived = () => length == 0 ? (int)new FileInfo(path).Length : File.ReadAllBytes(path).Ones(),
        };
    };

    static Func<Rig> InStore(Func<string, IsolatedStorageFile, Stream> open, Action<Stream> step, Func<int> calls) => () =>
    {
        var (store, folder) = NewStore();
        var name = Path.GetRandomFileName();
        using (var file = store.CreateFile(name))
            file.Write(new byte[Length]);
        var opened = open(name, store);
        return new(() => step(opened), calls, opened, store, new Cleanup(() => folder.Delete(recursive: true)))
        {
            Flush = opened.Flush,
            Arrived = () =>
            {
                using var reader = store.OpenFile(name, FileMode.Open, FileAccess.Read, Shared);
                var seen = new byte[Length];
                reader.ReadExactly(seen);
                return seen.Ones();
            },
        };
    };

    /// <summary>A store in a folder of its own, so that nothing stays in the user's.</summary>
    static (IsolatedStorageFile Store, DirectoryInfo Folder) NewStore()
    {
        const string DataHome = "XDG_DATA_HOME";
        var folder = Directory.CreateTempSubdirectory();
        var before = Environment.GetEnvironmentVariable(DataHome);
        Environment.SetEnvironmentVariable(DataHome, folder.FullName);
        try
        {
            return (IsolatedStorageFile.GetUserStoreForAssembly(), folder);
        }
        finally
        {
            Environment.SetEnvironmentVariable(DataHome, before);
        }
    }

    static Stream View(string path)
    {
        using var map = MemoryMappedFile.CreateFromFile(path);
        return map.CreateViewStream();
    }

    static Func<Rig> Unmanaged(Action<Stream> step) => () =>
    {
        var view = MemoryMappedFile.CreateNew(mapName: null, Length).CreateViewAccessor();
        var stream = new UnmanagedMemoryStream(view.SafeMemoryMappedViewHandle, 0, Length, FileAccess.ReadWrite);
        return new(() => step(stream), () => KernelCalls.Writes + KernelCalls.Reads, stream, view)
        {
            Flush = stream.Flush,
            Arrived = () => Enumerable.Range(0, Length).Count(i => view.ReadByte(i) == 1),
        };
    };

    static Func<Rig> InMemory<T>(Func<T> create, Action<T> step, Func<T, int>? written = null) where T : IDisposable => () =>
    {
        var created = create();
        return new(() => step(created), () => KernelCalls.Writes + KernelCalls.Reads, created)
        {
            Flush = RigParts.FlushOf(created),
            Arrived = written is null ? null : () => written(created),
        };
    };

    static void Write(Stream stream) => stream.WriteByte(1);

    static void Read(Stream stream) => Assert.NotEqual(-1, stream.ReadByte());
}
