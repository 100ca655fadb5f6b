using System.Collections.Concurrent;
using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace IoAnalyzers.Runtime.Interop;

/// <summary>Mappings made by .NET's own views, which are found again by their address.</summary>
internal sealed unsafe class ManagedMappings
{
    readonly ConcurrentDictionary<nint, (MemoryMappedFile File, MemoryMappedViewAccessor View)> _byAddress = new();

    public nint Add(SafeFileHandle file, long offset, long length, MemoryMappedFileAccess access)
    {
        // The map looks at the handle's length; it neither closes the handle nor keeps it.
        var map = MemoryMappedFile.CreateFromFile(file, mapName: null, capacity: 0, access, HandleInheritability.None, leaveOpen: true);
        try
        {
            var view = map.CreateViewAccessor(offset, length, access);
            byte* start = null;
            view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
            var address = (nint)start + (nint)view.PointerOffset;
            _byAddress[address] = (map, view);
            return address;
        }
        catch
        {
            map.Dispose();
            throw;
        }
    }

    /// <summary>Flushes all of the view that the address lies in: a view of .NET knows no part of itself.</summary>
    public void Flush(nint address)
    {
        foreach (var (start, mapping) in _byAddress)
            if (address >= start && address - start < mapping.View.Capacity)
                mapping.View.Flush();
    }

    public void Remove(nint address)
    {
        if (!_byAddress.TryRemove(address, out var mapping))
            return;
        mapping.View.SafeMemoryMappedViewHandle.ReleasePointer();
        mapping.View.Dispose();
        mapping.File.Dispose();
    }
}
