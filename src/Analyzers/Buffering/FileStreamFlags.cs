using IoAnalyzers.Model;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>The <c>FileOptions</c> with which a FileStream is created.</summary>
static class FileStreamFlags
{
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
