using IoAnalyzers.Model;
using IoAnalyzers.Model.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IoAnalyzers.Buffering;

/// <summary>Whether a stream can be created with another buffer size and be the same stream otherwise.</summary>
static class PassedSizes
{
    public static bool CanTake(IOperation creation, MemberBody body)
    {
        if (creation.Syntax.SyntaxTree != body.Syntax.SyntaxTree)
            return false;
        if (creation.Type.Is(body.Io.BufferedStream))
            return true;
        if (creation.ArgumentNamed("options") is { } options && options.Type.Is(body.Io.FileStreamOptions))
            return options.Unconverted() is IObjectCreationOperation { Initializer: { } initializer } && StreamCreation.OptionNamed(initializer, "BufferSize") is not null;

        return creation switch
        {
            IObjectCreationOperation => creation.ArgumentNamed("access") is not null || AccessOf(creation) is not null,
            IInvocationOperation { TargetMethod: { Name: "OpenRead" or "OpenWrite" or "Create", ContainingType: var type } } => type.Is(body.Io.File),
            IInvocationOperation { TargetMethod: { Name: "Open", ContainingType: var type } } => type.Is(body.Io.File) && (creation.ArgumentNamed("access") is not null || AccessOf(creation) is not null),
            _ => false,
        };
    }

    /// <summary>The access that a FileStream has when it is told the mode alone; null where the mode does not show.</summary>
    public static string? AccessOf(IOperation creation) => creation.ArgumentNamed("mode").ModeConstant() switch
    {
        null => null,
        (int)System.IO.FileMode.Append => "Write",
        _ => "ReadWrite",
    };

    static int? ModeConstant(this IOperation? mode) => mode is { ConstantValue: { HasValue: true, Value: int value } } ? value : null;
}
