using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Files;

/// <summary>A call that opens a file by its path and gives a stream, a writer or a handle.</summary>
/// <param name="Path">The path, or the FileInfo, that is opened.</param>
/// <param name="Truncates">The file is certainly empty afterwards.</param>
/// <param name="WriteThrough">Whether each write goes to the disk before it returns; null when an option that decides it is not constant.</param>
sealed record FileOpening(IOperation Call, IOperation Path, bool Truncates, bool? WriteThrough)
{
    const int CreateNew = 1, Create = 2, Truncate = 5;
    const int WriteThroughOption = unchecked((int)0x80000000);

    /// <summary>Null for anything else, and for opening only to read.</summary>
    public static FileOpening? Of(IOperation? operation, MemberBody body) => operation switch
    {
        IObjectCreationOperation creation when creation.Type.Is(body.Io.FileStream) => ByMode(creation, creation.ArgumentNamed("path"), body),
        IObjectCreationOperation creation when creation.Type.Is(body.Io.StreamWriter) => ByWriter(creation, body),
        IInvocationOperation call when call.TargetMethod.ContainingType.Is(body.Io.File) => ByName(call, call.ArgumentNamed("path"), body),
        IInvocationOperation call when call.TargetMethod.ContainingType.Is(body.Io.FileInfo) => ByName(call, call.Instance, body),
        _ => null,
    };

    static FileOpening? ByName(IInvocationOperation call, IOperation? path, MemberBody body) => call.TargetMethod.Name switch
    {
        _ when path is null => null,
        "Create" => new(call, path, Truncates: true, OptionsSayWriteThrough(call.ArgumentNamed("options"))),
        "CreateText" => new(call, path, Truncates: true, WriteThrough: false),
        "OpenWrite" or "AppendText" => new(call, path, Truncates: false, WriteThrough: false),
        "Open" or "OpenHandle" => ByMode(call, path, body),
        _ => null,
    };

    static FileOpening? ByWriter(IObjectCreationOperation creation, MemberBody body)
    {
        if (creation.ArgumentNamed("path") is not { } path)
            return null;
        if (creation.ArgumentNamed("options") is not null)
            return ByMode(creation, path, body);
        var truncates = creation.ArgumentNamed("append") is null or { ConstantValue: { HasValue: true, Value: false } };
        return new(creation, path, truncates, WriteThrough: false);
    }

    static FileOpening? ByMode(IOperation call, IOperation? path, MemberBody body)
    {
        if (path is null)
            return null;

        var given = call.ArgumentNamed("options");
        if (given is not null && given.Unconverted().Type.Is(body.Io.FileStreamOptions))
            return ByOptions(call, path, given);

        const int read = 1;
        return call.ArgumentNamed("access").Int32Constant() is read ? null : new(call, path, Empties(call.ArgumentNamed("mode")), OptionsSayWriteThrough(given));
    }

    static FileOpening? ByOptions(IOperation call, IOperation path, IOperation given)
    {
        // Options in a variable may have been changed on the way here.
        if (given.Unconverted() is not IObjectCreationOperation { Initializer: var initializer })
            return new(call, path, Truncates: false, WriteThrough: null);

        // What FileStreamOptions starts with is opening for reading.
        const int read = 1;
        var access = StreamCreation.OptionNamed(initializer, "Access");
        return access is null || access.Int32Constant() is read
            ? null
            : new(call, path, Empties(StreamCreation.OptionNamed(initializer, "Mode")), OptionsSayWriteThrough(StreamCreation.OptionNamed(initializer, "Options")));
    }

    static bool Empties(IOperation? mode) => mode.Int32Constant() is CreateNew or Create or Truncate;

    static bool? OptionsSayWriteThrough(IOperation? options) => options switch
    {
        null => false,
        { ConstantValue: { HasValue: true, Value: int flags } } => (flags & WriteThroughOption) != 0,
        { ConstantValue: { HasValue: true, Value: false or true } } => false,
        _ => null,
    };
}
