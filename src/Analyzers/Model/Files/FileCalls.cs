using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Files;

/// <summary>What the base class library's calls do to a file that they are given by its path, or by a stream.</summary>
static class FileCalls
{
    /// <summary>The path that a call renames; null for any other call.</summary>
    public static IOperation? RenamedBy(IInvocationOperation call, IoSymbols io) => call.TargetMethod.Name switch
    {
        "Move" or "Replace" when call.TargetMethod.ContainingType.Is(io.File) => call.ArgumentNamed("sourceFileName"),
        "MoveTo" or "Replace" when call.TargetMethod.ContainingType.Is(io.FileInfo) => call.Instance,
        _ => null,
    };

    /// <summary>The path that the renamed file has afterwards.</summary>
    public static IOperation? NewPathOf(IInvocationOperation rename) =>
        rename.ArgumentNamed("destFileName") ?? rename.ArgumentNamed("destinationFileName");

    /// <summary>Whether the framework has a form of a rename, with one parameter more, that may replace a file.</summary>
    public static bool CanOverwrite(INamedTypeSymbol type, string rename, int parameterCount)
    {
        foreach (var member in type.GetMembers(rename))
            if (member is IMethodSymbol { Parameters: var parameters } && parameters.Length == parameterCount + 1
                && parameters[parameterCount] is { Name: "overwrite", Type.SpecialType: SpecialType.System_Boolean })
                return true;
        return false;
    }

    /// <summary>The effect of a static method of File or a method of FileInfo; null when it is neither, or does not concern the file.</summary>
    public static FileStates? ByPath(IInvocationOperation call, FileSubject file)
    {
        var io = file.Body.Io;
        if (call.TargetMethod.ContainingType.Is(io.FileInfo) ? !file.IsPath(call.Instance) && !NamesFile(call, file) : !NamesFile(call, file))
            return null;
        if (!call.TargetMethod.ContainingType.Is(io.File) && !call.TargetMethod.ContainingType.Is(io.FileInfo))
            return FileBehind.IsOfBaseLibrary(call.TargetMethod.ContainingType) ? OfOtherType(call, file) : null;

        if (RenamedBy(call, io) is not null)
            return FileStates.Gone;
        return call.TargetMethod.Name switch
        {
            "Delete" => FileStates.Gone,
            "Copy" => file.IsPath(call.ArgumentNamed("destFileName")) ? FileStates.Written : FileStates.Same,
            "CopyTo" => file.IsPath(call.Instance) ? FileStates.Same : FileStates.Written,
            // A file whose content is the name of this one: a note of what is being moved.
            var name when (WritesAll(name) || AppendsAll(name)) && !file.IsPath(call.ArgumentNamed("path")) => FileStates.Same,
            var name when WritesAll(name) => IsEmpty(ContentOf(call)) ? FileStates.Empty : FileStates.Written,
            var name when AppendsAll(name) => IsEmpty(ContentOf(call)) ? FileStates.Same : FileStates.Written,
            _ => FileOpening.Of(call, file.Body) is { Truncates: true } ? FileStates.Empty : FileStates.Same,
        };
    }

    public static bool WritesAll(string name) => Starts(name, "WriteAll");

    static bool AppendsAll(string name) => Starts(name, "AppendAll");

    public static IOperation? ContentOf(IOperation call) => call.ArgumentNamed("contents") ?? call.ArgumentNamed("bytes");

    /// <summary>The effect of calling a method of a stream, writer or handle, by its name.</summary>
    /// <param name="written">The effect of a write.</param>
    /// <param name="closed">The effect of closing it.</param>
    public static FileStates OnStream(IInvocationOperation call, FileStates written, FileStates closed)
    {
        switch (call.TargetMethod.Name)
        {
            case "Dispose" or "DisposeAsync" or "Close":
                return closed;
            case "Flush" or "FlushAsync" or "FlushFinalBlock" or "FlushFinalBlockAsync":
                return FileStates.Same | FileStates.Flushes;
            default:
                return IsReading(call.TargetMethod.Name) || Starts(call.TargetMethod.Name, "CopyTo") ? FileStates.Same : written;
        }
    }

    /// <summary>Whether a method that is given a stream, or belongs to one, leaves its content alone.</summary>
    public static bool IsReading(string name) =>
        Starts(name, "Read") || Starts(name, "Peek") || Starts(name, "Deserialize") || Starts(name, "Load") || Starts(name, "Parse")
        || Starts(name, "BeginRead") || Starts(name, "End") || Starts(name, "Get") || Starts(name, "Is") || Starts(name, "Compute") || Starts(name, "Hash")
        || name is "Seek" or "SetLength" or "Lock" or "Unlock" or "Equals" or "ReferenceEquals" or "ToString" or "ConfigureAwait" or "DangerousGetHandle" or "AsTask"
            or "KeepAlive" or "SuppressFinalize" or "ThrowIfNull";

    static FileStates OfOtherType(IInvocationOperation call, FileSubject file)
    {
        foreach (var argument in call.Arguments)
            if (argument.Parameter?.Name is "fileName" or "filename" or "destinationFileName" or "destinationArchiveFileName" or "outputFileName"
                && call.TargetMethod.Name is "Save" or "ExtractToFile" or "CreateFromDirectory" or "DownloadFile" or "DownloadFileTaskAsync"
                && file.IsPath(argument.Value))
                return FileStates.Written;
        return FileStates.Same;
    }

    /// <summary>Whether a path that a call is given is that of the file; what is written into another file may be the path, too.</summary>
    static bool NamesFile(IInvocationOperation call, FileSubject file)
    {
        var content = ContentOf(call);
        foreach (var argument in call.Arguments)
            if (argument.Value != content && file.IsPath(argument.Value))
                return true;
        return false;
    }

    static bool Starts(string name, string with) => name.StartsWith(with, System.StringComparison.Ordinal);

    /// <summary>An empty file says something by being there; it has no content to lose.</summary>
    public static bool IsEmpty(IOperation? content) => content?.Unconverted() switch
    {
        null => false,
        { ConstantValue: { HasValue: true, Value: null or "" } } => true,
        IFieldReferenceOperation { Field: { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } } => true,
        IInvocationOperation { TargetMethod: { Name: "Empty", ContainingType.Name: "Array" or "Enumerable" } } => true,
        IArrayCreationOperation { DimensionSizes: { Length: 1 } sizes } => sizes[0].Int32Constant() is 0,
        _ => false,
    };
}
