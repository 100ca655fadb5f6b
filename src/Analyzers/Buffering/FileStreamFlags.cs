using IoAnalyzers.Model;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>The <c>FileOptions</c> with which a FileStream is created.</summary>
static class FileStreamFlags
{
    /// <summary>WriteThrough and DeleteOnClose, and Windows' NO_BUFFERING: whoever sets one of them wants each write as it is.</summary>
    public const int WantsEachWrite = unchecked((int)0x80000000) | 0x04000000 | 0x20000000;

    /// <summary>They are known, in place, and none of the unwanted is among them.</summary>
    public static bool AreWithout(int unwanted, IOperation file)
    {
        var options = file.ArgumentNamed("options")?.Unconverted();
        if (options is IObjectCreationOperation { Initializer: { } initializer })
            options = StreamCreation.OptionNamed(initializer, "Options");
        else if (options?.Type is { Name: "FileStreamOptions" })
            return false;
        return options is null || options.Int32Constant() is { } flags && (flags & unwanted) == 0;
    }
}
