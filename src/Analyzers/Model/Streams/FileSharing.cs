using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Model.Streams;

/// <summary>The <c>FileShare</c> with which a file is opened.</summary>
static class FileSharing
{
    const int Write = 2;

    /// <summary>Others may write to the file while it is open. Whoever says so expects them; no default does.</summary>
    public static bool LetsOthersWrite(IOperation creation)
    {
        var share = creation.ArgumentNamed("share");
        if (creation.ArgumentNamed("options")?.Unconverted() is IObjectCreationOperation { Initializer: { } initializer })
            share = StreamCreation.OptionNamed(initializer, "Share");
        return share is not null && (share.Int32Constant() is not { } flags || (flags & Write) != 0);
    }
}
